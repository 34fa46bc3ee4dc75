//! Finds cells with several labels in a table of images, if the user has not said what separates them.

use super::chosen_labels::is_label;
use super::columns::parts;
use crate::collect::kept;
use crate::problem::{Place, Problem};
use std::collections::HashMap;

/// Reports a cell that may have several labels. `given` is the user's separator; an empty one says that each cell is one label. Labels
/// and cells are sorted.
pub(super) fn check(
    file: &str,
    column: &str,
    labels: &[String],
    cells: &[&str],
    given: Option<&str>,
) -> Result<(), Problem> {
    if given == Some("") {
        return Ok(());
    }
    if let Some(cell) = cells.iter().find(|cell| is_list_of_python(cell)) {
        return Err(list_of_python(file, column, cell));
    }
    if let Some(given) = given.filter(|given| cells.iter().any(|cell| cell.contains(given))) {
        // Between the labels there is a sign already; another one is in names, too, unless it joins nothing but labels.
        return match joined_label(labels, &SEPARATORS[..SIGNS]) {
            Some((label, other)) => Err(other_separator(file, column, label, (given, &other))),
            None => Ok(()),
        };
    }
    // Each label is a cell.
    match several_labels(labels) {
        Some(several) => Err(may_be_several(file, column, &several, given)),
        None => Ok(()),
    }
}

/// A cell that may have several labels.
struct Several<'a> {
    cell: &'a str,
    /// The part of it that another cell has, too; none if the sign alone says it.
    part: Option<&'a str>,
    /// What is between the parts.
    separator: String,
}

/// The first cell that may have several labels: one label of it is in another cell, alone or beside others.
fn several_labels(cells: &[String]) -> Option<Several<'_>> {
    for sign in &SEPARATORS[..SIGNS] {
        let joined = kept(cells, |cell| parts(cell, *sign).len() > 1 && !cell.trim().starts_with(*sign));
        let separator = || between(*sign, &joined);
        let mut first: HashMap<&str, usize> = HashMap::new();
        for (at, cell) in joined.iter().enumerate() {
            for part in parts(cell, *sign) {
                if is_label(cells, part) || *first.entry(part).or_insert(at) != at {
                    return Some(Several { cell, part: Some(part), separator: separator() });
                }
            }
        }
        // No class is called so: the sign is there to separate.
        if let Some(cell) = joined.first().filter(|_| *sign == SEPARATORS[0]) {
            return Some(Several { cell, part: None, separator: separator() });
        }
    }
    let (cell, separator) = joined_label(cells, &[' '])?;
    Some(Several { cell, part: cell.split(' ').next(), separator })
}

/// A sign with the space that is around it in all cells.
fn between(sign: char, cells: &[&String]) -> String {
    for form in &[format!(" {sign} "), format!("{sign} ")] {
        if cells.iter().all(|cell| cell.matches(sign).count() == cell.matches(form).count()) {
            return form.clone();
        }
    }
    sign.to_string()
}

/// What can be between several labels in a cell; a space is the last, since names have it too.
const SEPARATORS: [char; 7] = ['|', ';', ',', '/', '+', '&', ' '];

/// How many of them are signs.
const SIGNS: usize = SEPARATORS.len() - 1;

/// Whether a cell is Python's list of texts, as pandas writes it.
fn is_list_of_python(cell: &str) -> bool {
    let ([b'[', inside @ .., b']'] | [b'(', inside @ .., b')'] | [b'{', inside @ .., b'}']) = cell.as_bytes() else {
        return false;
    };
    let is_quote = |byte: Option<&u8>| matches!(byte, Some(b'\'' | b'"'));
    is_quote(inside.first()) && is_quote(inside.last())
}

/// A label that is made of others, as `Edema|Hernia` beside `Edema` and `Hernia`, and what is between them.
fn joined_label<'a>(labels: &'a [String], separators: &[char]) -> Option<(&'a str, String)> {
    for separator in separators {
        let with_it = kept(labels, |label| label.contains(*separator));
        let joined = kept(labels, |label| {
            label.contains(*separator) && label.split(*separator).all(|part| is_label(labels, part.trim()))
        });
        // `grey heron` is a heron beside `grey` and `heron`; labels that are all joined are not.
        let is_sign = *separator != ' ' || joined.len() == with_it.len();
        if let Some(first) = joined.first().filter(|_| is_sign) {
            let between = if *separator == ' ' { " ".to_owned() } else { between(*separator, &with_it) };
            return Some((first, between));
        }
    }
    None
}

