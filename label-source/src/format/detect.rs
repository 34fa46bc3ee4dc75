//! Reads a text. Its first characters tell the syntax, its content the format, unless the user has said the format.

use super::check_entries::into_list;
use super::document::Node;
use super::entries::Entry;
use super::file_options::FileOptions;
use super::file_problems::FileProblems;
use super::kind::Format;
use super::line_ends;
use super::lines::{self, Line};
use super::table::{self, DocumentFormat, FormatRow, LineFormat, Syntax};
use super::text_file::TextFile;
use super::{hf_config, json, keyed_list, label_map, other_texts, pbtxt, python, yaml};
use crate::class_list::ClassList;
use crate::problem::{Diagnostics, Place, Problem, Reported};

pub(crate) fn read(
    file: TextFile<'_>,
    options: &FileOptions<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<ClassList, Reported> {
    let detected = diagnostics.take(detect(file, options.format))?;
    let mut problems = FileProblems::new(file.shown, diagnostics);
    let (entries, row) = match detected {
        Detected::Document(row, document, root) => {
            let Some(entries) = (document.read)(&root, options, &mut problems) else {
                return Err(diagnostics.push(not_of_format(file.shown, row, document.expected, &root.shown())));
            };
            if options.format.is_none() {
                compare_readings(&root, (row, document), &entries, options, &mut problems);
            }
            (entries, row)
        }
        Detected::Lines(row, format, lines) => {
            lines::report_blank(file.text, &mut problems);
            ((format.read)(&lines, &mut problems), row)
        }
    };
    problems.check_options(row.name, row.options, options);
    into_list(entries, row, options, problems)
}

/// A parsed text, and its format.
enum Detected<'a> {
    Document(&'static FormatRow, &'static DocumentFormat, Node<'a>),
    Lines(&'static FormatRow, &'static LineFormat, Vec<Line<'a>>),
}

/// Reports each other format that finds another list in the same file, below a key of its own.
fn compare_readings(
    root: &Node<'_>,
    (row, document): (&FormatRow, &DocumentFormat),
    entries: &[Entry<'_>],
    options: &FileOptions<'_>,
    problems: &mut FileProblems<'_>,
) {
    let has_keys = |document: &DocumentFormat| !document.keys.is_empty();
    let others = table::documents().filter(|(other, document)| other.format != row.format && has_keys(document));
    let others = others.filter(|_| has_keys(document));
    for (other, document) in others.filter(|(_, document)| (document.matches)("", root) == Ok(true)) {
        if !problems.is_empty() {
            return;
        }
        let reading = (document.read)(root, options, problems).unwrap_or_default();
        if problems.is_empty() && !keyed_list::is_same(entries, &reading) {
            problems.push(|file| two_readings(file, row.name, other.name));
        }
    }
}

fn detect(file: TextFile<'_>, given: Option<Format>) -> Result<Detected<'_>, Problem> {
    let Some(row) = given.map(table::row) else {
        other_texts::check_start(file)?;
        return match parse(file, false)? {
            Some(root) if root.is_collection() => detect_document(file, root),
            Some(_) => Err(not_as_it_is_called(file.shown, "YAML")),
            None => detect_lines(file, lines::parse(file.text)),
        };
    };
    match &row.syntax {
        Syntax::Document(document) => match parse(file, !document.yaml_keys.is_empty())? {
            Some(root) => Ok(Detected::Document(row, document, root)),
            None => Err(not_of_format(file.shown, row, "JSON or a Python literal", "lines of text")),
        },
        Syntax::Lines(lines) => Ok(Detected::Lines(row, lines, lines::parse(file.text))),
        Syntax::Model(_) => Err(not_of_format(file.shown, row, "a model", "text")),
    }
}

/// Parses what looks like JSON, a Python literal, YAML or protobuf's text; `None`: the text is lines. `is_yaml`: what is nothing
/// else is YAML.
fn parse(file: TextFile<'_>, is_yaml: bool) -> Result<Option<Node<'_>>, Problem> {
    let TextFile { shown, text, .. } = file;
    let ending = file.ending();
    if ["yaml", "yml"].contains(&&*ending) {
        return parse_yaml(file).map(Some);
    }
    if ending == "pbtxt" || pbtxt::starts_with_item(text) {
        let root = pbtxt::parse(shown, text)?;
        return if label_map::matches(&root) { Ok(Some(root)) } else { Err(unrecognised(shown, &root.shown())) };
    }
    let json = || json::parse(shown, text, table::can_hold_classes);
    let mut significant = text.chars().filter(|c| !c.is_whitespace());
    Ok(Some(match (significant.next(), significant.next()) {
        // What only Python writes after a bracket; everything else is JSON, or a JSON that is broken.
        (Some('{' | '['), Some('\'' | '(')) | (Some('('), Some('\'' | '"')) => python::parse(shown, text)?,
        (Some('{'), Some(c)) if c.is_ascii_digit() => python::parse(shown, text)?,
        // `["yellow_lady's_slipper", 'cat']`: Python takes double quotes if a name has a single one.
        (Some('{' | '['), Some('"')) => json().or_else(|broken| python::parse(shown, text).map_err(|_| broken))?,
        (Some('{' | '['), _) => json()?,
        _ if ending == "json" => return Err(not_as_it_is_called(shown, "JSON")),
        _ if is_yaml => parse_yaml(file)?,
        _ if shows_yaml(text) => {
            let root = parse_yaml(file)?;
            if root.map().is_some() && !has_classes(&root) {
                return Err(unrecognised(shown, &root.shown()));
            }
            root
        }
        _ => return Ok(None),
    }))
}

/// Whether a text under any name is YAML: a list, or a text with a line that no list of names has, a format's key.
fn shows_yaml(text: &str) -> bool {
    let mut lines = line_ends::split(text).filter(|line| !line.trim().is_empty()).peekable();
    let is_list = lines.peek().is_some() && lines.all(|line| line.starts_with("- "));
    let mut documents = table::documents();
    is_list || documents.any(|(_, document)| line_ends::split(text).any(|line| has_key(line, document.yaml_keys)))
}

/// Whether a line starts with one of the keys, as YAML writes it. Below a key in other letters than Ultralytics' there must be a list.
fn has_key(line: &str, keys: &[&str]) -> bool {
    let Some((key, value)) = line.split_once(':') else { return false };
    let opens = value.trim_start().is_empty() || value.trim_start().starts_with(['[', '{', '#']);
    match keys.iter().find(|known| known.eq_ignore_ascii_case(key)) {
        Some(known) if ["names", "nc"].contains(known) && *known == key => opens || value.starts_with([' ', '\t']),
        Some(_) => opens,
        None => false,
    }
}

/// Whether a map has a list or a map below the key of a format.
fn has_classes(root: &Node<'_>) -> bool {
    let is_key = |key: &Node<'_>| key.word().is_some_and(|key| table::can_hold_classes(key));
    root.map().unwrap_or_default().iter().any(|(key, value)| value.is_collection() && is_key(key))
}

/// Parses YAML. A key that should have the classes must have something.
fn parse_yaml(file: TextFile<'_>) -> Result<Node<'_>, Problem> {
    let TextFile { shown, text, .. } = file;
    let root = yaml::parse(shown, text)?;
    match keyed_list::key_without_list(shown, &root).filter(|_| !has_classes(&root)) {
        Some(problem) => Err(problem),
        None => Ok(root),
    }
}

fn detect_document<'a>(file: TextFile<'_>, root: Node<'a>) -> Result<Detected<'a>, Problem> {
    for (row, document) in table::documents() {
        if (document.matches)(file.shown, &root)? {
            return Ok(Detected::Document(row, document, root));
        }
    }
    Err(hf_config::without_labels(file.shown, &root).unwrap_or_else(|| unrecognised(file.shown, &root.shown())))
}

fn detect_lines<'a>(file: TextFile<'_>, lines: Vec<Line<'a>>) -> Result<Detected<'a>, Problem> {
    other_texts::check(file, &lines)?;
    for (row, format) in table::lines() {
        if (format.matches)(file, &lines)? {
            return Ok(Detected::Lines(row, format, lines));
        }
    }
    Err(unrecognised(file.shown, "lines of text"))
}

/// A text of none of the formats.
fn unrecognised(file: &str, found: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file} holds no class list that is known: it is {found}"),
        "write it as in `{\"cat\": 0, \"dog\": 1}`, or one name a line",
    )
}

/// Two formats in one file, with different lists.
fn two_readings(file: &str, first: &str, second: &str) -> Problem {
    Problem::new(
        Place::option("format"),
        format!("{file} has two lists that differ, one as `format = \"{first}\"` and one as `format = \"{second}\"`"),
        format!("say which one the model has: `format = \"{first}\"` or `format = \"{second}\"`"),
    )
}

/// A text that is not what the file's name says.
fn not_as_it_is_called(file: &str, syntax: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file} is no {syntax}: it is lines of text"),
        "write the names as in `[\"cat\", \"dog\"]`; if each line is a name, say so: `format = \"labels_txt\"`",
    )
}

/// A file that is not of the format that was asked for.
fn not_of_format(file: &str, row: &FormatRow, expected: &str, found: &str) -> Problem {
    Problem::new(
        Place::option("format"),
        format!("{file} is not of `format = \"{}\"`: expected {expected}, found {found}", row.name),
        "leave `format` out to have the content tell, or name the file that is meant",
    )
}
