//! In: a dataset folder. Out: its class folders' names. This file and those in `folder/` alone read directories.

#[cfg(test)]
mod shuffle;
mod walk;

use crate::class_list::{ClassList, MAX_CLASSES};
use crate::order::{self, Order};
use crate::problem::{Problem, Problems};
use crate::source::Missing;
use crate::user_path::UserPath;
use std::collections::HashSet;
use std::ffi::OsString;
use std::path::Path;
use std::{fs, io};

/// Reads the classes of a dataset folder in the order of a framework.
pub(crate) fn read(at: &UserPath, order: Order, allow_empty: bool) -> Result<ClassList, Problems> {
    let names = match order {
        Order::Keras => order::keras(utf8(at, class_folders(at)?)?),
        Order::KerasUtils => order::keras_utils(utf8(at, class_folders(at)?)?),
        Order::Torchvision => torchvision(at, allow_empty)?,
        Order::Timm => order::timm(at.text(), utf8(at, walk::timm(at)?)?.into_iter().collect())?,
        Order::HuggingFace => walk::huggingface(at)?,
        Order::Burn => order::burn(utf8(at, walk::burn(at)?)?.into_iter().collect()),
    };
    if names.is_empty() {
        return Err(crate::messages::folder::no_class(at.text(), rule(order)).into());
    }
    Ok(ClassList::of_distinct(names))
}

impl ClassList {
    /// The classes of a dataset folder that is elsewhere, from the names of the folders in it; `None` if the order looks into
    /// the folders.
    ///
    /// # Errors
    /// No class; too many.
    #[doc(hidden)]
    pub fn of_folders(at: &str, order: Order, allow_empty: bool, names: Vec<String>) -> Result<Option<Self>, Problems> {
        let names = match order {
            Order::Keras => order::keras(names),
            Order::KerasUtils => order::keras_utils(names),
            Order::Torchvision if allow_empty => order::torchvision(names),
            _ => return Ok(None),
        };
        if names.is_empty() {
            return Err(crate::messages::folder::no_class(at, rule(order)).into());
        }
        Self::new(names).map(Some)
    }
}

/// Takes listed classes for those of a dataset folder, as Keras does.
pub(crate) fn listed(at: &UserPath, order: Order, classes: &[String], missing: Missing) -> Result<ClassList, Problems> {
    // A folder that is not listed may have any name.
    let folders = class_folders(at)?.into_iter().filter_map(|folder| folder.into_string().ok()).collect();
    let folders = if order == Order::KerasUtils { order::keras_utils(folders) } else { order::keras(folders) };
    let is_there: HashSet<&str> = folders.iter().map(String::as_str).collect();
    let mut found = Vec::new();
    for (index, class) in classes.iter().enumerate().filter(|(_, class)| !is_there.contains(class.as_str())) {
        if missing == Missing::Error {
            let may_lack = order == Order::Keras;
            found.push(crate::messages::options::class_without_folder(index, class, at.text(), &folders, may_lack));
        } else if class.is_empty() || class.contains(['/', '\\', '\0']) || class == "." || class == ".." {
            // Keras joins it to the path, and looks up what then stands behind the last slash.
            found.push(crate::messages::options::class_no_folder_name(index, class));
        }
    }
    match ClassList::new(classes) {
        Ok(list) => Problems::unless_any(found, list),
        Err(problems) => Err(problems.and(found)),
    }
}

/// What a folder without a class does not have, by order.
fn rule(order: Order) -> &'static str {
    match order {
        Order::Keras | Order::Torchvision => "a class is a folder in it, and there is none",
        Order::KerasUtils => "a class is a folder in it that is not hidden, and there is none",
        Order::Timm | Order::HuggingFace | Order::Burn => "a class is a folder with an image in it, and there is none",
    }
}

/// The folders that hold an image at any depth; all of them with `allow_empty`, without a look inside.
fn torchvision(at: &UserPath, allow_empty: bool) -> Result<Vec<String>, Problems> {
    let (mut folders, mut found) = (Vec::new(), Vec::new());
    for (name, is_folder) in sorted(entries(at)?) {
        match is_folder {
            Ok(true) => folders.push(name),
            // `os.DirEntry.is_dir` forgives a link to nowhere, and raises at every other.
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                found.push(crate::messages::order::torchvision_link(at.text(), &name.to_string_lossy(), &error));
            }
            _ => {}
        }
    }
    let folders = order::torchvision(utf8(at, Problems::unless_any(found, folders)?)?);
    let mut empty = Vec::new();
    for name in folders.iter().filter(|_| !allow_empty) {
        if !walk::has_torchvision_image(at, name)? {
            empty.push(name.clone());
        }
    }
    let found =
        if empty.is_empty() { Vec::new() } else { vec![crate::messages::order::torchvision_empty(at.text(), &empty)] };
    Problems::unless_any(found, folders)
}

