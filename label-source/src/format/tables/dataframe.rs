//! The order `dataframe`: the classes that Keras' `flow_from_dataframe`, scikit-learn's `LabelEncoder` and, with a separator,
//! `MultiLabelBinarizer` make of a column that pandas has read: its distinct values, sorted by code point. Or, with `columns`, one
//! column of 0 and 1 for each class. `classes` and `without` choose among the labels. What pandas takes for something else than text is refused.
//!
//! Source: keras 3.15.1, `keras/src/legacy/preprocessing/image.py`, `DataFrameIterator._filter_classes`; pandas 3.1.1, `read_csv`
//! with its defaults; scikit-learn 1.9.1, `sklearn/preprocessing/_label.py`.

use super::chosen_labels;
use super::columns::{FLAGS, Table};
use super::joined_labels;
use crate::class_list::{ClassList, MAX_CLASSES};
use crate::collect::{list, mapped, sort};
use crate::format::check_entries::{NAME_MOST, name_too_long};
use crate::format::file_options::ImageTable;
use crate::format::file_problems::FileProblems;
use crate::format::text_file::TextFile;
use crate::problem::{Diagnostics, Place, Problem, Reported};
use std::borrow::Cow;
use std::collections::HashSet;

/// What pandas reads as a missing value.
const MISSING: [&str; 19] = [
    "", "#N/A", "#N/A N/A", "#NA", "-1.#IND", "-1.#QNAN", "-NaN", "-nan", "1.#IND", "1.#QNAN", "<NA>", "N/A", "NA",
    "NULL", "NaN", "None", "n/a", "nan", "null",
];

/// Up to how many cells pandas reads in one piece, at least; it looks for numbers in each piece alone.
const PIECE: usize = 1 << 18;

/// Whether a file is a table that has the columns.
pub(crate) fn has_columns(file: TextFile<'_>, images: &ImageTable<'_>) -> bool {
    let Ok(Some(table)) = Table::open(file, false) else { return false };
    images.column.is_none_or(|column| table.find(column).is_ok())
        && images.columns.is_none_or(|columns| columns.iter().all(|column| table.find(column).is_ok()))
}

