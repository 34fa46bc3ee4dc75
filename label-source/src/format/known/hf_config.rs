//! `config.json` of Hugging Face: `id2label`, and `label2id`, which must be its inverse. The ids are strings, sorted as
//! such in many files: "1", "10", "2".

use super::class_indices;
use crate::format::entries::{Entry, read_names};
use crate::format::file_problems::FileProblems;
use crate::format::syntax::document::Node;
use crate::problem::{Place, Problem};
use std::collections::{HashMap, HashSet};

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

/// What a config of transformers without labels is: it has names all the same, made up when the model is loaded.
pub(crate) fn without_labels(file: &str, root: &Node<'_>) -> Option<Problem> {
    let is_config = ["model_type", "architectures", "transformers_version"].iter().any(|key| root.get(key).is_some());
    is_config.then(|| no_labels(file))
}

/// Reports each label that the two maps give different ids. A duplicate label is reported elsewhere.
fn compare(by_id: &[Entry<'_>], by_label: &[Entry<'_>], problems: &mut FileProblems<'_>) {
    let mut places = HashMap::new();
    for (place, entry) in by_id.iter().enumerate() {
        places.insert(entry.index, place);
    }
    let mut known: HashSet<&str> = HashSet::new();
    for entry in by_label {
        known.insert(&entry.name);
        let label = places.get(&entry.index).map(|place| &by_id[*place].name);
        if label != Some(&entry.name) {
            let by_label = format!("{:?} at {}", entry.name, entry.index);
            let by_id = label.map_or("nothing".to_owned(), |label| format!("{label:?}"));
            problems.push(|file| not_inverse(file, entry.line, &by_label, &format!("{by_id} there")));
        }
    }
    for entry in by_id {
        if !known.contains(&*entry.name) {
            let by_id = format!("it at {}", entry.index);
            problems.push(|file| not_inverse(file, entry.line, &format!("no {:?}", entry.name), &by_id));
        }
    }
}

/// A config without `id2label`.
fn no_labels(file: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file} has no `id2label`: transformers then makes up the names, `LABEL_0`, `LABEL_1` and so on"),
        "set `model.config.id2label` to the names of the training run and save the config again; or name the training folder",
    )
}

/// `id2label` and `label2id` that are not each other's inverse.
fn not_inverse(file: &str, line: usize, by_label: &str, by_id: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file}, line {line}: `label2id` has {by_label}, but `id2label` has {by_id}"),
        "make them each other's inverse: `config.label2id = {v: k for k, v in config.id2label.items()}`",
    )
}
