//! In: a folder of which a framework makes no class list, or not always the same. Out: why, and what to do.

use crate::escape::{quote_path_in, quoted_list};
use crate::problem::{Place, Problem};
use std::collections::BTreeSet;

/// What every help ends with where a class's name would change.
const AGAIN: &str = "the model's indices follow only after training again";

/// torchvision: class folders without an image.
pub fn torchvision_empty(path: &str, classes: &[String]) -> Problem {
    let (what, them) = if classes.len() == 1 { ("class folder", "it") } else { ("class folders", "each of them") };
    Problem::new(
        Place::PATH,
        format!("torchvision refuses {path:?}: there is no image in the {what} {}", quoted_list(classes, 8)),
        format!("put an image into {them}, or write `allow_empty = true` where the training passes `allow_empty=True`"),
    )
}

/// torchvision: a link in the dataset folder that can't be followed, and is not simply dangling.
pub fn torchvision_link(path: &str, link: &str, error: &std::io::Error) -> Problem {
    Problem::new(
        Place::PATH,
        format!("torchvision refuses {path:?}: the link {link:?} in it can't be followed: {error}"),
        format!("remove the link: `rm {}`", quote_path_in(path, link)),
    )
}

/// A link with an image's name that leads to a folder, in a tree with a link that leads back up.
pub fn looping_image(path: &str, order: &str, link: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!(
            "{path:?} has a link that leads back up, and {link:?} is a folder's name: {order} goes round until the system refuses, and then takes such a link for an image"
        ),
        "remove the link that leads back up",
    )
}

/// timm: images beside the class folders.
pub fn timm_nameless(path: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("timm makes a class with an empty name of the images that lie in {path:?} itself"),
        format!("move them into a class folder, or away; {AGAIN}"),
    )
}

/// timm: names that its key does not tell apart.
pub fn timm_tie<S: AsRef<str>>(path: &str, classes: &[S]) -> Problem {
    Problem::new(
        Place::PATH,
        format!(
            "timm sorts without case and by the value of numbers: in {path:?} it can't tell {} apart, and each training \
             run puts them in another order",
            quoted_list(classes, 8)
        ),
        format!("rename all but one; {AGAIN}"),
    )
}

/// timm: digits that are no number.
pub fn timm_no_number(path: &str, name: &str, part: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("timm fails on {name:?} in {path:?}: Python takes {part:?} for digits, but makes no number of it"),
        format!("rename it without {part:?}; {AGAIN}"),
    )
}

/// timm: a character that not every Python knows as a digit or a letter with a lower case.
pub fn timm_unsure(path: &str, name: &str, c: char) -> Problem {
    Problem::new(
        Place::PATH,
        format!(
            "where timm sorts {name:?} of {path:?} depends on the version of Python: whether {c:?} (U+{:04X}) is a digit, or \
             has a lower case",
            u32::from(c)
        ),
        format!("rename it without {c:?}; {AGAIN}"),
    )
}

/// burn: an image in a dataset folder whose path does not end with a name.
pub fn burn_nameless(path: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("burn makes a class of the images that lie in {path:?} itself, and the path ends with no name for it"),
        "write the path with the folder's own name at the end",
    )
}

/// huggingface: a path that it takes for something else than a path.
pub fn huggingface_path(path: &str, file: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!(
            "datasets does not read {file:?} of {path:?} as a path: `::` joins URLs, `$NAME` is filled in, `*?[` are patterns"
        ),
        "rename what has it in its name",
    )
}

/// huggingface: a file for which it forgets every other.
pub fn huggingface_reads_instead(path: &str, file: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!(
            "datasets reads {file:?} of {path:?} and nothing beside it: it knows a dataset of another kind by that name"
        ),
        "move the file away, or rename it",
    )
}

/// huggingface: a file beside which there are no labels.
pub fn huggingface_stops(path: &str, file: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("datasets makes no labels of the folders in {path:?}: {file:?} is read instead"),
        "move the file away, or take the classes from the file that saved them",
    )
}

/// huggingface: a name that marks a split, so that the others are left out.
pub fn huggingface_split(path: &str, kept: &BTreeSet<String>, left_out: &[&String]) -> Problem {
    let kept: Vec<&String> = kept.iter().collect();
    let only = if kept.is_empty() { "no image".to_owned() } else { format!("only {}", quoted_list(&kept, 8)) };
    Problem::new(
        Place::PATH,
        format!(
            "datasets sees {only} in {path:?} and leaves out {}: a name with a split's word in it (train, valid, val, dev, \
             test, eval, ..) stands for the whole split",
            quoted_list(left_out, 8)
        ),
        format!("rename the folder or file with such a word, or name the split's own folder; {AGAIN}"),
    )
}

/// huggingface: one class.
pub fn huggingface_one(path: &str, kept: &BTreeSet<String>) -> Problem {
    let kept: Vec<&String> = kept.iter().collect();
    Problem::new(
        Place::PATH,
        format!("datasets makes labels of two classes or more; {path:?} has only {}", quoted_list(&kept, 1)),
        "name the folder that holds the class folders, or take the classes from the file that saved them",
    )
}

/// huggingface: images at unequal depth.
pub fn huggingface_depth(path: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!(
            "datasets makes no labels of {path:?}: some images lie deeper than others (a `\\` in a name counts as a folder)"
        ),
        "put every image at the same depth, one folder per class",
    )
}

/// huggingface: images for which there is no label, beside others that have one.
pub fn huggingface_unlabelled(path: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!(
            "datasets has no label for some files of {path:?}: a split with a single class, or packed images such as \
             `x.png.gz` alone in a folder"
        ),
        "give each split the same classes, and unpack the images",
    )
}

/// huggingface: a split that has files, but no image.
pub fn huggingface_empty_split(path: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("datasets fails on {path:?}: one of its splits has no image in it"),
        "name the split's own folder, or move the other files away from it",
    )
}

/// huggingface: a name below the folder that a Rust string, and an Arrow table, can't hold.
pub fn huggingface_not_utf8(path: &str, name: &std::ffi::OsStr) -> Problem {
    Problem::new(
        Place::PATH,
        format!(
            "datasets can't hold a path that is no UTF-8: b\"{}\" in {path:?}",
            name.as_encoded_bytes().escape_ascii()
        ),
        format!("rename it; {AGAIN}"),
    )
}
