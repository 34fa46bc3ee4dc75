//! In: a data.yaml of Ultralytics, or a map like it. Out: the entries of `names`, a list or a map, which `nc` must count.

use super::entry::Entry;
use super::tree::{Node, Report, Value};
use super::{names, yaml};

pub(crate) fn read<'a>(root: &Node<'a>, report: &mut Report<'_>) -> Option<Vec<Entry<'a>>> {
    let key = if root.get("names").is_some() { "names" } else { "class_names" };
    let listed = match root.get_once(key, report) {
        Some(names) if matches!(names.value, Value::List(_) | Value::Map(_)) => names,
        // The literal of a model's metadata, whole.
        None if root.list().is_some() || root.map().is_some_and(is_index_to_name) => root,
        _ => return None,
    };
    let name = |node: &Node<'a>, report: &mut Report<'_>| {
        if yaml::name(node).is_some() {
            return node.word().cloned();
        }
        let problem = if node.word().is_some() {
            crate::messages::entry::yaml_changes
        } else {
            crate::messages::entry::wrong_name
        };
        report.push(|file| problem(file, node.line, &node.shown()));
        None
    };
    let entries = names::read_as(listed, name, report);
    let count = listed.list().map_or_else(|| listed.map().map_or(0, <[_]>::len), <[_]>::len);
    names::check_count(root, "nc", count, report);
    Some(entries)
}

fn is_index_to_name(pairs: &[(Node<'_>, Node<'_>)]) -> bool {
    pairs.iter().any(|(key, _)| key.index().is_some())
}
