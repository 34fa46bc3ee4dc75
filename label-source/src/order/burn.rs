//! burn: `ImageFolderDataset::new_classification`. A class is the innermost folder of an image, sorted by code point; the dataset
//! folder itself is a class if it has images.
//!
//! Source: burn-dataset 0.22.1, `src/vision/image_folder.rs`, `new_classification_with`.

use super::framework::{FOLDER_WITH_IMAGE, Framework, distinct, is_next_folder, sorted, stem};
use crate::folder::{self, EntryOrder, Visit, split, walk_links, with_stable_errors};
use crate::problem::{Diagnostics, Place, Problem, Reported};
use crate::user_path::UserPath;
use std::ffi::OsString;
use std::ops::ControlFlow;

pub(super) const BURN: Framework = Framework {
    names: &["burn"],
    class_is: FOLDER_WITH_IMAGE,
    read: |at, _, diagnostics| {
        let folders = with_stable_errors(diagnostics, |entry_order, diagnostics| walk(at, entry_order, diagnostics))?;
        // Rust's order of `String` is that of code points, too.
        Ok(sorted(folder::as_text(at, folders, diagnostics)?))
    },
    ..Framework::DEFAULT
};

/// burn's `*.{bmp,jpg,jpeg,png}` without case: `.jpg` alone is an image.
fn is_image(name: &[u8]) -> bool {
    stem(name, &[".bmp", ".jpg", ".jpeg", ".png"]).is_some()
}

/// The names of the innermost folders of images. To burn, a folder called `x.png` is an image, too.
fn walk(at: &UserPath, entry_order: EntryOrder, diagnostics: &mut Diagnostics) -> Result<Vec<OsString>, Reported> {
    let mut folders = Vec::new();
    walk_links(at, (at.path(), entry_order), |_| true, diagnostics, &mut |visit| {
        if let Visit::File(path) | Visit::Folder { path, .. } = visit {
            let (folder, name) = split(path);
            if is_image(name.as_encoded_bytes()) {
                is_next_folder(folder, &mut folders);
            }
        }
        ControlFlow::Continue(())
    })?;
    let mut names = Vec::new();
    for folder in folders {
        let name = folder.file_name().ok_or_else(|| diagnostics.push(class_without_name(at.text())))?;
        names.push(name.to_owned());
    }
    Ok(distinct(names))
}

/// An image in a dataset folder whose path does not end with a name.
fn class_without_name(path: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("burn makes a class of the images that lie in {path:?} itself, and the path ends with no name for it"),
        "write the path with the folder's own name at the end",
    )
}

#[cfg(test)]
mod tests {
    use super::is_image;

    #[test]
    fn images_by_name() {
        assert!(is_image(b".JPG") && !is_image(b"a.webp") && !is_image(b"png"));
    }
}
