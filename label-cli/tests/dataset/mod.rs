//! In: a test's name. Out: a folder of its own with what the test puts there, and the real binary, run in it.
#![allow(dead_code, reason = "each test binary has this file, and not all use all of it")]

use snapbox::cmd::{Command, cargo_bin};
use std::fs;
use std::path::{Path, PathBuf};

pub(crate) struct Dataset(PathBuf);

impl Dataset {
    pub(crate) fn new(name: &str) -> Self {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cli").join(name);
        fs::remove_dir_all(&root).ok();
        fs::create_dir_all(&root).unwrap();
        Self(root)
    }

    /// Classes with an image each.
    pub(crate) fn classes(self, folder: &str, classes: impl IntoIterator<Item = impl AsRef<str>>) -> Self {
        let images = classes.into_iter().map(|class| format!("{folder}/{}/0.png", class.as_ref())).collect::<Vec<_>>();
        images.iter().fold(self, |dataset, image| dataset.file(image, ""))
    }

    pub(crate) fn folder(self, path: &str) -> Self {
        fs::create_dir_all(self.path(path)).unwrap();
        self
    }

    pub(crate) fn file(self, path: &str, text: &str) -> Self {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.0.join(path)
    }

    /// `cargo-label`, with arguments that spaces part.
    pub(crate) fn run(&self, arguments: &str) -> Command {
        Command::new(cargo_bin!("cargo-label"))
            .args(arguments.split_whitespace())
            .current_dir(&self.0)
            .env_remove("TYPED_LABEL")
            .env_remove("NO_COLOR")
            .env_remove("COLUMNS")
    }
}

/// `Class_1` up to `Class_n`.
pub(crate) fn numbered(count: usize) -> Vec<String> {
    (1..=count).map(|number| format!("Class_{number}")).collect()
}
