//! Reads directories. No other file of this crate does.

mod messages;
#[cfg(test)]
pub(crate) mod shuffle;

pub use messages::unreadable as unreadable_folder;

use crate::class_list::{MAX_CLASSES, too_many};
use crate::collect::{mapped, sort};
use crate::problem::{Diagnostics, Problem, Reported};
use crate::split_names::near_name;
use crate::user_path::UserPath;
use std::ffi::{OsStr, OsString};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::{fs, io};
use walkdir::{DirEntry, WalkDir};

/// A name in a folder.
pub(crate) struct Entry {
    /// The name, exactly as on disk.
    pub(crate) name: OsString,
    /// Whether it is a folder, or a link to one; or why that is not known.
    pub(crate) is_folder: io::Result<bool>,
}

/// Each name in the dataset folder; hidden and empty folders count. The system gives them in any order.
///
/// # Errors
/// The folder can't be listed or searched.
pub(crate) fn entries(at: &UserPath, diagnostics: &mut Diagnostics) -> Result<Vec<Entry>, Reported> {
    let listed = list(at.path()).and_then(|found| search(at).map(|()| found));
    listed.map_err(|error| diagnostics.push(cannot_list(at, &error)))
}

/// The names of the entries for which Python's `os.path.isdir` is true. If `stat` fails, it is not.
pub(crate) fn subfolders(at: &UserPath, diagnostics: &mut Diagnostics) -> Result<Vec<OsString>, Reported> {
    Ok(folders_of(entries(at, diagnostics)?))
}

fn folders_of(entries: Vec<Entry>) -> Vec<OsString> {
    let mut folders = Vec::new();
    for entry in entries {
        if matches!(entry.is_folder, Ok(true)) {
            folders.push(entry.name);
        }
    }
    folders
}

/// The names that are UTF-8.
pub(crate) fn texts(names: Vec<OsString>) -> Vec<String> {
    let mut texts = Vec::new();
    for name in names {
        texts.extend(name.into_string());
    }
    texts
}

/// Converts the names to text. Reports each that is not UTF-8, and too many names.
pub(crate) fn as_text(
    at: &UserPath,
    names: Vec<OsString>,
    diagnostics: &mut Diagnostics,
) -> Result<Vec<String>, Reported> {
    let before = diagnostics.count();
    let (mut texts, mut wrong) = (Vec::new(), Vec::new());
    for name in names {
        match name.into_string() {
            Ok(name) => texts.push(name),
            Err(name) => wrong.push(name),
        }
    }
    // Sorted, so that the problems come in the same order on every machine.
    sort(&mut wrong);
    for name in &wrong {
        diagnostics.push(messages::not_utf8(at.text(), name));
    }
    if texts.len() > MAX_CLASSES {
        diagnostics.push(too_many(texts.len()));
    }
    diagnostics.unless_since(before, texts)
}

/// The folder's path with all links resolved.
pub(crate) fn resolve_links(at: &UserPath, diagnostics: &mut Diagnostics) -> Result<PathBuf, Reported> {
    fs::canonicalize(at.path()).map_err(|error| diagnostics.push(cannot_list(at, &error)))
}

/// The names in a folder that may not be there, sorted.
pub(crate) fn sorted_names(folder: &Path) -> Vec<OsString> {
    let mut names = Vec::new();
    for entry in list(folder).unwrap_or_default() {
        names.push(entry.name);
    }
    sort(&mut names);
    names
}

/// The names of the folders in a folder that may not be there, sorted.
pub(crate) fn sorted_subfolders(folder: &Path) -> Vec<OsString> {
    let mut names = folders_of(list(folder).unwrap_or_default());
    sort(&mut names);
    names
}

/// The same as text, with a sign in place of what is not UTF-8.
pub(crate) fn shown_subfolders(folder: &Path) -> Vec<String> {
    mapped(&sorted_subfolders(folder), |name| name.to_string_lossy().into_owned())
}

/// The names of the files in the folder of a path, sorted; not all of a folder with thousands.
pub(crate) fn files_beside(path: &Path) -> Vec<String> {
    let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut names = Vec::new();
    let Ok(entries) = fs::read_dir(folder) else { return names };
    for entry in entries.flatten().take(1000) {
        if entry.file_type().is_ok_and(|kind| !kind.is_dir()) {
            names.extend(entry.file_name().into_string());
        }
    }
    sort(&mut names);
    names
}

