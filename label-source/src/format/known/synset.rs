//! `synset.txt` of `ImageNet`, a `WordNet` id and words on each line: `n01440764 tench, Tinca tinca`. The name is the id
//! or the words.

use crate::collect::{count, every_mapped};
use crate::format::entries::Entry;
use crate::format::file_problems::FileProblems;
use crate::format::text_file::TextFile;
use crate::format::text_lines::figures;
use crate::format::text_lines::lines::{Line, counted_from, parse_number, split_digits};
use crate::format::text_lines::may_be_indices;
use crate::format::words::are_digits;
use crate::problem::{Place, Problem};

/// Most lines have an id and words. (Ids alone are a list of names.)
pub(crate) fn matches(file: TextFile<'_>, lines: &[Line<'_>]) -> Result<bool, Problem> {
    let is_synset = count(lines, |line| split_id(line.text).is_some()) * 2 > lines.len();
    if let (true, [first, _, ..]) = (is_synset, lines) {
        if lines.iter().all(|line| split_id(line.text).is_some_and(|(_, words)| starts_with_number(words))) {
            return Err(number_after_id(file.shown, first));
        }
        may_be_indices::check(file.shown, lines)?;
        figures::check(file.shown, lines)?;
    }
    Ok(is_synset)
}

/// Whether the first of the words is a number: that of Caffe's `map_clsloc.txt` is not an index of the file's order.
fn starts_with_number(words: &str) -> bool {
    let (number, rest) = split_digits(words);
    !number.is_empty() && !rest.starts_with(char::is_alphanumeric)
}

pub(crate) fn read_ids<'a>(lines: &[Line<'a>], problems: &mut FileProblems<'_>) -> Vec<Entry<'a>> {
    read(lines, |(id, _)| id, problems)
}

pub(crate) fn read_words<'a>(lines: &[Line<'a>], problems: &mut FileProblems<'_>) -> Vec<Entry<'a>> {
    read(lines, |(_, words)| words, problems)
}

fn read<'a>(
    lines: &[Line<'a>],
    name: fn((&'a str, &'a str)) -> &'a str,
    problems: &mut FileProblems<'_>,
) -> Vec<Entry<'a>> {
    // If the user has said the format, nothing else has asked.
    if let Some(line) = in_other_order(lines) {
        problems.push(|file| number_after_id(file, line));
        return Vec::new();
    }
    let mut entries = Vec::new();
    for line in lines {
        match split_id(line.text) {
            Some(parts) => entries.push(Entry::new(line.number as u64 - 1, name(parts), line.number)),
            None => problems.push(|file| no_id(file, line)),
        }
    }
    entries
}

/// A `WordNet` id and the words after it.
pub(crate) fn split_id(line: &str) -> Option<(&str, &str)> {
    let (id, words) = line.split_once([' ', '\t'])?;
    let is_id = id.len() == 9 && id.starts_with('n') && are_digits(&id[1..]);
    is_id.then(|| (id, words.trim_start()))
}

/// The first line whose number, directly after its id or at its end, does not count the lines: it says that their order is another.
fn in_other_order<'a, 'b>(lines: &'b [Line<'a>]) -> Option<&'b Line<'a>> {
    let words = every_mapped(lines, |line| Some(split_id(line.text)?.1))?;
    let first = |words: &&str| if starts_with_number(words) { parse_number(split_digits(words).0) } else { None };
    let last = |words: &&str| parse_number(words.rsplit([' ', '\t', ',']).next()?);
    let numbers = every_mapped(&words, first)
        .or_else(|| every_mapped(&words, last).filter(|numbers| counted_from(numbers).is_some()))?;
    let start = numbers.first().copied().filter(|first| *first < 2).unwrap_or_default();
    let at = (0..lines.len()).find(|at| numbers[*at] != start + *at as u64)?;
    lines.get(at).filter(|_| lines.len() > 1)
}

/// An index between the id and the words, or in place of them.
fn number_after_id(file: &str, line: &Line<'_>) -> Problem {
    Problem::new(
        Place::PATH,
        format!(
            "each line of {file} has a number after its WordNet id that may be its index, as line {}: {:?}",
            line.number, line.text
        ),
        "if it is the index, write each line as in `n01440764,0`, counted from 0; if not, remove it",
    )
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
