//! The entries of a file: index, name and line of each class. Also reads what many formats have: names as a list or by index, and the
//! number of classes.

use super::file_problems::FileProblems;
use super::syntax::document::{Node, Value, parse_index};
use crate::escape::counted;
use crate::problem::{Place, Problem};
use std::borrow::Cow;

/// One class as a file has it.
pub(crate) struct Entry<'a> {
    pub(crate) index: u64,
    pub(crate) name: Cow<'a, str>,
    /// Counted from 1.
    pub(crate) line: usize,
    /// The number that the file gives the class, if that is not the index.
    pub(crate) id: Option<u64>,
    /// Whether the index is the place in a list.
    pub(crate) is_listed: bool,
}

impl<'a> Entry<'a> {
    pub(crate) fn new(index: u64, name: impl Into<Cow<'a, str>>, line: usize) -> Self {
        Self { index, name: name.into(), line, id: None, is_listed: false }
    }
}

/// Reads a list of names, or a map of indices to names. The names are strings.
pub(crate) fn read_names<'a>(node: &Node<'a>, problems: &mut FileProblems<'_>) -> Vec<Entry<'a>> {
    read_names_by(node, read_name, problems)
}

/// As [`read_names`], with the format's own rule for what a name is. The rule reports what is not one.
pub(crate) fn read_names_by<'a>(
    node: &Node<'a>,
    read_name: impl Fn(&Node<'a>, &mut FileProblems<'_>) -> Option<Cow<'a, str>>,
    problems: &mut FileProblems<'_>,
) -> Vec<Entry<'a>> {
    let mut entries = Vec::new();
    match &node.value {
        Value::List(items) => {
            for (index, item) in (0..).zip(items) {
                let entry = |name| Entry { is_listed: true, ..Entry::new(index, name, item.line) };
                entries.extend(read_name(item, problems).map(entry));
            }
        }
        Value::Map(pairs) => {
            for (key, value) in pairs {
                let index = read_index(key, problems);
                let name = read_name(value, problems);
                entries.extend(index.zip(name).map(|(index, name)| Entry::new(index, name, key.line)));
            }
        }
        _ => problems.push(|file| wrong_name(file, node.line, &node.shown())),
    }
    entries
}

fn read_name<'a>(node: &Node<'a>, problems: &mut FileProblems<'_>) -> Option<Cow<'a, str>> {
    let name = node.text().cloned();
    if name.is_none() {
        problems.push(|file| wrong_name(file, node.line, &node.shown()));
    }
    name
}

/// The name that Ultralytics makes of a scalar (`str(v)`). If `PyYAML` has changed it by then, that is reported.
pub(crate) fn read_scalar_name<'a>(node: &Node<'a>, problems: &mut FileProblems<'_>) -> Option<Cow<'a, str>> {
    match &node.value {
        Value::Text(name) => return Some(name.clone()),
        Value::Plain(word) if parse_index(word).is_some() => return Some(word.clone()),
        Value::Plain(_) => problems.push(|file| changed_by_yaml(file, node.line, &node.shown())),
        _ => problems.push(|file| wrong_name(file, node.line, &node.shown())),
    }
    None
}

/// Reads an index, or reports that it is not one.
pub(crate) fn read_index(node: &Node<'_>, problems: &mut FileProblems<'_>) -> Option<u64> {
    let index = node.index();
    if index.is_none() {
        problems.push(|file| wrong_index(file, node.line, &node.shown()));
    }
    index
}

/// Reports a number of classes beside the list that is not the list's.
pub(crate) fn check_count(root: &Node<'_>, key: &str, count: usize, problems: &mut FileProblems<'_>) {
    if let Some(given) = root.get_once(key, problems) {
        if given.index() != Some(count as u64) {
            problems.push(|file| wrong_count(file, key, given.line, &given.shown(), count));
        }
    }
}

/// Something else than a name.
pub(crate) fn wrong_name(file: &str, line: usize, given: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file}, line {line}: expected a class's name, found {given}"),
        "write the name in quotes, exactly as the class's folder has it",
    )
}

/// Something else than an index.
pub(crate) fn wrong_index(file: &str, line: usize, given: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file}, line {line}: expected a class's index, found {given}"),
        "write a whole number from 0 on, as in `0`, `1`, `2`",
    )
}

/// A class without a name.
pub(crate) fn no_name(file: &str, line: usize) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file}, line {line}: a class without a name"),
        "write the class's name, or remove the line if the model has no output for it",
    )
}

/// A word without quotes that YAML does not keep as it is.
fn changed_by_yaml(file: &str, line: usize, given: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file}, line {line}: the name {given} has no quotes, and PyYAML makes something else of it"),
        "if it is the name, write it in quotes; the training run saw what `str(yaml.safe_load(..))` shows",
    )
}

/// `2 classes are listed`.
pub(crate) fn listed(count: u64) -> String {
    format!("{} listed", counted(count, "class is", "classes are"))
}

fn wrong_count(file: &str, key: &str, line: usize, given: &str, count: usize) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file}, line {line}: `{key}` is {given}, but {}", listed(count as u64)),
        format!("write `{count}`, or list the classes that the model has"),
    )
}
