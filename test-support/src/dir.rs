//! A folder for one test, and one way to fill it.

use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::{env, fs, process};

/// A new, empty folder; it is removed when this is dropped. It can be used as a [`Path`].
#[derive(Debug)]
pub struct Dir {
    path: PathBuf,
    is_kept: bool,
}

/// What is to be at a path.
#[derive(Clone, Copy, Debug)]
pub enum Entry<'a> {
    /// A folder.
    Folder,
    /// A file with this text.
    File(&'a str),
    /// A link with this target, which need not exist.
    Link(&'a str),
}

impl Dir {
    /// A folder where the system has temporary files.
    #[expect(clippy::new_without_default, reason = "it makes a folder")]
    pub fn new() -> Self {
        Self::below(&env::temp_dir())
    }

    /// A folder in memory, if the system has such a place: a disk takes minutes to remove 65,537 folders.
    pub fn in_memory() -> Self {
        let memory = Path::new("/dev/shm");
        if memory.is_dir() { Self::below(memory) } else { Self::new() }
    }

    fn below(place: &Path) -> Self {
        static MADE: AtomicU32 = AtomicU32::new(0);
        let number = MADE.fetch_add(1, Ordering::Relaxed);
        let path = place.join(format!("typed-label-test-{}-{number}", process::id()));
        // A process of the same number may have left one behind.
        fs::remove_dir_all(&path).ok();
        fs::create_dir_all(&path).unwrap();
        Self { path, is_kept: false }
    }

    /// A folder at a path, emptied first. It stays when this is dropped, so that Cargo finds its crates at the same place again.
    pub(crate) fn kept(path: PathBuf) -> Self {
        fs::remove_dir_all(&path).ok();
        fs::create_dir_all(&path).unwrap();
        Self { path, is_kept: true }
    }

    /// Where the folder is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Makes each entry, and the folders that lead to it.
    pub fn make<'a, P: AsRef<Path>>(&self, entries: impl IntoIterator<Item = (P, Entry<'a>)>) {
        for (path, entry) in entries {
            let path = self.path.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            match entry {
                Entry::Folder => fs::create_dir_all(path).unwrap(),
                Entry::File(text) => fs::write(path, text).unwrap(),
                Entry::Link(target) => link(target, &path),
            }
        }
    }

    /// Makes folders.
    pub fn folders<P: AsRef<Path>>(&self, paths: impl IntoIterator<Item = P>) {
        self.make(paths.into_iter().map(|path| (path, Entry::Folder)));
    }

    /// Makes a file with this text.
    pub fn file(&self, path: impl AsRef<Path>, text: &str) {
        self.make([(path, Entry::File(text))]);
    }

    /// Makes a dataset: a folder for each class, with an image in it.
    pub fn classes<C: AsRef<Path>>(&self, folder: impl AsRef<Path>, classes: impl IntoIterator<Item = C>) {
        let image = |class: C| folder.as_ref().join(class).join("0.png");
        self.make(classes.into_iter().map(|class| (image(class), Entry::File(""))));
    }

    /// The text of a file.
    pub fn read(&self, path: impl AsRef<Path>) -> String {
        fs::read_to_string(self.path.join(path)).unwrap()
    }

    /// Renames a file or folder.
    pub fn rename(&self, from: &str, to: &str) {
        fs::rename(self.path.join(from), self.path.join(to)).unwrap();
    }

    /// Removes a file, or a folder with all that is in it.
    pub fn remove(&self, path: &str) {
        let path = self.path.join(path);
        if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) }.unwrap();
    }
}

impl Deref for Dir {
    type Target = Path;

    fn deref(&self) -> &Path {
        &self.path
    }
}

impl AsRef<Path> for Dir {
    fn as_ref(&self) -> &Path {
        &self.path
    }
}

impl Drop for Dir {
    fn drop(&mut self) {
        if !self.is_kept {
            fs::remove_dir_all(&self.path).ok();
        }
    }
}

#[cfg(unix)]
fn link(target: &str, path: &Path) {
    std::os::unix::fs::symlink(target, path).unwrap();
}

#[cfg(windows)]
fn link(target: &str, path: &Path) {
    std::os::windows::fs::symlink_file(target, path).unwrap();
}

#[cfg(not(any(unix, windows)))]
fn link(target: &str, path: &Path) {
    panic!("no link {} to {target} can be made here", path.display());
}