/// A cell that may have several labels, without the right `separator`.
fn may_be_several(file: &str, column: &str, several: &Several<'_>, given: Option<&str>) -> Problem {
    let Several { cell, part, separator } = several;
    let why = match part {
        Some(part) => format!("{part:?} is in another cell, too"),
        None => format!("{separator:?} is in it"),
    };
    let not_given = given.map_or_else(String::new, |given| format!(", and no cell has {given:?}"));
    Problem::new(
        Place::option(if given.is_some() { "separator" } else { "column" }),
        format!(
            "the cell {cell:?} in column {column:?} of {file} may be several labels of one image: {why}{not_given}"
        ),
        format!(
            "if it is, say what is between them: `separator = {separator:?}`; if each cell is one class, say so: `separator = \"\"`"
        ),
    )
}

/// A label that is made of others by another separator than the user's.
fn other_separator(file: &str, column: &str, label: &str, (given, other): (&str, &str)) -> Problem {
    Problem::new(
        Place::option("separator"),
        format!(
            "the label {label:?} in column {column:?} of {file} is made of others, with {other:?} between them and not {given:?}"
        ),
        format!("write `separator = {other:?}`, or the same separator in each cell of the file"),
    )
}

/// Cells that are Python's lists.
fn list_of_python(file: &str, column: &str, label: &str) -> Problem {
    Problem::new(
        Place::option("column"),
        format!(
            "the cell {label:?} in column {column:?} of {file} is a list of Python, which pandas reads as one text"
        ),
        format!(
            "write the labels with a sign between them, as in `a|b`, and say `separator = \"|\"`: in Python, \
             `frame[{column:?}].str.join(\"|\")` before `to_csv`"
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(cells: &str, given: Option<&str>) -> Option<String> {
        let mut cells: Vec<&str> = cells.split('\n').collect();
        let separator = given.filter(|given| !given.is_empty()).unwrap_or("\0");
        let mut labels: Vec<String> = cells.iter().flat_map(|cell| cell.split(separator)).map(str::to_owned).collect();
        cells.sort_unstable();
        labels.sort_unstable();
        labels.dedup();
        check("it", "label", &labels, &cells, given).err().map(|problem| problem.help().to_owned())
    }

    #[test]
    fn a_label_made_of_others_is_asked_about() {
        for (cells, given, separator) in [
            ("heron\ncrake\nheron|crake", None, "|"),
            ("heron\ncrake\nheron, crake", None, ", "),
            ("heron\ncrake\nheron/crake", None, "/"),
            ("heron\ncrake\nheron crake", None, " "),
            ("heron\ncrake\nheron crake", Some("|"), " "),
            ("heron\ncrake\nheron/crake", Some("|"), "/"),
            ("heron|crake\nheron;crake", Some("|"), ";"),
            // One shared part is enough, alone or beside others.
            ("heron\nheron|crake\nheron|ibis", None, "|"),
            ("owl\nheron;crake\nheron;ibis", None, ";"),
            ("owl\nheron | crake\ncrake | ibis", None, " | "),
            ("heron\ngrey, heron", None, ", "),
            ("heron\nheron;crake", Some("|"), ";"),
            // A sign that no name has.
            ("heron|crake\nibis", None, "|"),
        ] {
            let help = found(cells, given).unwrap_or_else(|| panic!("{cells:?} is read"));
            assert!(help.contains(&format!("`separator = {separator:?}`")), "{cells:?}: {help}");
        }
        for cells in ["['heron', 'crake']\n['heron']", "[\"heron\"]", "('heron', 'crake')"] {
            assert!(found(cells, None).is_some_and(|help| help.contains("str.join")), "{cells:?}");
            assert!(found(cells, Some(", ")).is_some(), "{cells:?}");
        }
    }

    #[test]
    fn names_have_such_signs_too() {
        for (cells, given) in [
            ("heron\ngrey heron\nblue/crake", None),
            ("owl\ngrey, heron\nblue, crake", None),
            ("1\n+1\n/1\nheron", None),
            ("grey\nheron\ngrey heron\nblue crake", None),
            ("heron\ncrake\nheron|crake", Some("")),
            ("heron|crake\nheron", Some("|")),
            ("grey\nheron\ngrey heron\nheron|grey", Some("|")),
            ("[heron]\n(crake)", None),
        ] {
            assert_eq!(found(cells, given), None, "{cells:?}");
        }
    }
}
