//! What is said of a table that has a row for each image: the line that reads its labels.

use super::image_signs::Sign;
use crate::collect::{mapped, sort};
use crate::format::key_words::is_same_as_any;
use crate::format::tables::cell_numbers::whole_number;
use crate::format::tables::columns::{Facts, Table};
use crate::format::text_lines::lines::is_dense;
use crate::problem::{Place, Problem};
use std::borrow::Cow;
use std::collections::HashSet;
use std::fmt::Write;

/// What a column of numbers is called that says the class of each image.
pub(super) const TARGETS: &str = "label labels target targets class category class_id label_id class_index index id";

/// What a column is called that says the split of each image.
pub(super) const SPLITS: &str = "is_valid is_val is_validation is_train is_test valid val validation train test \
    split fold subset partition set";

/// The first row with a name that a row above it has too.
fn repeated_name<'a>(table: &Table<'a>, at: usize) -> Option<(Cow<'a, str>, usize, usize)> {
    let mut seen = HashSet::new();
    for record in table.rows() {
        let mut record = record.ok()?;
        let name = record.fields.swap_remove(at);
        if seen.contains(&name) {
            let first = table.rows().find(|row| row.as_ref().is_ok_and(|row| row.fields[at] == name))?;
            return Some((name, first.ok()?.line, record.line));
        }
        seen.insert(name);
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
    let is_other = |at| !files.contains(&at) && !table.is_called(at, SPLITS);
    let flags = table.places(|at| facts[at].are_flags() && is_other(at) && !table.is_called(at, TARGETS));
    let flags = mapped(&flags, |at| &*table.columns[*at]);
    let labels = names.or_else(|| {
        let all = table.places(|at| !files.contains(&at) && facts[at].can_be_labels());
        if all.is_empty() && flags.len() < 2 {
            let others = table.places(is_other);
            let is_target = |at: &&usize| is_same_as_any(&table.columns[**at], TARGETS);
            let only = if let [only] = &others[..] { Some(only) } else { None };
            return others.iter().find(is_target).or(only).copied();
        }
        if let [only] = all[..] { Some(only) } else { best_labels(table, facts, &all) }
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

/// Of several columns of words, that of the labels by its name. The sex and the age of patients are labels, too.
fn best_labels(table: &Table<'_>, facts: &[Facts<'_>], all: &[usize]) -> Option<usize> {
    const WORDS: [&str; 6] = ["label", "class", "categor", "target", "species", "breed"];
    let rank = |at: usize| (facts[at].bars == 0, facts[at].distinct());
    let mut best = None;
    for at in all {
        let column = table.columns[*at].to_lowercase();
        if WORDS.iter().any(|word| column.contains(word)) && best.is_none_or(|best| rank(*at) < rank(best)) {
            best = Some(*at);
        }
    }
    best
}

/// The column that has an index for each label of another one, from 0 on, and not as the labels are sorted.
fn other_order(table: &Table<'_>, facts: &[Facts<'_>], labels: usize) -> Option<usize> {
    let can_be = |at: usize| facts[at].are_numbers() && facts[at].distinct() == facts[labels].distinct();
    table.places(can_be).into_iter().find(|at| is_other_order(table, labels, *at).unwrap_or(false))
}

fn is_other_order(table: &Table<'_>, labels: usize, indices: usize) -> Option<bool> {
    let mut rows = Vec::new();
    for row in table.rows() {
        rows.push(row.ok()?);
    }
    let mut classes = Vec::new();
    for row in &rows {
        classes.push((whole_number(&row.fields[indices])?, row.fields[labels].trim()));
    }
    sort(&mut classes);
    classes.dedup();
    let in_order = mapped(&classes, |(_, label)| *label);
    let mut sorted = in_order.clone();
    sort(&mut sorted);
    sorted.dedup();
    Some(is_dense(&mapped(&classes, |(index, _)| *index), 0) && sorted.len() == classes.len() && sorted != in_order)
}
