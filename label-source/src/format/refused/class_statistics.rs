//! Tables that count or score classes: scikit-learn's report, pandas' `value_counts`. They name classes, and are no list of them.

use crate::format::tables::columns::Table;
use crate::problem::{Place, Problem};

/// What scikit-learn's `classification_report` has below the classes, beside `accuracy`.
const AVERAGES: [&str; 4] = ["macro avg", "weighted avg", "micro avg", "samples avg"];

/// What a column of counts is called, in lower case.
const COUNTS: [&str; 18] = [
    "count",
    "counts",
    "n",
    "num",
    "frequency",
    "freq",
    "support",
    "total",
    "size",
    "proportion",
    "percentage",
    "percent",
    "images",
    "samples",
    "instances",
    "num_images",
    "n_images",
    "num_samples",
];

/// Refuses a report, and a table without indices whose rows are in the order of a column of counts. `names` is the column of the
/// names.
pub(crate) fn check(table: &Table<'_>, names: usize, has_indices: bool) -> Result<(), Problem> {
    let is_report = (0..table.columns.len()).any(|at| table.is_called(at, &["precision", "recall", "f1_score"]));
    if is_report {
        for record in table.rows() {
            let record = record?;
            if AVERAGES.contains(&record.fields[names].trim()) {
                return Err(report(table.file, record.fields[names].trim(), record.line));
            }
        }
        // Its rows are in the order of the labels, whatever their counts.
        return Ok(());
    }
    let counts = (0..table.columns.len()).find(|at| *at != names && table.is_called(*at, &COUNTS));
    match counts.filter(|_| !has_indices) {
        Some(counts) if is_sorted_by_count(table, names, counts)? => {
            Err(order_of_counts(table.file, &table.columns[counts]))
        }
        _ => Ok(()),
    }
}

/// Whether the rows are sorted by their counts, and not by their names too.
fn is_sorted_by_count(table: &Table<'_>, names: usize, counts: usize) -> Result<bool, Problem> {
    let mut cells: Vec<(String, f64)> = Vec::new();
    for record in table.rows() {
        let record = record?;
        let Ok(count) = record.fields[counts].trim().parse() else { return Ok(false) };
        cells.push((record.fields[names].to_string(), count));
    }
    let falls = cells.is_sorted_by(|(_, a), (_, b)| a >= b);
    let rises = cells.is_sorted_by(|(_, a), (_, b)| a <= b);
    Ok((falls || rises) && !cells.is_sorted_by(|(a, _), (b, _)| a <= b))
}

/// A report with rows that are averages.
fn report(file: &str, average: &str, line: usize) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file} is a report, not a class list: line {line} is {average:?}"),
        "name the class list that the model was saved with; or remove the averages and `accuracy` from the file, if its other rows are \
         in the order of the model's outputs",
    )
}

/// Rows in the order of their counts.
fn order_of_counts(file: &str, column: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!(
            "{file} has no indices, and its rows are in the order of column {column:?}, as pandas' `value_counts` gives them"
        ),
        format!(
            "write the index of each class into a column `index`; if the model has the classes in this order, remove the column {column:?}"
        ),
    )
}
