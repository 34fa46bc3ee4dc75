//! In tests, gives the entries of a folder in another order than the system does, by a seed: no list and no problem may depend on
//! that.

use super::Entry;
use std::cell::Cell;
use std::ffi::OsStr;
use std::hash::{DefaultHasher, Hash, Hasher};
use walkdir::WalkDir;

thread_local! {
    pub(crate) static SEED: Cell<u64> = const { Cell::new(0) };
}

fn place(name: &OsStr) -> u64 {
    let mut hasher = DefaultHasher::new();
    (SEED.get(), name).hash(&mut hasher);
    hasher.finish()
}

pub(super) fn shuffle(entries: &mut [Entry]) {
    entries.sort_by_key(|entry| place(&entry.name));
}

pub(super) fn shuffled(walk: WalkDir) -> WalkDir {
    walk.sort_by(|a, b| place(a.file_name()).cmp(&place(b.file_name())))
}
