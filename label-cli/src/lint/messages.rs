//! What lint says: what is unusual, what it does to the indices (`then`, from the rule), and the command that fixes it.

use crate::source_args::{Flags, typed_flags};
use typed_label_source::escape::{quote_for_shell, quote_path_in, quoted_list};
use typed_label_source::{Place, Problem};

/// A file says what a model was trained with: only another training changes that.
const UNTIL_TRAINED_AGAIN: &str = "train again, and write the file anew; until then the index must stay";

/// A rule that is to be left out, and to be an error.
pub(super) fn allowed_and_denied(rule: &str) -> Problem {
    Problem::new(
        Place::CALL,
        format!("the rule {rule:?} is both allowed and denied"),
        format!("remove `--allow {rule}` or `--deny {rule}`"),
    )
}

/// A folder that a tool makes and no person meant as a class.
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

/// A folder whose name starts with a dot; whether there is one without, too.
pub(super) fn hidden(path: &str, name: &str, is_taken: bool, then: &str) -> Problem {
    let to = name.trim_start_matches('.');
    // A folder that has the name already would take this one in.
    let command = if is_taken { merge(path, &[to, name]) } else { rename(path, name, to) };
    Problem::new(
        Place::PATH,
        format!("{path:?} has the hidden folder {name:?}; {then}"),
        format!("if it is a class, run `{command}`; if not, `rm -r {}`", quote_path_in(path, name)),
    )
}

/// Class folders with nothing in them; whether they are classes all the same.
pub(super) fn empty(path: &str, names: &[&str], are_classes: bool, then: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{path:?} has {} with nothing inside: {}; {then}", folders(names.len()), quoted_list(names, 8)),
        put_images_in(are_classes, &several("rmdir", path, names)),
    )
}

/// Class folders with something in them, but no image; whether they are classes all the same.
pub(super) fn without_images(path: &str, names: &[&str], are_classes: bool, then: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{path:?} has {} without an image: {}; {then}", folders(names.len()), quoted_list(names, 8)),
        put_images_in(are_classes, &several("rm -r", path, names)),
    )
}

/// An empty folder keeps the indices of the others, if the order counts it: only who has the model knows whether that is meant.
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

/// Classes that the order finds deeper down; `split` is the folder of a split, if the classes are below such folders.
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

/// The path of a folder in a source, as the user would write it.
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

/// Classes that a person would sort in another way, and the flags with which the folder was read.
pub(super) fn not_natural(path: &str, flags: &Flags, index: usize, is: &str, expected: &str) -> Problem {
    let command =
        format!("cargo label list {}{} --format json > class_indices.json", quote_for_shell(path), typed_flags(flags));
    Problem::new(
        Place::PATH,
        format!(
            "{path:?} has an order that one would not guess: index {index} is {is:?}, where {expected:?} would stand"
        ),
        format!(
            "never type the list: run `{command}`; if the program reads the folder itself, add `--allow not-natural`"
        ),
    )
}

/// Names that differ in nothing but upper and lower case, in a folder or in a file.
pub(super) fn same_but_case(path: &str, names: &[&str], is_folder: bool, then: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{path:?} has classes that differ only in case: {}; {then}", quoted_list(names, 8)),
        one_class(path, names, is_folder),
    )
}

/// Names that look alike, and are one name in another Unicode form, in a folder or in a file.
pub(super) fn same_but_unicode(path: &str, names: &[&str], is_folder: bool, then: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{path:?} has classes that differ only in Unicode form: {}; {then}", quoted_list(names, 8)),
        one_class(path, names, is_folder),
    )
}

/// A name that has letters in parts, as macOS once wrote them, in a folder or in a file.
pub(super) fn not_nfc(path: &str, name: &str, nfc: &str, is_folder: bool, then: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("the class {name:?} of {path:?} is not in the usual Unicode form (NFC), {nfc:?}; {then}"),
        another_name(path, name, nfc, is_folder),
    )
}

/// A name that starts or ends with a space, in a folder or in a file; whether there is one without, too.
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

/// What to do with names that may be one class.
fn one_class(path: &str, names: &[&str], is_folder: bool) -> String {
    if is_folder {
        format!("if they are one class, run `{}`; if not, give one another name", merge(path, names))
    } else {
        format!("if they are one class, make one folder of them in the dataset, {UNTIL_TRAINED_AGAIN}")
    }
}

/// The command that moves what is in the other folders into the first. What would overwrite an image stays where it is, and with
/// it the folder.
fn merge(path: &str, names: &[&str]) -> String {
    let others: Vec<String> = names[1..].iter().map(|name| quote_path_in(path, name)).collect();
    format!("mv -n {}/* {}; rmdir {}", others.join("/* "), quote_path_in(path, names[0]), others.join(" "))
}

/// What to do with a name that no other class has in its usual form.
fn another_name(path: &str, name: &str, to: &str, is_folder: bool) -> String {
    if is_folder {
        format!("run `{}`, and train again what was trained with it", rename(path, name, to))
    } else {
        format!("rename that folder in the dataset, {UNTIL_TRAINED_AGAIN}")
    }
}

/// The command that gives a folder a name that is free.
fn rename(path: &str, name: &str, to: &str) -> String {
    let to = if to.is_empty() { "NEW_NAME" } else { to };
    format!("mv {} {}", quote_path_in(path, name), quote_path_in(path, to))
}

/// A command for several folders, which names not all of many.
fn several(command: &str, path: &str, names: &[&str]) -> String {
    let shown = names.iter().take(8).map(|name| quote_path_in(path, name)).collect::<Vec<_>>().join(" ");
    match names.len().saturating_sub(8) {
        0 => format!("`{command} {shown}`"),
        more => format!("`{command} {shown}`, and the same for {more} more"),
    }
}
