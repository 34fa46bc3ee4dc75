//! The messages of lint: what is unusual, its effect on the indices (`then`, from the rule), and the command that fixes it.

use crate::source_args::{Flags, typed_flags};
use typed_label_source::escape::{quote_for_shell, quote_path_in, quoted_list};
use typed_label_source::{Place, Problem};

/// The help for a file: it says what the model was trained with, and only another training changes that.
const UNTIL_TRAINED_AGAIN: &str = "train again, and write the file again; until then the index must stay";

/// The same rule in `--allow` and `--deny`.
pub(super) fn allowed_and_denied(rule: &str) -> Problem {
    Problem::new(
        Place::CALL,
        format!("the rule {rule:?} is both allowed and denied"),
        format!("remove `--allow {rule}` or `--deny {rule}`"),
    )
}

/// A folder that a tool has made, such as `.ipynb_checkpoints`.
pub(super) fn junk(path: &str, name: &str, tool: &str, then: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{path:?} has the folder {name:?}, which {tool} makes; {then}"),
        format!("run `rm -r {}`, and train again what was trained with it", quote_path_in(path, name)),
    )
}

/// The same name in a file that a training run has written.
pub(super) fn junk_in_file(file: &str, name: &str, tool: &str, then: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file:?} has the class {name:?}, a folder that {tool} makes; {then}"),
        format!("remove that folder from the dataset, {UNTIL_TRAINED_AGAIN}"),
    )
}

/// A folder whose name starts with a dot. `is_taken`: another folder has the name without it.
pub(super) fn hidden(path: &str, name: &str, is_taken: bool, then: &str) -> Problem {
    let to = name.trim_start_matches('.');
    // `mv` would move it into the folder that has the name.
    let command = if is_taken { merge(path, &[to, name]) } else { rename(path, name, to) };
    Problem::new(
        Place::PATH,
        format!("{path:?} has the hidden folder {name:?}; {then}"),
        format!("if it is a class, run `{command}`; if not, `rm -r {}`", quote_path_in(path, name)),
    )
}

/// Class folders with nothing in them. `are_classes`: the order counts them.
pub(super) fn empty(path: &str, names: &[&str], are_classes: bool, then: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{path:?} has {} with nothing inside: {}; {then}", folders(names.len()), quoted_list(names, 8)),
        put_images_in(are_classes, &several("rmdir", path, names)),
    )
}

/// Class folders with something in them, but no image. `are_classes`: the order counts them.
pub(super) fn without_images(path: &str, names: &[&str], are_classes: bool, then: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{path:?} has {} without an image: {}; {then}", folders(names.len()), quoted_list(names, 8)),
        put_images_in(are_classes, &several("rm -r", path, names)),
    )
}

/// If the order counts an empty folder, removing it moves the other indices: only the user knows whether the model has that class.
fn put_images_in(are_classes: bool, remove: &str) -> String {
    if are_classes {
        format!("put images in; if the model has no such class, run {remove}")
    } else {
        format!("put images in, or run {remove}")
    }
}

/// Class folders that hold no file, only folders with images in them.
pub(super) fn two_levels(path: &str, names: &[&str], order: &str) -> Problem {
    let each = if names.len() == 1 { "it for one class" } else { "each for one class" };
    Problem::new(
        Place::PATH,
        format!(
            "{path:?} has {} with only folders inside: {}; {order:?} takes {each}, with all images below",
            folders(names.len()),
            quoted_list(names, 8)
        ),
        format!(
            "if the classes are one level further down, name the folder that holds them, such as {:?}; if not, add \
             `--allow two-levels`",
            below(path, names[0])
        ),
    )
}

/// Classes that the order finds further down. `split` is a folder such as `train`, if the classes are in such folders.
pub(super) fn deeper_class(path: &str, names: &[&str], order: &str, split: Option<&str>) -> Problem {
    let are = if names.len() == 1 { "a class that is not a folder" } else { "classes that are not folders" };
    let help = match split {
        Some(split) => format!("name the folder that holds the class folders: {:?}", below(path, split)),
        None => format!(
            "if the folders of {path:?} are the classes, move all images up into them; if not, add `--allow deeper-class`"
        ),
    };
    Problem::new(
        Place::PATH,
        format!(
            "{order:?} takes the innermost folder of each image for its class, and finds {} {are} of {path:?} itself: {}",
            names.len(),
            quoted_list(names, 8)
        ),
        help,
    )
}

