//! In: what a file says, entry by entry: an index, a name, a line. Out: the class list, or what is wrong with it.
//! Every format ends here, so that a gap or a class that is there twice reads the same in each.

use super::Format;
use super::tree::Report;
use crate::class_list::{ClassList, MAX_CLASSES};
use crate::problem::Problems;
use std::borrow::Cow;
use std::collections::HashMap;

/// The longest name, in bytes. A folder's has 255 at most, and `WordNet`'s longest row of words 185; a text of longer lines
/// is no class list.
const NAME_MOST: usize = 1000;

/// One class as a file has it.
pub(crate) struct Entry<'a> {
    pub(crate) index: u64,
    pub(crate) name: Cow<'a, str>,
    /// Counted from 1.
    pub(crate) line: usize,
    /// The number that the file gives the class, where that is not the index.
    pub(crate) id: Option<u64>,
}

impl<'a> Entry<'a> {
    pub(crate) fn new(index: u64, name: impl Into<Cow<'a, str>>, line: usize) -> Self {
        Self { index, name: name.into(), line, id: None }
    }
}

/// Puts the entries in index order.
pub(crate) fn into_list(
    mut entries: Vec<Entry<'_>>,
    format: Format,
    mut report: Report<'_>,
) -> Result<ClassList, Problems> {
    if entries.len() > MAX_CLASSES {
        report.push(|file| crate::messages::entry::too_many(file, entries.len(), MAX_CLASSES));
    } else if !entries.is_empty() {
        names(&entries, format, &mut report);
        entries.sort_by_key(|entry| entry.index);
        indices(&entries, &mut report);
    } else if report.is_empty() {
        report.push(|file| crate::messages::file::no_class(file, format));
    }
    let ids = entries.iter().filter_map(|entry| entry.id).collect();
    let names = entries.into_iter().map(|entry| entry.name.into_owned()).collect();
    report.finish(()).map(|()| ClassList::of_distinct(names).with_ids(ids))
}

/// Checks that each name is one, and there once.
fn names(entries: &[Entry<'_>], format: Format, report: &mut Report<'_>) {
    let mut first = HashMap::with_capacity(entries.len());
    for entry in entries {
        if entry.name.is_empty() {
            report.push(|file| crate::messages::entry::no_name(file, entry.line));
        } else if entry.name.len() > NAME_MOST {
            report.push(|file| crate::messages::entry::name_too_long(file, entry.line, entry.name.len(), NAME_MOST));
        } else if entry.name == "???" && format != Format::ClassIndices {
            // A lock may have it: a folder can have any name.
            report.push(|file| crate::messages::entry::placeholder(file, entry.line));
        } else if let Some(seen) = first.insert(&*entry.name, entry) {
            // The same index too: that is reported as an index that is there twice.
            if seen.index != entry.index {
                report.push(|file| crate::messages::entry::name_twice(file, seen, entry, format));
            }
        }
    }
}

/// Checks that the sorted indices are 0, 1, 2 and so on.
fn indices(entries: &[Entry<'_>], report: &mut Report<'_>) {
    for pair in entries.windows(2) {
        if pair[0].index == pair[1].index {
            report.push(|file| crate::messages::entry::index_twice(file, &pair[0], &pair[1]));
        }
    }
    // An entry that was left out has been reported, and the gap that it leaves is no second problem.
    let (Some(first), Some(last), true) = (entries.first(), entries.last(), report.is_empty()) else { return };
    let is_dense = entries.windows(2).all(|pair| pair[1].index - pair[0].index <= 1);
    if is_dense && first.index > 0 {
        report.push(|file| crate::messages::entry::starts_late(file, first));
    } else if !is_dense {
        let mut next = 0;
        let mut gaps = Vec::new();
        for entry in entries {
            if entry.index > next {
                gaps.push((next, entry.index - 1));
            }
            next = entry.index.saturating_add(1);
        }
        report.push(|file| crate::messages::entry::gaps(file, &gaps, last));
    }
}
