//! In: a dataset folder. Out: what each framework that looks for images meets below it, at any depth.
//! walkdir follows links as burn does, which is built on it; what `os.walk` makes of the same links is told from that.

use crate::order::{self, huggingface::Seen};
use crate::problem::Problem;
use crate::user_path::UserPath;
use std::collections::HashSet;
use std::ffi::{OsStr, OsString};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::{fs, io};
use walkdir::{DirEntry, WalkDir};

/// Something below a folder.
enum Met<'a> {
    /// No folder; also a link to a file.
    File(&'a Path),
    /// A folder, perhaps by a link.
    Folder { path: &'a Path, is_link: bool },
    /// A link that leads nowhere, or to itself.
    Broken(&'a Path),
    /// A link to a folder above it. It is not gone through.
    Loop { link: &'a Path, to: &'a Path },
}

/// In which order the entries of a folder are met.
#[derive(Clone, Copy, PartialEq, Eq)]
enum By {
    /// As the system gives them.
    System,
    /// By name, which costs a sort of every folder.
    Name,
}

/// Walks as the system gives the entries. What is wrong is looked for once more by name, so that every machine finds the same
/// problem first.
fn stable<T>(mut walk: impl FnMut(By) -> Result<T, Problem>) -> Result<T, Problem> {
    walk(By::System).or_else(|_| walk(By::Name))
}

fn walker(folder: &Path, by: By) -> WalkDir {
    let walk = WalkDir::new(folder).min_depth(1);
    match by {
        By::Name => walk.sort_by_file_name(),
        #[cfg(test)]
        By::System => super::shuffle::shuffled(walk),
        #[cfg(not(test))]
        By::System => walk,
    }
}

/// Whether the search for an image in a class folder finds one, as `os.walk(.., followlinks=True)` meets them.
pub(super) fn has_torchvision_image(at: &UserPath, class: &str) -> Result<bool, Problem> {
    let mut found = false;
    let folder = at.path().join(class);
    stable(|by| {
        os_walk(at, (&folder, by), "torchvision", order::is_torchvision_image, |_, _| {
            found = true;
            ControlFlow::Break(())
        })
    })?;
    Ok(found)
}

/// The names of the innermost folders of images, as `os.walk(.., followlinks=True)` meets them.
pub(super) fn timm(at: &UserPath) -> Result<HashSet<OsString>, Problem> {
    stable(|by| timm_walk(at, by))
}

fn timm_walk(at: &UserPath, by: By) -> Result<HashSet<OsString>, Problem> {
    let root = at.path();
    for part in root.iter().filter_map(OsStr::to_str) {
        check_timm_path(at, part)?;
    }
    let mut folders: HashSet<PathBuf> = HashSet::new();
    let mut wrong = None;
    let loops = os_walk(at, (root, by), "timm", order::is_timm_image, |folder, name| {
        if !folders.contains(folder) {
            folders.insert(folder.to_owned());
            let below = folder.strip_prefix(root).unwrap_or(folder);
            wrong = below.iter().find_map(|part| check_timm_path(at, &part.to_string_lossy()).err());
        }
        wrong = wrong.take().or_else(|| check_timm_path(at, &name.to_string_lossy()).err());
        if wrong.is_some() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    })?;
    if let Some(problem) = wrong {
        return Err(problem);
    }
    if folders.contains(root) {
        return Err(crate::messages::order::timm_nameless(at.text()));
    }
    // Through a link that leads back up, its target's images are met once more, in a folder of the link's name.
    let again = loops.iter().filter(|(_, to)| folders.contains(to)).map(|(link, _)| link);
    Ok(folders.iter().chain(again).filter_map(|folder| folder.file_name()).map(OsStr::to_owned).collect())
}

/// timm sorts the images by the natural key of their paths, and that must not raise.
fn check_timm_path(at: &UserPath, part: &str) -> Result<(), Problem> {
    use order::natural_key::{Trouble, trouble_in_path};
    match trouble_in_path(part) {
        None => Ok(()),
        Some(Trouble::NoNumber(digits)) => Err(crate::messages::order::timm_no_number(at.text(), part, &digits)),
        Some(Trouble::Unsure(c)) => Err(crate::messages::order::timm_unsure(at.text(), part, c)),
    }
}

/// The names of the innermost folders of what burn takes for an image: a folder with such a name is one, too.
pub(super) fn burn(at: &UserPath) -> Result<HashSet<OsString>, Problem> {
    stable(|by| burn_walk(at, by))
}

fn burn_walk(at: &UserPath, by: By) -> Result<HashSet<OsString>, Problem> {
    let mut folders: HashSet<PathBuf> = HashSet::new();
    follow(at, (at.path(), by), |met| {
        if let Met::File(path) | Met::Folder { path, .. } = met {
            let (folder, name) = split(path);
            if order::is_burn_image(name.as_encoded_bytes()) && !folders.contains(folder) {
                folders.insert(folder.to_owned());
            }
        }
        ControlFlow::Continue(())
    })?;
    let name = |folder: PathBuf| match folder.file_name() {
        Some(name) => Ok(name.to_owned()),
        None => Err(crate::messages::order::burn_nameless(at.text())),
    };
    folders.into_iter().map(name).collect()
}

/// The labels that datasets makes of the files which its patterns find. Links to folders are not followed.
pub(super) fn huggingface(at: &UserPath) -> Result<Vec<String>, Problem> {
    stable(|by| huggingface_walk(at, by))
}

fn huggingface_walk(at: &UserPath, by: By) -> Result<Vec<String>, Problem> {
    use order::huggingface::{is_hidden, is_read_otherwise, is_shard, is_special};
    let not_utf8 = |name: &OsStr| crate::messages::order::huggingface_not_utf8(at.text(), name);
    // `Path.resolve`, and then the folder's own path is the first part of each pattern.
    let root = fs::canonicalize(at.path()).map_err(|error| super::cannot_list(at, &error))?;
    let root = root.to_str().and_then(without_prefix).map_or(root, PathBuf::from);
    super::check_readable(at)?;
    let text = root.to_str().ok_or_else(|| not_utf8(root.as_os_str()))?;
    if is_read_otherwise(text) || text.contains(['*', '?', '[']) {
        return Err(crate::messages::order::huggingface_path(at.text(), text));
    }
    for (name, _) in super::sorted(super::list(&root.join("data")).unwrap_or_default()) {
        let name = name.to_string_lossy();
        if is_shard(&name) && !is_hidden(name.as_bytes()) {
            return Err(crate::messages::order::huggingface_reads_instead(at.text(), &format!("data/{name}")));
        }
    }
    let is_seen = |entry: &DirEntry| {
        let name = entry.file_name().as_encoded_bytes();
        !(is_hidden(name) || entry.file_type().is_dir() && is_special(name))
    };
    let (mut seen, mut folder) = (Seen::default(), PathBuf::new());
    for entry in walker(&root, by).into_iter().filter_entry(is_seen) {
        let entry = entry.map_err(|error| unreadable(at, &error))?;
        let kind = entry.file_type();
        let is_file = |path: &Path| fs::metadata(path).is_ok_and(|target| target.is_file());
        if !(kind.is_file() || kind.is_symlink() && is_file(entry.path())) {
            continue;
        }
        let (parent, name) = split(entry.path());
        if parent != folder {
            parent.clone_into(&mut folder);
            let below = parent.strip_prefix(&root).unwrap_or(parent);
            let parts: Option<Vec<&str>> = below.iter().map(OsStr::to_str).collect();
            let parts = parts.ok_or_else(|| not_utf8(below.as_os_str()))?;
            seen.enter(root.file_name().and_then(OsStr::to_str).unwrap_or_default(), &parts, at.text());
        }
        seen.file(name.to_str().ok_or_else(|| not_utf8(name))?, at.text());
    }
    seen.labels(at.text())
}

/// Python's form of a path that Windows has resolved: that starts with `\\?\`, and its `?` would be a pattern.
fn without_prefix(path: &str) -> Option<String> {
    let path = path.strip_prefix(r"\\?\")?;
    Some(path.strip_prefix(r"UNC\").map_or(path.to_owned(), |share| format!(r"\\{share}")))
}

/// Goes through the images as `os.walk(.., followlinks=True)` meets them, until told to stop. What is no folder is a
/// file, links that lead nowhere too. Out: the links that lead back up. Python goes through each of those until the
/// system refuses (40 links on Linux), and there takes every link for a file.
fn os_walk(
    at: &UserPath,
    (folder, by): (&Path, By),
    order: &str,
    is_image: fn(&[u8]) -> bool,
    mut see: impl FnMut(&Path, &OsStr) -> ControlFlow<()>,
) -> Result<Vec<(PathBuf, PathBuf)>, Problem> {
    let (mut loops, mut named, mut stopped) = (Vec::new(), None, false);
    follow(at, (folder, by), |met| {
        let (path, is_file) = match met {
            Met::File(path) | Met::Broken(path) => (path, true),
            Met::Folder { path, is_link: true } => (path, false),
            Met::Folder { .. } => return ControlFlow::Continue(()),
            Met::Loop { link, to } => {
                loops.push((link.to_owned(), to.to_owned()));
                (link, false)
            }
        };
        let (folder, name) = split(path);
        if !is_image(name.as_encoded_bytes()) {
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
            Err(crate::messages::order::looping_image(at.text(), order, &link))
        }
        _ => Ok(loops),
    }
}

/// Goes through everything below a folder, links followed, until told to stop.
fn follow(
    at: &UserPath,
    (folder, by): (&Path, By),
    mut see: impl FnMut(Met<'_>) -> ControlFlow<()>,
) -> Result<(), Problem> {
    if folder == at.path() {
        super::check_readable(at)?;
    }
    for entry in walker(folder, by).follow_links(true) {
        let flow = match &entry {
            Ok(entry) if entry.file_type().is_dir() => {
                see(Met::Folder { path: entry.path(), is_link: entry.path_is_symlink() })
            }
            Ok(entry) => see(Met::File(entry.path())),
            Err(error) => match (error.path(), error.loop_ancestor()) {
                (Some(link), Some(to)) => see(Met::Loop { link, to }),
                (Some(path), None) if path.is_symlink() && fs::metadata(path).is_err() => see(Met::Broken(path)),
                // What went away since its name was read was no image.
                (Some(path), None) if is_gone(path) => ControlFlow::Continue(()),
                _ => return Err(unreadable(at, error)),
            },
        };
        if flow.is_break() {
            break;
        }
    }
    Ok(())
}

/// A folder below that can't be listed: the frameworks would go on without it.
fn unreadable(at: &UserPath, error: &walkdir::Error) -> Problem {
    let path = error.path().unwrap_or(at.path());
    let cause = error.io_error().map_or_else(|| io::Error::other("it can't be walked"), |e| io::Error::from(e.kind()));
    crate::messages::folder::unreadable(&path.to_string_lossy(), &cause)
}

fn is_gone(path: &Path) -> bool {
    fs::symlink_metadata(path).is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
}

fn split(path: &Path) -> (&Path, &OsStr) {
    (path.parent().unwrap_or(path), path.file_name().unwrap_or_default())
}

#[cfg(test)]
#[test]
fn a_path_of_windows_is_resolved_as_python_does() {
    assert_eq!(without_prefix(r"\\?\C:\data\pets").as_deref(), Some(r"C:\data\pets"));
    assert_eq!(without_prefix(r"\\?\UNC\server\pets").as_deref(), Some(r"\\server\pets"));
    assert_eq!(without_prefix("/data/pets"), None);
}
