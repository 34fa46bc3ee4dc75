//! torchvision: `ImageFolder`. Every folder is a class, hidden ones too, sorted by code point; one without an image at any depth
//! is an error, unless `allow_empty`.
//!
//! Source: torchvision 0.29.2, `torchvision/datasets/folder.py`, `find_classes` and `make_dataset`.

use super::framework::{ANY_FOLDER, Framework, sorted, stem};
use super::os_walk::{Search, os_walk};
use crate::collect::sort_by;
use crate::escape::{quote_path_in, quoted_list};
use crate::folder::{self, with_stable_errors};
use crate::problem::{Diagnostics, Place, Problem, Reported};
use crate::user_path::UserPath;
use std::io;
use std::ops::ControlFlow;

pub(super) const TORCHVISION: Framework = Framework {
    names: &["torchvision"],
    nicknames: &[("pytorch", "torchvision"), ("torch", "torchvision")],
    class_is: ANY_FOLDER,
    read,
    takes_allow_empty: true,
    sort_names: |names, allow_empty| allow_empty.then(|| sorted(names)),
    ..Framework::DEFAULT
};

const SEARCH: Search = Search { framework: "torchvision", is_entered: |_| true, is_image };

/// `IMG_EXTENSIONS`, asked with `endswith`: `.jpg` alone is an image.
pub(super) fn is_image(name: &[u8]) -> bool {
    stem(name, &[".jpg", ".jpeg", ".png", ".ppm", ".bmp", ".pgm", ".tif", ".tiff", ".webp"]).is_some()
}

/// The folders that hold an image at any depth; all of them with `allow_empty`, without a look inside.
pub(super) fn read(at: &UserPath, allow_empty: bool, diagnostics: &mut Diagnostics) -> Result<Vec<String>, Reported> {
    let before = diagnostics.count();
    let mut entries = folder::entries(at, diagnostics)?;
    sort_by(&mut entries, |a, b| a.name.cmp(&b.name));
    let mut folders = Vec::new();
    for entry in entries {
        match entry.is_folder {
            Ok(true) => folders.push(entry.name),
            // `os.DirEntry.is_dir` is false for a link to nowhere, and raises for any other broken link.
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                diagnostics.push(broken_link(at.text(), &entry.name.to_string_lossy(), &error));
            }
            _ => {}
        }
    }
    diagnostics.unless_since(before, ())?;
    let folders = sorted(folder::as_text(at, folders, diagnostics)?);
    let mut empty = Vec::new();
    for name in folders.iter().filter(|_| !allow_empty) {
        if !has_image(at, name, diagnostics)? {
            empty.push(name.as_str());
        }
    }
    if empty.is_empty() { Ok(folders) } else { Err(diagnostics.push(without_image(at.text(), &empty))) }
}

/// Whether the search for an image in a class folder finds one.
fn has_image(at: &UserPath, class: &str, diagnostics: &mut Diagnostics) -> Result<bool, Reported> {
    let mut found = false;
    let folder = at.path().join(class);
    with_stable_errors(diagnostics, |entry_order, diagnostics| {
        os_walk(at, (&folder, entry_order), SEARCH, diagnostics, &mut |_, _| {
            found = true;
            ControlFlow::Break(())
        })
    })?;
    Ok(found)
}

/// Class folders without an image.
fn without_image(path: &str, classes: &[&str]) -> Problem {
    let (what, them) = if classes.len() == 1 { ("class folder", "it") } else { ("class folders", "each of them") };
    Problem::new(
        Place::PATH,
        format!("torchvision refuses {path:?}: there is no image in the {what} {}", quoted_list(classes, 8)),
        format!("put an image into {them}, or write `allow_empty = true` where the training passes `allow_empty=True`"),
    )
}

/// A link in the dataset folder that can't be followed, and does not simply lead nowhere.
fn broken_link(path: &str, link: &str, error: &io::Error) -> Problem {
    Problem::new(
        Place::PATH,
        format!("torchvision refuses {path:?}: the link {link:?} in it can't be followed: {error}"),
        format!("remove the link: `rm {}`", quote_path_in(path, link)),
    )
}
