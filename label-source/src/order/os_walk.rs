//! Python's `os.walk(.., followlinks=True)`, with which torchvision, timm and fastai look for images.

use crate::folder::{EntryOrder, Visit, split, walk_links};
use crate::problem::{Diagnostics, Place, Problem, Reported};
use crate::user_path::UserPath;
use std::ffi::OsStr;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// What a framework does in the walk.
#[derive(Clone, Copy)]
pub(super) struct Search {
    /// Its name.
    pub(super) framework: &'static str,
    /// Whether it looks into a folder of this name.
    pub(super) is_entered: fn(&OsStr) -> bool,
    /// Whether a file of this name is an image.
    pub(super) is_image: fn(&[u8]) -> bool,
}

/// Calls `see` with each image until it breaks. Everything but a folder is a file, also a link that leads nowhere.
///
/// Returns the links that lead back up, with their targets. Python follows those until the system refuses (after 40 links on Linux),
/// and then takes every link for a file.
pub(super) fn os_walk(
    at: &UserPath,
    (folder, entry_order): (&Path, EntryOrder),
    search: Search,
    diagnostics: &mut Diagnostics,
    see: &mut dyn FnMut(&Path, &OsStr) -> ControlFlow<()>,
) -> Result<Vec<(PathBuf, PathBuf)>, Reported> {
    let (mut loops, mut named, mut stopped) = (Vec::new(), None, false);
    walk_links(at, (folder, entry_order), search.is_entered, diagnostics, &mut |visit| {
        let (path, is_file) = match visit {
            Visit::File(path) | Visit::Broken(path) => (path, true),
            Visit::Folder { path, is_link: true } => (path, false),
            Visit::Folder { .. } => return ControlFlow::Continue(()),
            Visit::Loop { link, to } => {
                loops.push((link.to_owned(), to.to_owned()));
                (link, false)
            }
        };
        let (folder, name) = split(path);
        if !(search.is_image)(name.as_encoded_bytes()) {
            return ControlFlow::Continue(());
        }
        if is_file {
            let flow = see(folder, name);
            stopped = flow.is_break();
            return flow;
        }
        named.get_or_insert_with(|| name.to_string_lossy().into_owned());
        ControlFlow::Continue(())
    })?;
    match named {
        Some(link) if !loops.is_empty() && !stopped => {
            Err(diagnostics.push(linked_folder_named_as_image(at.text(), search.framework, &link)))
        }
        _ => Ok(loops),
    }
}

/// A link with an image's name that leads to a folder, in a tree with a link that leads back up.
fn linked_folder_named_as_image(path: &str, framework: &str, link: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!(
            "{path:?} has a link that leads back up, and {link:?} is a folder's name: {framework} goes round until the system \
             refuses, and then takes such a link for an image"
        ),
        "remove the link that leads back up",
    )
}
