//! fastai: `ImageDataLoaders.from_folder`. A class is the innermost folder of an image, sorted by code point, without hidden folders. If
//! the dataset folder has `train/`, a class is the folder of an image two levels below a folder of that name.
//!
//! Source: fastai 2.8.12: `fastai/vision/data.py`, `ImageDataLoaders.from_folder`, and `fastai/data/transforms.py`, `get_files`,
//! `image_extensions`, `GrandparentSplitter` and `CategoryMap`. With `valid_pct` a class can be missing in the random part for
//! training; then the first validation fails, so a model that was trained has them all.

mod extensions;

use super::framework::{FOLDER_WITH_IMAGE, Framework, TRAIN_AGAIN, sorted};
use super::os_walk::{Search, os_walk};
use super::splits::is_of_tool;
use crate::collect::{sort, sort_by};
use crate::escape::quoted_list;
use crate::folder::{self, EntryOrder, with_stable_errors};
use crate::problem::{Diagnostics, Place, Problem, Reported};
use crate::split_names::is_split;
use crate::user_path::UserPath;
use extensions::{Extension, extension};
use std::ffi::{OsStr, OsString};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

pub(super) const FASTAI: Framework = Framework {
    names: &["fastai"],
    nicknames: &[("fast.ai", "fastai"), ("imagedataloaders", "fastai")],
    class_is: FOLDER_WITH_IMAGE,
    read: |at, _, diagnostics| {
        let names = with_stable_errors(diagnostics, |entry_order, diagnostics| walk(at, entry_order, diagnostics))?;
        Ok(sorted(folder::as_text(at, names, diagnostics)?))
    },
    ..Framework::DEFAULT
};

const SEARCH: Search = Search {
    framework: "fastai",
    is_entered: |name| !name.as_encoded_bytes().starts_with(b"."),
    is_image: |name| extension(name) != Extension::OfNoImage,
};

const TRAIN: &str = "train";
const VALID: &str = "valid";

/// The folder whose folders are the classes, if they are all in one: `train/`, if it is a split.
pub(super) fn class_root(at: &UserPath) -> UserPath {
    let train = at.join(TRAIN);
    if folder::sorted_subfolders(train.path()).iter().any(|name| (SEARCH.is_entered)(name)) {
        train
    } else {
        at.clone()
    }
}

/// The folders with images. A folder whose only images are not images to every version of Python is with the first of them by name, so
/// that every machine reports the same.
type Folders = Vec<(PathBuf, Option<OsString>)>;

/// The labels of the images for training: those that are two levels below a `train`, or all of them if there are none.
fn walk(at: &UserPath, entry_order: EntryOrder, diagnostics: &mut Diagnostics) -> Result<Vec<OsString>, Reported> {
    folder::check_readable(at, diagnostics)?;
    let mut split = Folders::new();
    for part in &[TRAIN, VALID] {
        let part = at.path().join(part);
        if part.is_dir() && !find_images(at, (&part, entry_order), &mut split, diagnostics)?.is_empty() {
            return Err(diagnostics.push(leads_back_up(at.text())));
        }
    }
    split.retain(|(folder, _)| folder.parent().and_then(Path::file_name) == Some(OsStr::new(TRAIN)));
    if !split.is_empty() {
        check_nothing_beside(at, entry_order, diagnostics)?;
        return labels(at, split, diagnostics);
    }
    let mut folders = Folders::new();
    let loops = find_images(at, (at.path(), entry_order), &mut folders, diagnostics)?;
    // Through a link that leads back up, images are found a second time, in a folder with the link's name.
    let mut again = Vec::new();
    folders = each_once(folders);
    for (link, to) in loops {
        if let Some((_, unsure)) = folders.iter().find(|(folder, _)| *folder == to) {
            again.push((link, unsure.clone()));
        }
    }
    folders.append(&mut again);
    labels(at, folders, diagnostics)
}

