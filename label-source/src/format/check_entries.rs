//! Checks the entries of a file, and makes a class list of them. All formats come here, so that a gap or a duplicate gives the same
//! message in each.

use super::entries::{Entry, no_name};
use super::file_options::FileOptions;
use super::file_problems::FileProblems;
use super::kind::Format;
use super::refused::{broken_encoding, not_classes};
use super::syntax::document::parse_index;
use super::table::FormatRow;
use crate::class_list::{ClassList, MAX_CLASSES};
use crate::collect::{kept, mapped, sort, sort_by};
use crate::problem::{Place, Problem, Reported};
use crate::special_names::{SpecialNames, idle, outputs_not_in_use};
use std::collections::HashMap;

/// The longest name, in bytes. A folder's has 255 at most, and `WordNet`'s longest row of words 185; a text of longer lines
/// is not a class list.
pub(super) const NAME_MOST: usize = 1000;

/// Puts the entries in index order.
pub(crate) fn into_list(
    mut entries: Vec<Entry<'_>>,
    row: &FormatRow,
    options: &FileOptions<'_>,
    mut problems: FileProblems<'_>,
) -> Result<ClassList, Reported> {
    if entries.is_empty() && problems.is_empty() {
        problems.push(|file| no_class(file, row.name));
    }
    if entries.len() > MAX_CLASSES {
        problems.push(|file| too_many(file, entries.len(), MAX_CLASSES));
    } else if !entries.is_empty() {
        check_each_name(&entries, &mut problems);
        // A lock has the names of its source.
        if options.format.is_none() && !options.is_lock {
            broken_encoding::check(&entries, row.name, &mut problems);
        }
        sort_by(&mut entries, |a, b| a.index.cmp(&b.index));
        let first = count_from_zero(&mut entries, row, options);
        if !not_classes::report(&entries, row, options, &mut problems) {
            let may_be_names = may_be_names(row, options);
            report_repeated_indices(&entries, first, may_be_names, &mut problems);
        }
        if problems.is_empty() {
            finish(&mut entries, row, first, options, &mut problems);
        }
    }
    let (mut names, mut ids) = (Vec::new(), Vec::new());
    for entry in entries {
        names.push(entry.name.into_owned());
        ids.extend(entry.id);
    }
    problems.finish(()).map(|()| ClassList::of_distinct(names).with_ids(ids))
}

