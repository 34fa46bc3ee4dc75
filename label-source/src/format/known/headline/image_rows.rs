//! What is said of a table that has a row for each image: the line that reads its labels.

use super::image_signs::Sign;
use crate::format::key_words::is_same;
use crate::format::tables::cell_numbers::whole_number;
use crate::format::tables::columns::{Facts, Table};
use crate::format::text_lines::lines::is_dense;
use crate::problem::{Place, Problem};
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::fmt::Write;

/// What a column of numbers is called that says the class of each image.
pub(super) const TARGETS: [&str; 11] =
    ["label", "labels", "target", "targets", "class", "category", "class_id", "label_id", "class_index", "index", "id"];

/// What a column is called that says the split of each image.
pub(super) const SPLITS: [&str; 15] = [
    "is_valid",
    "is_val",
    "is_validation",
    "is_train",
    "is_test",
    "valid",
    "val",
    "validation",
    "train",
    "test",
    "split",
    "fold",
    "subset",
    "partition",
    "set",
];

/// The first row with a name that a row above it has too.
fn repeated_name<'a>(table: &Table<'a>, at: usize) -> Option<(Cow<'a, str>, usize, usize)> {
    let mut seen = HashMap::new();
    for record in table.rows() {
        let mut record = record.ok()?;
        let name = record.fields.swap_remove(at);
        if let Some(first) = seen.get(&name) {
            return Some((name, *first, record.line));
        }
        seen.insert(name, record.line);
    }
    None
}

/// A table that has no list of the classes, but the class of each image. A name in the column `names` repeats, or `sign` says it.
pub(super) fn images(
    table: &Table<'_>,
    facts: &[Facts<'_>],
    files: &[usize],
    (names, sign): (Option<usize>, Option<Sign>),
) -> Problem {
    let file = table.file;
    let what = match (&sign, names.and_then(|at| Some((at, repeated_name(table, at)?)))) {
        (Some(sign), _) => format!("{file} has a row for each image, not for each class: {}", sign.shown(table)),
        (None, Some((at, (name, first, second)))) => format!(
            "{file} has a row for each image, not for each class: {name:?} is in column {:?} of line {first} and of line {second}",
            table.columns[at]
        ),
        (None, None) => {
            format!("{file} has a row for each image, not for each class; its headline has {}", table.shown())
        }
    };
    let is_other = |at: &usize| !files.contains(at) && !table.is_called(*at, &SPLITS);
    let is_class = |at: &usize| facts[*at].are_flags() && is_other(at) && !table.is_called(*at, &TARGETS);
    let flags: Vec<&str> = (0..facts.len()).filter(is_class).map(|at| &*table.columns[at]).collect();
    let is_target = |at: &usize| TARGETS.iter().any(|word| is_same(&table.columns[*at], word));
    let target = || {
        let others: Vec<usize> = (0..facts.len()).filter(is_other).filter(|_| flags.len() < 2).collect();
        let only = if let [only] = others[..] { Some(only) } else { None };
        others.into_iter().find(is_target).or(only)
    };
    let is_word = |at: &&usize| {
        let column = table.columns[**at].to_lowercase();
        ["label", "class", "categor", "target", "species", "breed"].iter().any(|word| column.contains(word))
    };
    let all: Vec<usize> = (0..facts.len()).filter(|at| !files.contains(at) && facts[*at].can_be_labels()).collect();
    let labels = names.or_else(|| match all[..] {
        [] => target(),
        [only] => Some(only),
        // The sex and the age of patients are labels, too.
        _ => all.iter().filter(is_word).min_by_key(|at| (facts[**at].bars == 0, facts[**at].distinct())).copied(),
    });
    let (options, place) = match labels {
        Some(at) => {
            let column = format!("order = \"dataframe\", column = {:?}", table.columns[at]);
            (if facts[at].bars > 0 { column + ", separator = \"|\"" } else { column }, "")
        }
        None if flags.len() > 1 => (format!("order = \"dataframe\", columns = {flags:?}"), ""),
        None => {
            ("order = \"dataframe\", column = \"..\"".to_owned(), " with the column of the labels in place of `..`")
        }
    };
    // A text in memory has no path.
    let path = if file.starts_with('"') { file } else { "\"train.csv\"" };
    let mut help =
        format!("for the classes that `flow_from_dataframe` makes of it, write `#[labels({path}, {options})]`{place}");
    let indices = labels.and_then(|at| Some((at, other_order(table, facts, at)?)));
    if let Some((names, indices)) = indices {
        let (names, indices) = (&table.columns[names], &table.columns[indices]);
        let _ = write!(
            help,
            "; if the model has the indices of column {indices:?}, which are in another order: \
             `pandas.read_csv({path}).drop_duplicates({indices:?}).sort_values({indices:?})[{names:?}].rename(\"name\")\
             .to_csv(\"classes.csv\", index=False)`"
        );
    }
    if sign.is_some() {
        help += "; if each row is one class, say so: `format = \"csv\"`";
    }
    Problem::new(Place::PATH, what, help)
}

/// The column that has an index for each label of another one, from 0 on, and not as the labels are sorted.
fn other_order(table: &Table<'_>, facts: &[Facts<'_>], labels: usize) -> Option<usize> {
    let numbers = (0..facts.len()).filter(|at| facts[*at].are_numbers());
    numbers.filter(|at| facts[*at].distinct() == facts[labels].distinct()).find(|at| {
        let mut indices: BTreeMap<String, u64> = BTreeMap::new();
        for record in table.rows() {
            let Ok(record) = record else { return false };
            let Some(index) = whole_number(&record.fields[*at]) else { return false };
            let known = *indices.entry(record.fields[labels].trim().to_owned()).or_insert(index);
            if known != index {
                return false;
            }
        }
        is_dense(&indices.values().copied().collect::<Vec<_>>(), 0) && !indices.values().is_sorted()
    })
}
