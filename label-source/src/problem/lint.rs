//! In: what is unusual in a dataset, though no framework refuses it. Out: what it does to the indices, and the command that
//! mends it. `then` is what [`lint`](crate::lint) worked out about indices under the order.

use super::{At, Problem, inside, listed, quoted, shell};

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
        "remove that folder from the dataset, train again, and write the file anew; until then the index must stay",
    )
}

/// A folder whose name starts with a dot.
pub fn hidden(path: &str, name: &str, then: &str) -> Problem {
    Problem::new(
        At::Source,
        format!("{path:?} has the hidden folder {name:?}; {then}"),
        format!(
            "if it is a class, run `mv {} {}`; if not, `rm -r {0}`",
            inside(path, name),
            inside(path, name.trim_start_matches('.'))
        ),
    )
}

/// Class folders with nothing in them.
pub fn empty(path: &str, names: &[&str], then: &str) -> Problem {
    Problem::new(
        At::Source,
        format!("{path:?} has {} with nothing inside: {}; {then}", folders(names.len()), listed(names, 8)),
        format!("put images in, or run `rmdir {}`", several(path, names)),
    )
}

/// Class folders with something in them, but no image.
pub fn without_images(path: &str, names: &[&str], then: &str) -> Problem {
    Problem::new(
        At::Source,
        format!("{path:?} has {} without an image: {}; {then}", folders(names.len()), listed(names, 8)),
        format!("put images in, or run `rm -r {}`", several(path, names)),
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

/// Classes that do not stand as a person would sort them.
pub fn not_natural(path: &str, index: usize, is: &str, expected: &str) -> Problem {
    Problem::new(
        At::Source,
        format!(
            "{path:?} has an order that one would not guess: index {index} is {is:?}, where {expected:?} would stand"
        ),
        format!("never type the list: run `cargo label list {} --format json > class_indices.json`", shell(path)),
    )
}

/// Names that differ in nothing but upper and lower case.
pub fn same_but_case(path: &str, names: &[&str], then: &str) -> Problem {
    Problem::new(
        At::Source,
        format!("{path:?} has classes that differ only in case: {}; {then}", listed(names, 8)),
        merge(path, names),
    )
}

/// Names that look alike, and are one name in another Unicode form.
pub fn same_but_unicode(path: &str, names: &[&str], then: &str) -> Problem {
    Problem::new(
        At::Source,
        format!("{path:?} has classes that differ only in Unicode form: {}; {then}", listed(names, 8)),
        merge(path, names),
    )
}

/// A name that has letters in parts, as macOS once wrote them.
pub fn not_nfc(path: &str, name: &str, nfc: &str, then: &str) -> Problem {
    Problem::new(
        At::Source,
        format!("the class {} of {path:?} is not in the usual Unicode form (NFC), {nfc:?}; {then}", quoted(name)),
        format!("run `mv {} {}`, and train again what was trained with it", inside(path, name), inside(path, nfc)),
    )
}

/// A name that starts or ends with a space.
pub fn outer_space(path: &str, name: &str, then: &str) -> Problem {
    Problem::new(
        At::Source,
        format!("the class {name:?} of {path:?} starts or ends with a space, which nobody sees; {then}"),
        format!("run `mv {} {}`", inside(path, name), inside(path, name.trim())),
    )
}

fn folders(count: usize) -> String {
    if count == 1 { "a class folder".to_owned() } else { format!("{count} class folders") }
}

/// The command that makes one folder of several.
fn merge(path: &str, names: &[&str]) -> String {
    let (first, second) = (inside(path, names[0]), inside(path, names[1]));
    format!("if they are one class, run `mv {second}/* {first} && rmdir {second}`; if not, give one another name")
}

fn several(path: &str, names: &[&str]) -> String {
    let more = if names.len() > 8 { " .." } else { "" };
    names.iter().take(8).map(|name| inside(path, name)).collect::<Vec<_>>().join(" ") + more
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