/// The class list of a table of images.
pub(crate) fn read(
    file: TextFile<'_>,
    images: &ImageTable<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<ClassList, Reported> {
    let mut problems = FileProblems::new(file.shown, diagnostics);
    let names = read_names(file, images, &mut problems).unwrap_or_else(|problem| {
        problems.push(|_| problem);
        Vec::new()
    });
    if names.is_empty() && problems.is_empty() && images.classes.is_none_or(|classes| !classes.is_empty()) {
        problems.push(no_row);
    }
    problems.finish(())?;
    if images.classes.is_some() { ClassList::checked(names, diagnostics) } else { Ok(ClassList::of_distinct(names)) }
}

fn read_names(
    file: TextFile<'_>,
    images: &ImageTable<'_>,
    problems: &mut FileProblems<'_>,
) -> Result<Vec<String>, Problem> {
    let Some(table) = Table::open(file, false)? else { return Ok(Vec::new()) };
    chosen_labels::check(images)?;
    match (images.column, images.columns) {
        (Some(_), Some(_)) => Err(column_and_columns()),
        (None, None) => Err(no_column(&table)),
        (None, Some(_)) if images.separator.is_some() => Err(separator_and_columns()),
        (Some(column), None) => read_column(&table, table.find(column)?, images, problems),
        (None, Some(columns)) => read_columns(&table, columns, problems),
    }
}

/// The distinct labels of a column, or those of them that the user says.
fn read_column(
    table: &Table<'_>,
    at: usize,
    images: &ImageTable<'_>,
    problems: &mut FileProblems<'_>,
) -> Result<Vec<String>, Problem> {
    // An empty one says that each cell is one label, whatever is in it.
    let (given, separator) = (images.separator, images.separator.filter(|separator| !separator.is_empty()));
    let column = &table.columns[at];
    // Cells that pandas may take for something else than text, and the line of the first one.
    let (mut rows, mut plain, mut first_plain) = (0, 0, 0);
    // The labels, and cells that have been looked at.
    let (mut labels, mut seen) = (HashSet::new(), HashSet::new());
    for record in table.rows() {
        let mut record = record?;
        let (cell, line) = (record.fields.swap_remove(at), record.line);
        rows += 1;
        if is_no_text(&cell) {
            plain += 1;
            if plain == 1 {
                first_plain = line;
            }
        }
        if !seen.contains(&cell) {
            let are_right = add_labels(&cell, (column, line, separator), &mut labels, problems);
            if are_right && seen.len() < MAX_CLASSES {
                seen.insert(cell);
            }
        }
        if labels.len() > MAX_CLASSES {
            return Err(too_many(table.file, column));
        }
    }
    let mut labels = list(labels.into_iter().map(Cow::into_owned));
    sort(&mut labels);
    if plain > 0 && problems.is_empty() {
        if plain == rows {
            return Err(no_text(table.file, column));
        }
        if rows * table.columns.len() > PIECE {
            return Err(mixed(table.file, column, first_plain));
        }
    }
    if problems.is_empty() {
        let mut cells = list(seen.iter().map(|cell| &**cell));
        sort(&mut cells);
        joined_labels::check(table.file, column, &labels, &cells, given)?;
    }
    if rows == 0 || !problems.is_empty() {
        return Ok(Vec::new());
    }
    Ok(chosen_labels::choose(labels, column, images, problems))
}

/// Adds the labels of a cell; whether all of them can be some.
fn add_labels(
    cell: &str,
    (column, line, separator): (&str, usize, Option<&str>),
    labels: &mut HashSet<Cow<'_, str>>,
    problems: &mut FileProblems<'_>,
) -> bool {
    if MISSING.contains(&cell) {
        problems.push(|file| missing_label(file, line, column, cell));
        return false;
    }
    // Python's `split` of text.
    let parts = separator.map_or_else(|| vec![cell], |separator| list(cell.split(separator)));
    let mut are_right = true;
    for label in parts {
        let is_right = !label.trim().is_empty() && label.trim() == label && label.len() <= NAME_MOST;
        are_right &= is_right;
        if is_right {
            labels.insert(label.to_owned().into());
        } else if label.trim().is_empty() {
            problems.push(|file| missing_label(file, line, column, cell));
        } else if label.trim() != label {
            problems.push(|file| spaced_label(file, line, column, label, separator));
        } else {
            problems.push(|file| name_too_long(file, line, label.len(), NAME_MOST));
        }
    }
    are_right
}

/// Whether pandas may take a cell for a number or a truth value, if all cells of its column are such. Beside a number of more than 64
/// bits it asks Python's `int`, which takes `1_000` and the digits of any script.
fn is_no_text(cell: &str) -> bool {
    let cell = cell.trim();
    let is_int = |c: char| c.is_numeric() || matches!(c, '_' | '+' | '-');
    cell.chars().all(is_int) && cell.contains(char::is_numeric)
        || cell.parse::<f64>().is_ok()
        || cell.eq_ignore_ascii_case("true")
        || cell.eq_ignore_ascii_case("false")
}

/// The columns that are classes, each of them with 0 and 1 alone.
fn read_columns(
    table: &Table<'_>,
    columns: &[String],
    problems: &mut FileProblems<'_>,
) -> Result<Vec<String>, Problem> {
    if columns.is_empty() {
        return Err(no_columns(table));
    }
    let mut places = Vec::new();
    for (index, column) in columns.iter().enumerate() {
        match table.find(column) {
            Ok(at) => places.push(at),
            Err(problem) => problems.push(|_| {
                Problem::new(Place::element("columns", index), problem.what(), problem.help().replace("column = ", ""))
            }),
        }
    }
    let mut in_order = places.clone();
    sort(&mut in_order);
    in_order.dedup();
    if places != in_order {
        return Err(other_order(table.file, &mapped(&in_order, |at| &*table.columns[*at])));
    }
    let mut rows = 0;
    for record in table.rows() {
        let record = record?;
        rows += 1;
        for at in &places {
            let (column, cell) = (&table.columns[*at], &*record.fields[*at]);
            if !FLAGS.contains(&cell.trim()) {
                problems.push(|file| no_flag(file, record.line, column, cell));
            }
        }
    }
    Ok(if rows == 0 { Vec::new() } else { mapped(&places, |at| table.columns[*at].clone()) })
}

/// A table without a row.
fn no_row(file: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file} has no row below its headline"),
        "name the table that the model was trained with",
    )
}

