//! Entries that are not classes, in a file with the form of a class list: images with labels, folders, a number of classes.

use super::listings;
use crate::collect::{mapped, sort};
use crate::format::entries::{Entry, listed};
use crate::format::file_options::FileOptions;
use crate::format::file_problems::FileProblems;
use crate::format::key_words::letters;
use crate::format::kind::Format;
use crate::format::syntax::document::Node;
use crate::format::table::FormatRow;
use crate::format::tables::columns::is_image;
use crate::format::text_lines::lines::{distinct, is_dense};
use crate::format::text_lines::numbered::distinct_names;
use crate::format::words::is_one_of;
use crate::problem::{Place, Problem};

/// Keys that have the number of classes, in lower case and without `_`. So has `nc`, which is also a class: the controls of a clinical
/// study.
const NUMBER_OF_CLASSES: &str = "numclasses numlabels nclasses numberofclasses nbclasses numclass classcount nclass \
    nbclass";

/// Keys that may have the number of the entries beside them, and may be classes.
const TOTALS: &str = "total count size length len num number classes labels";

/// Settings of a program, in lower case and without `_`: a map with them alone has no classes.
const SETTINGS: &str = "seed randomseed version schemaversion epoch epochs numepochs step steps iteration iterations \
    patience batchsize imagesize imgsize inputsize lr learningrate gpu gpus rank localrank worldsize workers \
    numworkers threads numthreads debug verbose timeout";

/// Counts of a model's right and wrong answers, written in the same way.
const ANSWERS: &str = "tp fp tn fn truepositive falsepositive truenegative falsenegative truepositives falsepositives \
    truenegatives falsenegatives";

const NAME_THE_LIST: &str =
    "name the file that lists the classes; if the images are in a folder for each class, name the training folder";

/// Reports entries that are images, folders, settings, or a number of classes; whether there are some. With `format`, the user has said what the file is.
pub(crate) fn report(
    entries: &[Entry<'_>],
    row: &FormatRow,
    options: &FileOptions<'_>,
    problems: &mut FileProblems<'_>,
) -> bool {
    if options.format.is_some() || options.column.is_some() || options.is_lock {
        return false;
    }
    let [first, ..] = entries else { return false };
    if entries.iter().all(|entry| is_image(&entry.name)) {
        problems.push(|file| listings::not_classes(file, "images", first, NAME_THE_LIST, row.name));
        return true;
    }
    if is_number_of_names(entries, row.format) {
        problems.push(|file| may_be_part_of_names(file, first.line, row.name));
        return true;
    }
    if row.format != Format::ClassIndices {
        // A map of names has the indices beside them, and a lock any name.
        let found = listings::find(&mapped(entries, |entry| &*entry.name));
        if let Some(entry) = found.and_then(|at| entries.get(at)) {
            problems.push(|file| listings::listing(file, entry, row.name));
        }
        return found.is_some();
    }
    for (known, what) in &[(SETTINGS, "settings of a program"), (ANSWERS, "counts of right and wrong answers")] {
        if entries.iter().all(|entry| is_one_of(&letters(&entry.name), known)) {
            problems.push(|file| not_indices(file, first.line, &first.name, what));
            return true;
        }
    }
    // As the last class of all, `total` would have this index too.
    let count = entries.len() as u64;
    let is_total = |entry: &Entry<'_>| {
        (entry.index == count || entry.index + 1 == count) && is_one_of(&entry.name.to_lowercase(), TOTALS)
    };
    let mut has_count = false;
    for entry in entries {
        if is_one_of(&letters(&entry.name), NUMBER_OF_CLASSES) || is_total(entry) {
            problems.push(|file| count_as_class(file, entry.line, &entry.name));
            has_count = true;
        }
    }
    has_count
}

/// Reports each number of classes beside the list that is not the list's, nor that of the list with what options add.
pub(crate) fn check_counts(
    root: &Node<'_>,
    entries: &[Entry<'_>],
    options: &FileOptions<'_>,
    problems: &mut FileProblems<'_>,
) {
    // Gaps are another problem.
    let is_whole = !entries.is_empty() && is_dense(&mapped(entries, |entry| entry.index), 0);
    let Some(pairs) = root.map().filter(|_| is_whole && problems.is_empty()) else { return };
    let count = entries.len() as u64;
    let mut keys = Vec::new();
    for (key, _) in pairs {
        let Some(key) = key.text() else { continue };
        let letters = letters(key);
        if letters == "nc" || is_one_of(&letters, NUMBER_OF_CLASSES) {
            keys.push(&**key);
        }
    }
    sort(&mut keys);
    keys.dedup();
    for key in keys {
        let Some(given) = root.get_once(key, problems) else { continue };
        let is_null = matches!(given.word(), Some(word) if ["", "~", "null", "None"].contains(&&**word));
        let index = given.index();
        if !is_null && index != Some(count) && index != Some(count + options.added as u64) {
            let is_one_more = index == Some(count + 1);
            problems.push(|file| wrong_count(file, key, (given.line, &given.shown()), count, is_one_more));
        }
    }
}

/// Whether what was read as indices may be of the names: what is left are numbers, or one word for most (`0 km`, `1 km`).
fn is_number_of_names(entries: &[Entry<'_>], format: Format) -> bool {
    if !format.has_index_on_each_line() || entries.len() < 2 {
        return false;
    }
    let names = mapped(entries, |entry| &*entry.name);
    let is_twice = distinct(&mapped(entries, |entry| entry.index)) < entries.len();
    let may_be_numbers = format == Format::TeachableMachine || is_twice;
    may_be_numbers && names.iter().all(|name| name.parse::<f64>().is_ok()) || distinct_names(&names) * 2 <= names.len()
}

fn may_be_part_of_names(file: &str, line: usize, format: &str) -> Problem {
    Problem::new(
        Place::option("format"),
        format!(
            "{file}, line {line}: the numbers may be of the names, since what is beside them are numbers too, or few words"
        ),
        format!(
            "say which: `format = \"labels_txt\"` for names that have a number, `format = {format:?}` if it is the index"
        ),
    )
}

/// Numbers that are no indices, by the words beside them.
fn not_indices(file: &str, line: usize, name: &str, what: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file} has {what}, to go by its keys, not classes with their indices: line {line} has {name:?}"),
        "name the class list that the model was saved with; if these are its classes, say `format = \"class_indices\"`",
    )
}

/// A number of classes among the classes.
fn count_as_class(file: &str, line: usize, key: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file}, line {line}: {key:?} looks like the number of the classes, and would be one of them"),
        "remove it from the file; if it is a class, say `format = \"class_indices\"`",
    )
}

/// A number of classes that is not the list's.
fn wrong_count(file: &str, key: &str, (line, given): (usize, &str), count: u64, is_one_more: bool) -> Problem {
    let more = "; if one output is not a class of the list, say so: `background = \"background\"` at index 0, `last = \"no object\"` after \
                the last";
    Problem::new(
        Place::PATH,
        format!("{file}, line {line}: `{key}` is {given}, but {}", listed(count)),
        format!("write `{count}`, or list the classes that the model has{}", if is_one_more { more } else { "" }),
    )
}
