//! A list or a map of the classes below a key that says so: `{"labels": [..]}`, `classes:` of a YAML file, `class_to_idx`, and
//! Teachable Machine's metadata.json. The key may be written in any case; two keys must have the same list. Or a list of maps, each with
//! the index and the name of a class.

use super::{class_indices, item_index};
use crate::collect::{count, every_mapped, mapped, picked, sort};
use crate::format::direction::{Direction, direction};
use crate::format::entries::{Entry, read_index, read_names_by, read_scalar_name};
use crate::format::file_options::FileOptions;
use crate::format::file_problems::FileProblems;
use crate::format::key_words;
use crate::format::syntax::document::{Node, Value};
use crate::format::text_lines::lines::is_dense;
use crate::problem::{Place, Problem};

/// The keys, in lower case and with `_` between their words.
pub(crate) const KEYS: &[&str] = &[
    "labels",
    "classes",
    "names",
    "class_names",
    "class_labels",
    "target_names",
    "categories",
    "class_to_idx",
    "idx_to_class",
    "wordlabels",
    // Maps: two of them, or one beside a list, must be the same.
    "class_indices",
    "class_to_index",
    "index_to_class",
    "class_to_id",
    "id_to_class",
    "class2id",
    "id2class",
    "label_map",
    "labels_map",
    "label_to_idx",
    "label_to_index",
    "label_to_id",
    "label2idx",
    "idx_to_label",
    "index_to_label",
    "id_to_label",
    "idx2label",
    "index_to_name",
    "id_to_name",
    "name_to_id",
    "class2idx",
    "idx2class",
    "label2index",
    "index2label",
    "label_to_int",
    "int_to_label",
    "int2label",
    "name_to_idx",
    "idx_to_name",
    "class_map",
    "class_mapping",
    "label_mapping",
    // PaddlePaddle's, and detectron2's.
    "label_list",
    "thing_classes",
    "stuff_classes",
    "class_list",
];

pub(crate) fn is_key(key: &str) -> bool {
    KEYS.iter().any(|known| key_words::is_same(key, known))
}

pub(crate) fn matches(root: &Node<'_>) -> bool {
    !lists(root).is_empty() || indexed_items(root).is_some()
}

/// The items of a list of maps, each with the index and the name of a class: the text is such a list, or has it below one of the keys.
fn indexed_items<'n, 'a>(root: &'n Node<'a>) -> Option<&'n [Node<'a>]> {
    if let Some(items) = root.list() {
        return Some(items).filter(|items| item_index::has_indices(items));
    }
    let mut counted = None;
    for (key, value) in root.map().unwrap_or_default() {
        let (Some(key), Some(items)) = (key.text().filter(|key| is_key(key)), value.list()) else { continue };
        if item_index::has_indices(items) {
            return Some(items);
        }
        // COCO's ids are no indices, but what counts from 0 below `classes` is.
        if counted.is_none() && **key != *"categories" && item_index::count_ids(items) {
            counted = Some(items);
        }
    }
    counted
}

fn read_indexed_items<'a>(
    items: &[Node<'a>],
    options: &FileOptions<'_>,
    problems: &mut FileProblems<'_>,
) -> Vec<Entry<'a>> {
    let mut entries = Vec::new();
    for item in items {
        let index = item_index::index_key(item).and_then(|key| item.get_once(key, problems));
        let index = index.and_then(|index| read_index(index, problems));
        let name = item_index::read_name(item, problems);
        if let (Some(index), Some(name)) = (index, name) {
            entries.push(Entry::new(index, name.clone(), item.line));
        }
    }
    let key = items.first().and_then(item_index::index_key);
    if let Some(key) = key.filter(|_| options.format.is_none() && problems.is_empty()) {
        let indices = mapped(&entries, |entry| entry.index);
        item_index::check_rivals(items, key, &indices, "keyed_list", problems);
    }
    entries
}

pub(crate) fn read<'a>(
    root: &Node<'a>,
    options: &FileOptions<'_>,
    problems: &mut FileProblems<'_>,
) -> Option<Vec<Entry<'a>>> {
    let lists = lists(root);
    if let Some(items) = indexed_items(root) {
        let by = items.first().and_then(item_index::index_key).unwrap_or_default();
        let entries = read_indexed_items(items, options, problems);
        for (key, list) in lists {
            let is_asked = options.format.is_none() && problems.is_empty();
            if is_asked && !is_same(&entries, &read_list(key, list, problems)) {
                problems.push(|file| two_lists(file, (by, items[0].line), (key, list.line)));
            }
        }
        return Some(entries);
    }
    let ((key, list), others) = lists.split_first()?;
    let entries = read_list(key, list, problems);
    for (other_key, other) in others {
        if !is_same(&entries, &read_list(other_key, other, problems)) {
            problems.push(|file| two_lists(file, (key, list.line), (other_key, other.line)));
        }
    }
    Some(entries)
}

