//! Finds the column of a table that has the indices, by its name and its cells.

use super::cell_numbers::{roman_or_hex, shared_numbers, whole_number};
use super::columns::{Facts, Table};
use crate::class_list::MAX_CLASSES;
use crate::collect::{every_mapped, mapped};
use crate::format::file_options::FileOptions;
use crate::format::text_lines::lines::{counted_from, is_dense};
use crate::problem::{Place, Problem};

/// What a column of indices is called.
pub(crate) const INDICES: &str = "index idx id class_id classid label_id labelid category_id class_index class_idx \
    label_index label_idx number no nr";

/// What a column is called that may have the indices too, and is asked about.
const TARGETS: &str = "# y target target_id target_index output output_index class_code class_no class_number \
    class_num label_code label_number train_id trainid encoded label_encoded";

/// Whether a column can have the indices, to go by its name.
pub(crate) fn is_index(table: &Table<'_>, at: usize) -> bool {
    table.is_called(at, INDICES) || is_unnamed(table, at)
}

/// Whether pandas has written a column, of row numbers: it writes nothing above, and reads that as a name.
fn is_unnamed(table: &Table<'_>, at: usize) -> bool {
    table.columns[at].is_empty() || table.is_called(at, "unnamed:_0")
}

/// The column of the indices of a table whose names are in the column `names`; `None` if the rows count. `more` can have them too.
pub(crate) fn find(
    table: &Table<'_>,
    facts: &[Facts<'_>],
    names: usize,
    more: &[usize],
    options: &FileOptions<'_>,
) -> Result<Option<usize>, Problem> {
    let can_be = |at: usize| is_index(table, at) || more.contains(&at);
    // The `id` of another list is a text.
    let found = table.places(|at| at != names && can_be(at) && facts[at].numbers + facts[at].disguised > 0);
    let all_numbers = table.places(|at| at != names && facts[at].rows > 1 && facts[at].are_numbers());
    if found.is_empty() {
        let is_called = |at| at != names && table.is_called(at, INDICES);
        let is_empty = |at: usize| facts[at].rows > 0 && facts[at].empty == facts[at].rows;
        if let Some(at) = table.places(|at| is_called(at) && is_empty(at)).first() {
            return Err(empty_indices(table.file, &table.columns[*at]));
        }
        if let Some(at) = table.places(|at| is_called(at) && counts_with_signs(table, at)).first() {
            check_cells(table, *at)?;
        }
        return match all_numbers.iter().find(|at| counts_other_rows(table, &facts[**at], **at)) {
            Some(at) => Err(may_be_indices(table.file, &table.columns[*at])),
            None => Ok(None),
        };
    }
    let index = choose(table, &found, options)?;
    if let Some(cells) = numbers(table, index).filter(|cells| is_dense(cells, 0)) {
        for at in all_numbers {
            if at != index && is_rival(table, at, facts, (index, &cells), can_be(at)) {
                return Err(two_indices(table.file, &table.columns[index], &table.columns[at]));
            }
        }
    } else {
        check_cells(table, index)?;
    }
    Ok(Some(index))
}

/// Whether a column of numbers says another index of each row than the column that has been chosen, whose cells are those numbers.
fn is_rival(
    table: &Table<'_>,
    at: usize,
    facts: &[Facts<'_>],
    (index, cells): (usize, &[u64]),
    can_be_index: bool,
) -> bool {
    let Some(other) = numbers(table, at) else { return false };
    if is_target(table, at) && !facts[at].repeats() && !rises_with(&other, cells) {
        return true;
    }
    if table.is_called(at, "train_id trainid") && other != cells {
        return true;
    }
    let counts_from = |first: u64| is_dense(&other, first) && other != mapped(cells, |cell| cell + first);
    counts_from(0) || is_unnamed(table, index) && can_be_index && counts_from(1)
}

/// Whether a column has the numbers from 0 or 1 on, each once, but not in the order of the rows; or, if its name says that it has the
/// model's outputs, any numbers, each once.
fn counts_other_rows(table: &Table<'_>, facts: &Facts<'_>, at: usize) -> bool {
    numbers(table, at).is_some_and(|numbers| {
        let is_counting = counted_from(&numbers).is_some();
        let is_in_order = numbers.is_sorted() && is_counting;
        !is_in_order && (is_counting || is_target(table, at) && !facts.repeats())
    })
}

/// Whether a column's name says that it has the model's outputs. Beside an `x`, a `y` is a coordinate.
fn is_target(table: &Table<'_>, at: usize) -> bool {
    let is_coordinate = table.is_called(at, "y") && table.find("x").is_ok();
    table.is_called(at, TARGETS) && !is_coordinate
}

/// Whether the numbers of a column rise with the indices of another one, which count from 0.
fn rises_with(numbers: &[u64], indices: &[u64]) -> bool {
    let mut sorted = vec![(0, 0); indices.len()];
    for (row, index) in indices.iter().enumerate() {
        let Ok(index) = usize::try_from(*index) else { return false };
        sorted[index] = (numbers[row], row);
    }
    sorted.is_sorted()
}

/// Whether the cells of a column differ in a number alone, as `output_2`, or are numbers of another system, as `IV`, and these count in
/// another order than the rows.
fn counts_with_signs(table: &Table<'_>, at: usize) -> bool {
    let mut rows = Vec::new();
    for row in table.rows().take(MAX_CLASSES + 1) {
        let Ok(row) = row else { return false };
        rows.push(row);
    }
    let cells = mapped(&rows, |row| row.fields[at].trim());
    shared_numbers(&cells)
        .or_else(|| every_mapped(&cells, |cell| roman_or_hex(cell)))
        .is_some_and(|numbers| numbers.len() > 1 && counted_from(&numbers).is_some() && !numbers.is_sorted())
}

/// The numbers of a column, if each cell is one; no more than a list can have, and one that says that there are too many.
pub(crate) fn numbers(table: &Table<'_>, at: usize) -> Option<Vec<u64>> {
    let mut numbers = Vec::new();
    for row in table.rows().take(MAX_CLASSES + 1) {
        numbers.push(whole_number(&row.ok()?.fields[at])?);
    }
    Some(numbers)
}

/// Of several columns of numbers, that which counts the rows.
fn choose(table: &Table<'_>, found: &[usize], options: &FileOptions<'_>) -> Result<usize, Problem> {
    let [first, _, ..] = found else { return Ok(found[0]) };
    let mut counting: Vec<(usize, Vec<u64>)> = Vec::new();
    for at in found {
        let Some(numbers) = numbers(table, *at) else { continue };
        if is_dense(&numbers, 0) || options.has_background() && is_dense(&numbers, 1) {
            counting.push((*at, numbers));
        }
    }
    match &counting[..] {
        // The first one is read, and what is wrong in it is reported.
        [] => Ok(*first),
        [(at, cells), others @ ..] => match others.iter().find(|(_, other)| other != cells) {
            Some((other, _)) => Err(two_indices(table.file, &table.columns[*at], &table.columns[*other])),
            None => Ok(*at),
        },
    }
}

/// Reports the first cell that is not an index.
fn check_cells(table: &Table<'_>, at: usize) -> Result<(), Problem> {
    let mut wrong: Option<(usize, String)> = None;
    let mut count = 0;
    for record in table.rows() {
        let record = record?;
        if whole_number(&record.fields[at]).is_none() {
            count += 1;
            wrong.get_or_insert_with(|| (record.line, record.fields[at].to_string()));
        }
    }
    wrong.map_or(Ok(()), |(line, cell)| Err(no_index(table.file, &table.columns[at], (line, &cell), count)))
}

/// A cell that is not an index, in a column of indices.
fn no_index(file: &str, column: &str, (line, cell): (usize, &str), count: usize) -> Problem {
    let more = if count > 1 { format!(" ({count} such cells)") } else { String::new() };
    Problem::new(
        Place::PATH,
        format!("{file}, line {line}: expected a class's index in column {column:?}, found {cell:?}{more}"),
        "write a whole number from 0 on, as in `0`, `1`, `2`; if the rows are in the order of the indices, remove the column or call it \
         otherwise in the headline, for example `code`",
    )
}

/// A column of indices without one.
fn empty_indices(file: &str, column: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("column {column:?} of {file} is empty: no class has an index"),
        "write the indices, or remove the column if the rows are in their order",
    )
}

/// A column of another name that has each number from 0 on.
fn may_be_indices(file: &str, column: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!(
            "column {column:?} of {file} has each of its numbers once, and not in the order of the rows: it may have the indices"
        ),
        "if it does, call it `index` in the headline; if it does not, remove it from the file",
    )
}

/// Two columns that both count the rows, and differ.
fn two_indices(file: &str, first: &str, second: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file} has two columns that can be the index, {first:?} and {second:?}, and they differ"),
        "remove the one that is not the model's index",
    )
}
