//! Finds cells with several labels in a table of images, if the user has not said what separates them.

use crate::problem::{Place, Problem};
use std::collections::BTreeSet;

/// Reports a label that is made of others. `given` is the user's separator; an empty one says that each cell is one label.
pub(super) fn check<'c>(
    file: &str,
    column: &str,
    labels: &BTreeSet<String>,
    mut cells: impl Iterator<Item = &'c str> + Clone,
    given: Option<&str>,
) -> Result<(), Problem> {
    if given == Some("") {
        return Ok(());
    }
    if let Some(cell) = cells.clone().filter(|cell| is_list_of_python(cell)).min() {
        return Err(list_of_python(file, column, cell));
    }
    // A space is in many names, too: only if no cell has the separator of the user, it may be another.
    let is_found = given.is_some_and(|given| cells.any(|cell| cell.contains(given)));
    let separators = if is_found { &SEPARATORS[..SIGNS] } else { &SEPARATORS };
    match (joined_label(labels, separators), given) {
        (Some((label, other)), None) => Err(may_be_several(file, column, label, &other)),
        (Some((label, other)), Some(given)) => Err(other_separator(file, column, label, (given, &other))),
        (None, _) => Ok(()),
    }
}

/// What can be between several labels in a cell; a space is the last, since names have it too.
const SEPARATORS: [char; 7] = ['|', ';', ',', '/', '+', '&', ' '];

/// How many of them are signs.
const SIGNS: usize = SEPARATORS.len() - 1;

/// Whether a cell is Python's list of texts, as pandas writes it.
fn is_list_of_python(cell: &str) -> bool {
    let inside = [('[', ']'), ('(', ')'), ('{', '}')]
        .into_iter()
        .find_map(|(open, close)| cell.strip_prefix(open).and_then(|rest| rest.strip_suffix(close)));
    inside.is_some_and(|inside| inside.starts_with(['\'', '"']) && inside.ends_with(['\'', '"']))
}

/// A label that is made of others, as `Edema|Hernia` beside `Edema` and `Hernia`, and what is between them.
fn joined_label<'a>(labels: &'a BTreeSet<String>, separators: &[char]) -> Option<(&'a str, String)> {
    separators.iter().copied().find_map(|separator| {
        let with_it = || labels.iter().filter(|label| label.contains(separator));
        let is_joined = |label: &&String| label.split(separator).all(|part| labels.contains(part.trim()));
        let joined = with_it().find(is_joined)?;
        if separator == ' ' {
            // `grey heron` is a heron beside `grey` and `heron`; labels that are all joined are not.
            return with_it().all(|label| is_joined(&label)).then(|| (joined.as_str(), " ".to_owned()));
        }
        let spaced = format!("{separator} ");
        let is_spaced = with_it().all(|label| label.matches(separator).count() == label.matches(&spaced).count());
        Some((joined.as_str(), if is_spaced { spaced } else { separator.to_string() }))
    })
}

/// Cells that may have several labels, without `separator`.
fn may_be_several(file: &str, column: &str, label: &str, separator: &str) -> Problem {
    Problem::new(
        Place::option("column"),
        format!(
            "the label {label:?} in column {column:?} of {file} is made of others: it may be several labels of one image"
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
        let cells: Vec<&str> = cells.split('\n').collect();
        let separator = given.filter(|given| !given.is_empty()).unwrap_or("\0");
        let labels = cells.iter().flat_map(|cell| cell.split(separator)).map(str::to_owned).collect();
        check("it", "label", &labels, cells.iter().copied(), given).err().map(|problem| problem.help().to_owned())
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
            ("heron\ngrey heron\nheron/crake", None),
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
