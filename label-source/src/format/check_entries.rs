//! Makes a class list of a file's entries, or reports what is wrong with them. Every format ends here, so that a gap or a
//! duplicate class reads the same in each.

use super::entries::{Entry, no_name};
use super::file_problems::FileProblems;
use super::kind::Format;
use super::table::FormatRow;
use crate::class_list::{ClassList, MAX_CLASSES};
use crate::problem::{Place, Problem, Reported};
use std::collections::HashMap;

/// The longest name, in bytes. A folder's has 255 at most, and `WordNet`'s longest row of words 185; a text of longer lines
/// is not a class list.
const NAME_MOST: usize = 1000;

/// Puts the entries in index order.
pub(crate) fn into_list(
    mut entries: Vec<Entry<'_>>,
    row: &FormatRow,
    mut problems: FileProblems<'_>,
) -> Result<ClassList, Reported> {
    if entries.len() > MAX_CLASSES {
        problems.push(|file| too_many(file, entries.len(), MAX_CLASSES));
    } else if !entries.is_empty() {
        check_names(&entries, row, &mut problems);
        entries.sort_by_key(|entry| entry.index);
        check_indices(&entries, &mut problems);
    } else if problems.is_empty() {
        problems.push(|file| no_class(file, row.name));
    }
    let ids = entries.iter().filter_map(|entry| entry.id).collect();
    let names = entries.into_iter().map(|entry| entry.name.into_owned()).collect();
    problems.finish(()).map(|()| ClassList::of_distinct(names).with_ids(ids))
}

/// Checks that each name can be one, and that none is duplicate.
fn check_names(entries: &[Entry<'_>], row: &FormatRow, problems: &mut FileProblems<'_>) {
    let mut first = HashMap::with_capacity(entries.len());
    for entry in entries {
        if entry.name.is_empty() {
            problems.push(|file| no_name(file, entry.line));
        } else if entry.name.len() > NAME_MOST {
            problems.push(|file| name_too_long(file, entry.line, entry.name.len(), NAME_MOST));
        } else if entry.name == "???" && row.format != Format::ClassIndices {
            // A lock may have it: a folder can have any name.
            problems.push(|file| placeholder(file, entry.line));
        } else if let Some(seen) = first.insert(&*entry.name, entry) {
            // With the same index too it is reported as a duplicate index.
            if seen.index != entry.index {
                problems.push(|file| name_twice(file, seen, entry, row.by_ids));
            }
        }
    }
}

/// Checks that the sorted indices are 0, 1, 2 and so on.
fn check_indices(entries: &[Entry<'_>], problems: &mut FileProblems<'_>) {
    for pair in entries.windows(2) {
        if pair[0].index == pair[1].index {
            problems.push(|file| index_twice(file, &pair[0], &pair[1]));
        }
    }
    // An entry that was left out has been reported, and the gap that it leaves is not a second problem.
    let (Some(first), Some(last), true) = (entries.first(), entries.last(), problems.is_empty()) else { return };
    let is_dense = entries.windows(2).all(|pair| pair[1].index - pair[0].index <= 1);
    if is_dense && first.index > 0 {
        problems.push(|file| starts_late(file, first));
    } else if !is_dense {
        let mut next = 0;
        let mut gaps = Vec::new();
        for entry in entries {
            if entry.index > next {
                gaps.push((next, entry.index - 1));
            }
            next = entry.index.saturating_add(1);
        }
        problems.push(|file| has_gaps(file, &gaps, last));
    }
}

/// A class with two indices.
fn name_twice(file: &str, first: &Entry<'_>, second: &Entry<'_>, by_ids: Option<&str>) -> Problem {
    let help = match by_ids {
        Some(ids) => format!("take the WordNet ids, each of which is one class: `format = \"{ids}\"`"),
        None => format!(
            "where both are meant, give the second a name of its own, for example {:?}; \
             where one is meant, remove a line and count the indices again",
            format!("{} {}", second.name, second.index)
        ),
    };
    Problem::new(
        Place::PATH,
        format!(
            "the class {:?} is in {file} twice: index {} in line {}, index {} in line {}",
            second.name, first.index, first.line, second.index, second.line
        ),
        help,
    )
}

/// An index that two classes have.
fn index_twice(file: &str, first: &Entry<'_>, second: &Entry<'_>) -> Problem {
    Problem::new(
        Place::PATH,
        format!(
            "the index {} is in {file} twice: {:?} in line {}, {:?} in line {}",
            first.index, first.name, first.line, second.name, second.line
        ),
        "give each class the index that it has in the model's output",
    )
}

/// Indices without a hole that do not start at 0.
fn starts_late(file: &str, first: &Entry<'_>) -> Problem {
    Problem::new(
        Place::PATH,
        format!(
            "the indices in {file} start at {}, with {:?} in line {}; a model's output starts at 0",
            first.index, first.name, first.line
        ),
        if first.index == 1 {
            "count from 0; where output 0 is the model's background, give it a line too: \"background\" at index 0"
        } else {
            "write the classes that are missing, or count from 0"
        },
    )
}

/// Indices that no class has; each gap with its first and last one.
fn has_gaps(file: &str, gaps: &[(u64, u64)], last: &Entry<'_>) -> Problem {
    const SHOWN: usize = 8;
    let mut shown: Vec<String> = gaps
        .iter()
        .take(SHOWN)
        .map(|(from, to)| if from == to { from.to_string() } else { format!("{from} to {to}") })
        .collect();
    if gaps.len() > SHOWN {
        shown.push(format!("{} more gaps", gaps.len() - SHOWN));
    }
    Problem::new(
        Place::PATH,
        format!(
            "{file} goes up to index {}, with {:?} in line {}, but has no class for index {}",
            last.index,
            last.name,
            last.line,
            shown.join(", ")
        ),
        "write the classes that are missing: the model has an output for each index, used or not (for example \"unused 3\")",
    )
}

/// More classes than an index of 16 bits can tell apart.
fn too_many(file: &str, count: usize, most: usize) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file} has {count} classes; a label type can have at most {most}"),
        "name the file that lists the model's classes, one for each of its outputs",
    )
}

