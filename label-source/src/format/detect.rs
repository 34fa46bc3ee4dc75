//! Reads a text. Its first characters tell the syntax, its content the format, unless the user has said the format.

use super::check_entries::into_list;
use super::document::Node;
use super::file_options::FileOptions;
use super::file_problems::FileProblems;
use super::line_ends;
use super::lines::{self, Line};
use super::table::{self, DocumentFormat, FormatRow, LineFormat, Syntax, TableFormat};
use super::text_file::TextFile;
use super::{json, other_texts, python, yaml};
use crate::class_list::ClassList;
use crate::problem::{Diagnostics, Place, Problem, Reported};

pub(crate) fn read(
    file: TextFile<'_>,
    options: &FileOptions<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<ClassList, Reported> {
    let detected = diagnostics.take(detect(file, options))?;
    let mut problems = FileProblems::new(file.shown, diagnostics);
    let (entries, row) = match detected {
        Detected::Document(row, document, root) => {
            let Some(entries) = (document.read)(&root, options, &mut problems) else {
                return Err(diagnostics.push(not_of_format(file.shown, row, document.expected, &root.shown())));
            };
            (entries, row)
        }
        Detected::Table(row, format) => ((format.read)(file, options, &mut problems), row),
        Detected::Lines(row, format, lines) => {
            lines::report_blank(file.text, &mut problems);
            ((format.read)(&lines, &mut problems), row)
        }
    };
    problems.check_options(row, options);
    into_list(entries, row, options, problems)
}

/// A parsed text, and its format.
enum Detected<'a> {
    Document(&'static FormatRow, &'static DocumentFormat, Node<'a>),
    Table(&'static FormatRow, &'static TableFormat),
    Lines(&'static FormatRow, &'static LineFormat, Vec<Line<'a>>),
}

fn detect<'a>(file: TextFile<'a>, options: &FileOptions<'_>) -> Result<Detected<'a>, Problem> {
    let Some(row) = options.format.map(table::row) else {
        if let Some(root) = parse(file, false)? {
            return detect_document(file, root);
        }
        let lines = lines::parse(file.text);
        // A table may have anything in its cells.
        if !file.is_csv() {
            other_texts::check(file, &lines)?;
        }
        return match detect_table(file, options)? {
            Some(table) => Ok(table),
            None => detect_lines(file, lines),
        };
    };
    match &row.syntax {
        Syntax::Document(document) => match parse(file, !document.yaml_keys.is_empty())? {
            Some(root) => Ok(Detected::Document(row, document, root)),
            None => Err(not_of_format(file.shown, row, "JSON or a Python literal", "lines of text")),
        },
        Syntax::Table(table) => Ok(Detected::Table(row, table)),
        Syntax::Lines(lines) => Ok(Detected::Lines(row, lines, lines::parse(file.text))),
        Syntax::Model(_) => Err(not_of_format(file.shown, row, "a model", "text")),
    }
}

/// Parses what looks like JSON, a Python literal or YAML; `None`: the text is lines.
fn parse(file: TextFile<'_>, is_yaml: bool) -> Result<Option<Node<'_>>, Problem> {
    let TextFile { shown, text, .. } = file;
    let json = || json::parse(shown, text, table::can_hold_classes);
    let mut significant = text.chars().filter(|c| !c.is_whitespace());
    Ok(Some(match (significant.next(), significant.next()) {
        // What only Python writes after a bracket; everything else is JSON, or a JSON that is broken.
        (Some('{' | '['), Some('\'' | '(')) | (Some('('), Some('\'' | '"')) => python::parse(shown, text)?,
        (Some('{'), Some(c)) if c.is_ascii_digit() => python::parse(shown, text)?,
        // `["yellow_lady's_slipper", 'cat']`: Python takes double quotes if a name has a single one.
        (Some('{' | '['), Some('"')) => json().or_else(|broken| python::parse(shown, text).map_err(|_| broken))?,
        (Some('{' | '['), _) => json()?,
        _ if is_yaml => yaml::parse(shown, text)?,
        _ => return parse_yaml(file),
    }))
}

/// Parses a text that has a line of YAML that no list of names has: a key of a format.
fn parse_yaml(file: TextFile<'_>) -> Result<Option<Node<'_>>, Problem> {
    let TextFile { shown, text, .. } = file;
    let is_yaml =
        |(_, document): &(_, &DocumentFormat)| line_ends::split(text).any(|line| has_key(line, document.yaml_keys));
    let Some((_, document)) = table::documents().find(is_yaml) else { return Ok(None) };
    let root = yaml::parse(shown, text)?;
    if document.yaml_keys.first().is_some_and(|key| root.holds(key)) {
        Ok(Some(root))
    } else {
        Err(unrecognised(shown, &root.shown()))
    }
}

/// Whether a line starts with one of the keys, as YAML writes it.
fn has_key(line: &str, keys: &[&str]) -> bool {
    let value = keys.iter().find_map(|key| line.strip_prefix(key)?.strip_prefix(':'));
    value.is_some_and(|value| value.is_empty() || value.starts_with([' ', '\t', '[', '{']))
}

fn detect_document<'a>(file: TextFile<'_>, root: Node<'a>) -> Result<Detected<'a>, Problem> {
    for (row, document) in table::documents() {
        if (document.matches)(file.shown, &root)? {
            return Ok(Detected::Document(row, document, root));
        }
    }
    Err(unrecognised(file.shown, &root.shown()))
}

fn detect_table<'a>(file: TextFile<'a>, options: &FileOptions<'_>) -> Result<Option<Detected<'a>>, Problem> {
    for (row, format) in table::tables() {
        if (format.matches)(file, options)? {
            return Ok(Some(Detected::Table(row, format)));
        }
    }
    Ok(None)
}

fn detect_lines<'a>(file: TextFile<'_>, lines: Vec<Line<'a>>) -> Result<Detected<'a>, Problem> {
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

/// A file that is not of the format that was asked for.
fn not_of_format(file: &str, row: &FormatRow, expected: &str, found: &str) -> Problem {
    Problem::new(
        Place::option("format"),
        format!("{file} is not of `format = \"{}\"`: expected {expected}, found {found}", row.name),
        "leave `format` out to have the content tell, or name the file that is meant",
    )
}
