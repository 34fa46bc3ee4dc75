//! In: text with one class a line. Out: its entries. The line's number is the index, or stands in front of the name, as
//! Teachable Machine and Coral write it: `0 cat`.

use super::Format;
use super::entry::Entry;
use super::tree::{Report, index};
use crate::problem::Problem;

/// The lines with their numbers, counted from 1. Blank ones at the end are none; one that other lines follow is reported.
pub(crate) fn lines<'a>(text: &'a str, report: &mut Report<'_>) -> Vec<(usize, &'a str)> {
    let mut lines = Vec::new();
    for (number, line) in (1..).zip(text.trim_end().lines()) {
        let line = line.trim();
        if line.is_empty() {
            report.push(|file| crate::messages::entry::no_name(file, number));
        } else {
            lines.push((number, line));
        }
    }
    lines
}

/// Each line is a name, and its number less one the index.
pub(crate) fn read<'a>(lines: &[(usize, &'a str)]) -> Vec<Entry<'a>> {
    lines.iter().map(|(number, name)| Entry::new(*number as u64 - 1, *name, *number)).collect()
}

/// Each line is an index and a name.
pub(crate) fn numbered<'a>(lines: &[(usize, &'a str)], report: &mut Report<'_>) -> Vec<Entry<'a>> {
    let mut entries = Vec::new();
    for (number, line) in lines {
        match split(line) {
            Some((index, name)) => entries.push(Entry::new(index, name, *number)),
            None => report.push(|file| crate::messages::entry::no_number(file, *number, line)),
        }
    }
    entries
}

/// A line that is likely no name: a comment at the top, a brace of a `.pbtxt`, a lone JSON value.
pub(crate) fn no_name<'a>(lines: &[(usize, &'a str)]) -> Option<(usize, &'a str)> {
    let is_alone = lines.len() == 1;
    let is_no_name = |at: usize, line: &str| {
        (at == 0 && line.starts_with('#'))
            || line.ends_with('{')
            || line == "}"
            || (is_alone && (line.starts_with('"') || ["null", "true", "false"].contains(&line)))
    };
    lines.iter().enumerate().find(|(at, (_, line))| is_no_name(*at, line)).map(|(_, line)| *line)
}

/// Whether lines are numbered: most count on from 0 or 1, perhaps below a headline. Where each starts with a number that
/// does not count, or ends with one that does, only the user knows what it is.
pub(crate) fn is_numbered(file: &str, lines: &[(usize, &str)]) -> Result<Format, Problem> {
    let numbers: Vec<Option<u64>> = lines.iter().map(|(_, line)| split(line).map(|(index, _)| index)).collect();
    if do_count(&numbers) {
        return Ok(Format::TeachableMachine);
    }
    if do_count(&lines.iter().map(|(_, line)| behind(line)).collect::<Vec<_>>()) {
        let (line, text) = lines[lines.len() - 1];
        return Err(crate::messages::file::numbered_behind(file, line, text));
    }
    if !numbers.is_empty() && numbers.iter().all(Option::is_some) {
        let odd = (0..).zip(&numbers).find(|(n, number)| **number != Some(*n)).map_or(0, |(n, _)| n);
        let (line, text) = usize::try_from(odd).ok().and_then(|odd| lines.get(odd)).unwrap_or(&lines[0]);
        return Err(crate::messages::file::numbered(file, *line, text));
    }
    Ok(Format::LabelsTxt)
}

/// Whether most lines have a number that counts on from 0 or 1; the first line may be a headline.
fn do_count(numbers: &[Option<u64>]) -> bool {
    let below = numbers.get(1..).unwrap_or_default();
    let counting = |numbers: &[Option<u64>], from: u64| {
        numbers.iter().zip(from..).filter(|(number, n)| **number == Some(*n)).count()
    };
    [counting(numbers, 0), counting(numbers, 1), counting(below, 0), counting(below, 1)]
        .into_iter()
        .any(|count| count * 2 > numbers.len())
}

/// The number of `cat,0`, as tables write it. A space is none of the separators: `Class 0` is a name.
fn behind(line: &str) -> Option<u64> {
    let (_, number) = line.rsplit_once([',', ';', '\t', ':'])?;
    index(number.trim())
}

/// `0 cat`, `0: cat` or `0,cat` as number and name.
fn split(line: &str) -> Option<(u64, &str)> {
    let digits = line.find(|c: char| !c.is_ascii_digit())?;
    let (number, rest) = line.split_at(digits);
    let name = rest.strip_prefix([':', ',', '=']).map_or_else(|| rest.strip_prefix([' ', '\t']), Some)?.trim_start();
    index(number).filter(|_| !name.is_empty()).map(|index| (index, name))
}
