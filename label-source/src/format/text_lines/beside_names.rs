//! Finds what all names of lines with an index have in common, such as a quote or a comma: the lines have more than an index and a name.

use super::decorations;
use super::lines::{Line, all_end_with, are_all, is_quoted};
use super::numbered::{Numbered, Side};
use crate::collect::mapped;
use crate::format::entries::Entry;
use crate::format::file_problems::FileProblems;
use crate::format::kind::Format;
use crate::format::words::{is_one_of, words};
use crate::problem::{Place, Problem};

/// Signs between an index and its name: `2 -> heron`, `2 = heron`.
const BETWEEN: &str = "-=>*:.)]},;|→–—：）";

/// Brackets around a name.
const BRACKETS: [(char, char); 4] = [('(', ')'), ('[', ']'), ('{', '}'), ('<', '>')];

/// Whether all names have something in common.
type IsLeft = fn(&[Line<'_>]) -> bool;

/// What can be left. The first that all names have is reported.
const LEFT: [(&str, IsLeft); 10] = [
    ("is in quotes", |names| are_all(names, is_quoted)),
    ("ends with a comma", |names| all_end_with(names, ',')),
    ("ends with a semicolon", |names| all_end_with(names, ';')),
    ("starts with a sign", |names| start_with_sign(&mapped(names, |name| name.text))),
    ("ends with a sign", end_with_sign),
    ("starts with the same key", have_one_key),
    ("has a word for its index", |names| are_all(names, is_beside_index)),
    ("has a tab in it", |names| are_all(names, |name| name.contains('\t'))),
    ("has a number with a point", |names| are_all(names, ends_with_fraction)),
    ("has one more number", |names| numbered(names).is_some()),
];

/// Whether names all start with a sign that can be between an index and a name, or are in brackets.
pub(crate) fn start_with_sign(names: &[&str]) -> bool {
    let Some(sign) = names.first().and_then(|name| name.chars().next()) else { return false };
    if !names.iter().all(|name| name.starts_with(sign)) {
        return false;
    }
    let are_spaced = || names.iter().all(|name| name[sign.len_utf8()..].starts_with(char::is_whitespace));
    let are_closed = || match BRACKETS.iter().find(|(open, _)| *open == sign) {
        Some((_, close)) => names.iter().all(|name| name.ends_with(*close)),
        None => false,
    };
    BETWEEN.contains(sign) || !sign.is_alphanumeric() && are_spaced() || are_closed()
}

/// The word before a colon or an equals sign at the start of a name: `name: heron`, `name=heron`.
fn key(name: &str) -> Option<&str> {
    let (key, value) = name.split_once([':', '='])?;
    let is_word = key.trim_end().chars().all(|c| c.is_alphanumeric() || c == '_');
    (is_word && !key.is_empty() && !value.trim().is_empty()).then_some(key.trim_end())
}

fn have_one_key(names: &[Line<'_>]) -> bool {
    let first = names.first().and_then(|name| key(name.text));
    first.is_some() && names.iter().all(|name| key(name.text) == first)
}

/// Whether a name starts or ends with a word for the number beside it: `heron, id`.
fn is_beside_index(name: &str) -> bool {
    let is_of_index = |word: &str| is_one_of(&word.to_lowercase(), "id idx index");
    matches!(words(name)[..], [first, .., last] if is_of_index(first) || is_of_index(last))
}

/// Whether all names end with the same sign, such as no name has at its end.
fn end_with_sign(names: &[Line<'_>]) -> bool {
    let Some(sign) = names.first().and_then(|name| name.text.chars().next_back()) else { return false };
    "*:=|#@>~&/\\".contains(sign) && names.iter().all(|name| name.text.len() > 1 && name.text.ends_with(sign))
}

/// Words that say what the number after them is.
const OF_INDEX: &str = "class id idx index label no nr";

/// What the lines' numbers are beside, if they may be their indices.
pub(crate) fn numbered<'a>(lines: &[Line<'a>]) -> Option<Numbered<'a>> {
    find_numbered(lines, false)
}

/// What the lines' numbers are beside, if they may be indices, perhaps with some that are left out or there twice.
pub(crate) fn numbered_or_with_gaps<'a>(lines: &[Line<'a>]) -> Option<Numbered<'a>> {
    find_numbered(lines, true)
}

