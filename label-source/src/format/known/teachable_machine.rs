//! An index and a name on each line, as Teachable Machine and Coral write them: `0 cat`.

use crate::collect::picked;
use crate::format::entries::{Entry, no_name};
use crate::format::file_problems::FileProblems;
use crate::format::text_lines::beside_names::start_with_sign;
use crate::format::text_lines::lines::{Line, do_count, is_one_name, leading_numbers, parse_number, split_number};
use crate::problem::{Place, Problem};

/// Most lines count on from 0 or 1, perhaps below a headline. With a sign between number and name, they are of another program.
pub(crate) fn matches(lines: &[Line<'_>]) -> bool {
    let names = picked(lines, |line| Some(split_number(line.text)?.1));
    let may_be_one = lines.len() > 1 || names.iter().all(|name| is_one_name(name));
    may_be_one && do_count(&leading_numbers(lines)) && !start_with_sign(&names)
}

pub(crate) fn read<'a>(lines: &[Line<'a>], problems: &mut FileProblems<'_>) -> Vec<Entry<'a>> {
    let mut entries = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        match split_number(line.text) {
            Some((index, name)) => entries.push(Entry::new(index, name, line.number)),
            // An index alone is a gap, as in COCO's 90; after the last name nothing else would show it.
            None if parse_number(line.text).is_some() && at + 1 < lines.len() => {}
            None if parse_number(line.text).is_some() => problems.push(|file| no_name(file, line.number)),
            None => problems.push(|file| no_number(file, line)),
        }
    }
    entries
}

/// A line of a numbered list that does not start with a number.
fn no_number(file: &str, line: &Line<'_>) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file}, line {}: {:?} has no number at its start, as the other lines have", line.number, line.text),
        "write it as in `0 cat`; if the numbers belong to the names, say `format = \"labels_txt\"`",
    )
}
