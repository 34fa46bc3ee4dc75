//! Why `load_dataset("imagefolder")` gives no labels for a folder, or unexpected ones.

use crate::escape::quoted_list;
use crate::order::framework::TRAIN_AGAIN;
use crate::problem::{Place, Problem};

/// A path that `load_dataset` takes for something else.
pub(super) fn not_read_as_path(path: &str, file: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!(
            "datasets does not read {file:?} of {path:?} as a path: `::` joins URLs, `$NAME` is filled in, `*?[` are patterns"
        ),
        "rename what has it in its name",
    )
}

/// A file for which `load_dataset` ignores all others.
pub(super) fn other_dataset_kind(path: &str, file: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!(
            "datasets reads {file:?} of {path:?} and nothing beside it: it knows a dataset of another kind by that name"
        ),
        "move the file away, or rename it",
    )
}

/// A file that makes it give no labels.
pub(super) fn labels_stopped_by(path: &str, file: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("datasets makes no labels of the folders in {path:?}: {file:?} is read instead"),
        "move the file away, or take the classes from the file that saved them",
    )
}

/// A name that marks a split, so that the others are left out.
pub(super) fn left_out_by_split(path: &str, kept: &[String], left_out: &[&String]) -> Problem {
    let only = if kept.is_empty() { "no image".to_owned() } else { format!("only {}", quoted_list(kept, 8)) };
    Problem::new(
        Place::PATH,
        format!(
            "datasets sees {only} in {path:?} and leaves out {}: a name with a split's word in it (train, valid, val, dev, \
             test, eval, ..) stands for the whole split",
            quoted_list(left_out, 8)
        ),
        format!("rename the folder or file with such a word, or name the split's own folder; {TRAIN_AGAIN}"),
    )
}

/// A single class.
pub(super) fn one_class(path: &str, kept: &[String]) -> Problem {
    Problem::new(
        Place::PATH,
        format!("datasets makes labels of two classes or more; {path:?} has only {}", quoted_list(kept, 1)),
        "name the folder that holds the class folders, or take the classes from the file that saved them",
    )
}

/// Images at unequal depth.
pub(super) fn unequal_depth(path: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!(
            "datasets makes no labels of {path:?}: some images lie deeper than others (a `\\` in a name counts as a folder)"
        ),
        "put every image at the same depth, one folder per class",
    )
}

/// Images for which there is no label, beside others that have one.
pub(super) fn files_without_label(path: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!(
            "datasets has no label for some files of {path:?}: a split with a single class, or packed images such as \
             `x.png.gz` alone in a folder"
        ),
        "give each split the same classes, and unpack the images",
    )
}

/// A split that has files, but no image.
pub(super) fn split_without_image(path: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("datasets fails on {path:?}: one of its splits has no image in it"),
        "name the split's own folder, or move the other files away from it",
    )
}

/// A name below the folder that a Rust string, and an Arrow table, can't hold.
pub(super) fn not_utf8(path: &str, name: &std::ffi::OsStr) -> Problem {
    Problem::new(
        Place::PATH,
        format!(
            "datasets can't hold a path that is not UTF-8: b\"{}\" in {path:?}",
            name.as_encoded_bytes().escape_ascii()
        ),
        format!("rename it; {TRAIN_AGAIN}"),
    )
}
