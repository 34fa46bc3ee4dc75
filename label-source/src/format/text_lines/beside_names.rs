//! What is left beside the names of lines that have an index, and belongs to no name: a quote, a comma, one more number. All names
//! have it; it shows that the lines have more than an index and a name.

use super::lines::{Line, all_end_with, is_quoted};
use super::numbered::{Numbered, Side};
use crate::format::entries::Entry;
use crate::format::file_problems::FileProblems;
use crate::format::kind::Format;
use crate::problem::{Place, Problem};

/// Signs between an index and its name: `2 -> heron`, `2 = heron`.
const BETWEEN: [char; 16] = ['-', '=', '>', ':', '.', ')', ']', '}', ',', ';', '|', '→', '–', '—', '：', '）'];

/// Whether all names have something in common.
type IsLeft = fn(&[Line<'_>]) -> bool;

/// What can be left. The first that all names have is reported.
const LEFT: [(&str, IsLeft); 6] = [
    ("is in quotes", |names| names.iter().all(|name| is_quoted(name.text))),
    ("ends with a comma", |names| all_end_with(names, ',')),
    ("ends with a semicolon", |names| all_end_with(names, ';')),
    ("starts with a sign", |names| start_with_sign(&names.iter().map(|name| name.text))),
    ("has a number with a point", |names| names.iter().all(|name| ends_with_fraction(name.text))),
    ("has one more number", |names| numbered(names).is_some()),
];

/// Whether names all start with a sign that can be between an index and a name.
pub(crate) fn start_with_sign<'a>(names: &(impl Iterator<Item = &'a str> + Clone)) -> bool {
    BETWEEN.iter().any(|sign| names.clone().all(|name| name.starts_with(*sign)))
}

/// Words that say what the number after them is.
const OF_INDEX: [&str; 7] = ["class", "id", "idx", "index", "label", "no", "nr"];

/// What the lines' numbers are beside, if they may be their indices.
pub(crate) fn numbered<'a>(lines: &[Line<'a>]) -> Option<Numbered<'a>> {
    let on = |side| Numbered::of(lines, side).filter(|numbered| numbered.may_count(lines));
    on(Side::Before).or_else(|| on(Side::After))
}

/// What the lines' numbers are beside, if they may be indices of which some are left out or there twice.
pub(crate) fn with_gaps<'a>(lines: &[Line<'a>]) -> Option<Numbered<'a>> {
    let on = |side| Numbered::of(lines, side).filter(Numbered::may_have_gaps);
    on(Side::Before).or_else(|| on(Side::After))
}

/// Whether lines can be read as index and name, and the names are nothing else.
pub(crate) fn is_readable(numbered: &Numbered<'_>) -> bool {
    let Some(pairs) = numbered.pairs() else { return false };
    let names: Vec<Line<'_>> = (1..).zip(pairs).map(|(number, (_, text))| Line { number, text }).collect();
    let last_word = |name: &str| name.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_lowercase();
    left(&names).is_none() && !names.iter().all(|name| OF_INDEX.contains(&&*last_word(name.text)))
}

fn left(names: &[Line<'_>]) -> Option<&'static str> {
    LEFT.iter().find(|(_, is_left)| is_left(names)).map(|(what, _)| *what)
}

/// Reports what all names have, if each line is read as an index and a name.
pub(crate) fn check(entries: &[Entry<'_>], format: Format, problems: &mut FileProblems<'_>) {
    let is_by_index = matches!(format, Format::NameIndex | Format::IndexName | Format::TeachableMachine);
    if !is_by_index || entries.len() < 2 || !problems.is_empty() {
        return;
    }
    let names: Vec<Line<'_>> = entries.iter().map(|entry| Line { number: entry.line, text: &entry.name }).collect();
    if let Some(what) = left(&names) {
        problems.push(|file| more_than_a_name(file, what, &names[0], format.name()));
    }
}

/// `heron 0.5`: a score, or a share.
fn ends_with_fraction(name: &str) -> bool {
    name.rsplit([' ', '\t', ',', ';'])
        .next()
        .is_some_and(|word| word.len() < name.len() && word.contains('.') && word.parse::<f64>().is_ok())
}

/// Names that all have something which belongs to no name.
fn more_than_a_name(file: &str, what: &str, name: &Line<'_>, format: &str) -> Problem {
    Problem::new(
        Place::option("format"),
        format!("each name in {file} {what}, as line {}: {:?}", name.number, name.text),
        format!(
            "leave the index and the name on each line, as in `0,cat`; if it belongs to the names, say `format = \"{format}\"`"
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(names: &str) -> Option<&'static str> {
        let names: Vec<Line<'_>> = (1..).zip(names.split('|')).map(|(number, text)| Line { number, text }).collect();
        left(&names)
    }

    #[test]
    fn what_all_names_have_is_no_part_of_a_name() {
        for (names, what) in [
            ("'heron',|'crake',|'ibis'", "is in quotes"),
            ("heron,|crake,|ibis", "ends with a comma"),
            ("heron;|crake;", "ends with a semicolon"),
            ("-> heron|-> crake", "starts with a sign"),
            ("= heron|= crake", "starts with a sign"),
            ("heron 0.5|crake 0.25", "has a number with a point"),
            ("heron,2|crake,0|ibis,1", "has one more number"),
            ("2 heron|0 crake|1 ibis", "has one more number"),
        ] {
            assert_eq!(found(names), Some(what), "{names}");
        }
        for names in
            ["heron|-crake", ":)|;)", "'heron'|crake", "Boeing 737|Boeing 747", "Class 0|Class 1", "x 1.5|y", "1.5|2.5"]
        {
            assert_eq!(found(names), None, "{names}");
        }
    }
}
