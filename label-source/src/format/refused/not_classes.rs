//! Entries that are not classes, in a file with the form of a class list: images with labels, folders, a number of classes.

use super::listings;
use crate::format::entries::{Entry, listed};
use crate::format::file_options::FileOptions;
use crate::format::file_problems::FileProblems;
use crate::format::key_words::letters;
use crate::format::kind::Format;
use crate::format::syntax::document::Node;
use crate::format::table::FormatRow;
use crate::format::tables::columns::is_image;
use crate::format::text_lines::lines::is_dense;
use crate::problem::{Place, Problem};

/// Keys that have the number of classes, in lower case and without `_`. `nc` is also a class: the controls of a clinical study.
const NUMBER_OF_CLASSES: [&str; 10] = [
    "nc",
    "numclasses",
    "numlabels",
    "nclasses",
    "numberofclasses",
    "nbclasses",
    "numclass",
    "classcount",
    "nclass",
    "nbclass",
];

/// Keys that may have the number of the entries beside them, and may be classes.
const TOTALS: [&str; 9] = ["total", "count", "size", "length", "len", "num", "number", "classes", "labels"];

/// Settings of a program, in lower case and without `_`: a map with them alone has no classes.
const SETTINGS: [&str; 30] = [
    "seed",
    "randomseed",
    "version",
    "schemaversion",
    "epoch",
    "epochs",
    "numepochs",
    "step",
    "steps",
    "iteration",
    "iterations",
    "patience",
    "batchsize",
    "imagesize",
    "imgsize",
    "inputsize",
    "lr",
    "learningrate",
    "gpu",
    "gpus",
    "rank",
    "localrank",
    "worldsize",
    "workers",
    "numworkers",
    "threads",
    "numthreads",
    "debug",
    "verbose",
    "timeout",
];

/// Counts of a model's right and wrong answers, written in the same way.
const ANSWERS: [&str; 12] = [
    "tp",
    "fp",
    "tn",
    "fn",
    "truepositive",
    "falsepositive",
    "truenegative",
    "falsenegative",
    "truepositives",
    "falsepositives",
    "truenegatives",
    "falsenegatives",
];

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
    match entries {
        [first, ..] if entries.iter().all(|entry| is_image(&entry.name)) => {
            problems.push(|file| images(file, first.line, &first.name, row.name));
            return true;
        }
        _ => {}
    }
    if let Some(entry) = number_in_name(entries, row.format) {
        problems.push(|file| may_be_part_of_names(file, entry.line, row.name));
        return true;
    }
    // A map of names has the indices beside them, and a lock any name.
    if row.format != Format::ClassIndices {
        let names: Vec<&str> = entries.iter().map(|entry| &*entry.name).collect();
        if let Some(entry) = listings::find(&names).and_then(|at| entries.get(at)) {
            problems.push(|file| listings::listing(file, entry.line, &entry.name, row.name));
            return true;
        }
    }
    if row.format == Format::ClassIndices && !entries.is_empty() {
        let all = |known: &[&str]| entries.iter().all(|entry| known.contains(&&*letters(&entry.name)));
        let kinds = [(&SETTINGS[..], "settings of a program"), (&ANSWERS, "counts of right and wrong answers")];
        if let Some((_, what)) = kinds.into_iter().find(|(known, _)| all(known)) {
            problems.push(|file| not_indices(file, entries[0].line, &entries[0].name, what));
            return true;
        }
    }
    // As the last class of all, `total` would have this index too.
    let count = entries.len() as u64;
    let is_total = |entry: &Entry<'_>| {
        (entry.index == count || entry.index + 1 == count) && TOTALS.contains(&&*entry.name.to_lowercase())
    };
    let is_count = |entry: &&Entry<'_>| {
        row.format == Format::ClassIndices
            && (NUMBER_OF_CLASSES[1..].contains(&&*letters(&entry.name)) || is_total(entry))
    };
    for entry in entries.iter().filter(is_count) {
        problems.push(|file| count_as_class(file, entry.line, &entry.name));
    }
    entries.iter().any(|entry| is_count(&entry))
}

/// Reports each number of classes beside the list that is not the list's, nor that of the list with what options add.
pub(crate) fn check_counts(
    root: &Node<'_>,
    entries: &[Entry<'_>],
    options: &FileOptions<'_>,
    problems: &mut FileProblems<'_>,
) {
    let count = entries.iter().map(|entry| entry.index + 1).max().unwrap_or_default();
    // Gaps are another problem.
    let is_whole = is_dense(&entries.iter().map(|entry| entry.index).collect::<Vec<_>>(), 0);
    if root.map().is_none() || count == 0 || !is_whole || !problems.is_empty() {
        return;
    }
    let keys = root.map().unwrap_or_default().iter().filter_map(|(key, _)| key.text());
    let mut keys: Vec<&str> =
        keys.map(|key| &**key).filter(|key| NUMBER_OF_CLASSES.contains(&&*letters(key))).collect();
    keys.sort_unstable();
    keys.dedup();
    for key in keys {
        let Some(given) = root.get_once(key, problems) else { continue };
        let is_null = given.word().is_some_and(|word| ["", "~", "null", "None"].contains(&&**word));
        let is_right = given.index().is_some_and(|given| given == count || given == count + options.added as u64);
        if !is_null && !is_right {
            let is_one_more = given.index() == Some(count + 1);
            problems.push(|file| wrong_count(file, key, (given.line, &given.shown()), count, is_one_more));
        }
    }
}

/// The first entry, if what was read as indices may be of the names: what is left are numbers, or one word for most (`0 km`, `1 km`).
fn number_in_name<'e, 'a>(entries: &'e [Entry<'a>], format: Format) -> Option<&'e Entry<'a>> {
    if !format.has_index_on_each_line() || entries.len() < 2 {
        return None;
    }
    let mut names: Vec<&str> = entries.iter().map(|entry| &*entry.name).collect();
    let mut indices: Vec<u64> = entries.iter().map(|entry| entry.index).collect();
    names.sort_unstable();
    names.dedup();
    indices.sort_unstable();
    indices.dedup();
    let are_numbers = (format == Format::TeachableMachine || indices.len() < entries.len())
        && names.iter().all(|name| name.parse::<f64>().is_ok());
    (are_numbers || names.len() * 2 <= entries.len()).then(|| &entries[0])
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

/// Images, with or without their labels.
fn images(file: &str, line: usize, name: &str, format: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file} lists images, not classes: line {line} has {name:?}"),
        format!(
            "name the file that lists the classes; if the images are in a folder for each class, name the training folder; if these are \
             the classes' names, say `format = {format:?}`"
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