/// A line that is too long for a name.
fn name_too_long(file: &str, line: usize, length: usize, most: usize) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file}, line {line}: a name of {length} bytes; a class's name has at most {most}"),
        "name the file that lists the classes, one a line or as in `{\"cat\": 0, \"dog\": 1}`",
    )
}

/// `???`, which TensorFlow's label maps write for an output that was never trained.
fn placeholder(file: &str, line: usize) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file}, line {line}: \"???\" stands where a class's name should"),
        format!("write the class's name, or one that says that the output is not used: `unused {line}`"),
    )
}

/// A file without a class.
fn no_class(file: &str, format: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file} has no class in it (read as `format = \"{format}\"`)"),
        "list at least one class; an empty file is often a save that was interrupted",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_starts_at_one_may_have_a_background() {
        let help = |index| starts_late("\"x\"", &Entry::new(index, "cat", 1)).help().to_owned();
        assert!(help(1).starts_with("count from 0; where output 0 is the model's background"));
        assert!(help(2).starts_with("write the classes that are missing, or count from 0"));
    }

    #[test]
    fn eight_gaps_are_shown_and_the_others_counted() {
        let what = |count: u64| {
            let holes: Vec<(u64, u64)> = (0..count).map(|n| (2 * n, 2 * n)).collect();
            has_gaps("\"x\"", &holes, &Entry::new(99, "cat", 1)).what().to_owned()
        };
        assert!(what(8).contains("0, 2, 4, 6, 8, 10, 12, 14") && !what(8).contains("more gaps"), "{}", what(8));
        assert!(what(10).contains("12, 14, 2 more gaps"), "{}", what(10));
    }
}
