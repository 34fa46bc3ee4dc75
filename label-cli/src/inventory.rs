//! Looks into dataset folders for `lint` and `list --count`. Here, a file is an image if any of the frameworks takes it for one.

use std::collections::HashMap;
use std::ffi::{OsStr, OsString};
use std::path::Path;
use std::{fs, io};
use typed_label_source::{ClassList, Order, Problem, Problems, UserPath, is_image_for_any_order, unreadable_folder};
use walkdir::WalkDir;

/// What is in a dataset folder.
pub(crate) struct Inventory {
    /// Each folder in it, sorted by name.
    pub(crate) subfolders: Vec<Subfolder>,
    /// The images beside them, sorted.
    pub(crate) loose_images: Vec<String>,
}

/// A folder in a dataset folder.
pub(crate) struct Subfolder {
    pub(crate) name: String,
    pub(crate) holds: Holds,
}

/// What a class folder holds, at any depth.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Holds {
    Nothing,
    NoImage,
    /// Images, but only in folders further down, and no file beside those folders.
    OnlyFolders,
    Images,
}

impl Holds {
    pub(crate) fn has_images(self) -> bool {
        matches!(self, Self::OnlyFolders | Self::Images)
    }
}

impl Inventory {
    /// Looks into each class folder up to its first image.
    pub(crate) fn of(folder: &UserPath) -> Result<Self, Problem> {
        let (mut subfolders, mut loose_images) = (Vec::new(), Vec::new());
        for (name, is_folder) in entries(folder)? {
            let text = name.to_string_lossy().into_owned();
            if is_folder {
                let holds = what_is_in(&folder.path().join(&name))?;
                subfolders.push(Subfolder { name: text, holds });
            } else if is_image(&name) {
                loose_images.push(text);
            }
        }
        subfolders.sort_unstable_by(|a, b| a.name.cmp(&b.name));
        loose_images.sort_unstable();
        Ok(Self { subfolders, loose_images })
    }
}

/// Counts the images below each class. `progress` is called with the number of entries done and the total.
pub(crate) fn count_images(
    folder: &UserPath,
    order: Order,
    list: &ClassList,
    mut progress: impl FnMut(usize, usize),
) -> Result<Vec<u64>, Problems> {
    // For these, an image's class is the folder that it is in; for the others, the subfolder of the dataset folder.
    let is_innermost = matches!(order, Order::Timm | Order::HuggingFace | Order::Burn | Order::Fastai | Order::Tfds);
    let mut counts: HashMap<OsString, u64> = HashMap::new();
    // The classes of tfds are in every split.
    let folder = &if order == Order::Tfds { folder.clone() } else { order.class_root(folder) };
    let entries = entries(folder)?;
    for (done, (name, is_folder)) in entries.iter().enumerate() {
        progress(done, entries.len());
        if !is_folder {
            // For these two, the class of an image beside the folders is the dataset folder itself.
            let own = folder.path().file_name().filter(|_| matches!(order, Order::Burn | Order::Fastai));
            if let Some(own) = own.filter(|_| is_image(name)) {
                *counts.entry(own.to_owned()).or_default() += 1;
            }
            continue;
        }
        for entry in walk(&folder.path().join(name)) {
            let entry = entry?;
            if entry.file_type().is_dir() || !is_image(entry.file_name()) {
                continue;
            }
            let inner = entry.path().parent().and_then(Path::file_name).filter(|_| is_innermost);
            *counts.entry(inner.unwrap_or(name).to_owned()).or_default() += 1;
        }
    }
    progress(entries.len(), entries.len());
    let count = |name: &String| counts.get(OsStr::new(name)).copied().unwrap_or_default();
    Ok(list.names().iter().map(count).collect())
}

/// Stops at the first image.
fn what_is_in(folder: &Path) -> Result<Holds, Problem> {
    let mut holds = Holds::Nothing;
    for entry in walk(folder) {
        holds = Holds::NoImage;
        let entry = entry?;
        if !entry.file_type().is_dir() && is_image(entry.file_name()) {
            return Ok(if entry.depth() == 1 || has_file(folder) { Holds::Images } else { Holds::OnlyFolders });
        }
    }
    Ok(holds)
}

/// Whether a folder has a file in it. Hidden files, which tools make, do not count.
fn has_file(folder: &Path) -> bool {
    let mut entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.any(|entry| !entry.file_name().as_encoded_bytes().starts_with(b".") && !entry.path().is_dir())
}

