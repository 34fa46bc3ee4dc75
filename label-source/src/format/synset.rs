//! `synset.txt` of `ImageNet`, a `WordNet` id and words on each line: `n01440764 tench, Tinca tinca`. The name is the id
//! or the words.

use super::entries::Entry;
use super::file_problems::FileProblems;
use super::lines::Line;
use crate::problem::{Place, Problem};

/// Most lines have an id and words. (Ids alone are a list of names.)
pub(crate) fn matches(lines: &[Line<'_>]) -> bool {
    lines.iter().filter(|line| split_id(line.text).is_some()).count() * 2 > lines.len()
}

pub(crate) fn read_ids<'a>(lines: &[Line<'a>], problems: &mut FileProblems<'_>) -> Vec<Entry<'a>> {
    read(lines, |(id, _)| id, problems)
}

pub(crate) fn read_words<'a>(lines: &[Line<'a>], problems: &mut FileProblems<'_>) -> Vec<Entry<'a>> {
    read(lines, |(_, words)| words, problems)
}

fn read<'a>(
    lines: &[Line<'a>],
    name: impl Fn((&'a str, &'a str)) -> &'a str,
    problems: &mut FileProblems<'_>,
) -> Vec<Entry<'a>> {
    let mut entries = Vec::new();
    for line in lines {
        match split_id(line.text) {
            Some(parts) => entries.push(Entry::new(line.number as u64 - 1, name(parts), line.number)),
            None => problems.push(|file| no_id(file, line)),
        }
    }
    entries
}

fn split_id(line: &str) -> Option<(&str, &str)> {
    let (id, words) = line.split_once([' ', '\t'])?;
    let is_id = id.len() == 9 && id.starts_with('n') && id[1..].bytes().all(|b| b.is_ascii_digit());
    is_id.then(|| (id, words.trim_start()))
}

/// A line that does not start with an id.
fn no_id(file: &str, line: &Line<'_>) -> Problem {
    Problem::new(
        Place::PATH,
        format!(
            "{file}, line {}: {:?} does not start with a WordNet id, as the other lines do",
            line.number, line.text
        ),
        "write it as in `n01440764 tench, Tinca tinca`; for plain names, say `format = \"labels_txt\"`",
    )
}
