//! In: a lock, a source and what must agree with it. Out: how they differ, and the command for either way out.

use super::{At, Problem};
use crate::diff::Diff;

/// No file where the lock should be.
pub fn missing(lock: &str, source: &str) -> Problem {
    Problem::new(
        At::Lock,
        format!("the lock {lock:?} does not exist"),
        format!("run `TYPED_LABEL=lock cargo check` where {source:?} is, and check the file in"),
    )
}

/// A lock that has other classes than its source.
pub fn stale(diff: &Diff, source: &str, lock: &str) -> Problem {
    let newer = match (diff.missing().is_empty(), diff.extra().is_empty()) {
        (false, true) => format!("{source:?} has all that {lock:?} has and more: it is newer"),
        (true, false) => {
            format!("{lock:?} has all that {source:?} has and more: something was removed from {source:?}")
        }
        (true, true) => "both have the same names, in two orders: one of them is of another framework".to_owned(),
        (false, false) => "each has names that the other lacks".to_owned(),
    };
    Problem::new(
        At::Lock,
        format!("{diff}\n  {newer}"),
        format!(
            "if the model was trained with {source:?} as it is now, run `TYPED_LABEL=lock cargo check`; \
             if the model is older, build with `TYPED_LABEL=locked`, or put {source:?} back as it was"
        ),
    )
}

/// A class of the lock that the source does not have any more, where indices must stay.
pub fn vanished(source: &str, lock: &str, class: &str, index: usize) -> Problem {
    Problem::new(
        At::Source,
        format!("{source:?} has no class {class:?} any more, which has index {index} in {lock:?}"),
        format!(
            "put its folder back (it may be empty: `mkdir {source}/{class}`); to give its index away, remove {lock:?} and train anew"
        ),
    )
}

/// `append = true` without a lock.
pub fn append_without_lock() -> Problem {
    Problem::new(
        At::Append,
        "`append` keeps the indices that a lock has, and there is no lock",
        "name one: `lock = \"classes.json\"`; or remove `append`",
    )
}

/// A source that does not agree.
pub fn disagrees(index: usize, diff: &Diff, ours: &str, theirs: &str, is_folder: bool) -> Problem {
    let help = match (diff.missing(), diff.extra()) {
        ([(_, class), ..], []) if is_folder => {
            format!("if {theirs:?} has no example of it, make an empty folder: `mkdir {theirs}/{class}`")
        }
        ([], [(_, class), ..]) if is_folder => {
            format!("if {ours:?} has no example of it, make an empty folder: `mkdir {ours}/{class}`, and train again")
        }
        _ if is_folder => "give both folders the same class folders".to_owned(),
        _ => format!(
            "if the model is the one of {theirs:?}, name its own folder or file; if not, write {theirs:?} again"
        ),
    };
    Problem::new(At::AgreesWith(index), diff.to_string(), help)
}

/// A lock that can't be written.
pub fn not_written(lock: &str, error: &std::io::Error) -> Problem {
    Problem::new(
        At::Lock,
        format!("the lock {lock:?} can't be written: {error}"),
        "make its folder, or let the user that builds write there",
    )
}