/// The path of a folder in the source, as to be written in a path of ours.
fn below(path: &str, name: &str) -> String {
    format!("{}/{}", path.trim_end_matches('/'), name.replace('$', "$$"))
}

/// Images beside the class folders.
pub(super) fn loose(path: &str, names: &[String], then: &str) -> Problem {
    let images = if names.len() == 1 { "an image".to_owned() } else { format!("{} images", names.len()) };
    Problem::new(
        Place::PATH,
        format!("{path:?} has {images} beside its class folders: {}; {then}", quoted_list(names, 4)),
        format!(
            "move each into the folder of its class: `mv {} {}`",
            quote_path_in(path, &names[0]),
            quote_path_in(path, "CLASS/")
        ),
    )
}

/// Classes that a person would sort in another way. `flags` are those with which the folder was read.
pub(super) fn not_natural(path: &str, flags: &Flags, index: usize, is: &str, expected: &str) -> Problem {
    let command =
        format!("cargo label list {}{} --format json > class_indices.json", quote_for_shell(path), typed_flags(flags));
    Problem::new(
        Place::PATH,
        format!("{path:?} has an order that a person would not guess: index {index} is {is:?}, not {expected:?}"),
        format!(
            "never type the list: run `{command}`; if the program reads the folder itself, add `--allow not-natural`"
        ),
    )
}

/// Names that differ only in case.
pub(super) fn same_but_case(path: &str, names: &[&str], is_folder: bool, then: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{path:?} has classes that differ only in case: {}; {then}", quoted_list(names, 8)),
        one_class(path, names, is_folder),
    )
}

/// Names that are equal but for their Unicode form.
pub(super) fn same_but_unicode(path: &str, names: &[&str], is_folder: bool, then: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{path:?} has classes that differ only in Unicode form: {}; {then}", quoted_list(names, 8)),
        one_class(path, names, is_folder),
    )
}

/// A name in Unicode's decomposed form, as macOS once wrote names.
pub(super) fn not_nfc(path: &str, name: &str, nfc: &str, is_folder: bool, then: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("the class {name:?} of {path:?} is not in the usual Unicode form (NFC), {nfc:?}; {then}"),
        another_name(path, name, nfc, is_folder),
    )
}

/// A name that starts or ends with a space. `is_taken`: another class has the name without it.
pub(super) fn outer_space(path: &str, name: &str, is_taken: bool, is_folder: bool, then: &str) -> Problem {
    let to = name.trim();
    let help = if is_taken { one_class(path, &[to, name], is_folder) } else { another_name(path, name, to, is_folder) };
    Problem::new(
        Place::PATH,
        format!("the class {name:?} of {path:?} starts or ends with a space, which nobody sees; {then}"),
        help,
    )
}

fn folders(count: usize) -> String {
    if count == 1 { "a class folder".to_owned() } else { format!("{count} class folders") }
}

/// The help for names that may be one class.
fn one_class(path: &str, names: &[&str], is_folder: bool) -> String {
    if is_folder {
        format!("if they are one class, run `{}`; if not, give one another name", merge(path, names))
    } else {
        format!("if they are one class, make one folder of them in the dataset, {UNTIL_TRAINED_AGAIN}")
    }
}

/// The command that moves the images of the other folders into the first. It overwrites none: an image whose name is taken stays, and
/// so does its folder.
fn merge(path: &str, names: &[&str]) -> String {
    let others: Vec<String> = names[1..].iter().map(|name| quote_path_in(path, name)).collect();
    format!("mv -n {}/* {}; rmdir {}", others.join("/* "), quote_path_in(path, names[0]), others.join(" "))
}

/// The help for a name to change, if the new one is free.
fn another_name(path: &str, name: &str, to: &str, is_folder: bool) -> String {
    if is_folder {
        format!("run `{}`, and train again what was trained with it", rename(path, name, to))
    } else {
        format!("rename that folder in the dataset, {UNTIL_TRAINED_AGAIN}")
    }
}

/// The command that renames a folder.
fn rename(path: &str, name: &str, to: &str) -> String {
    let to = if to.is_empty() { "NEW_NAME" } else { to };
    format!("mv {} {}", quote_path_in(path, name), quote_path_in(path, to))
}

/// A command for several folders; of many, the first eight are named.
fn several(command: &str, path: &str, names: &[&str]) -> String {
    let shown = names.iter().take(8).map(|name| quote_path_in(path, name)).collect::<Vec<_>>().join(" ");
    match names.len().saturating_sub(8) {
        0 => format!("`{command} {shown}`"),
        more => format!("`{command} {shown}`, and the same for {more} more"),
    }
}
