//! In: names as a list, or as a map of indices to names. Out: its entries. Several formats hold their names so.

use super::entry::Entry;
use super::tree::{Node, Report, Value};
use std::borrow::Cow;

/// Reads names that are strings.
pub(crate) fn read<'a>(node: &Node<'a>, report: &mut Report<'_>) -> Vec<Entry<'a>> {
    read_as(
        node,
        |name, report| {
            let text = name.text().cloned();
            if text.is_none() {
                report.push(|file| crate::messages::entry::wrong_name(file, name.line, &name.shown()));
            }
            text
        },
        report,
    )
}

/// Reads names by a rule of the format's own, which reports what is none.
pub(crate) fn read_as<'a>(
    node: &Node<'a>,
    name: impl Fn(&Node<'a>, &mut Report<'_>) -> Option<Cow<'a, str>>,
    report: &mut Report<'_>,
) -> Vec<Entry<'a>> {
    let mut entries = Vec::new();
    match &node.value {
        Value::List(items) => {
            for (index, item) in (0..).zip(items) {
                entries.extend(name(item, report).map(|name| Entry::new(index, name, item.line)));
            }
        }
        Value::Map(pairs) => {
            for (key, value) in pairs {
                let index = index(key, report);
                let name = name(value, report);
                entries.extend(index.zip(name).map(|(index, name)| Entry::new(index, name, key.line)));
            }
        }
        _ => report.push(|file| crate::messages::entry::wrong_name(file, node.line, &node.shown())),
    }
    entries
}

/// An index, or a report that it is none.
pub(crate) fn index(node: &Node<'_>, report: &mut Report<'_>) -> Option<u64> {
    let index = node.index();
    if index.is_none() {
        report.push(|file| crate::messages::entry::wrong_index(file, node.line, &node.shown()));
    }
    index
}

/// Reports a number of classes beside the list that is not the list's.
pub(crate) fn check_count(root: &Node<'_>, key: &str, count: usize, report: &mut Report<'_>) {
    if let Some(given) = root.get_once(key, report) {
        if given.index() != Some(count as u64) {
            report.push(|file| crate::messages::entry::wrong_count(file, key, given.line, &given.shown(), count));
        }
    }
}
