//! Finds what all names of lines with an index have in common, such as a quote or a comma: the lines have more than an index and a name.

use super::decorations;
use super::lines::{Line, all_end_with, is_quoted};
use super::numbered::{Numbered, Side};
use crate::format::entries::Entry;
use crate::format::file_problems::FileProblems;
use crate::format::kind::Format;
use crate::problem::{Place, Problem};

/// Signs between an index and its name: `2 -> heron`, `2 = heron`.
const BETWEEN: [char; 17] = ['-', '=', '>', '*', ':', '.', ')', ']', '}', ',', ';', '|', '→', '–', '—', '：', '）'];

/// Brackets around a name.
const BRACKETS: [(char, char); 4] = [('(', ')'), ('[', ']'), ('{', '}'), ('<', '>')];

/// Whether all names have something in common.
type IsLeft = fn(&[Line<'_>]) -> bool;

/// What can be left. The first that all names have is reported.
const LEFT: [(&str, IsLeft); 10] = [
    ("is in quotes", |names| names.iter().all(|name| is_quoted(name.text))),
    ("ends with a comma", |names| all_end_with(names, ',')),
    ("ends with a semicolon", |names| all_end_with(names, ';')),
    ("starts with a sign", |names| start_with_sign(&names.iter().map(|name| name.text))),
    ("ends with a sign", end_with_sign),
    ("starts with the same key", have_one_key),
    ("has a word for its index", |names| names.iter().all(|name| is_beside_index(name.text))),
    ("has a tab in it", |names| names.iter().all(|name| name.text.contains('\t'))),
    ("has a number with a point", |names| names.iter().all(|name| ends_with_fraction(name.text))),
    ("has one more number", |names| numbered(names).is_some()),
];

/// Whether names all start with a sign that can be between an index and a name, or are in brackets.
pub(crate) fn start_with_sign<'a>(names: &(impl Iterator<Item = &'a str> + Clone)) -> bool {
    let all = |is: &dyn Fn(&str) -> bool| names.clone().all(is);
    let Some(sign) = names.clone().next().and_then(|name| name.chars().next()) else { return false };
    let is_spaced = |name: &str| name.strip_prefix(sign).is_some_and(|rest| rest.starts_with(char::is_whitespace));
    let is_in = |(open, close)| all(&|name| name.starts_with(open) && name.ends_with(close));
    BETWEEN.iter().any(|sign| all(&|name| name.starts_with(*sign)))
        || !sign.is_alphanumeric() && all(&is_spaced)
        || BRACKETS.into_iter().any(is_in)
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
    const WORDS: [&str; 3] = ["id", "idx", "index"];
    let words = || name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let is_one = |word: Option<&str>| word.is_some_and(|word| WORDS.contains(&&*word.to_lowercase()));
    words().nth(1).is_some() && (is_one(words().next()) || is_one(words().next_back()))
}

/// Whether all names end with the same sign, such as no name has at its end.
fn end_with_sign(names: &[Line<'_>]) -> bool {
    "*:=|#@>~&/\\".chars().any(|sign| names.iter().all(|name| name.text.len() > 1 && name.text.ends_with(sign)))
}

/// Words that say what the number after them is.
const OF_INDEX: [&str; 7] = ["class", "id", "idx", "index", "label", "no", "nr"];

/// What the lines' numbers are beside, if they may be their indices.
pub(crate) fn numbered<'a>(lines: &[Line<'a>]) -> Option<Numbered<'a>> {
    let on = |side| Numbered::of(lines, side).filter(|numbered| numbered.may_count(lines));
    on(Side::Before).or_else(|| on(Side::After))
}

/// What the lines' numbers are beside, if they may be indices, perhaps with some that are left out or there twice.
pub(crate) fn numbered_or_with_gaps<'a>(lines: &[Line<'a>]) -> Option<Numbered<'a>> {
    let mut sides = [Side::Before, Side::After].map(|side| Numbered::of(lines, side));
    let is = |is: &dyn Fn(&Numbered<'a>) -> bool, sides: &[Option<Numbered<'a>>; 2]| {
        sides.iter().position(|side| side.as_ref().is_some_and(is))
    };
    let at = is(&|numbered| numbered.may_count(lines), &sides).or_else(|| is(&Numbered::may_have_gaps, &sides))?;
    sides[at].take()
}

/// Whether lines can be read as index and name, and the names are nothing else.
pub(crate) fn is_readable(numbered: &Numbered<'_>) -> bool {
    let Some(pairs) = numbered.pairs() else { return false };
    let names: Vec<Line<'_>> = (1..).zip(pairs).map(|(number, (_, text))| Line { number, text }).collect();
    let last_word = |name: &str| name.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_lowercase();
    left(&names).is_none() && !names.iter().all(|name| OF_INDEX.contains(&&*last_word(name.text)))
}

fn left(names: &[Line<'_>]) -> Option<&'static str> {
    let left = || LEFT.iter().find(|(_, is_left)| is_left(names)).map(|(what, _)| *what);
    decorations::find(names).or_else(left)
}

/// Reports what all names have, if each line is read as an index and a name.
pub(crate) fn check(entries: &[Entry<'_>], format: Format, problems: &mut FileProblems<'_>) {
    if !format.has_index_on_each_line() || entries.len() < 2 || !problems.is_empty() {
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
