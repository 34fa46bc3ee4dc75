//! Reads a text: recognizes the syntax by its first characters and the format by its content, unless the user has said the format.

use super::check_entries::into_list;
use super::entries::Entry;
use super::file_ending;
use super::file_options::FileOptions;
use super::file_problems::{FileProblems, shortened};
use super::key_words::is_same;
use super::kind::Format;
use super::known::{class_indices, dataset_info, hf_config, keyed_list, label_map};
use super::refused::not_one_name::listed;
use super::refused::{annotation_tools, labels_of_images, not_classes, other_indices, other_texts, system_files};
use super::syntax::document::Node;
use super::syntax::json::{self, Kept};
use super::syntax::line_ends;
use super::syntax::{pbtxt, python, yaml};
use super::table::{self, DocumentFormat, FORMATS, FormatRow, LineFormat, Syntax, TableFormat};
use super::text_file::TextFile;
use super::text_lines::beside_names;
use super::text_lines::further_columns;
use super::text_lines::lines::{self, Line};
use crate::class_list::ClassList;
use crate::collect::list;
use crate::problem::{Diagnostics, Place, Problem, Reported};

pub(crate) fn read(
    file: TextFile<'_>,
    options: &FileOptions<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<ClassList, Reported> {
    let detected = detect(file, options).map_err(|problem| shortened(file.shown, problem));
    let detected = diagnostics.take(detected)?;
    let mut problems = FileProblems::new(file.shown, diagnostics);
    let (entries, row) = match detected {
        Detected::Document(row, document, root) => {
            let Some(entries) = (document.read)(&root, options, &mut problems) else {
                let problem = not_of_format(file.shown, row, document.expected, &root.shown());
                return Err(diagnostics.push(shortened(file.shown, problem)));
            };
            if !document.keys.is_empty() {
                not_classes::check_counts(&root, &entries, options, &mut problems);
            }
            if options.format.is_none() {
                compare_readings(&root, (row, document), &entries, options, &mut problems);
                other_indices::check(&root, &entries, row.name, &mut problems);
            }
            (entries, row)
        }
        Detected::Table(row, format) => ((format.read)(file, options, &mut problems), row),
        Detected::Lines(row, format, lines) => {
            lines::report_blank(file.text, &mut problems);
            ((format.read)(&lines, &mut problems), row)
        }
    };
    if options.format.is_none() {
        beside_names::check(&entries, row.format, &mut problems);
        further_columns::check(file.text, &entries, row.format, &mut problems);
        listed::check(&entries, row.name, &mut problems);
        let is_document = matches!(row.syntax, Syntax::Document(_));
        // A map of names has any folder's, and lines have been looked at.
        if row.format == Format::Csv || is_document && row.format != Format::ClassIndices {
            listed::check_indexed(&entries, row.name, is_document, &mut problems);
        }
        system_files::check(&entries, row.format, &mut problems);
    }
    problems.check_options(row.name, row.options, options);
    into_list(entries, row, options, problems)
}

/// A parsed text, and its format.
enum Detected<'a> {
    Document(&'static FormatRow, &'static DocumentFormat, Node<'a>),
    Table(&'static FormatRow, &'static TableFormat),
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
    if document.keys.is_empty() {
        return;
    }
    for other in FORMATS {
        let Syntax::Document(document) = &other.syntax else { continue };
        if other.format == row.format || document.keys.is_empty() || (document.matches)("", root) != Ok(true) {
            continue;
        }
        if !problems.is_empty() {
            return;
        }
        let reading = (document.read)(root, options, problems).unwrap_or_default();
        if problems.is_empty() && !keyed_list::is_same(entries, &reading) {
            problems.push(|file| two_readings(file, row.name, other.name));
        }
    }
}

fn detect<'a>(file: TextFile<'a>, options: &FileOptions<'_>) -> Result<Detected<'a>, Problem> {
    lines::check_start(file.shown, file.text)?;
    let Some(row) = options.format.map(table::row_of) else {
        other_texts::check_start(file)?;
        match parse(file, false).map_err(|problem| other_texts::or_names_in_brackets(file, problem))? {
            Some(root) if root.is_collection() => return detect_document(file, root),
            Some(_) => return Err(not_by_its_name(file)),
            None => {}
        }
        check_size(file)?;
        let lines = lines::parse(file.text);
        // A table may have anything in its cells.
        if !file.is_csv() {
            other_texts::check(file, &lines)?;
        }
        let table = if lines.is_empty() { None } else { detect_table(file, options)? };
        return table.map_or_else(|| detect_lines(file, lines), Ok);
    };
    match &row.syntax {
        Syntax::Document(document) => match parse(file, !row.yaml_keys.is_empty())? {
            Some(root) => Ok(Detected::Document(row, document, root)),
            None => Err(not_of_format(file.shown, row, "JSON or a Python literal", "lines of text")),
        },
        Syntax::Table(table) => check_size(file).map(|()| Detected::Table(row, table)),
        Syntax::Lines(lines) => check_size(file).map(|()| Detected::Lines(row, lines, lines::parse(file.text))),
        Syntax::Model(_) => Err(not_of_format(file.shown, row, "a model", "text")),
    }
}

/// Refuses a text that is too long to be a class list; its first lines may say what it is.
fn check_size(file: TextFile<'_>) -> Result<(), Problem> {
    let Err(problem) = lines::check_size(file.shown, file.text, file.is_csv()) else { return Ok(()) };
    if !file.is_csv() {
        other_texts::check(file, &lines::sample(file.text))?;
    }
    Err(problem)
}

/// Parses what looks like JSON, a Python literal, YAML or protobuf's text; `None`: the text is lines. `is_yaml`: what is nothing
/// else is YAML.
fn parse(file: TextFile<'_>, is_yaml: bool) -> Result<Option<Node<'_>>, Problem> {
    let TextFile { shown, text, .. } = file;
    let ending = file.ending();
    if ["yaml", "yml"].contains(&&*ending) {
        return parse_yaml(file).map(Some);
    }
    if ending == "pbtxt" || pbtxt::starts_with_item(text.trim_start()) {
        let root = pbtxt::parse(shown, text)?;
        return if label_map::matches(&root) { Ok(Some(root)) } else { Err(unrecognised(shown, &root.shown())) };
    }
    let has_configs = dataset_info::may_have_configs(file);
    let json = || {
        if has_configs {
            json::parse_each(shown, text)
        } else {
            json::parse(shown, text, Kept { outer: is_kept, inner: keyed_list::is_key })
        }
    };
    let mut start = text.trim_start().chars();
    let first = start.next();
    Ok(Some(match (first, start.as_str().trim_start().chars().next()) {
        // What only Python writes after a bracket; everything else is JSON, or a JSON that is broken.
        (Some('{' | '['), Some('\'' | '(')) | (Some('('), Some('\'' | '"')) => python::parse(shown, text)?,
        (Some('{'), Some(c)) if c.is_ascii_digit() => python::parse(shown, text)?,
        // `["yellow_lady's_slipper", 'cat']`: Python takes double quotes if a name has a single one.
        (Some('{' | '['), Some('"')) => json().or_else(|broken| python::parse(shown, text).map_err(|_| broken))?,
        (Some('{' | '['), _) => json()?,
        _ if ending == "json" => return Err(not_by_its_name(file)),
        _ if is_yaml => parse_yaml(file)?,
        _ if lines::check_size(shown, text, file.is_csv()).is_ok() && shows_yaml(text) => {
            let root = parse_yaml(file)?;
            if root.map().is_some() && !has_classes(&root) {
                return Err(unrecognised(shown, &root.shown()));
            }
            root
        }
        _ => return Ok(None),
    }))
}

/// Whether the value of a key of a JSON's outermost map is looked at: it has classes, or says what those are beside it.
fn is_kept(key: &str) -> bool {
    table::can_hold_classes(key) || labels_of_images::is_beside_labels(key) || other_indices::is_beside_classes(key)
}

/// Whether a text under any name is YAML: a list, or a text with a key that has the names below it.
fn shows_yaml(text: &str) -> bool {
    let mut lines = list(line_ends::split(text));
    lines.retain(|line| !line.trim().is_empty());
    let is_list = !lines.is_empty() && lines.iter().all(|line| line.starts_with("- "));
    // The last line has none after it.
    lines.push("");
    is_list || lines.windows(2).any(|pair| FORMATS.iter().any(|row| has_key(pair[0], pair[1], row.yaml_keys)))
}

/// Whether a line starts with one of the keys, as YAML writes it. Only Ultralytics' own keys need no list.
fn has_key(line: &str, next: &str, keys: &[&str]) -> bool {
    let Some((key, value)) = line.split_once(':') else { return false };
    let Some(known) = keys.iter().find(|known| is_same(key, known)) else { return false };
    if ["names", "nc"].contains(known) && *known == key {
        return value.is_empty() || value.starts_with([' ', '\t', '[', '{']);
    }
    let value = value.trim_start();
    let is_open = value.is_empty() || value.starts_with('#');
    // `!` is a tag, `&` a name for the value.
    value.starts_with(['[', '{', '!', '&']) || (is_open && next.starts_with(['-', ' ', '\t']))
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
    for row in FORMATS {
        if let Syntax::Document(document) = &row.syntax {
            if (document.matches)(file.shown, &root)? {
                labels_of_images::check(file.shown, &root, Some(row.name))?;
                return Ok(Detected::Document(row, document, root));
            }
        }
    }
    labels_of_images::check(file.shown, &root, None)?;
    let kinds = [hf_config::without_labels, annotation_tools::check, class_indices::with_floats];
    let told = kinds.iter().find_map(|tell| tell(file.shown, &root));
    Err(told.unwrap_or_else(|| unrecognised(file.shown, &root.shown())))
}

fn detect_table<'a>(file: TextFile<'a>, options: &FileOptions<'_>) -> Result<Option<Detected<'a>>, Problem> {
    for row in FORMATS {
        if let Syntax::Table(format) = &row.syntax {
            if (format.matches)(file, options)? {
                return Ok(Some(Detected::Table(row, format)));
            }
        }
    }
    Ok(None)
}

fn detect_lines<'a>(file: TextFile<'_>, lines: Vec<Line<'a>>) -> Result<Detected<'a>, Problem> {
    for row in FORMATS {
        if let Syntax::Lines(format) = &row.syntax {
            if (format.matches)(file, &lines)? {
                return Ok(Detected::Lines(row, format, lines));
            }
        }
    }
    Err(unrecognised(file.shown, "lines of text"))
}

/// A text of none of the formats.
fn unrecognised(file: &str, found: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file} holds no class list that is known: it is {found}"),
        "write it as in `{\"cat\": 0, \"dog\": 1}`",
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

/// Lines of text in a file that must be something else to go by its name.
fn not_by_its_name(file: TextFile<'_>) -> Problem {
    match file_ending::kind(file) {
        Some(kind) => file_ending::not_by_its_name(file.shown, kind, true),
        None => unrecognised(file.shown, "lines of text"),
    }
}

/// A file that is not of the format that was asked for.
fn not_of_format(file: &str, row: &FormatRow, expected: &str, found: &str) -> Problem {
    Problem::new(
        Place::option("format"),
        format!("{file} is not of `format = \"{}\"`: expected {expected}, found {found}", row.name),
        "leave `format` out to have the content tell, or name the file that is meant",
    )
}
