//! The messages about lines that are not one name each.

use crate::format::text_lines::lines::Line;
use crate::problem::{Place, Problem};

/// What is said if the lines may be names all the same.
const IF_NAMES: &str = "if each line is a name, say `format = \"labels_txt\"`";

/// Names in quotes.
pub(super) fn in_quotes(file: &str, line: &Line<'_>) -> Problem {
    Problem::new(
        Place::option("format"),
        format!("each line of {file} is in quotes, as line {}: {}", line.number, shown(line.text)),
        "remove the quotes and what is after them, or write `[` above the first line and `]` below the last, with commas between the \
         names; if the quotes belong to the names, say `format = \"labels_txt\"`",
    )
}

/// One name in quotes, as CSV has it.
pub(super) fn quoted_for_its_comma(file: &str, line: &Line<'_>) -> Problem {
    Problem::new(
        Place::option("format"),
        format!("{file}, line {}: {} is in quotes, as CSV writes what has a comma", line.number, shown(line.text)),
        format!("remove the quotes, or call the file .csv and write a headline; {IF_NAMES}"),
    )
}

/// Names with a comma or semicolon after each.
pub(super) fn ends_with_sign(file: &str, line: &Line<'_>, sign: char) -> Problem {
    Problem::new(
        Place::option("format"),
        format!("each line of {file} ends with {}, as line {}: {}", sign_name(sign), line.number, shown(line.text)),
        format!("remove it from each line, or write the names as in `[\"cat\", \"dog\"]`; {IF_NAMES}"),
    )
}

/// Names in one line.
pub(super) fn one_line(file: &str, line: &Line<'_>, separator: char) -> Problem {
    Problem::new(
        Place::option("format"),
        format!("{file} is one line with {} in it: {}", sign_name(separator), shown(line.text)),
        "write one name a line, or all as in `[\"cat\", \"dog\"]`; if the line is one class's name, say `format = \"labels_txt\"`",
    )
}

/// A single JSON value that is not a list.
pub(super) fn lone_value(file: &str, line: &Line<'_>) -> Problem {
    Problem::new(
        Place::option("format"),
        format!("{file} may be no list with one name a line: line {} is {:?}", line.number, line.text),
        format!("write it as in `{{\"cat\": 0, \"dog\": 1}}`; {IF_NAMES}"),
    )
}

/// As many separators in each line, as a table has.
pub(super) fn columns(file: &str, line: &Line<'_>, separator: char) -> Problem {
    Problem::new(
        Place::option("format"),
        format!(
            "{file} may be a table: each line has as many {}s as line {}: {}",
            sign_name(separator).trim_start_matches("a "),
            line.number,
            shown(line.text)
        ),
        format!("write the column of the names alone, one a line; {IF_NAMES}"),
    )
}

/// The colour in which a program draws each class.
pub(super) fn colours(file: &str, line: &Line<'_>) -> Problem {
    Problem::new(
        Place::option("format"),
        format!("each line of {file} ends with a colour, as line {}: {}", line.number, shown(line.text)),
        format!("leave the names alone, one a line; {IF_NAMES}"),
    )
}

/// Columns with space between them.
pub(super) fn padded_columns(file: &str, line: &Line<'_>) -> Problem {
    Problem::new(
        Place::option("format"),
        format!(
            "{file} may be a table: each line has space between its columns, as line {}: {}",
            line.number,
            shown(line.text)
        ),
        format!("write the column of the names alone, one a line; {IF_NAMES}"),
    )
}

/// Several lines that each have a semicolon.
pub(super) fn several_lists(file: &str, line: &Line<'_>) -> Problem {
    Problem::new(
        Place::option("format"),
        format!("each line of {file} has `;` between names, as line {}: {}", line.number, shown(line.text)),
        format!("keep the line of one of the model's outputs, as NVIDIA TAO writes it: `cat;dog`; {IF_NAMES}"),
    )
}

/// The labels of an image on each line.
pub(super) fn labels_of_an_image(file: &str, line: &Line<'_>) -> Problem {
    Problem::new(
        Place::option("format"),
        format!(
            "the lines of {file} have `|` between labels, as those of one image: line {} is {}",
            line.number,
            shown(line.text)
        ),
        format!(
            "name the file that lists the classes, each of them once; a table of images is read with `order = \"dataframe\"`, `column` and \
             `separator = \"|\"`; {IF_NAMES}"
        ),
    )
}

/// A rule between lines.
pub(super) fn not_a_name(file: &str, line: &Line<'_>) -> Problem {
    Problem::new(
        Place::option("format"),
        format!("{file}, line {}: {} separates other lines, and may be no class", line.number, shown(line.text)),
        format!("remove the line, and a headline above it; {IF_NAMES}"),
    )
}

/// Keys with values.
pub(super) fn settings(file: &str, line: &Line<'_>, sign: char) -> Problem {
    Problem::new(
        Place::option("format"),
        format!("each line of {file} may be a key and its value: line {} is {}", line.number, shown(line.text)),
        format!(
            "write the names alone, as in `[\"cat\", \"dog\"]`; if `{sign}` belongs to the names, say `format = \"labels_txt\"`"
        ),
    )
}

/// A headline, which would be class 0.
pub(super) fn headline(file: &str, line: &Line<'_>) -> Problem {
    Problem::new(
        Place::option("format"),
        format!("{file} starts with {}, which may be a headline and not a class", shown(line.text)),
        format!("remove the line if it is one; {IF_NAMES}"),
    )
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
    Problem::new(
        Place::option("format"),
        format!("each line of {file} starts with `{mark}`, as the items of a written list"),
        format!("remove it from each line; {IF_NAMES}"),
    )
}

/// What a program or a written list has around each name.
pub(super) fn decorated(file: &str, line: &Line<'_>, what: &str) -> Problem {
    Problem::new(
        Place::option("format"),
        format!("each line of {file} {what}, as line {}: {}", line.number, shown(line.text)),
        format!("leave the name alone on each line; {IF_NAMES}"),
    )
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

/// A line as messages show it; a list of many names is cut.
fn shown(line: &str) -> String {
    const MOST: usize = 60;
    match line.char_indices().nth(MOST) {
        Some((at, _)) => format!("{:?} ..", &line[..at]),
        None => format!("{line:?}"),
    }
}
