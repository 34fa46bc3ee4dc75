//! A folder with what a test puts there, and the real binary, run in it.

use snapbox::cmd::{Command, cargo_bin};
use std::path::{Path, PathBuf};
use test_support::Dir;

pub(crate) struct Dataset(Dir);

impl Dataset {
    pub(crate) fn new() -> Self {
        Self(Dir::new())
    }

    /// Classes with an image each.
    pub(crate) fn classes(self, folder: &str, classes: impl IntoIterator<Item = impl AsRef<Path>>) -> Self {
        self.0.classes(folder, classes);
        self
    }

    pub(crate) fn folder(self, path: &str) -> Self {
        self.0.folders([path]);
        self
    }

    pub(crate) fn file(self, path: &str, text: &str) -> Self {
        self.0.file(path, text);
        self
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.0.join(path)
    }

    /// `cargo-label`, with arguments that spaces part.
    pub(crate) fn run(&self, arguments: &str) -> Command {
        run(arguments, &self.0)
    }
}

/// `cargo-label` in a folder, with arguments that spaces part.
pub(crate) fn run(arguments: &str, folder: &Path) -> Command {
    run_binary(cargo_bin!("cargo-label"), arguments, folder)
}

/// A binary in a folder, with arguments that spaces part.
pub(crate) fn run_binary(binary: &Path, arguments: &str, folder: &Path) -> Command {
    Command::new(binary)
        .args(arguments.split_whitespace())
        .current_dir(folder)
        .env_remove("TYPED_LABEL")
        .env_remove("NO_COLOR")
        .env_remove("COLUMNS")
}

/// `Class_1` up to `Class_n`.
pub(crate) fn numbered(count: usize) -> Vec<String> {
    (1..=count).map(|number| format!("Class_{number}")).collect()
}