/// Checks the names.
fn check_each_name(entries: &[Entry<'_>], problems: &mut FileProblems<'_>) {
    for entry in entries {
        if entry.name.is_empty() {
            problems.push(|file| no_name(file, entry.line));
        } else if entry.name.len() > NAME_MOST {
            problems.push(|file| name_too_long(file, entry.line, entry.name.len(), NAME_MOST));
        }
    }
}

/// Turns ids that start at 1, since 0 is the background's, into indices, and returns the id of index 0. With a background at index 0,
/// such ids are the model's indices. `TensorFlow`'s ids start at 1 unless one is 0.
fn count_from_zero(entries: &mut [Entry<'_>], row: &FormatRow, options: &FileOptions<'_>) -> u64 {
    let lowest = entries.first().map_or(0, |first| first.index);
    let starts_at_one = lowest > 0 && (row.format == Format::LabelMap || options.has_background());
    if starts_at_one {
        for entry in entries {
            entry.index -= 1;
        }
    }
    u64::from(starts_at_one)
}

/// Sorts and completes the entries as the options say: no gaps, distinct names.
fn finish(
    entries: &mut Vec<Entry<'_>>,
    row: &FormatRow,
    first: u64,
    options: &FileOptions<'_>,
    problems: &mut FileProblems<'_>,
) {
    let special = &options.special;
    let has_gaps = entries.last().is_some_and(|last| last.index >= entries.len() as u64);
    let fills_gaps =
        has_gaps && special.fill_gaps() && entries.last().is_some_and(|last| last.index < MAX_CLASSES as u64);
    // A lock may have any name: a folder can be called so.
    let is_by_name = row.format == Format::ClassIndices;
    if !is_by_name && report_placeholders(entries, problems) {
        return;
    }
    if fills_gaps {
        fill_gaps(entries, special);
    } else {
        check_indices(entries, row, (first, may_be_names(row, options)), problems);
    }
    // If the indices are wrong, names can't be numbered by them.
    if problems.is_empty() && !special.are_none() {
        let mut names = mapped(entries, |entry| entry.name.clone().into_owned());
        problems.number(special, &mut names, fills_gaps);
        if !problems.is_empty() {
            return;
        }
        for (at, name) in names.into_iter().enumerate() {
            entries[at].name = name.into();
        }
    }
    let idle = if is_by_name { Vec::new() } else { idle(&mapped(entries, |entry| &*entry.name)) };
    if !idle.is_empty() {
        problems.push(|file| outputs_not_in_use(file, &idle, &places(entries, &idle)));
    }
    report_repeated_names(entries, row, &idle, problems);
}

/// Adds an entry for each index below the last that has none.
fn fill_gaps(entries: &mut Vec<Entry<'_>>, special: &SpecialNames<'_>) {
    let mut filled: Vec<Entry<'_>> = Vec::new();
    for entry in entries.drain(..) {
        while (filled.len() as u64) < entry.index {
            let index = filled.len();
            filled.push(Entry::new(index as u64, special.unused_name(index), entry.line));
        }
        filled.push(entry);
    }
    *entries = filled;
}

/// Where some of the entries are, as messages say it: their lines, or their indices if several are in one line.
fn places(entries: &[Entry<'_>], of: &[(usize, &str)]) -> String {
    const SHOWN: usize = 12;
    let mut lines = mapped(of, |(at, _)| entries[*at].line);
    sort(&mut lines);
    let has_own_lines = lines.windows(2).all(|pair| pair[0] != pair[1]);
    let place = |at: usize| if has_own_lines { entries[at].line } else { at };
    let shown = shown(of, SHOWN, "", |(at, _)| place(*at).to_string());
    format!("{} {shown}", if has_own_lines { "line" } else { "index" })
}

/// The first of some values as text, and how many more there are.
fn shown<T>(values: &[T], most: usize, kind: &str, show: impl Fn(&T) -> String) -> String {
    let mut shown = mapped(&values[..values.len().min(most)], show);
    if values.len() > most {
        shown.push(format!("{} more{kind}", values.len() - most));
    }
    shown.join(", ")
}

/// Reports names that a program makes up for classes without one: `LABEL_0` of transformers, `class0` of Ultralytics.
fn report_placeholders(entries: &[Entry<'_>], problems: &mut FileProblems<'_>) -> bool {
    let of_word =
        |word: &str| kept(entries, |entry| entry.name.strip_prefix(word).and_then(parse_index) == Some(entry.index));
    let mut made_up = of_word("LABEL_");
    if made_up.is_empty() {
        made_up = of_word("class");
        // A class can be called so; all of them can't.
        if made_up.len() < entries.len() {
            return false;
        }
    }
    let Some(first) = made_up.first() else { return false };
    problems.push(|file| placeholder(file, first.line, &first.name, made_up.len()));
    true
}

/// Reports duplicate names, except those that are reported already.
fn report_repeated_names(
    entries: &[Entry<'_>],
    row: &FormatRow,
    reported: &[(usize, &str)],
    problems: &mut FileProblems<'_>,
) {
    let mut first: HashMap<&str, usize> = HashMap::with_capacity(entries.len());
    for (at, entry) in entries.iter().enumerate() {
        if let Some(seen) = first.insert(&entry.name, at) {
            if !reported.iter().any(|(reported, _)| *reported == at) {
                problems.push(|file| name_twice(file, &entries[seen], entry, row.by_ids));
            }
        }
    }
}

/// Reports each index that two classes have. The entries are sorted.
fn report_repeated_indices(entries: &[Entry<'_>], base: u64, may_be_names: bool, problems: &mut FileProblems<'_>) {
    for pair in entries.windows(2) {
        if pair[0].index == pair[1].index {
            problems.push(|file| index_twice(file, (&pair[0], &pair[1]), base, may_be_names));
        }
    }
}

/// Checks that the sorted indices are 0, 1, 2 and so on.
fn check_indices(
    entries: &[Entry<'_>],
    row: &FormatRow,
    (base, may_be_names): (u64, bool),
    problems: &mut FileProblems<'_>,
) {
    let (Some(first), Some(last)) = (entries.first(), entries.last()) else { return };
    let is_dense = entries.windows(2).all(|pair| pair[1].index - pair[0].index <= 1);
    if is_dense && first.index > 0 && base == 0 {
        problems.push(|file| starts_late(file, first, row.format));
    } else if !is_dense || first.index > 0 {
        let mut next = 0;
        let mut gaps = Vec::new();
        for entry in entries {
            if entry.index > next {
                gaps.push((next, entry.index - 1));
            }
            next = entry.index.saturating_add(1);
        }
        problems.push(|file| has_gaps(file, &gaps, last, (base, may_be_names)));
    }
}

/// A class with two indices.
fn name_twice(file: &str, first: &Entry<'_>, second: &Entry<'_>, by_ids: Option<&str>) -> Problem {
    let name = &second.name;
    let help = match by_ids {
        Some(ids) => format!(
            "take the WordNet ids, each of which is one class: `format = \"{ids}\"`; or number the names: `repeated = \"number\"`"
        ),
        None => format!(
            "if both are meant, number them: `repeated = \"number\"` ({:?}, {:?}); if {name:?} marks outputs that are not in use: \
             `unused = [{name:?}]`; if one is meant, remove a line and count the indices again",
            format!("{name} {}", first.index),
            format!("{name} {}", second.index),
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
fn index_twice(file: &str, (first, second): (&Entry<'_>, &Entry<'_>), base: u64, may_be_names: bool) -> Problem {
    Problem::new(
        Place::PATH,
        format!(
            "the index {} is in {file} twice: {:?} in line {}, {:?} in line {}",
            first.index + base,
            first.name,
            first.line,
            second.name,
            second.line
        ),
        after_names("give each class the index that it has in the model's output", may_be_names),
    )
}

/// Indices without a gap that do not start at 0.
fn starts_late(file: &str, first: &Entry<'_>, format: Format) -> Problem {
    Problem::new(
        Place::PATH,
        format!(
            "the indices in {file} start at {}, with {:?} in line {}; a model's output starts at index 0",
            first.index, first.name, first.line
        ),
        match (first.index, format) {
            (1, Format::IndexToName) => {
                "count from 0; if output 0 is the model's background, say so: `background = \"background\"`; if the numbers are the \
                 names of folders, the model has them in another order: name the training folder, or save its `class_to_idx`"
            }
            (1, Format::TeachableMachine) => {
                "count from 0; if output 0 is the model's background, say so: `background = \"background\"`; if the numbers belong to \
                 the names, as in `1 euro`, say `format = \"labels_txt\"`"
            }
            (1, _) => "count from 0; if output 0 is the model's background, say so: `background = \"background\"`",
            _ => "write the classes that are missing, or count from 0",
        },
    )
}

/// Indices that no class has; each gap with its first and last one.
fn has_gaps(file: &str, gaps: &[(u64, u64)], last: &Entry<'_>, (base, may_be_names): (u64, bool)) -> Problem {
    const SHOWN: usize = 8;
    let shown = shown(gaps, SHOWN, " gaps", |(from, to)| {
        if from == to { (from + base).to_string() } else { format!("{} to {}", from + base, to + base) }
    });
    let mut missing = 0;
    for (from, to) in gaps {
        missing += to - from + 1;
    }
    let help = if last.index >= MAX_CLASSES as u64 {
        "write the index that the model has for each class, from 0 on; a label type can have at most 65536 classes"
    } else if gaps.first().is_some_and(|(from, _)| *from == 0) && missing > (last.index + 1) / 4 * 3 {
        "if the numbers count something, as the images of each class, write the index instead, or name the class list that the model was \
         saved with; if they are indices, write the classes that are missing, or say that they are not in use: `unused = [\"???\"]`"
    } else {
        "write the classes that are missing, since the model has an output for each index; if they are not in use, say so: `unused = [\"???\"]`"
    };
    Problem::new(
        Place::PATH,
        format!(
            "{file} goes up to index {}, with {:?} in line {}, but has no class for index {}",
            last.index + base,
            last.name,
            last.line,
            shown
        ),
        after_names(help, may_be_names),
    )
}

/// Whether the lines of a text may be names, though they look like an index and a name. The user has not said what they are.
fn may_be_names(row: &FormatRow, options: &FileOptions<'_>) -> bool {
    options.format.is_none() && row.format.has_index_on_each_line()
}

/// The help for wrong indices, with that for numbers that are not indices.
fn after_names(help: &str, may_be_names: bool) -> String {
    let names =
        "if the numbers belong to the names, as in `10:30`, say `format = \"labels_txt\"`; if they are indices, ";
    format!("{}{help}", if may_be_names { names } else { "" })
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
pub(super) fn name_too_long(file: &str, line: usize, length: usize, most: usize) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file}, line {line}: a name of {length} bytes; a class's name has at most {most}"),
        "name the file that lists the classes, one a line or as in `{\"cat\": 0, \"dog\": 1}`",
    )
}

/// Names that a program makes up for a model that was saved without its own.
fn placeholder(file: &str, line: usize, name: &str, count: usize) -> Problem {
    let (who, help) = if name.starts_with("LABEL_") {
        (
            "transformers",
            "set `model.config.id2label` to the names of the training run and save the config again; or name the training folder",
        )
    } else {
        ("a program", "write the names of the training run, in index order; or name the training folder")
    };
    Problem::new(
        Place::PATH,
        format!("{file}, line {line}: {name:?} is what {who} writes where no name was given ({count} such classes)"),
        help,
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
        let help = |index| starts_late("\"x\"", &Entry::new(index, "cat", 1), Format::List).help().to_owned();
        assert!(help(1).starts_with("count from 0; if output 0 is the model's background"));
        assert!(help(2).starts_with("write the classes that are missing, or count from 0"));
    }

    #[test]
    fn eight_gaps_are_shown_and_the_others_counted() {
        let what = |count: u64| {
            let holes: Vec<(u64, u64)> = (0..count).map(|n| (2 * n, 2 * n)).collect();
            has_gaps("\"x\"", &holes, &Entry::new(99, "cat", 1), (0, false)).what().to_owned()
        };
        assert!(what(8).contains("0, 2, 4, 6, 8, 10, 12, 14") && !what(8).contains("more gaps"), "{}", what(8));
        assert!(what(10).contains("12, 14, 2 more gaps"), "{}", what(10));
    }
}
