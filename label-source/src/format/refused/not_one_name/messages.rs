//! The messages about lines that are not one name each.

use crate::format::text_lines::lines::{Line, or_names};
use crate::problem::{Place, Problem};

const LEAVE_THE_COLUMN: &str = "write the column of the names alone, one a line";

/// What each line has that may belong to no name.
pub(super) fn each_line(file: &str, what: &str, line: &Line<'_>, help: &str) -> Problem {
    or_names(format!("each line of {file} {what}, as {}", shown(line)), help)
}

/// Names in quotes.
pub(super) fn in_quotes(file: &str, line: &Line<'_>) -> Problem {
    Problem::new(
        Place::option("format"),
        format!("each line of {file} is in quotes, as {}", shown(line)),
        "remove the quotes and what is after them, or write `[` above the first line and `]` below the last, with commas between the \
         names; if the quotes belong to the names, say `format = \"labels_txt\"`",
    )
}

/// One name in quotes, as CSV has it.
pub(super) fn quoted_for_its_comma(file: &str, line: &Line<'_>) -> Problem {
    let what = format!("{file}, {} is in quotes, as CSV writes what has a comma", shown(line));
    or_names(what, "remove the quotes, or call the file .csv and write a headline")
}

/// Names with a comma or semicolon after each.
pub(super) fn ends_with_sign(file: &str, line: &Line<'_>, sign: char) -> Problem {
    let what = format!("ends with {}", sign_name(sign));
    each_line(file, &what, line, "remove it from each line, or write the names as in `[\"cat\", \"dog\"]`")
}

/// Names in one line.
pub(super) fn one_line(file: &str, line: &Line<'_>, separator: char) -> Problem {
    Problem::new(
        Place::option("format"),
        format!("{file} is one line with {} in it: {}", sign_name(separator), line.cut(MOST)),
        "write one name a line, or all as in `[\"cat\", \"dog\"]`; if the line is one class's name, say `format = \"labels_txt\"`",
    )
}

/// A single JSON value that is not a list.
pub(super) fn lone_value(file: &str, line: &Line<'_>) -> Problem {
    let what = format!("{file} may be no list with one name a line: line {} is {:?}", line.number, line.text);
    or_names(what, "write it as in `{\"cat\": 0, \"dog\": 1}`")
}

/// As many separators in each line, as a table has.
pub(super) fn columns(file: &str, line: &Line<'_>, separator: char) -> Problem {
    let sign = sign_name(separator).trim_start_matches("a ");
    or_names(format!("{file} may be a table: each line has as many {sign}s as {}", shown(line)), LEAVE_THE_COLUMN)
}

/// Columns with space between them.
pub(super) fn padded_columns(file: &str, line: &Line<'_>) -> Problem {
    let what = format!("{file} may be a table: each line has space between its columns, as {}", shown(line));
    or_names(what, LEAVE_THE_COLUMN)
}

/// The labels of an image on each line.
pub(super) fn labels_of_an_image(file: &str, line: &Line<'_>) -> Problem {
    let (number, shown) = (line.number, line.cut(MOST));
    or_names(
        format!("the lines of {file} have `|` between labels, as those of one image: line {number} is {shown}"),
        "name the file that lists the classes, each of them once; a table of images is read with `order = \"dataframe\"`, `column` and \
         `separator = \"|\"`",
    )
}

/// A rule between lines.
pub(super) fn not_a_name(file: &str, line: &Line<'_>) -> Problem {
    let what = format!("{file}, {} separates other lines, and may be no class", shown(line));
    or_names(what, "remove the line, and a headline above it")
}

/// Keys with values.
pub(super) fn settings(file: &str, line: &Line<'_>, sign: char) -> Problem {
    let (number, shown) = (line.number, line.cut(MOST));
    Problem::new(
        Place::option("format"),
        format!("each line of {file} may be a key and its value: line {number} is {shown}"),
        format!(
            "write the names alone, as in `[\"cat\", \"dog\"]`; if `{sign}` belongs to the names, say `format = \"labels_txt\"`"
        ),
    )
}

/// A headline, which would be class 0.
pub(super) fn headline(file: &str, line: &Line<'_>) -> Problem {
    let what = format!("{file} starts with {}, which may be a headline and not a class", line.cut(MOST));
    or_names(what, "remove the line if it is one")
}

/// The class of each image, in the order of the images.
pub(super) fn label_of_each_image(file: &str, lines: usize, distinct: usize) -> Problem {
    Problem::new(
        Place::PATH,
        format!(
            "{file} may have a line for each image and not for each class: of {lines} lines, {distinct} are different"
        ),
        "name the file that lists the classes, each of them once and in index order",
    )
}

/// A list with a mark before each item.
pub(super) fn bullets(file: &str, mark: &str) -> Problem {
    let what = format!("each line of {file} starts with `{mark}`, as the items of a written list");
    or_names(what, "remove it from each line")
}

/// A character that ends a line for one way of reading and not for another: the indices after it differ.
pub(super) fn other_line_end(file: &str, line: usize, c: char) -> Problem {
    Problem::new(
        Place::option("format"),
        format!(
            "{file}, line {line}: Python's `splitlines` ends a line at {c:?}, and `open` does not, so that the indices depend on the training code"
        ),
        "remove the character if `splitlines` was not used, or make it a line end if it was; \
         for the lines of `open`, say `format = \"labels_txt\"`",
    )
}

fn sign_name(sign: char) -> &'static str {
    match sign {
        ',' => "a comma",
        ';' => "a semicolon",
        '\t' => "a tab",
        ' ' => "space for columns",
        _ => "a `|`",
    }
}

/// How many characters of a line are shown.
const MOST: usize = 60;

/// A line as messages show it, with its number.
fn shown(line: &Line<'_>) -> String {
    format!("line {}: {}", line.number, line.cut(MOST))
}
