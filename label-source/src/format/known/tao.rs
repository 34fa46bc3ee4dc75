//! NVIDIA TAO's labels.txt: all names in one line, with a semicolon between them.

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
    for line in lines.iter().skip(1) {
        problems.push(|file| second_line(file, line));
    }
    let Some(line) = lines.first() else { return Vec::new() };
    // DeepStream reads up to each semicolon, so that one at the end adds no name.
    let names = line.text.strip_suffix(';').unwrap_or(line.text).split(';');
    let has_number = |name: &str| {
        let name = name.trim();
        let before = name.split_once([' ', ':', '=', ',', '\t']).map(|(number, _)| number);
        let after = name.rsplit_once([':', '=', ',', '\t']).map(|(_, number)| number);
        [before, after].into_iter().flatten().any(|number| parse_number(number.trim()).is_some())
    };
    if names.clone().all(has_number) {
        problems.push(|file| numbers_beside_names(file, line));
    }
    (0..).zip(names).map(|(index, name)| Entry::new(index, name.trim(), line.number)).collect()
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
