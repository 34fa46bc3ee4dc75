//! Which labels of a table of images are classes, if the user says it: `classes`, an argument of `flow_from_dataframe`, or `without`.

use crate::escape::quoted_list;
use crate::format::file_options::ImageTable;
use crate::format::file_problems::FileProblems;
use crate::problem::{Place, Problem};
use crate::suggest::nearest;

/// Whether a text is one of the labels, which are sorted.
pub(super) fn is_label(labels: &[String], text: &str) -> bool {
    labels.binary_search_by(|label| label.as_str().cmp(text)).is_ok()
}

/// The classes among the labels, which are sorted, in index order. Reports each that no image has.
pub(super) fn choose(
    mut labels: Vec<String>,
    column: &str,
    images: &ImageTable<'_>,
    problems: &mut FileProblems<'_>,
) -> Vec<String> {
    if let Some(classes) = images.classes {
        for (index, class) in classes.iter().enumerate() {
            if !images.allow_missing && !is_label(&labels, class) {
                problems.push(|file| no_image((index, class), file, column, &labels));
            }
        }
        // As the user lists them: the labels of Keras' other rows are left out.
        return classes.to_vec();
    }
    let without = images.without.unwrap_or_default();
    for (index, label) in without.iter().enumerate() {
        if without[..index].contains(label) {
            problems.push(|_| without_twice(index, label));
        } else if !images.is_of_another && !is_label(&labels, label) {
            problems.push(|file| without_finds_nothing((index, label), file, column, &labels));
        }
    }
    let is_found = !labels.is_empty();
    labels.retain(|label| !without.contains(label));
    if is_found && labels.is_empty() {
        problems.push(|file| without_leaves_nothing(file, column));
    }
    labels
}

/// Reports options that contradict each other, or say nothing.
pub(super) fn check(images: &ImageTable<'_>) -> Result<(), Problem> {
    match (images.classes, images.without, images.columns) {
        (Some(_), _, Some(_)) => Err(beside_columns("classes")),
        (None, Some(_), Some(_)) => Err(beside_columns("without")),
        (Some(_), Some(_), None) => Err(without_beside_classes()),
        (None, Some([]), None) => Err(without_is_empty()),
        _ => Ok(()),
    }
}

/// What the column has in place of a label that it does not have.
fn there_is(label: &str, labels: &[String]) -> String {
    match nearest(label, labels) {
        Some(near) => format!("there is {near:?}: write that"),
        None => format!("the column has {}", quoted_list(labels, 16)),
    }
}

/// A class of `classes` that no image has. Keras takes it, without a word, as a typo too.
fn no_image((index, class): (usize, &str), file: &str, column: &str, labels: &[String]) -> Problem {
    Problem::new(
        Place::element("classes", index),
        format!("no image in {file} has the label {class:?} in column {column:?}"),
        format!("{}; or write `allow_missing = true`, if it has an index without an image", there_is(class, labels)),
    )
}

/// A label of `without` that no image has.
fn without_finds_nothing((index, label): (usize, &str), file: &str, column: &str, labels: &[String]) -> Problem {
    Problem::new(
        Place::element("without", index),
        format!("no image in {file} has the label {label:?} in column {column:?}"),
        format!("{}; or remove it here", there_is(label, labels)),
    )
}

/// A label twice in `without`.
fn without_twice(index: usize, label: &str) -> Problem {
    Problem::new(Place::element("without", index), format!("{label:?} is in `without` twice"), "remove one of the two")
}

/// `without` with every label.
fn without_leaves_nothing(file: &str, column: &str) -> Problem {
    Problem::new(
        Place::option("without"),
        format!("`without` names every label in column {column:?} of {file}: no class is left"),
        "name only those for which the model has no output",
    )
}

/// `without = []`.
fn without_is_empty() -> Problem {
    Problem::new(
        Place::option("without"),
        "`without` names no label",
        "name those for which the model has no output, or remove `without`",
    )
}

/// `without` beside `classes`.
fn without_beside_classes() -> Problem {
    Problem::new(
        Place::option("without"),
        "`classes` says which labels of the table are the classes, and the others are left out: `without` adds nothing",
        "remove `without`; or remove `classes`, if the labels are to be sorted",
    )
}

/// One of the two options beside `columns`.
fn beside_columns(option: &'static str) -> Problem {
    Problem::new(
        Place::option(option),
        format!("`{option}` is about the labels in a `column`; `columns` are themselves the classes"),
        format!("remove `{option}`, and name in `columns` those that are classes of the model"),
    )
}