/// A key and its value.
pub(super) type Keyed<'n, 'a> = (&'n str, &'n Node<'a>);

/// The keys that hold a list of classes, each with its list.
fn lists<'n, 'a>(root: &'n Node<'a>) -> Vec<Keyed<'n, 'a>> {
    picked(root.map().unwrap_or_default(), |(key, value)| {
        let key = key.text().filter(|key| is_key(key) && holds_classes(value))?;
        Some((&**key, value))
    })
}

/// Whether a value is a list of names, or a map that has an index for each class. Numbers alone are something else: the classes
/// that a run picks, or the labels of its images.
fn holds_classes(node: &Node<'_>) -> bool {
    let is_number = |node: &Node<'_>| node.text().is_none() && node.word().is_some_and(|w| w.parse::<f64>().is_ok());
    match &node.value {
        Value::List(items) => items.iter().all(|item| item.word().is_some()) && !items.iter().all(is_number),
        Value::Map(pairs) => {
            let indices = every_mapped(pairs, |(_, value)| value.index());
            let count_from_zero = indices.is_some_and(|indices| is_dense(&indices, 0));
            // Numbers for most of them map the labels of a dataset to those of a model.
            let have_indices = pairs.iter().all(|(key, value)| key.index().is_some() && value.word().is_some())
                && count(pairs, |(_, value)| is_number(value)) * 2 < pairs.len();
            !pairs.is_empty() && (count_from_zero || have_indices)
        }
        _ => false,
    }
}

fn read_list<'a>(key: &str, list: &Node<'a>, problems: &mut FileProblems<'_>) -> Vec<Entry<'a>> {
    let is_by_name = if list.map().is_none() || key.eq_ignore_ascii_case("idx_to_class") {
        false
    } else if key.eq_ignore_ascii_case("class_to_idx") {
        true
    } else {
        let read = |file: &str| direction(file, list).map_err(|problem| two_directions(&problem, key));
        problems.take(read).flatten() == Some(Direction::NameToIndex)
    };
    if is_by_name {
        class_indices::read(list, problems).unwrap_or_default()
    } else {
        read_names_by(list, read_scalar_name, problems)
    }
}

/// Whether two readings of one file have the same names at the same indices.
pub(crate) fn is_same(a: &[Entry<'_>], b: &[Entry<'_>]) -> bool {
    fn sorted<'e>(entries: &'e [Entry<'_>]) -> Vec<(u64, &'e str)> {
        let mut pairs = mapped(entries, |entry| (entry.index, &*entry.name));
        sort(&mut pairs);
        pairs
    }
    sorted(a) == sorted(b)
}

/// A problem if one of the keys is there without a list, and nothing else in the file has one.
pub(crate) fn key_without_list(file: &str, root: &Node<'_>) -> Option<Problem> {
    let pairs = root.map()?;
    let is_null = |value: &Node<'_>| matches!(&value.value, Value::Plain(word) if matches!(&**word, "" | "~" | "null"));
    let (key, value) = pairs.iter().find_map(|(key, value)| {
        let key = key.text().filter(|key| is_key(key))?;
        is_null(value).then_some((&**key, value))
    })?;
    let entry = pairs.iter().find(|(key, value)| key.index().is_some() && value.word().is_some());
    Some(match entry {
        Some((entry, _)) => not_indented(file, key, &entry.shown(), entry.line),
        None => is_empty(file, key, value.line),
    })
}

/// Entries that YAML does not count to the key above them.
fn not_indented(file: &str, key: &str, entry: &str, line: usize) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file}, line {line}: {entry} is not indented, so it is not below `{key}`, which is empty"),
        format!("indent the entries: two spaces before each line below `{key}:`"),
    )
}

/// Names that are numbers, below a key: the formats for a whole file read no key.
fn two_directions(problem: &Problem, key: &str) -> Problem {
    let list = "write the names in the order of the model's outputs, as in `[\"cat\", \"dog\"]`";
    let help = match key {
        "names" | "class_names" => {
            format!("if the numbers before the colons are the indices, say `format = \"ultralytics\"`; if not, {list}")
        }
        _ => list.to_owned(),
    };
    Problem::new(problem.place(), problem.what(), help)
}

/// A key that has nothing.
fn is_empty(file: &str, key: &str, line: usize) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file}, line {line}: `{key}` is empty"),
        format!("write the names below it, as in `{key}: [\"cat\", \"dog\"]`, in the order of the model's outputs"),
    )
}

/// Two keys with different lists.
pub(crate) fn two_lists(file: &str, (a, a_line): (&str, usize), (b, b_line): (&str, usize)) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file} has two lists that differ: `{a}` in line {a_line} and `{b}` in line {b_line}"),
        "write the list of the model's outputs into a file of its own, as in `[\"cat\", \"dog\"]`, and name that",
    )
}
