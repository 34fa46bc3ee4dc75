//! TensorFlow Datasets: `tfds.ImageFolder`, or `tfds.folder_dataset.ImageFolder`. It is given the folder with the splits; a class is a
//! folder in any of them, whatever is in it, sorted by code point.
//!
//! Source: tensorflow-datasets 4.9.10: `tensorflow_datasets/core/folder_dataset/image_folder.py`, `_get_split_label_images`, and
//! `tensorflow_datasets/core/naming.py`, `ShardedFileTemplate.__post_init__`, which refuses some names of splits.

use super::framework::{Framework, TRAIN_AGAIN, distinct, sorted};
use crate::escape::quoted_list;
use crate::folder;
use crate::problem::{Diagnostics, Place, Problem, Reported};
use crate::user_path::UserPath;

pub(super) const TFDS: Framework = Framework {
    names: &["tfds"],
    nicknames: &[
        ("tensorflow_datasets", "tfds"),
        ("tensorflow-datasets", "tfds"),
        ("tfds.imagefolder", "tfds"),
        ("folder_dataset", "tfds"),
    ],
    // `read` reports a folder without splits itself, at the right level.
    class_is: "a class is a folder in a split's folder, and there is none",
    read,
    ..Framework::DEFAULT
};

const TRAIN: &str = "train";

/// A folder whose folders are classes: those of `train/`, if there is one.
pub(super) fn class_root(at: &UserPath) -> UserPath {
    let train = at.join(TRAIN);
    if train.path().is_dir() { train } else { at.clone() }
}

/// The folders in all splits. Hidden folders are splits, too.
fn read(at: &UserPath, _: bool, diagnostics: &mut Diagnostics) -> Result<Vec<String>, Reported> {
    let folders = folder::subfolders(at, diagnostics)?;
    let splits = sorted(folder::as_text(at, folders, diagnostics)?);
    let (mut labels, mut nameless) = (Vec::new(), Vec::new());
    for split in &splits {
        let below = at.join(split);
        let folders = folder::subfolders(&below, diagnostics)?;
        let names = folder::as_text(&below, folders, diagnostics)?;
        if !names.is_empty() && !split.contains(char::is_alphanumeric) {
            nameless.push(split.as_str());
        }
        labels.extend_from_slice(&names);
    }
    if !nameless.is_empty() {
        return Err(diagnostics.push(splits_without_letter(at.text(), &nameless)));
    }
    if labels.is_empty() {
        return Err(diagnostics.push(no_split(at.text(), &splits)));
    }
    Ok(distinct(labels))
}

/// Names of splits that have no letter and no digit.
fn splits_without_letter(path: &str, splits: &[&str]) -> Problem {
    Problem::new(
        Place::PATH,
        format!(
            "tfds refuses {path:?}: each folder in it is a split, and there is no letter or digit in the name of {}",
            quoted_list(splits, 8)
        ),
        format!("rename it, or move it away; {TRAIN_AGAIN}"),
    )
}

/// A folder without folders in its folders: perhaps a split itself.
fn no_split(path: &str, folders: &[String]) -> Problem {
    let help = if folders.is_empty() {
        "name the folder that holds the splits (`train`, `test`), as tfds was given it".to_owned()
    } else {
        format!(
            "{} would be splits: if they are the classes, name the folder above {path:?}, as tfds was given it",
            quoted_list(folders, 4)
        )
    };
    Problem::new(
        Place::PATH,
        format!(
            "the folder {path:?} has no class in it: for tfds that is a folder in the folder of a split, and there is none"
        ),
        help,
    )
}
