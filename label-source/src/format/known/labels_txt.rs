//! One name a line; the line's number less one is the index.

use crate::collect::mapped;
use crate::format::entries::Entry;
use crate::format::file_ending;
use crate::format::file_problems::FileProblems;
use crate::format::refused::not_one_name;
use crate::format::text_file::TextFile;
use crate::format::text_lines::lines::{Line, leading_numbers};
use crate::format::text_lines::may_be_indices;
use crate::problem::{Place, Problem};

/// Lines that no other format has claimed are names, unless something in the file's name or text speaks against it. If they have
/// numbers that may be indices, only the user knows.
pub(crate) fn matches(file: TextFile<'_>, lines: &[Line<'_>]) -> Result<bool, Problem> {
    if lines.is_empty() {
        return Ok(true);
    }
    let written = not_one_name::check(file, lines);
    if let Some(kind) = file_ending::kind(file) {
        return Err(match written {
            Err(problem) if problem.place() == Place::PATH => problem,
            written => file_ending::not_by_its_name(file.shown, kind, written.is_ok()),
        });
    }
    may_be_indices::check_most(file.shown, lines)?;
    written?;
    let numbers = leading_numbers(lines);
    if numbers.iter().all(Option::is_some) {
        let at = (0..lines.len()).find(|at| numbers[*at] != Some(*at as u64));
        return Err(numbered_at_start(file.shown, &lines[at.unwrap_or(0)]));
    }
    Ok(true)
}

pub(crate) fn read<'a>(lines: &[Line<'a>], _: &mut FileProblems<'_>) -> Vec<Entry<'a>> {
    mapped(lines, |line| Entry::new(line.number as u64 - 1, line.text, line.number))
}

/// Lines that all start with a number which does not count them.
fn numbered_at_start(file: &str, line: &Line<'_>) -> Problem {
    Problem::new(
        Place::option("format"),
        format!(
            "each line of {file} starts with a number that may be its index, but line {} is {:?}",
            line.number, line.text
        ),
        "say which: `format = \"teachable_machine\"` for index and name, `format = \"labels_txt\"` for names alone",
    )
}
