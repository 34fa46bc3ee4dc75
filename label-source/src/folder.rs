//! In: a dataset folder. Out: its class folders' names. The only file that reads directories.

use crate::class_list::{ClassList, MAX_CLASSES};
use crate::order::{self, Order};
use crate::problem::{self, Problem, Problems};
use crate::source::Location;
use std::ffi::OsString;
use std::path::Path;
use std::{fs, io};

/// Reads the classes of a dataset folder in the order of a framework.
pub(crate) fn read(at: &Location, order: Order) -> Result<ClassList, Problems> {
    let folders = match class_folders(at.path()) {
        Ok(folders) => folders,
        Err(error) => return Err(cannot_list(at, &error).into()),
    };
    if folders.len() > MAX_CLASSES {
        return Err(problem::folder::too_many(folders.len(), MAX_CLASSES).into());
    }
    let (mut names, mut found) = (Vec::with_capacity(folders.len()), Vec::new());
    for folder in folders {
        match folder.into_string() {
            Ok(name) => names.push(name),
            Err(name) => found.push(problem::folder::not_utf8(at.text(), &name)),
        }
    }
    let names = Problems::unless_any(found, names)?;
    if names.is_empty() {
        return Err(problem::folder::no_class(at.text(), "a class is a folder in it, and there is none").into());
    }
    Ok(ClassList::of_distinct(match order {
        Order::Keras => order::keras(names),
    }))
}

/// What `os.path.isdir` calls a folder: links are followed, hidden and empty ones count, a failing stat is no folder.
/// One `read_dir`; only links are asked again.
fn class_folders(root: &Path) -> io::Result<Vec<OsString>> {
    let mut folders = Vec::new();
    for entry in fs::read_dir(root)? {
        let entry = entry?;
        let is_folder = match entry.file_type() {
            Ok(kind) if !kind.is_symlink() => kind.is_dir(),
            _ => fs::metadata(entry.path()).is_ok_and(|target| target.is_dir()),
        };
        if is_folder {
            folders.push(entry.file_name());
        }
    }
    Ok(folders)
}

/// Why a folder can't be listed: it is not there, it is a file, or the system refuses.
fn cannot_list(at: &Location, error: &io::Error) -> Problem {
    match fs::metadata(at.path()) {
        Err(e) if e.kind() == io::ErrorKind::NotFound => missing(at),
        Ok(target) if !target.is_dir() => problem::folder::is_a_file(at.text()),
        _ => problem::folder::unreadable(at.text(), error),
    }
}

/// Finds the part of the path that exists, and what stands in it.
fn missing(at: &Location) -> Problem {
    let mut text = at.text();
    let mut path = at.path();
    loop {
        text = text.trim_end_matches(['/', '\\']);
        text = text.rfind(['/', '\\']).map_or("", |slash| &text[..slash.max(1)]);
        match path.parent() {
            Some(parent) => path = parent,
            None => return problem::folder::missing(at.text(), "", &[]),
        }
        if let Ok(folders) = class_folders(path) {
            let mut there: Vec<String> = folders.into_iter().filter_map(|f| f.into_string().ok()).collect();
            there.sort_unstable();
            return problem::folder::missing(at.text(), text, &there);
        }
        if text.is_empty() {
            return problem::folder::missing(at.text(), "", &[]);
        }
    }
}
