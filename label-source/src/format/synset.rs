//! In: lines of a `WordNet` id and words, as in `n01440764 tench, Tinca tinca`. Out: their entries, by id or by words.

use super::Format;
use super::entry::Entry;
use super::tree::Report;

pub(crate) fn read<'a>(lines: &[(usize, &'a str)], format: Format, report: &mut Report<'_>) -> Vec<Entry<'a>> {
    let mut entries = Vec::new();
    for (number, line) in lines {
        match split(line) {
            Some((id, words)) => {
                let name = if format == Format::SynsetTxt { id } else { words };
                entries.push(Entry::new(*number as u64 - 1, name, *number));
            }
            None => report.push(|file| crate::messages::entry::no_synset(file, *number, line)),
        }
    }
    entries
}

/// Whether most lines have an id and words. (Ids alone are a list of names.)
pub(crate) fn is_most(lines: &[(usize, &str)]) -> bool {
    lines.iter().filter(|(_, line)| split(line).is_some()).count() * 2 > lines.len()
}

fn split(line: &str) -> Option<(&str, &str)> {
    let (id, words) = line.split_once([' ', '\t'])?;
    let is_id = id.len() == 9 && id.starts_with('n') && id[1..].bytes().all(|b| b.is_ascii_digit());
    is_id.then(|| (id, words.trim_start()))
}
