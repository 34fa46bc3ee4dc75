//! NVIDIA TAO's labels.txt: all names in one line, with a semicolon between them.

use crate::collect::list;
use crate::format::entries::Entry;
use crate::format::file_ending;
use crate::format::file_problems::FileProblems;
use crate::format::text_file::TextFile;
use crate::format::text_lines::lines::{Line, parse_number};
use crate::problem::{Place, Problem};

pub(crate) fn matches(file: TextFile<'_>, lines: &[Line<'_>]) -> bool {
    matches!(lines, [line] if line.text.contains(';')) && file_ending::kind(file).is_none()
}

pub(crate) fn read<'a>(lines: &[Line<'a>], problems: &mut FileProblems<'_>) -> Vec<Entry<'a>> {
    let Some((line, others)) = lines.split_first() else { return Vec::new() };
    for line in others {
        problems.push(|file| second_line(file, line));
    }
    // DeepStream reads up to each semicolon, so that one at the end adds no name.
    let names = list(line.text.strip_suffix(';').unwrap_or(line.text).split(';'));
    let is_number = |word: &str| parse_number(word.trim()).is_some();
    let has_number = |name: &&str| {
        let name = name.trim();
        name.split_once([' ', ':', '=', ',', '\t']).is_some_and(|(before, _)| is_number(before))
            || name.rsplit_once([':', '=', ',', '\t']).is_some_and(|(_, after)| is_number(after))
    };
    if names.iter().all(has_number) {
        problems.push(|file| numbers_beside_names(file, line));
    }
    let mut entries = Vec::new();
    for name in names {
        entries.push(Entry::new(entries.len() as u64, name.trim(), line.number));
    }
    entries
}

/// `0:cat;1:dog`: the numbers say an order, or belong to the names.
fn numbers_beside_names(file: &str, line: &Line<'_>) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file}, line {}: each name has a number that may be its index: {:?}", line.number, line.text),
        "write a line for each class, as in `0,cat`; or the names alone, in the order of the model's outputs: `cat;dog`",
    )
}

/// A model with several outputs has a line for each, and a class list is of one.
fn second_line(file: &str, line: &Line<'_>) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file}, line {}: {:?} is a second line of classes", line.number, line.text),
        "keep the line of one of the model's outputs in a file of its own: `cat;dog`",
    )
}
