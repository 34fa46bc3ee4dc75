//! `names` of Ultralytics, a list or a map of indices to names, which `nc` must count: data.yaml, or JSON or a Python
//! literal like it, or the `names` of a model's metadata alone.

use super::document::{Node, Value, parse_index};
use super::entries::{Entry, check_count, read_names_by, wrong_name};
use super::file_problems::FileProblems;
use crate::problem::{Place, Problem};
use std::borrow::Cow;

pub(crate) fn matches(root: &Node<'_>) -> bool {
    root.holds("names") || root.holds("class_names")
}

pub(crate) fn read<'a>(root: &Node<'a>, problems: &mut FileProblems<'_>) -> Option<Vec<Entry<'a>>> {
    let key = if root.get("names").is_some() { "names" } else { "class_names" };
    let names = match root.get_once(key, problems) {
        Some(names) if names.is_collection() => names,
        // The literal of a model's metadata, whole.
        None if root.list().is_some() || root.map().is_some_and(is_index_to_name) => root,
        _ => return None,
    };
    let entries = read_names_by(names, read_name, problems);
    check_count(root, "nc", names.len(), problems);
    Some(entries)
}

fn is_index_to_name(pairs: &[(Node<'_>, Node<'_>)]) -> bool {
    pairs.iter().any(|(key, _)| key.index().is_some())
}

/// The name that Ultralytics makes of a scalar (`str(v)`). If `PyYAML` has changed it by then, that is reported.
fn read_name<'a>(node: &Node<'a>, problems: &mut FileProblems<'_>) -> Option<Cow<'a, str>> {
    match &node.value {
        Value::Text(name) => return Some(name.clone()),
        Value::Plain(word) if parse_index(word).is_some() => return Some(word.clone()),
        Value::Plain(_) => problems.push(|file| changed_by_yaml(file, node.line, &node.shown())),
        _ => problems.push(|file| wrong_name(file, node.line, &node.shown())),
    }
    None
}

/// A word without quotes that YAML does not keep as it is.
fn changed_by_yaml(file: &str, line: usize, given: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file}, line {line}: the name {given} has no quotes, and PyYAML makes something else of it"),
        "if it is the name, write it in quotes; the training run saw what `str(yaml.safe_load(..))` shows",
    )
}
