//! Tables that count or score classes: predictions, scikit-learn's report, pandas' `value_counts`. They name classes, but not all of them
//! and not in index order.

use super::measures::{Measure, is_figure, measure};
use crate::collect::list;
use crate::format::file_options::FileOptions;
use crate::format::key_words::with_underscores;
use crate::format::tables::columns::Table;
use crate::format::words::{is_ascii_digit, is_one_of};
use crate::problem::{Place, Problem};

/// What reports have below the classes, or above them, and what is not a class of any model.
const AVERAGES: &str = "macro_avg weighted_avg micro_avg samples_avg macro_average weighted_average micro_average \
    miou mean_iou map";

/// What such a row can be called too, and a class: only the user knows.
const TOTALS: &str = "mean average avg total totals overall all sum accuracy macro all_classes";

/// What a column is called that counts the images of each class, in lower case.
const IMAGES_OF_CLASS: &str = "count counts n num frequency freq support total size proportion percentage percent images \
    samples instances num_images n_images num_samples";

/// Two columns that say where a row is in a recording or an image, in lower case.
const SEGMENTS: &str = "start/end start_time/end_time begin/end begin_time/end_time time_start/time_end \
    start_seconds/end_seconds onset/offset onset/duration xmin/xmax x_min/x_max x1/x2 bbox_x/bbox_width";

/// Two columns that say where on Earth something is: a class may be a place.
const PLACES: &str = "lat/lon lat/lng lat/long latitude/longitude";

/// Refuses predictions and reports, and a table without indices whose rows are in the order of a column of counts. `names` is the
/// column of the names. With `format`, the user has said that the rows are the classes.
pub(crate) fn check(
    table: &Table<'_>,
    names: usize,
    has_indices: bool,
    options: &FileOptions<'_>,
) -> Result<(), Problem> {
    let others = table.places(|at| at != names);
    let find = |words: &str| others.iter().copied().find(|at| table.is_called(*at, words));
    let counts = find(IMAGES_OF_CLASS);
    let is_sure = options.format.is_some();
    if !is_sure {
        let mut parts = list(SEGMENTS.split(' '));
        if !has_indices {
            parts.extend(PLACES.split(' '));
        }
        for pair in parts {
            let (from, to) = pair.split_once('/').unwrap_or_default();
            let (Some(from), Some(to)) = (find(from), find(to)) else { continue };
            if starts_with_digits(table, from)? && starts_with_digits(table, to)? {
                return Err(parts_of_something(table.file, &table.columns[from], &table.columns[to]));
            }
        }
    }
    let (mut scores, mut quality) = (None, None);
    for at in others {
        let measure = measure(&table.columns[at]);
        if measure.is_some() && has_figures(table, at)? {
            let first = if measure == Some(Measure::Score) { &mut scores } else { &mut quality };
            first.get_or_insert(at);
        }
    }
    if counts.is_some() || scores.is_some() || quality.is_some() {
        for record in table.rows() {
            let record = record?;
            let name = record.fields[names].trim();
            let called = with_underscores(name);
            if is_one_of(&called, AVERAGES) || !is_sure && is_one_of(&called, TOTALS) {
                return Err(report(table.file, name, record.line));
            }
        }
    }
    match (scores, quality, counts) {
        (Some(scores), ..) if !is_sure => Err(predictions(table.file, &table.columns[scores])),
        (_, Some(quality), _) if !is_sure && !has_indices => Err(evaluation(table.file, &table.columns[quality])),
        (None, None, Some(counts)) if !has_indices && is_sorted_by_count(table, names, counts)? => {
            Err(order_of_counts(table.file, &table.columns[counts]))
        }
        _ => Ok(()),
    }
}

/// Whether a column has numbers, and nothing else.
pub(crate) fn has_figures(table: &Table<'_>, at: usize) -> Result<bool, Problem> {
    let mut has_number = false;
    for record in table.rows() {
        let record = record?;
        if !is_figure(&record.fields[at]) {
            return Ok(false);
        }
        has_number |= record.fields[at].contains(is_ascii_digit);
    }
    Ok(has_number)
}

/// Whether each cell of a column is a number, or a time as `00:01.5`.
fn starts_with_digits(table: &Table<'_>, at: usize) -> Result<bool, Problem> {
    for record in table.rows() {
        if !record?.fields[at].trim().trim_start_matches(['-', '+', '.']).starts_with(is_ascii_digit) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether the rows are sorted by their counts, and not by their names too.
fn is_sorted_by_count(table: &Table<'_>, names: usize, counts: usize) -> Result<bool, Problem> {
    let mut before: Option<(String, f64)> = None;
    let (mut fall, mut rise, mut are_by_name) = (true, true, true);
    for record in table.rows() {
        let record = record?;
        let name = record.fields[names].to_string();
        let Ok(count) = record.fields[counts].trim().parse() else { return Ok(false) };
        if let Some((name_before, count_before)) = before {
            fall &= count_before >= count;
            rise &= count_before <= count;
            are_by_name &= name_before <= name;
        }
        before = Some((name, count));
    }
    Ok((fall || rise) && !are_by_name)
}

/// Rows that are parts of a recording, of an image or of a map.
fn parts_of_something(file: &str, from: &str, to: &str) -> Problem {
    let what = "has a row for each part of something, not for each class";
    not_classes(format!("{file} {what}: columns {from:?} and {to:?} say where it is"), " or with their indices,")
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

/// Scores, which are of an image.
fn predictions(file: &str, column: &str) -> Problem {
    let what = "has what a model gave for an image, not its class list";
    not_classes(format!("{file} {what}: column {column:?} has scores"), " or with their indices,")
}

/// A report without averages: classes that no image has are left out of it.
fn evaluation(file: &str, column: &str) -> Problem {
    let what = "says how well a model does on some classes, and has no indices";
    not_classes(
        format!("{file} {what}: column {column:?} is such a measure; a class without an image is not in it"),
        ",",
    )
}

/// Rows that are not the classes, unless the user says so.
fn not_classes(what: String, or_with_indices: &str) -> Problem {
    Problem::new(
        Place::PATH,
        what,
        format!(
            "name the class list that the model was saved with; if the rows are all classes of the model, in the order of its \
             outputs{or_with_indices} say `format = \"csv\"`"
        ),
    )
}

/// Rows in the order of their counts.
fn order_of_counts(file: &str, column: &str) -> Problem {
    let what = "has no indices, and its rows are in the order of column";
    Problem::new(
        Place::PATH,
        format!("{file} {what} {column:?}, as pandas' `value_counts` gives them"),
        format!(
            "write the index of each class into a column `index`; if the model has the classes in this order, remove the column {column:?}"
        ),
    )
}
