//! Ultralytics: the classification of `yolo`. It is given the folder that has `train/` in it, or one that has the class folders
//! themselves, which it first copies into a `train/` and a `val/` beside it. Every folder is a class, sorted by code point.
//!
//! Source: ultralytics 8.4.190: `ultralytics/data/utils.py`, `check_cls_dataset`, decides which folder is read and makes the names;
//! `ultralytics/data/split.py`, `split_classify_dataset`, copies; `ultralytics/data/dataset.py`, `ClassificationDataset`, then reads
//! `train/` by torchvision's `ImageFolder`. yolo refuses to train without an image; that changes no list, so it is not checked here.

use super::framework::{ANY_FOLDER, Framework, no_class, sorted};
use super::{splits, torchvision};
use crate::escape::{quote_path_in, quoted_list};
use crate::folder;
use crate::problem::{Diagnostics, Place, Problem, Reported};
use crate::split_names::is_split;
use crate::user_path::UserPath;
use std::path::{Path, PathBuf};

pub(super) const ULTRALYTICS: Framework = Framework {
    names: &["ultralytics"],
    nicknames: &[("yolo", "ultralytics"), ("yolov8", "ultralytics"), ("yolo11", "ultralytics")],
    class_is: ANY_FOLDER,
    read,
    // What is in `train/` is not known.
    sort_names: |names, _| (!names.iter().any(|name| name == TRAIN)).then(|| sorted(names)),
    ..Framework::DEFAULT
};

const TRAIN: &str = "train";
/// A file of Ultralytics' own platform: it has the names, and the folders are called after the indices.
const NAMES_FILE: &str = ".ndjson.yaml";

/// The folder whose folders are the classes: `train/` if there is one.
pub(super) fn class_root(at: &UserPath) -> UserPath {
    let train = at.join(TRAIN);
    if train.path().is_dir() { train } else { at.clone() }
}

fn read(at: &UserPath, _: bool, diagnostics: &mut Diagnostics) -> Result<Vec<String>, Reported> {
    let root = class_root(at);
    if root == *at {
        return read_unsplit(at, diagnostics);
    }
    if at.path().join(NAMES_FILE).is_file() {
        return Err(diagnostics.push(names_in_file(at)));
    }
    let beside = folder::subfolders(at, diagnostics)?;
    let mut classes = folder::texts(beside);
    classes.retain(|name| !splits::is_of_tool(name) && !is_split(name));
    if !classes.is_empty() {
        return Err(diagnostics.push(train_among_classes(at, &root, &sorted(classes))));
    }
    // Since torchvision 0.18, Ultralytics passes `allow_empty=True`.
    let names = torchvision::read(&root, true, diagnostics)?;
    if names.is_empty() {
        return Err(diagnostics.push(no_class(root.text(), ANY_FOLDER)));
    }
    diagnostics.take(splits::check(&root, &names, false))?;
    Ok(names)
}

/// The classes of a folder without `train/`: yolo adds them to those that are in its copy already.
fn read_unsplit(at: &UserPath, diagnostics: &mut Diagnostics) -> Result<Vec<String>, Reported> {
    let names = folder::subfolders(at, diagnostics)?;
    let names = sorted(folder::as_text(at, names, diagnostics)?);
    // `Path.resolve`: the copy is beside the folder itself, not beside a link to it.
    let resolved = folder::resolve_links(at, diagnostics)?;
    let mut gone = folder::shown_subfolders(&with_suffix(&resolved).join(TRAIN));
    gone.retain(|name| names.binary_search(name).is_err());
    if gone.is_empty() { Ok(names) } else { Err(diagnostics.push(classes_only_in_copy(at, &resolved, &gone))) }
}

/// Where yolo copies a folder to.
fn with_suffix(folder: &Path) -> PathBuf {
    let mut copy = folder.as_os_str().to_owned();
    copy.push("_split");
    copy.into()
}

/// `train/` beside folders that are not splits.
fn train_among_classes(at: &UserPath, train: &UserPath, others: &[String]) -> Problem {
    Problem::new(
        Place::PATH,
        format!(
            "yolo trains on what is in {:?}, and never looks at {} beside it",
            train.text(),
            quoted_list(others, 8)
        ),
        format!(
            "if yolo was given {:?}, write {:?}, the folder that it read; if {TRAIN:?} is a class like the others, move all of them \
             into a new folder, and call that {:?}",
            at.text(),
            train.text(),
            train.text()
        ),
    )
}

/// A file whose names count instead of those of the folders.
fn names_in_file(at: &UserPath) -> Problem {
    let file = at.join(NAMES_FILE);
    Problem::new(
        Place::PATH,
        format!(
            "yolo takes the names of {:?} from {:?}: the folders are called after their indices",
            at.text(),
            file.text()
        ),
        format!("write {:?}, without `order`", file.text()),
    )
}

/// Classes of an earlier training in yolo's copy, which it never removes.
fn classes_only_in_copy(at: &UserPath, resolved: &Path, gone: &[String]) -> Problem {
    let text = at.text().trim_end_matches('/');
    // The resolved path: `..` has no name, and a link has another one.
    let copy = if Path::new(text).file_name() == resolved.file_name() {
        format!("{text}_split")
    } else {
        with_suffix(resolved).to_string_lossy().replace('$', "$$")
    };
    Problem::new(
        Place::PATH,
        format!(
            "yolo has copied {:?} to {copy:?} and trains there, and that has more classes: {}",
            at.text(),
            quoted_list(gone, 8)
        ),
        format!(
            "if the model has these classes, write {copy:?}; if not, run `rm -r {}`, and train again",
            quote_path_in(&copy, "").trim_end_matches('/')
        ),
    )
}
