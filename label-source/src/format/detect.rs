//! In: a text. Out: the class list in it. What the text looks like tells the syntax, what is in it the format.

use super::entry::{self, Entry};
use super::tree::{Node, Report, Value};
use super::{
    Format, class_indices, coco, hf_config, imagenet, json, labels_txt, names, python, synset, timm, ultralytics, yaml,
};
use crate::class_list::ClassList;
use crate::problem::Problems;

/// Reads a text, in the format that is given or that it shows.
pub(crate) fn read(
    file: &str,
    text: &str,
    format: Option<Format>,
    mut report: Report<'_>,
) -> Result<ClassList, Problems> {
    let is_lines = |format| {
        matches!(format, Format::LabelsTxt | Format::TeachableMachine | Format::SynsetTxt | Format::SynsetWords)
    };
    let root = match format {
        Some(format) if is_lines(format) => None,
        _ => parse(file, text, format == Some(Format::Ultralytics))?,
    };
    let (entries, format) = match (root, format) {
        (Some(root), format) => {
            let format = match format {
                Some(format) => format,
                None => of_tree(file, &root)?,
            };
            (tree(file, &root, format, &mut report)?, format)
        }
        (None, Some(format)) if !is_lines(format) => {
            let found = "lines of text";
            return Err(crate::messages::file::not_of_format(file, format, "JSON or a Python literal", found).into());
        }
        (None, format) => {
            let lines = labels_txt::lines(text, &mut report);
            let format = match format {
                Some(format) => format,
                None => of_lines(file, &lines)?,
            };
            let entries = match format {
                Format::TeachableMachine => labels_txt::numbered(&lines, &mut report),
                Format::SynsetTxt | Format::SynsetWords => synset::read(&lines, format, &mut report),
                _ => labels_txt::read(&lines),
            };
            (entries, format)
        }
    };
    entry::into_list(entries, format, report)
}

/// Parses what looks like JSON, a Python literal or YAML; `None`: the text is lines.
fn parse<'a>(file: &str, text: &'a str, is_yaml: bool) -> Result<Option<Node<'a>>, Problems> {
    let trimmed = text.trim_start();
    let mut significant = trimmed.chars().filter(|c| !c.is_whitespace());
    Ok(Some(match (significant.next(), significant.next()) {
        // What only Python writes behind a bracket; everything else is JSON, or a JSON that is broken.
        (Some('{' | '['), Some('\'' | '(')) | (Some('('), Some('\'' | '"')) => python::parse(file, text)?,
        (Some('{'), Some(c)) if c.is_ascii_digit() => python::parse(file, text)?,
        // `["yellow_lady's_slipper", 'cat']`: Python takes double quotes where a name has a single one.
        (Some('{' | '['), Some('"')) => {
            json::parse(file, text).or_else(|broken| python::parse(file, text).map_err(|_| broken))?
        }
        (Some('{' | '['), _) => json::parse(file, text)?,
        _ if is_yaml => yaml::parse(file, text)?,
        _ if text.lines().any(is_yaml_key) => {
            let root = yaml::parse(file, text)?;
            if !holds(&root, "names") {
                return Err(crate::messages::file::unrecognised(file, &root.shown()).into());
            }
            root
        }
        _ => return Ok(None),
    }))
}

/// A line that no list of names has: the key `names` of a data.yaml.
fn is_yaml_key(line: &str) -> bool {
    let value = line.strip_prefix("names:").or_else(|| line.strip_prefix("nc:"));
    value.is_some_and(|value| value.is_empty() || value.starts_with([' ', '\t', '[', '{']))
}

/// The format of a tree, by its keys and the kinds of its values.
fn of_tree(file: &str, root: &Node<'_>) -> Result<Format, Problems> {
    let pairs = match &root.value {
        Value::List(_) => return Ok(Format::List),
        Value::Map(pairs) => pairs,
        _ => return Err(crate::messages::file::unrecognised(file, &root.shown()).into()),
    };
    if holds(root, "id2label") || holds(root, "label2id") {
        return Ok(Format::HfConfig);
    }
    if timm::holds(root) {
        return Ok(Format::Timm);
    }
    if holds(root, "names") || holds(root, "class_names") {
        return Ok(Format::Ultralytics);
    }
    if root.get("categories").is_some_and(|v| v.list().is_some()) {
        return Ok(Format::Coco);
    }
    if holds(root, "object_type_names") {
        return Ok(Format::TorchServe);
    }
    if !pairs.is_empty() && pairs.iter().all(|(key, value)| key.index().is_some() && value.list().is_some()) {
        return Ok(Format::ImagenetClassIndex);
    }
    if pairs.iter().all(|(key, value)| key.word().is_some() && value.word().is_some()) {
        return class_indices::direction(file, root).map_err(Into::into);
    }
    Err(crate::messages::file::unrecognised(file, &root.shown()).into())
}

/// Whether a map has a list or a map under a key.
pub(crate) fn holds(root: &Node<'_>, key: &str) -> bool {
    root.get(key).is_some_and(|value| matches!(value.value, Value::List(_) | Value::Map(_)))
}

/// The format of lines.
fn of_lines(file: &str, lines: &[(usize, &str)]) -> Result<Format, Problems> {
    if synset::is_most(lines) {
        return Ok(Format::SynsetTxt);
    }
    if let Some((line, text)) = labels_txt::no_name(lines) {
        return Err(crate::messages::file::no_names_alone(file, line, text).into());
    }
    labels_txt::is_numbered(file, lines).map_err(Into::into)
}

/// What a tree says in a format.
fn tree<'a>(file: &str, root: &Node<'a>, format: Format, report: &mut Report<'_>) -> Result<Vec<Entry<'a>>, Problems> {
    let entries = match format {
        Format::ClassIndices => class_indices::read(root, report),
        Format::IndexToName if root.map().is_some() => Some(names::read(root, report)),
        Format::List if root.list().is_some() => Some(names::read(root, report)),
        Format::HfConfig => hf_config::read(root, report),
        Format::Ultralytics => ultralytics::read(root, report),
        Format::ImagenetClassIndex | Format::TorchServe => imagenet::read(root, format, report),
        Format::Timm => timm::read(root, report),
        Format::Coco => coco::read(root, report),
        _ => None,
    };
    let expected = match format {
        Format::ClassIndices => "a map of names to indices",
        Format::IndexToName | Format::TorchServe => "a map of indices to names",
        Format::HfConfig => "a map with `id2label`",
        Format::Ultralytics => "a map with `names`",
        Format::ImagenetClassIndex => "a map of indices to `[id, name]`",
        Format::Timm => "a map with `label_names`",
        Format::Coco => "a map with `categories`",
        _ => "a list of names",
    };
    entries.ok_or_else(|| crate::messages::file::not_of_format(file, format, expected, &root.shown()).into())
}
