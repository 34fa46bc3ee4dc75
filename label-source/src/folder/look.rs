//! In: a dataset folder. Out: what lies in it, class folder or not, and how many images each class has.
//! Here an image is what any of the frameworks takes for one.

use super::{entries, walk};
use crate::order::{Order, is_image};
use crate::problem::Problem;
use crate::user_path::UserPath;
use std::collections::HashMap;
use std::ffi::OsString;
use std::path::Path;
use walkdir::WalkDir;

/// What lies in a dataset folder.
#[derive(Default)]
pub(crate) struct Look {
    /// Each folder in it, sorted by name.
    pub(crate) folders: Vec<Inside>,
    /// The images beside them, sorted.
    pub(crate) loose: Vec<String>,
}

/// A folder in a dataset folder.
pub(crate) struct Inside {
    pub(crate) name: String,
    pub(crate) content: Content,
}

/// What a class folder holds, at any depth.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Content {
    Nothing,
    NoImage,
    Images,
}

/// Looks into each class folder up to its first image.
pub(crate) fn look(at: &UserPath) -> Result<Look, Problem> {
    let mut seen = Look::default();
    for (name, is_folder) in entries(at)? {
        let text = name.to_string_lossy().into_owned();
        if matches!(is_folder, Ok(true)) {
            let content = content(at, &at.path().join(&name))?;
            seen.folders.push(Inside { name: text, content });
        } else if is_image(name.as_encoded_bytes()) {
            seen.loose.push(text);
        }
    }
    seen.folders.sort_unstable_by(|a, b| a.name.cmp(&b.name));
    seen.loose.sort_unstable();
    Ok(seen)
}

fn content(at: &UserPath, folder: &Path) -> Result<Content, Problem> {
    let mut content = Content::Nothing;
    for entry in files(folder) {
        content = Content::NoImage;
        let entry = entry.map_err(|error| walk::unreadable(at, &error))?;
        if !entry.file_type().is_dir() && is_image(entry.file_name().as_encoded_bytes()) {
            return Ok(Content::Images);
        }
    }
    Ok(content)
}

/// How many images lie below each class; `progress` hears how many of the dataset folder's entries are done, and of how many.
pub(crate) fn count_images(
    at: &UserPath,
    order: Order,
    mut progress: impl FnMut(usize, usize),
) -> Result<HashMap<OsString, u64>, Problem> {
    let is_innermost = matches!(order, Order::Timm | Order::HuggingFace | Order::Burn);
    let mut counts = HashMap::new();
    let entries = entries(at)?;
    for (done, (name, is_folder)) in entries.iter().enumerate() {
        progress(done, entries.len());
        if !matches!(is_folder, Ok(true)) {
            continue;
        }
        for entry in files(&at.path().join(name)) {
            let entry = entry.map_err(|error| walk::unreadable(at, &error))?;
            if entry.file_type().is_dir() || !is_image(entry.file_name().as_encoded_bytes()) {
                continue;
            }
            let inner = entry.path().parent().and_then(Path::file_name).filter(|_| is_innermost);
            *counts.entry(inner.unwrap_or(name).to_owned()).or_default() += 1;
        }
    }
    progress(entries.len(), entries.len());
    Ok(counts)
}

/// Everything below a folder. A link that leads nowhere, or back up, holds no image.
fn files(folder: &Path) -> impl Iterator<Item = walkdir::Result<walkdir::DirEntry>> {
    let is_link = |error: &walkdir::Error| {
        error.loop_ancestor().is_some() || error.path().is_some_and(|path| path.is_symlink() && !path.exists())
    };
    WalkDir::new(folder).min_depth(1).follow_links(true).into_iter().filter(move |e| !e.as_ref().is_err_and(is_link))
}