fn is_image(name: &OsStr) -> bool {
    is_image_for_any_order(name.as_encoded_bytes())
}

/// The entries of the dataset folder, and whether each is a folder or a link to one.
fn entries(folder: &UserPath) -> Result<Vec<(OsString, bool)>, Problem> {
    let entry = |entry: io::Result<fs::DirEntry>| {
        let entry = entry?;
        let is_folder = match entry.file_type() {
            Ok(kind) if !kind.is_symlink() => kind.is_dir(),
            _ => entry.path().is_dir(),
        };
        Ok((entry.file_name(), is_folder))
    };
    let entries = fs::read_dir(folder.path()).and_then(|entries| entries.map(entry).collect());
    entries.map_err(|error| unreadable_folder(folder.text(), &error))
}

/// Everything below a folder, links followed. Broken links and loops are skipped.
fn walk(folder: &Path) -> impl Iterator<Item = Result<walkdir::DirEntry, Problem>> {
    let is_link = |error: &walkdir::Error| {
        error.loop_ancestor().is_some() || error.path().is_some_and(|path| path.is_symlink() && !path.exists())
    };
    let entries = WalkDir::new(folder).min_depth(1).follow_links(true).into_iter();
    entries.filter(move |entry| !entry.as_ref().is_err_and(is_link)).map(|entry| entry.map_err(unreadable))
}

/// A folder below the dataset folder that can't be listed.
fn unreadable(error: walkdir::Error) -> Problem {
    let path = error.path().unwrap_or(Path::new("")).to_string_lossy().into_owned();
    unreadable_folder(&path, &io::Error::from(error).kind().into())
}

#[cfg(all(test, unix))] // links
mod tests {
    use super::{Holds, Inventory, count_images};
    use std::path::Path;
    use test_support::{Dir, Entry};
    use typed_label_source::{ClassList, Order, Source};

    /// A folder is not an image, whatever its name. A link counts as its target.
    #[test]
    fn images_are_counted_and_looked_for_at_any_depth() {
        let dir = Dir::new();
        dir.folders(["cat/deep/er", "dog/2.png", "empty"]);
        let files = ["cat/0.png", "cat/deep/er/1.GIF", "cat/notes.txt", "loose.png"];
        dir.make(files.map(|path| (path, Entry::File(""))));
        for (link, target) in [("cat/again", "."), ("cat/nowhere.png", "absent"), ("cat/linked.png", "0.png")] {
            std::os::unix::fs::symlink(target, dir.join(link)).unwrap();
        }
        let at = Source::new(dir.to_str().unwrap()).locate(Path::new("/")).unwrap();
        let list = ClassList::new(["cat", "dog", "er"]).unwrap();
        let mut calls = Vec::new();
        let counts = count_images(&at, Order::Keras, &list, |done, of| calls.push((done, of))).unwrap();
        assert_eq!(counts, [3, 0, 0]);
        assert_eq!(calls, [(0, 4), (1, 4), (2, 4), (3, 4), (4, 4)]);
        assert_eq!(count_images(&at, Order::Burn, &list, |_, _| ()).unwrap(), [2, 0, 1]);
        let above = Dir::new();
        above.classes("train", ["cat", "dog"]);
        let yolo = Source::new(above.to_str().unwrap()).locate(Path::new("/")).unwrap();
        assert_eq!(count_images(&yolo, Order::Ultralytics, &list, |_, _| ()).unwrap(), [1, 1, 0]);
        above.classes("test", ["cat"]);
        above.file("0.png", "");
        let own = above.path().file_name().unwrap().to_str().unwrap();
        let list = ClassList::new(["cat", own]).unwrap();
        assert_eq!(count_images(&yolo, Order::Tfds, &list, |_, _| ()).unwrap(), [2, 0]);
        assert_eq!(count_images(&yolo, Order::Fastai, &list, |_, _| ()).unwrap(), [1, 0]);
        assert_eq!(count_images(&yolo, Order::Burn, &list, |_, _| ()).unwrap(), [2, 1]);
        let inventory = Inventory::of(&at).unwrap();
        let holds = inventory.subfolders.iter().map(|folder| (folder.name.as_str(), folder.holds));
        assert!(holds.eq([("cat", Holds::Images), ("dog", Holds::NoImage), ("empty", Holds::Nothing)]));
        assert_eq!(inventory.loose_images, ["loose.png"]);
    }
}
