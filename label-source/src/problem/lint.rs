//! In: what is unusual in a dataset, though no framework refuses it. Out: what it does to the indices, and the command that
//! mends it. `then` is what [`lint`](crate::lint) worked out about indices under the order.

use super::{At, Problem, inside, listed, shell};

/// A file says what a model was trained with: only another training changes that.
const ANEW: &str = "train again, and write the file anew; until then the index must stay";

/// A folder that a tool makes and no person meant as a class.
pub fn junk(path: &str, name: &str, maker: &str, then: &str) -> Problem {
    Problem::new(
        At::Source,
        format!("{path:?} has the folder {name:?}, which {maker} makes; {then}"),
        format!("run `rm -r {}`, and train again what was trained with it", inside(path, name)),
    )
}

/// The same name in a file that a training run has written.
pub fn junk_in_file(file: &str, name: &str, maker: &str, then: &str) -> Problem {
    Problem::new(
        At::Source,
        format!("{file:?} has the class {name:?}, a folder that {maker} makes; {then}"),
        format!("remove that folder from the dataset, {ANEW}"),
    )
}

/// A folder whose name starts with a dot; whether there is one without, too.
pub fn hidden(path: &str, name: &str, is_taken: bool, then: &str) -> Problem {
    Problem::new(
        At::Source,
        format!("{path:?} has the hidden folder {name:?}; {then}"),
        format!(
            "if it is a class, run `{}`; if not, `rm -r {}`",
            rename(path, name, name.trim_start_matches('.'), is_taken),
            inside(path, name)
        ),
    )
}

/// Class folders with nothing in them.
pub fn empty(path: &str, names: &[&str], then: &str) -> Problem {
    Problem::new(
        At::Source,
        format!("{path:?} has {} with nothing inside: {}; {then}", folders(names.len()), listed(names, 8)),
        format!("put images in, or run {}", several("rmdir", path, names)),
    )
}

/// Class folders with something in them, but no image.
pub fn without_images(path: &str, names: &[&str], then: &str) -> Problem {
    Problem::new(
        At::Source,
        format!("{path:?} has {} without an image: {}; {then}", folders(names.len()), listed(names, 8)),
        format!("put images in, or run {}", several("rm -r", path, names)),
    )
}

/// Images beside the class folders.
pub fn loose(path: &str, names: &[String], then: &str) -> Problem {
    let images = if names.len() == 1 { "an image".to_owned() } else { format!("{} images", names.len()) };
    Problem::new(
        At::Source,
        format!("{path:?} has {images} beside its class folders: {}; {then}", listed(names, 4)),
        format!("move each into the folder of its class: `mv {} {}`", inside(path, &names[0]), inside(path, "CLASS/")),
    )
}

/// Classes that do not stand as a person would sort them; of a folder, the options with which it was read.
pub fn not_natural(path: &str, options: Option<&str>, index: usize, is: &str, expected: &str) -> Problem {
    let read = match options {
        Some(options) => format!("run `cargo label list {}{options} --format json > class_indices.json`", shell(path)),
        None => format!("have the program read the file, as `#[labels({path:?})]` does"),
    };
    Problem::new(
        At::Source,
        format!(
            "{path:?} has an order that one would not guess: index {index} is {is:?}, where {expected:?} would stand"
        ),
        format!("never type the list: {read}"),
    )
}

/// Names that differ in nothing but upper and lower case, in a folder or in a file.
pub fn same_but_case(path: &str, names: &[&str], is_folder: bool, then: &str) -> Problem {
    Problem::new(
        At::Source,
        format!("{path:?} has classes that differ only in case: {}; {then}", listed(names, 8)),
        one_class(path, names, is_folder),
    )
}

/// Names that look alike, and are one name in another Unicode form, in a folder or in a file.
pub fn same_but_unicode(path: &str, names: &[&str], is_folder: bool, then: &str) -> Problem {
    Problem::new(
        At::Source,
        format!("{path:?} has classes that differ only in Unicode form: {}; {then}", listed(names, 8)),
        one_class(path, names, is_folder),
    )
}

/// A name that has letters in parts, as macOS once wrote them, in a folder or in a file.
pub fn not_nfc(path: &str, name: &str, nfc: &str, is_folder: bool, then: &str) -> Problem {
    let help = if is_folder {
        format!("run `{}`, and train again what was trained with it", rename(path, name, nfc, false))
    } else {
        format!("rename that folder in the dataset, {ANEW}")
    };
    Problem::new(
        At::Source,
        format!("the class {name:?} of {path:?} is not in the usual Unicode form (NFC), {nfc:?}; {then}"),
        help,
    )
}

/// A name that starts or ends with a space, in a folder or in a file; whether there is one without, too.
pub fn outer_space(path: &str, name: &str, is_taken: bool, is_folder: bool, then: &str) -> Problem {
    let help = match (is_folder, is_taken) {
        (true, false) => {
            format!("run `{}`, and train again what was trained with it", rename(path, name, name.trim(), false))
        }
        (false, false) => format!("rename that folder in the dataset, {ANEW}"),
        (_, true) => one_class(path, &[name.trim(), name], is_folder),
    };
    Problem::new(
        At::Source,
        format!("the class {name:?} of {path:?} starts or ends with a space, which nobody sees; {then}"),
        help,
    )
}

fn folders(count: usize) -> String {
    if count == 1 { "a class folder".to_owned() } else { format!("{count} class folders") }
}

/// What to do with names that may be one class.
fn one_class(path: &str, names: &[&str], is_folder: bool) -> String {
    if is_folder {
        format!("if they are one class, run `{}`; if not, give one another name", merge(path, names))
    } else {
        format!("if they are one class, make one folder of them in the dataset, {ANEW}")
    }
}

/// The command that moves what is in the other folders into the first. What would overwrite an image stays where it is, and with
/// it the folder.
fn merge(path: &str, names: &[&str]) -> String {
    let others: Vec<String> = names[1..].iter().map(|name| inside(path, name)).collect();
    format!("mv -n {}/* {}; rmdir {}", others.join("/* "), inside(path, names[0]), others.join(" "))
}

/// The command that gives a folder another name. A folder that has it already would take this one in.
fn rename(path: &str, name: &str, to: &str, is_taken: bool) -> String {
    match to {
        "" => format!("mv {} {}", inside(path, name), inside(path, "NEW_NAME")),
        _ if is_taken => merge(path, &[to, name]),
        _ => format!("mv {} {}", inside(path, name), inside(path, to)),
    }
}

/// A command for several folders, which names not all of many.
fn several(command: &str, path: &str, names: &[&str]) -> String {
    let shown = names.iter().take(8).map(|name| inside(path, name)).collect::<Vec<_>>().join(" ");
    match names.len().saturating_sub(8) {
        0 => format!("`{command} {shown}`"),
        more => format!("`{command} {shown}`, and the same for {more} more"),
    }
}

/// A generated file that is not what would be written.
pub fn not_generated(file: &str, source: &str, command: &str) -> Problem {
    Problem::new(
        At::Source,
        format!("{file:?} is not what {source:?} gives"),
        format!("run `{command}`, and look at what changes"),
    )
}

/// A workspace without a lock.
pub fn no_lock() -> Problem {
    Problem::new(
        At::Lock,
        "no label type here has a lock",
        "name one where the type is declared: `lock = \"classes.json\"`",
    )
}
