//! Folders and files that mean no good: each gives the framework's class list, or an error that says what to do; none makes a
//! panic or an endless wait.

mod changing;
mod paths;
mod permissions;
mod special;

use std::sync::mpsc;
use std::thread;
use std::time::Duration;
use typed_label_source::{ClassList, Problems};

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
