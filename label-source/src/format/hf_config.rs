//! In: a `config.json` of Hugging Face. Out: the entries of `id2label`, which `label2id` must be the inverse of.
//! Its keys are strings, sorted as such in many files: "1", "10", "2".

use super::entry::Entry;
use super::names;
use super::tree::{Node, Report};
use std::collections::HashMap;

pub(crate) fn read<'a>(root: &Node<'a>, report: &mut Report<'_>) -> Option<Vec<Entry<'a>>> {
    let id2label = root.get_once("id2label", report);
    let label2id = root.get_once("label2id", report).and_then(|node| super::class_indices::read(node, report));
    let entries = match (id2label, label2id) {
        (None, None) => return None,
        (None, Some(by_label)) => by_label,
        (Some(id2label), by_label) => {
            let by_id = names::read(id2label, report);
            if let Some(by_label) = by_label {
                compare(&by_id, &by_label, report);
            }
            by_id
        }
    };
    placeholders(&entries, report);
    Some(entries)
}

/// Reports each label that the two maps give different ids. A label that is there twice is reported elsewhere.
fn compare(by_id: &[Entry<'_>], by_label: &[Entry<'_>], report: &mut Report<'_>) {
    let label_of: HashMap<u64, &str> = by_id.iter().map(|entry| (entry.index, &*entry.name)).collect();
    for entry in by_label {
        let label = label_of.get(&entry.index);
        if label != Some(&&*entry.name) {
            let by_label = format!("{:?} at {}", entry.name, entry.index);
            let by_id = label.map_or("nothing".to_owned(), |label| format!("{label:?}"));
            report.push(|file| {
                crate::messages::entry::hf_disagree(file, entry.line, &by_label, &format!("{by_id} there"))
            });
        }
    }
    let known: HashMap<&str, u64> = by_label.iter().map(|entry| (&*entry.name, entry.index)).collect();
    for entry in by_id.iter().filter(|entry| !known.contains_key(&*entry.name)) {
        let by_id = format!("it at {}", entry.index);
        report.push(|file| {
            crate::messages::entry::hf_disagree(file, entry.line, &format!("no {:?}", entry.name), &by_id)
        });
    }
}

/// `LABEL_0`, `LABEL_1`: the model was saved without its names.
fn placeholders(entries: &[Entry<'_>], report: &mut Report<'_>) {
    let is_made_up =
        |entry: &&Entry<'_>| entry.name.strip_prefix("LABEL_").and_then(super::tree::index) == Some(entry.index);
    if let Some(first) = entries.iter().find(is_made_up) {
        let count = entries.iter().filter(is_made_up).count();
        report.push(|file| crate::messages::entry::hf_placeholders(file, first.line, &first.name, count));
    }
}
