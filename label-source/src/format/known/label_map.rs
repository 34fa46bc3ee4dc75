//! TensorFlow's `label_map.pbtxt`: `item { id: 1 name: 'cat' }`. Its ids count from 1, since 0 is the background's.
//! Caffe's `labelmap.prototxt` has `label` for the index.

use crate::collect::picked;
use crate::format::entries::{Entry, read_index, wrong_index, wrong_name};
use crate::format::file_problems::FileProblems;
use crate::format::syntax::document::{Node, Value};
use crate::problem::{Place, Problem};

pub(crate) fn matches(root: &Node<'_>) -> bool {
    !items(root).is_empty()
}

pub(crate) fn read<'a>(root: &Node<'a>, problems: &mut FileProblems<'_>) -> Option<Vec<Entry<'a>>> {
    let items = items(root);
    let first = items.first()?;
    if items.iter().all(|item| item.get("label").is_some() && item.get("id").is_none()) {
        check_caffe(&items, first.line, problems);
        return Some(read_by(&items, "label", problems));
    }
    Some(read_by(&items, "id", problems))
}

/// In Caffe's labelmap.prototxt, `label` is the index. If it counts from 1, the item of 0 was left out.
fn check_caffe(items: &[&Node<'_>], line: usize, problems: &mut FileProblems<'_>) {
    let lowest = picked(items, |item| item.get("label").and_then(Node::index)).into_iter().min();
    if let Some(lowest) = lowest.filter(|lowest| *lowest > 0) {
        problems.push(|file| caffe_starts_late(file, line, lowest));
    }
}

fn read_by<'a>(items: &[&Node<'a>], key: &str, problems: &mut FileProblems<'_>) -> Vec<Entry<'a>> {
    let mut entries = Vec::new();
    for item in items {
        let id = item.get_once(key, problems);
        if id.is_none() {
            problems.push(|file| wrong_index(file, item.line, "an item without `id`"));
        }
        // protobuf takes no string for a number.
        if let Some(text) = id.and_then(Node::text) {
            problems.push(|file| wrong_index(file, item.line, &format!("{text:?} in quotes")));
            continue;
        }
        let id = id.and_then(|id| read_index(id, problems));
        // As TensorFlow's detection API does by default.
        let name = item.get_once("name", problems);
        let display_name = item.get_once("display_name", problems);
        let name = display_name.filter(|name| name.text().is_none_or(|name| !name.is_empty())).or(name);
        if name.and_then(Node::text).is_none() {
            problems.push(|file| wrong_name(file, item.line, "an item without `name`"));
        }
        if let (Some(id), Some(name)) = (id, name.and_then(Node::text)) {
            entries.push(Entry::new(id, name.clone(), item.line));
        }
    }
    entries
}

/// Caffe's labels without 0.
fn caffe_starts_late(file: &str, line: usize, lowest: u64) -> Problem {
    Problem::new(
        Place::PATH,
        format!(
            "{file}, line {line}: the labels start at {lowest}; in Caffe's map, `label` is the index, and 0 the background's"
        ),
        "add the item of each index that is missing, as in `item { name: \"none_of_the_above\" label: 0 display_name: \"background\" }`",
    )
}

/// The items. In protobuf's text, unlike JSON, a key is a word without quotes.
fn items<'n, 'a>(root: &'n Node<'a>) -> Vec<&'n Node<'a>> {
    let is_item = |key: &Node<'_>| matches!(&key.value, Value::Plain(key) if key == "item");
    picked(root.map().unwrap_or_default(), |(key, value)| {
        Some(value).filter(|value| is_item(key) && value.map().is_some())
    })
}
