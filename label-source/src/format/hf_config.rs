//! `config.json` of Hugging Face: `id2label`, and `label2id`, which must be its inverse. The ids are strings, sorted as
//! such in many files: "1", "10", "2".

use super::class_indices;
use super::document::Node;
use super::entries::{Entry, read_names};
use super::file_problems::FileProblems;
use crate::problem::{Place, Problem};
use std::collections::HashMap;

pub(crate) fn matches(root: &Node<'_>) -> bool {
    root.holds("id2label") || root.holds("label2id")
}

pub(crate) fn read<'a>(root: &Node<'a>, problems: &mut FileProblems<'_>) -> Option<Vec<Entry<'a>>> {
    let id2label = root.get_once("id2label", problems);
    let label2id = root.get_once("label2id", problems).and_then(|node| class_indices::read(node, problems));
    let entries = match (id2label, label2id) {
        (None, None) => return None,
        (None, Some(by_label)) => by_label,
        (Some(id2label), by_label) => {
            let by_id = read_names(id2label, problems);
            if let Some(by_label) = by_label {
                compare(&by_id, &by_label, problems);
            }
            by_id
        }
    };
    Some(entries)
}

/// Reports each label that the two maps give different ids. A duplicate label is reported elsewhere.
fn compare(by_id: &[Entry<'_>], by_label: &[Entry<'_>], problems: &mut FileProblems<'_>) {
    let label_of: HashMap<u64, &str> = by_id.iter().map(|entry| (entry.index, &*entry.name)).collect();
    for entry in by_label {
        let label = label_of.get(&entry.index);
        if label != Some(&&*entry.name) {
            let by_label = format!("{:?} at {}", entry.name, entry.index);
            let by_id = label.map_or("nothing".to_owned(), |label| format!("{label:?}"));
            problems.push(|file| not_inverse(file, entry.line, &by_label, &format!("{by_id} there")));
        }
    }
    let known: HashMap<&str, u64> = by_label.iter().map(|entry| (&*entry.name, entry.index)).collect();
    for entry in by_id.iter().filter(|entry| !known.contains_key(&*entry.name)) {
        let by_id = format!("it at {}", entry.index);
        problems.push(|file| not_inverse(file, entry.line, &format!("no {:?}", entry.name), &by_id));
    }
}

/// `id2label` and `label2id` that are not each other's inverse.
fn not_inverse(file: &str, line: usize, by_label: &str, by_id: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file}, line {line}: `label2id` has {by_label}, but `id2label` has {by_id}"),
        "make them each other's inverse: `config.label2id = {v: k for k, v in config.id2label.items()}`",
    )
}
