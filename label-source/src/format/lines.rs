//! Text with one class a line, and the number that a line may start or end with.

use super::entries::no_name;
use super::file_problems::FileProblems;
use super::line_ends;
use crate::natural_key::decimal_digit;

/// A line that is not blank, without the space around it.
pub(crate) struct Line<'a> {
    /// Counted from 1.
    pub(crate) number: usize,
    pub(crate) text: &'a str,
}

/// Splits a text into its lines; blank ones are left out.
pub(crate) fn parse(text: &str) -> Vec<Line<'_>> {
    numbered(text).filter(|line| !line.text.is_empty()).collect()
}

/// Reports each blank line that other lines follow.
pub(crate) fn report_blank(text: &str, problems: &mut FileProblems<'_>) {
    for line in numbered(text.trim_end()).filter(|line| line.text.is_empty()) {
        problems.push(|file| no_name(file, line.number));
    }
}

fn numbered(text: &str) -> impl Iterator<Item = Line<'_>> {
    (1..).zip(line_ends::split(text)).map(|(number, line)| Line { number, text: line.trim() })
}

/// A whole number as people write it: padded with zeros, or in the digits of any script.
pub(crate) fn parse_number(word: &str) -> Option<u64> {
    let digits: Option<String> = word.chars().map(decimal_digit).collect();
    digits?.parse().ok()
}

/// Splits a text after the digits with which it starts.
pub(crate) fn split_digits(text: &str) -> (&str, &str) {
    text.split_at(text.find(|c| decimal_digit(c).is_none()).unwrap_or(text.len()))
}

/// `0 cat`, `0: cat` or `0,cat` as number and name.
pub(crate) fn split_number(line: &str) -> Option<(u64, &str)> {
    let (number, rest) = split_digits(line);
    let name =
        rest.strip_prefix([':', ',', '=']).map_or_else(|| rest.strip_prefix(char::is_whitespace), Some)?.trim_start();
    parse_number(number).filter(|_| !name.is_empty()).map(|index| (index, name))
}

/// The number at the start of each line.
pub(crate) fn leading_numbers(lines: &[Line<'_>]) -> Vec<Option<u64>> {
    lines.iter().map(|line| split_number(line.text).map(|(number, _)| number)).collect()
}

/// The number at the end of each line, as tables write it: `cat,0`. A space does not separate it: `Class 0` is a name.
pub(crate) fn trailing_numbers(lines: &[Line<'_>]) -> Vec<Option<u64>> {
    let trailing = |line: &str| parse_number(line.rsplit_once([',', ';', '\t', ':'])?.1.trim());
    lines.iter().map(|line| trailing(line.text)).collect()
}

/// Whether numbers are those from a first one on, each once.
pub(crate) fn is_dense(numbers: impl Iterator<Item = u64>, first: u64) -> bool {
    let mut numbers: Vec<u64> = numbers.collect();
    numbers.sort_unstable();
    numbers.into_iter().zip(first..).all(|(number, n)| number == n)
}

/// Whether most lines have a number that counts on from 0 or 1; the first line may be a headline.
pub(crate) fn do_count(numbers: &[Option<u64>]) -> bool {
    let below = numbers.get(1..).unwrap_or_default();
    let counting = |numbers: &[Option<u64>], from: u64| {
        numbers.iter().zip(from..).filter(|(number, n)| **number == Some(*n)).count()
    };
    [counting(numbers, 0), counting(numbers, 1), counting(below, 0), counting(below, 1)]
        .into_iter()
        .any(|count| count * 2 > numbers.len())
}

/// Whether a line is in quotes, perhaps with a comma after them.
pub(crate) fn is_quoted(line: &str) -> bool {
    let line = line.strip_suffix(',').unwrap_or(line).trim_end();
    [('"', '"'), ('\'', '\''), ('`', '`'), ('“', '”'), ('‘', '’')].into_iter().any(|(open, close)| {
        line.strip_prefix(open).and_then(|rest| rest.strip_suffix(close)).is_some_and(|inside| !inside.is_empty())
    })
}

/// Whether each line ends with a sign; the last one may lack it.
pub(crate) fn all_end_with(lines: &[Line<'_>], sign: char) -> bool {
    let ends = |line: &Line<'_>| line.text.len() > 1 && line.text.ends_with(sign);
    match lines {
        [only] => ends(only),
        [before @ .., _] => before.iter().all(ends),
        [] => false,
    }
}