/// The names as text, or every one that is none.
fn utf8(at: &UserPath, names: impl IntoIterator<Item = OsString>) -> Result<Vec<String>, Problems> {
    let (mut texts, mut wrong) = (Vec::new(), Vec::new());
    for name in names {
        match name.into_string() {
            Ok(name) => texts.push(name),
            Err(name) => wrong.push(name),
        }
    }
    // Neither a folder nor a hash set has an order of its own, but the problems have.
    wrong.sort_unstable();
    let mut found: Vec<Problem> = wrong.iter().map(|name| crate::messages::folder::not_utf8(at.text(), name)).collect();
    let count = texts.len();
    if count > MAX_CLASSES {
        found.push(crate::messages::folder::too_many(count, MAX_CLASSES));
    }
    Problems::unless_any(found, texts)
}

/// The names of what `os.path.isdir` calls a folder: a failing stat is none.
fn class_folders(at: &UserPath) -> Result<Vec<OsString>, Problem> {
    Ok(entries(at)?.into_iter().filter(|(_, is_folder)| matches!(is_folder, Ok(true))).map(|(name, _)| name).collect())
}

/// Each name in the dataset folder, and whether a folder has it.
fn entries(at: &UserPath) -> Result<Vec<(OsString, io::Result<bool>)>, Problem> {
    list(at.path()).and_then(|found| searched(at).map(|_| found)).map_err(|error| cannot_list(at, &error))
}

/// Asks for something in the dataset folder. Where that is refused (`r` without `x`), Python's `isdir` says of each folder that
/// it is none.
fn searched(at: &UserPath) -> io::Result<fs::Metadata> {
    fs::metadata(at.path().join("."))
}

/// Whether the dataset folder can be listed and searched, before a walk below it.
fn check_readable(at: &UserPath) -> Result<(), Problem> {
    fs::read_dir(at.path()).and_then(|_| searched(at)).map(drop).map_err(|error| cannot_list(at, &error))
}

/// A folder lists its entries in any order; what is told of them has one.
fn sorted(mut entries: Vec<(OsString, io::Result<bool>)>) -> Vec<(OsString, io::Result<bool>)> {
    entries.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
    entries
}

/// Each name in a folder, and whether a folder has it: links are followed, hidden and empty ones count.
/// One `read_dir`; only links are asked again.
fn list(folder: &Path) -> io::Result<Vec<(OsString, io::Result<bool>)>> {
    let mut entries = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let is_folder = match entry.file_type() {
            Ok(kind) if !kind.is_symlink() => Ok(kind.is_dir()),
            _ => fs::metadata(entry.path()).map(|target| target.is_dir()),
        };
        entries.push((entry.file_name(), is_folder));
    }
    #[cfg(test)]
    shuffle::shuffle(&mut entries);
    Ok(entries)
}

/// Why a folder can't be listed: it is not there, or the system refuses.
fn cannot_list(at: &UserPath, error: &io::Error) -> Problem {
    match fs::metadata(at.path()) {
        Err(e) if e.kind() == io::ErrorKind::NotFound => missing(at),
        _ => crate::messages::folder::unreadable(at.text(), error),
    }
}

/// Finds the part of the path that exists, and what stands in it.
fn missing(at: &UserPath) -> Problem {
    // Macros and build.rs know the crate's whole path.
    let base = if at.path().is_relative() { "the current folder" } else { "the folder of Cargo.toml" };
    let start = at.is_relative().then_some(base);
    let mut text = at.text();
    let mut path = at.path();
    loop {
        text = text.trim_end_matches(['/', '\\']);
        text = text.rfind(['/', '\\']).map_or("", |slash| &text[..slash.max(1)]);
        match path.parent() {
            Some(parent) => path = parent,
            None => return crate::messages::folder::missing(at.text(), start, "", &[]),
        }
        if let Ok(entries) = list(path) {
            let folders = entries.into_iter().filter(|(_, is_folder)| matches!(is_folder, Ok(true)));
            let mut there: Vec<String> = folders.filter_map(|(name, _)| name.into_string().ok()).collect();
            there.sort_unstable();
            return crate::messages::folder::missing(at.text(), start, text, &there);
        }
        if text.is_empty() {
            return crate::messages::folder::missing(at.text(), start, "", &[]);
        }
    }
}