/// Adds the folders of images below `folder`. Returns the links that lead back up, with their targets.
fn find_images(
    at: &UserPath,
    folder: (&Path, EntryOrder),
    folders: &mut Folders,
    diagnostics: &mut Diagnostics,
) -> Result<Vec<(PathBuf, PathBuf)>, Reported> {
    os_walk(at, folder, SEARCH, diagnostics, &mut |folder, name| {
        // Hidden files are left out, like hidden folders.
        if (SEARCH.is_entered)(name) {
            let is_sure = extension(name.as_encoded_bytes()) == Extension::OfImage;
            let unsure = (!is_sure).then(|| name.to_owned());
            match folders.last_mut() {
                Some((last, first)) if last == folder => *first = first.take().min(unsure),
                _ => folders.push((folder.to_owned(), unsure)),
            }
        }
        ControlFlow::Continue(())
    })
}

/// Each folder once, by its path. Of a folder that is there twice, what comes first is what counts: nothing, or else the first name.
fn each_once(mut folders: Folders) -> Folders {
    sort(&mut folders);
    folders.dedup_by(|second, first| second.0 == first.0);
    folders
}

/// The names of these folders, if each has an image to every version of Python.
fn labels(at: &UserPath, folders: Folders, diagnostics: &mut Diagnostics) -> Result<Vec<OsString>, Reported> {
    let mut labels = Vec::new();
    for (folder, unsure) in each_once(folders) {
        let Some(name) = folder.file_name() else {
            return Err(diagnostics.push(class_without_name(at.text())));
        };
        labels.push((name.to_owned(), unsure));
    }
    sort_by(&mut labels, |a, b| a.0.cmp(&b.0));
    let before = diagnostics.count();
    let mut names = Vec::new();
    for folders in labels.chunk_by(|a, b| a.0 == b.0) {
        let (name, unsure) = &folders[folders.len() - 1];
        if let (Some(image), true) = (unsure, folders.iter().all(|(_, unsure)| unsure.is_some())) {
            diagnostics.push(unsure_image(at.text(), &image.to_string_lossy(), &name.to_string_lossy()));
        }
        names.push(name.clone());
    }
    diagnostics.unless_since(before, names)
}

/// Refuses folders of images beside `train/` that are not splits: `train` may be a class like them.
fn check_nothing_beside(at: &UserPath, entry_order: EntryOrder, diagnostics: &mut Diagnostics) -> Result<(), Reported> {
    let mut beside = Vec::new();
    for name in folder::sorted_subfolders(at.path()) {
        let text = name.to_string_lossy();
        if is_of_tool(&text) || is_split(&text) {
            continue;
        }
        let mut found = Folders::new();
        find_images(at, (&at.path().join(&name), entry_order), &mut found, diagnostics)?;
        if !found.is_empty() {
            beside.push(text.into_owned());
        }
    }
    if beside.is_empty() { Ok(()) } else { Err(diagnostics.push(train_beside_classes(at, &beside))) }
}

/// `train/` beside folders of images that are not splits.
fn train_beside_classes(at: &UserPath, others: &[String]) -> Problem {
    let train = at.join(TRAIN);
    Problem::new(
        Place::PATH,
        format!(
            "fastai trains on what is in {:?}, and looks at {} beside it only if it is called with `valid_pct`",
            train.text(),
            quoted_list(others, 8)
        ),
        format!("write {:?} if it was called without; if with it, {SAVE_VOCAB}", train.text()),
    )
}

const SAVE_VOCAB: &str =
    "save `list(learn.dls.vocab)` as JSON where the model is trained, and name that file in place of the folder";

/// A link that leads back up, in a folder with splits.
fn leads_back_up(path: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{path:?} has a link that leads back up, and fastai goes round in it until the system refuses"),
        "remove the link that leads back up",
    )
}

/// A class whose images have an extension that only some Pythons know.
fn unsure_image(path: &str, image: &str, class: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!(
            "whether fastai takes {image:?} for an image depends on the version of Python and on the system, and the folder \
             {class:?} in {path:?} has no other image"
        ),
        format!("convert its images to .png or .jpg ({TRAIN_AGAIN}); or {SAVE_VOCAB}"),
    )
}

/// An image in a dataset folder whose path does not end with a name.
fn class_without_name(path: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!(
            "fastai makes a class of the images that lie in {path:?} itself, and the path ends with no name for it"
        ),
        "write the path with the folder's own name at the end",
    )
}