fn find_numbered<'a>(lines: &[Line<'a>], may_have_gaps: bool) -> Option<Numbered<'a>> {
    let mut with_gaps = None;
    for side in &[Side::Before, Side::After] {
        let Some(numbered) = Numbered::of(lines, *side) else { continue };
        if numbered.may_count(lines) {
            return Some(numbered);
        }
        if may_have_gaps && with_gaps.is_none() && numbered.may_have_gaps() {
            with_gaps = Some(numbered);
        }
    }
    with_gaps
}

/// Whether lines can be read as index and name, and the names are nothing else.
pub(crate) fn is_readable(numbered: &Numbered<'_>) -> bool {
    let Some(names) = numbered.readable_names() else { return false };
    let names = mapped(names, |text| Line { number: 0, text });
    left(&names).is_none() && !are_all(&names, ends_with_word_of_index)
}

fn ends_with_word_of_index(name: &str) -> bool {
    let word = &name[name.trim_end_matches(char::is_alphanumeric).len()..];
    is_one_of(&word.to_lowercase(), OF_INDEX)
}

fn left(names: &[Line<'_>]) -> Option<&'static str> {
    let left = || Some(LEFT.iter().find(|(_, is_left)| is_left(names))?.0);
    decorations::find(names).or_else(left)
}

/// Reports what all names have, if each line is read as an index and a name.
pub(crate) fn check(entries: &[Entry<'_>], format: Format, problems: &mut FileProblems<'_>) {
    if !format.has_index_on_each_line() || entries.len() < 2 || !problems.is_empty() {
        return;
    }
    let names = mapped(entries, |entry| Line { number: entry.line, text: &entry.name });
    if let Some(what) = left(&names) {
        problems.push(|file| more_than_a_name(file, what, &names[0], format.name()));
    }
}

/// `heron 0.5`: a score, or a share.
fn ends_with_fraction(name: &str) -> bool {
    let word = name.rsplit_once([' ', '\t', ',', ';']);
    matches!(word, Some((_, word)) if word.contains('.') && word.parse::<f64>().is_ok())
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
            ("* heron|* crake", "starts with a sign"),
            ("@ heron|@ crake", "starts with a sign"),
            ("(heron)|(crake)", "starts with a sign"),
            ("[heron]|[crake]", "starts with a sign"),
            ("heron *|crake *", "ends with a sign"),
            ("name: heron|name: crake", "starts with the same key"),
            ("name=heron|name=crake", "starts with the same key"),
            ("heron, id|crake, id", "has a word for its index"),
            ("id heron|id crake", "has a word for its index"),
            ("b'heron'|b'crake'", "is written as Python shows a text"),
            ("heron<br>|crake<br>", "ends with a tag of HTML"),
            ("heron\tx|crake\ty", "has a tab in it"),
            ("heron 0.5|crake 0.25", "has a number with a point"),
            ("heron,2|crake,0|ibis,1", "has one more number"),
            ("2 heron|0 crake|1 ibis", "has one more number"),
        ] {
            assert_eq!(found(names), Some(what), "{names}");
        }
        for names in [
            "heron|-crake",
            ":)|;)",
            "/a/abbey|/a/bar",
            "(none)|heron",
            "$5|$10",
            "#food|#dog",
            "C++|C#",
            "a: b|c: d",
            "id|idx",
            "class A|class B",
            "first class|second class",
            "'heron'|crake",
            "Boeing 737|Boeing 747",
            "Class 0|Class 1",
            "x 1.5|y",
            "1.5|2.5",
        ] {
            assert_eq!(found(names), None, "{names}");
        }
    }
}