/// Neither `column` nor `columns`.
fn no_column(table: &Table<'_>) -> Problem {
    Problem::new(
        Place::option("order"),
        format!("`order = \"dataframe\"` needs the column that has the labels; {} has {}", table.file, table.shown()),
        "name it as `column = \"..\"`; if each class has a column of 0 and 1, name those: `columns = [..]`",
    )
}

/// `columns = []`.
fn no_columns(table: &Table<'_>) -> Problem {
    Problem::new(
        Place::option("columns"),
        format!("`columns` names no column; {} has {}", table.file, table.shown()),
        "name those that have 0 or 1 for each image",
    )
}

/// `column` beside `columns`.
fn column_and_columns() -> Problem {
    Problem::new(
        Place::option("columns"),
        "`column` names the one column of labels, `columns` a column of 0 and 1 for each class: a table has only one of them",
        "remove one of the two",
    )
}

/// `separator` beside `columns`.
fn separator_and_columns() -> Problem {
    Problem::new(
        Place::option("separator"),
        "`separator` is for a `column` with several labels in a cell; `columns` have 0 or 1",
        "remove `separator`",
    )
}

/// A cell without a label, or with an empty one.
fn missing_label(file: &str, line: usize, column: &str, cell: &str) -> Problem {
    let what = if cell.contains(char::is_alphanumeric) && MISSING.contains(&cell) {
        format!("{file}, line {line}: pandas reads {cell:?} in column {column:?} as a missing value")
    } else {
        format!("{file}, line {line}: a label in column {column:?} is missing: the cell is {cell:?}")
    };
    Problem::new(Place::PATH, what, "write the label, or remove the row: Keras takes no image without one")
}

/// A label with space around it.
fn spaced_label(file: &str, line: usize, column: &str, label: &str, separator: Option<&str>) -> Problem {
    let help = match separator {
        Some(separator) => format!(
            "if the space belongs to the separator, say so as in `separator = {:?}`; if not, remove it from the file",
            if label.starts_with(' ') { format!("{separator} ") } else { format!(" {separator}") }
        ),
        None => "remove the space from the file: it would be part of the class's name".to_owned(),
    };
    Problem::new(
        Place::PATH,
        format!("{file}, line {line}: the label {label:?} in column {column:?} has space around it"),
        help,
    )
}

/// More distinct labels than an index of 16 bits can tell apart.
fn too_many(file: &str, column: &str) -> Problem {
    Problem::new(
        Place::option("column"),
        format!(
            "column {column:?} of {file} has more than {MAX_CLASSES} distinct labels; a label type can have no more"
        ),
        "name the column that has the class of each image",
    )
}

/// What must be done about labels that pandas does not keep as text.
const KEEP_TEXT: &str = "write the class list when training, from the labels that the model has, and name that file: \
     `json.dump(train.class_indices, open(\"class_indices.json\", \"w\"))`";

/// A column of numbers, or of truth values.
fn no_text(file: &str, column: &str) -> Problem {
    Problem::new(
        Place::option("column"),
        format!(
            "each label in column {column:?} of {file} is a number or a truth value: pandas does not read it as text, Keras refuses \
             it, and scikit-learn sorts it by value"
        ),
        KEEP_TEXT,
    )
}

/// A long column in which only some cells are numbers.
fn mixed(file: &str, column: &str, line: usize) -> Problem {
    Problem::new(
        Place::option("column"),
        format!(
            "some labels in column {column:?} of {file} are numbers (line {line}): pandas reads such a long table in pieces, and \
             takes them for text in some of them only"
        ),
        KEEP_TEXT,
    )
}

/// A cell of a class's column that is neither 0 nor 1.
fn no_flag(file: &str, line: usize, column: &str, cell: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file}, line {line}: expected 0 or 1 in column {column:?}, found {cell:?}"),
        "name in `columns` only those that say of each image whether it shows the class",
    )
}

/// `columns` in another order than the file's.
fn other_order(file: &str, columns: &[&str]) -> Problem {
    Problem::new(
        Place::option("columns"),
        format!("`columns` has another order than {file}, or a column twice"),
        format!("write them as the file has them: `columns = {columns:?}`"),
    )
}
