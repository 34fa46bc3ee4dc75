//! In: paths and what stands at each. Out: a folder with all that, gone when dropped.

use std::path::{Path, PathBuf};
use std::{env, fs, process};
use typed_label_source::{ClassList, Order, Problems, Source};

pub(crate) struct Scratch(PathBuf);

impl Scratch {
    pub(crate) fn new(name: &str) -> Self {
        let path = env::temp_dir().join(format!("typed-label-orders-{}-{name}", process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// What an order makes of a folder, whatever characters its path has.
pub(crate) fn read(root: &Path, order: Order) -> Result<ClassList, Problems> {
    Source::new(".").order(order).read(root)
}

/// A kind is `dir`, `-> TARGET`, or any other word for a file.
pub(crate) fn make<'a>(root: &Path, entries: impl IntoIterator<Item = (&'a str, &'a str)>) {
    for (path, kind) in entries {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        match kind.strip_prefix("-> ") {
            Some(target) => link(target, &path),
            None if kind == "dir" => fs::create_dir_all(path).unwrap(),
            None => fs::write(path, kind).unwrap(),
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
