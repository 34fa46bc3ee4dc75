//! timm: the `ImageFolder` reader. A class is the innermost folder of an image; names are sorted naturally and without case.
//!
//! Source: timm 1.0.31, `timm/data/readers/reader_image_folder.py`, `find_images_and_targets`, and `timm/utils/misc.py`,
//! `natural_key`. Names with one key (`Cat` and `cat`, `1` and `01`) come in the order of a Python hash, so they are an error.

use super::framework::{FOLDER_WITH_IMAGE, Framework, TRAIN_AGAIN, distinct, is_next_folder, stem};
use super::os_walk::{Search, os_walk};
use crate::collect::{mapped, sort};
use crate::escape::quoted_list;
use crate::folder::{self, EntryOrder, with_stable_errors};
use crate::natural_key::{Key, KeyError, error_in_path, natural_key};
use crate::problem::{Diagnostics, Place, Problem, Reported};
use crate::user_path::UserPath;
use std::ffi::{OsStr, OsString};
use std::ops::ControlFlow;
use std::path::Path;

pub(super) const TIMM: Framework = Framework {
    names: &["timm"],
    class_is: FOLDER_WITH_IMAGE,
    read: |at, _, diagnostics| {
        let folders = with_stable_errors(diagnostics, |entry_order, diagnostics| walk(at, entry_order, diagnostics))?;
        let names = folder::as_text(at, folders, diagnostics)?;
        sort_naturally(at.text(), names, diagnostics)
    },
    ..Framework::DEFAULT
};

const SEARCH: Search = Search { framework: "timm", is_entered: |_| true, is_image };

/// `IMG_EXTENSIONS`, asked with `os.path.splitext`: `.jpg` alone has no extension, nor has `..jpg`.
fn is_image(name: &[u8]) -> bool {
    stem(name, &[".png", ".jpg", ".jpeg"]).is_some_and(|stem| stem.iter().any(|b| *b != b'.'))
}

/// The names of the innermost folders of images.
fn walk(at: &UserPath, entry_order: EntryOrder, diagnostics: &mut Diagnostics) -> Result<Vec<OsString>, Reported> {
    let root = at.path();
    for part in root {
        if let Some(part) = part.to_str() {
            diagnostics.take(check_path(at, part))?;
        }
    }
    let (mut folders, mut wrong) = (Vec::new(), None);
    let loops = os_walk(at, (root, entry_order), SEARCH, diagnostics, &mut |folder, name| {
        if is_next_folder(folder, &mut folders) {
            let below = folder.strip_prefix(root).unwrap_or(folder);
            wrong = below.iter().find_map(|part| check_path(at, &part.to_string_lossy()).err());
        }
        wrong = wrong.take().or_else(|| check_path(at, &name.to_string_lossy()).err());
        if wrong.is_some() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    })?;
    if let Some(problem) = wrong {
        return Err(diagnostics.push(problem));
    }
    let has = |folder: &Path| folders.iter().any(|known| known == folder);
    if has(root) {
        return Err(diagnostics.push(class_without_name(at.text())));
    }
    let mut names = Vec::new();
    for folder in &folders {
        names.extend(folder.file_name().map(OsStr::to_owned));
    }
    // Through a link that leads back up, images are found a second time, in a folder with the link's name.
    for (link, to) in loops {
        if has(&to) {
            names.extend(link.file_name().map(OsStr::to_owned));
        }
    }
    Ok(distinct(names))
}

/// timm sorts the images by the natural key of their paths, and that must not raise.
fn check_path(at: &UserPath, part: &str) -> Result<(), Problem> {
    error_in_path(part).map_or(Ok(()), |error| Err(no_key(at.text(), part, error)))
}

/// `sorted(set(labels), key=natural_key)`, if no two keys are one.
fn sort_naturally(path: &str, folders: Vec<String>, diagnostics: &mut Diagnostics) -> Result<Vec<String>, Reported> {
    let before = diagnostics.count();
    let mut keyed: Vec<(Key, String)> = Vec::with_capacity(folders.len());
    for name in folders {
        match natural_key(&name) {
            Ok(key) => keyed.push((key, name)),
            Err(error) => {
                diagnostics.push(no_key(path, &name, error));
            }
        }
    }
    sort(&mut keyed);
    for tied in keyed.chunk_by(|a, b| a.0 == b.0) {
        if tied.len() > 1 {
            diagnostics.push(same_key(path, &mapped(tied, |(_, name)| name.as_str())));
        }
    }
    let mut names = Vec::with_capacity(keyed.len());
    for (_, name) in keyed {
        names.push(name);
    }
    diagnostics.unless_since(before, names)
}

/// Images beside the class folders.
fn class_without_name(path: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("timm makes a class with an empty name of the images that lie in {path:?} itself"),
        format!("move them into a class folder, or away; {TRAIN_AGAIN}"),
    )
}

/// Names with the same key.
fn same_key(path: &str, classes: &[&str]) -> Problem {
    Problem::new(
        Place::PATH,
        format!(
            "timm sorts without case and by the value of numbers: in {path:?} it can't tell {} apart, and each training \
             run puts them in another order",
            quoted_list(classes, 8)
        ),
        format!("rename all but one; {TRAIN_AGAIN}"),
    )
}

/// A name that has no key, or not the same one in every version of Python.
fn no_key(path: &str, name: &str, error: KeyError) -> Problem {
    match error {
        KeyError::NoNumber(part) => Problem::new(
            Place::PATH,
            format!("timm fails on {name:?} in {path:?}: Python takes {part:?} for digits, but makes no number of it"),
            format!("rename it without {part:?}; {TRAIN_AGAIN}"),
        ),
        KeyError::Unsure(c) => Problem::new(
            Place::PATH,
            format!(
                "where timm sorts {name:?} of {path:?} depends on the version of Python: whether {c:?} (U+{:04X}) is a \
                 digit, or has a lower case",
                u32::from(c)
            ),
            format!("rename it without {c:?}; {TRAIN_AGAIN}"),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::is_image;

    #[test]
    fn a_dot_in_front_is_not_an_extension() {
        assert!(!is_image(b".JPG") && is_image(b".a.jpeg") && !is_image(b"..png") && !is_image(b"a.bmp"));
    }
}
