//! An index and a name on each line, as Teachable Machine and Coral write them: `0 cat`.

use super::entries::Entry;
use super::file_problems::FileProblems;
use super::lines::{Line, do_count, hardly_a_name, leading_numbers, split_number};
use super::text_file::TextFile;
use crate::problem::{Place, Problem};

/// Most lines count on from 0 or 1, perhaps below a headline. A line that can hardly be a name, also in a numbered list, is
/// asked about.
pub(crate) fn matches(file: TextFile<'_>, lines: &[Line<'_>]) -> Result<bool, Problem> {
    match hardly_a_name(lines) {
        Some(line) => Err(not_only_names(file.shown, line)),
        None => Ok(do_count(&leading_numbers(lines))),
    }
}

pub(crate) fn read<'a>(lines: &[Line<'a>], problems: &mut FileProblems<'_>) -> Vec<Entry<'a>> {
    let mut entries = Vec::new();
    for line in lines {
        match split_number(line.text) {
            Some((index, name)) => entries.push(Entry::new(index, name, line.number)),
            None => problems.push(|file| no_number(file, line)),
        }
    }
    entries
}

/// A line of a numbered list that does not start with a number.
fn no_number(file: &str, line: &Line<'_>) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file}, line {}: {:?} has no number in front, as the other lines have", line.number, line.text),
        "write it as in `0 cat`; if the numbers belong to the names, say `format = \"labels_txt\"`",
    )
}

/// Lines of which one looks like another format's, or like a comment.
fn not_only_names(file: &str, line: &Line<'_>) -> Problem {
    Problem::new(
        Place::option("format"),
        format!("{file} may be no list with one name a line: line {} is {:?}", line.number, line.text),
        "if each line is a name, say `format = \"labels_txt\"`; if not, write the names as in `{\"cat\": 0, \"dog\": 1}`",
    )
}