/// Whether a path that does not exist has a typo: there is something with nearly the name of its first missing part.
pub(crate) fn has_near_name(at: &UserPath) -> bool {
    let mut path = at.path();
    while let Some((folder, name)) = path.parent().zip(path.file_name()) {
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        if folder.is_dir() {
            return near_name(&name.to_string_lossy(), &texts(sorted_names(folder))).is_some();
        }
        path = folder;
    }
    false
}

/// Whether the dataset folder can be listed and searched, before a walk below it.
pub(crate) fn check_readable(at: &UserPath, diagnostics: &mut Diagnostics) -> Result<(), Reported> {
    let read = fs::read_dir(at.path()).and_then(|_| search(at));
    read.map_err(|error| diagnostics.push(cannot_list(at, &error)))
}

/// Asks for something in the dataset folder. If that is refused (`r` without `x`), Python's `isdir` is false for each folder in it.
fn search(at: &UserPath) -> io::Result<()> {
    fs::metadata(at.path().join(".")).map(drop)
}

/// Reads the folder once; only links cost one more call each.
fn list(folder: &Path) -> io::Result<Vec<Entry>> {
    let mut entries = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let is_folder = match entry.file_type() {
            Ok(kind) if !kind.is_symlink() => Ok(kind.is_dir()),
            _ => fs::metadata(entry.path()).map(|target| target.is_dir()),
        };
        entries.push(Entry { name: entry.file_name(), is_folder });
    }
    #[cfg(test)]
    shuffle::shuffle(&mut entries);
    Ok(entries)
}

/// Why a folder can't be listed: it is not there, or the system refuses.
fn cannot_list(at: &UserPath, error: &io::Error) -> Problem {
    match fs::metadata(at.path()) {
        // Nothing is below a file.
        Err(e) if [io::ErrorKind::NotFound, io::ErrorKind::NotADirectory].contains(&e.kind()) => missing(at),
        _ => messages::unreadable(at.text(), error),
    }
}

/// Finds the part of the path that exists, and what is in it.
fn missing(at: &UserPath) -> Problem {
    // Macros and build.rs have the absolute path of the crate.
    let base = if at.base().is_relative() { "the current folder" } else { "the folder of Cargo.toml" };
    if let Some(there) = at.end_that_exists() {
        return messages::missing_but_for_start(at.text(), base, there);
    }
    let start = at.is_relative().then_some(base);
    let mut text = at.text();
    let mut path = at.path();
    loop {
        text = text.trim_end_matches(['/', '\\']);
        text = text.rfind(['/', '\\']).map_or("", |slash| &text[..slash.max(1)]);
        match path.parent() {
            Some(parent) => path = parent,
            None => return messages::missing(at.text(), start, "", [&[], &[]]),
        }
        if let Ok(entries) = list(path) {
            let mut there = Nearby::of(entries);
            if at.path().parent() != Some(path) {
                there.files.clear();
            }
            return messages::missing(at.text(), start, text, [&there.folders, &there.files]);
        }
        if text.is_empty() {
            return messages::missing(at.text(), start, "", [&[], &[]]);
        }
    }
}

/// The entries of the last folder of a path that exists, sorted.
#[derive(Default)]
struct Nearby {
    folders: Vec<String>,
    files: Vec<String>,
}

impl Nearby {
    fn of(entries: Vec<Entry>) -> Self {
        let mut nearby = Self::default();
        for entry in entries {
            let is_folder = matches!(entry.is_folder, Ok(true));
            let names = if is_folder { &mut nearby.folders } else { &mut nearby.files };
            names.extend(entry.name.into_string().ok());
        }
        sort(&mut nearby.folders);
        sort(&mut nearby.files);
        nearby
    }
}

/// In which order a walk meets the entries of a folder.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum EntryOrder {
    /// As the system gives them.
    System,
    /// By name, which costs a sort of every folder.
    Name,
}

/// Walks in the order of the system, which is fast. If there is a problem, walks again by name, so that every machine reports the
/// same problem first.
pub(crate) fn with_stable_errors<T>(
    diagnostics: &mut Diagnostics,
    mut walk: impl FnMut(EntryOrder, &mut Diagnostics) -> Result<T, Reported>,
) -> Result<T, Reported> {
    walk(EntryOrder::System, &mut Diagnostics::default()).or_else(|_| walk(EntryOrder::Name, diagnostics))
}

