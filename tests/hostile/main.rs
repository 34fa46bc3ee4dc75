//! In: folders and files that mean no good. Out: the framework's class list or an error that says what to do; no panic, no wait.
#![cfg(unix)]

mod changing;
mod paths;
mod permissions;
mod special;

use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::Duration;
use std::{env, fs, process, thread};
use typed_label_source::{ClassList, Problems};

/// A folder of its own for each test, gone at the end.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> Self {
        let root = env::temp_dir().join(format!("typed-label-hostile-{}-{name}", process::id()));
        fs::create_dir_all(&root).unwrap();
        Self(root)
    }

    fn path(&self) -> &Path {
        &self.0
    }

    /// Classes with an image each.
    fn classes(&self, folder: &str, classes: &[&str]) {
        for class in classes {
            let class = self.0.join(folder).join(class);
            fs::create_dir_all(&class).unwrap();
            fs::write(class.join("0.png"), "").unwrap();
        }
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).ok();
    }
}

/// What a reading gives, unless it waits for something that never comes.
fn in_time<T: Send + 'static>(read: impl FnOnce() -> T + Send + 'static) -> T {
    let (send, receive) = mpsc::channel();
    thread::spawn(move || send.send(read()));
    receive.recv_timeout(Duration::from_secs(60)).expect("an answer within a minute")
}

/// The text of the problems, each of which ends with help.
fn told(answer: Result<ClassList, Problems>) -> String {
    let problems = answer.expect_err("problems");
    for problem in &problems {
        let text = problem.to_string();
        assert!(text.lines().last().is_some_and(|line| line.starts_with("help: ") && line.len() > 10), "{text}");
    }
    problems.to_string()
}