fn walker(folder: &Path, entry_order: EntryOrder) -> WalkDir {
    let walk = WalkDir::new(folder).min_depth(1);
    match entry_order {
        EntryOrder::Name => walk.sort_by_file_name(),
        #[cfg(test)]
        EntryOrder::System => shuffle::shuffled(walk),
        #[cfg(not(test))]
        EntryOrder::System => walk,
    }
}

/// Something that a walk finds.
pub(crate) enum Visit<'a> {
    /// Anything but a folder; also a link to a file.
    File(&'a Path),
    /// A folder, or a link to one.
    Folder { path: &'a Path, is_link: bool },
    /// A link that leads nowhere, or to itself.
    Broken(&'a Path),
    /// A link to a folder above it. It is not followed.
    Loop { link: &'a Path, to: &'a Path },
}

/// Walks through everything below `folder`, links followed, until `see` breaks. A folder whose name `is_entered` refuses is skipped.
pub(crate) fn walk_links(
    at: &UserPath,
    (folder, entry_order): (&Path, EntryOrder),
    is_entered: fn(&OsStr) -> bool,
    diagnostics: &mut Diagnostics,
    see: &mut dyn FnMut(Visit<'_>) -> ControlFlow<()>,
) -> Result<(), Reported> {
    if folder == at.path() {
        check_readable(at, diagnostics)?;
    }
    let is_seen = |entry: &DirEntry| !entry.file_type().is_dir() || is_entered(entry.file_name());
    for entry in walker(folder, entry_order).follow_links(true).into_iter().filter_entry(is_seen) {
        let flow = match &entry {
            Ok(entry) if entry.file_type().is_dir() => {
                see(Visit::Folder { path: entry.path(), is_link: entry.path_is_symlink() })
            }
            Ok(entry) => see(Visit::File(entry.path())),
            Err(error) => match (error.path(), error.loop_ancestor()) {
                (Some(link), Some(_)) if !is_entered(split(link).1) => ControlFlow::Continue(()),
                (Some(link), Some(to)) => see(Visit::Loop { link, to }),
                (Some(path), None) if path.is_symlink() && fs::metadata(path).is_err() => see(Visit::Broken(path)),
                // It was removed after its name was read.
                (Some(path), None) if is_gone(path) => ControlFlow::Continue(()),
                _ => return Err(diagnostics.push(unreadable(at, error))),
            },
        };
        if flow.is_break() {
            break;
        }
    }
    Ok(())
}

/// Walks through every file below `root`. Links to files count, links to folders are not followed. What `is_seen` refuses, by its name
/// and whether it is a folder, is skipped.
pub(crate) fn walk_files(
    at: &UserPath,
    (root, entry_order): (&Path, EntryOrder),
    is_seen: impl Fn(&OsStr, bool) -> bool,
    diagnostics: &mut Diagnostics,
    mut see: impl FnMut(&Path, &mut Diagnostics) -> Result<(), Reported>,
) -> Result<(), Reported> {
    let is_seen = |entry: &DirEntry| is_seen(entry.file_name(), entry.file_type().is_dir());
    for entry in walker(root, entry_order).into_iter().filter_entry(is_seen) {
        let entry = entry.map_err(|error| diagnostics.push(unreadable(at, &error)))?;
        let kind = entry.file_type();
        let leads_to_file = |path: &Path| fs::metadata(path).is_ok_and(|target| target.is_file());
        if kind.is_file() || kind.is_symlink() && leads_to_file(entry.path()) {
            see(entry.path(), diagnostics)?;
        }
    }
    Ok(())
}

/// A folder below that can't be listed: the frameworks would go on without it.
fn unreadable(at: &UserPath, error: &walkdir::Error) -> Problem {
    let path = error.path().unwrap_or(at.path());
    let cause = error.io_error().map_or_else(|| io::Error::other("it can't be walked"), |e| io::Error::from(e.kind()));
    messages::unreadable(&path.to_string_lossy(), &cause)
}

fn is_gone(path: &Path) -> bool {
    fs::symlink_metadata(path).is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
}

/// Splits a path into its folder and its name.
pub(crate) fn split(path: &Path) -> (&Path, &OsStr) {
    (path.parent().unwrap_or(path), path.file_name().unwrap_or_default())
}
