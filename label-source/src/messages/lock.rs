//! In: a lock, a source and what must agree with it. Out: how they differ, and the command for either way out.

use crate::diff::Diff;
use crate::escape::quote_path_in;
use crate::problem::{Place, Problem};

/// No file where the lock should be.
pub fn missing(lock: &str, source: &str) -> Problem {
    Problem::new(
        Place::option("lock"),
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
        Place::option("lock"),
        format!("{diff}\n  {newer}"),
        format!(
            "if the model was trained with {source:?} as it is now, run `TYPED_LABEL=lock cargo check`; \
             if the model is older, build with `TYPED_LABEL=locked`, or put {source:?} back as it was"
        ),
    )
}

/// A class of the lock that the source does not have any more, where indices must stay.
pub fn vanished(source: &str, lock: &str, class: &str, index: usize, may_be_empty: bool) -> Problem {
    let folder = if may_be_empty {
        format!("put its folder back (it may be empty: `{}`)", mkdir(source, class))
    } else {
        "put its folder back".to_owned()
    };
    Problem::new(
        Place::PATH,
        format!("{source:?} has no class {class:?} any more, which has index {index} in {lock:?}"),
        format!("{folder}; to give its index away, remove {lock:?} and train anew"),
    )
}

/// `append` to a lock whose first class is not the background.
pub fn background_behind(background: &str, lock: &str, first: &str) -> Problem {
    Problem::new(
        Place::option("background"),
        format!("{lock:?} has {first:?} at index 0, where the background {background:?} must be"),
        format!(
            "remove `background`, or remove {lock:?} and train anew: appended, every other class would keep its index"
        ),
    )
}

/// A value of `TYPED_LABEL` that is a slip.
pub fn mode_unknown(value: &str, meant: &str) -> Problem {
    Problem::new(
        Place::option("call"),
        format!("TYPED_LABEL is {value:?}"),
        format!("write `TYPED_LABEL={meant}`; or, to have every macro run again, a word like `check:1`"),
    )
}

/// A file that is no lock, where the lock is to be written.
pub fn not_a_lock(lock: &str) -> Problem {
    Problem::new(
        Place::option("lock"),
        format!("{lock:?} is there, and no class_indices JSON: it is left alone"),
        "name another file for the lock, for example \"classes.json\"; or remove this one",
    )
}

/// `append = true` without a lock.
pub fn append_without_lock() -> Problem {
    Problem::new(
        Place::option("append"),
        "`append` keeps the indices that a lock has, and there is no lock",
        "name one: `lock = \"classes.json\"`; or remove `append`",
    )
}

/// A source that does not agree. `can_make` says of each side whether an empty folder would be a class of it.
pub fn disagrees(
    index: usize,
    diff: &Diff,
    [ours, theirs]: [&str; 2],
    is_folder: bool,
    can_make: [bool; 2],
) -> Problem {
    let help = match (diff.missing(), diff.extra(), can_make) {
        ([(_, class), ..], [], [_, true]) => {
            format!("if {theirs:?} has no example of it, make an empty folder: `{}`", mkdir(theirs, class))
        }
        ([], [(_, class), ..], [true, _]) => {
            format!("if {ours:?} has no example of it, make an empty folder: `{}`, and train again", mkdir(ours, class))
        }
        _ if is_folder => format!("give {theirs:?} the classes that {ours:?} has"),
        _ => format!(
            "if the model is the one of {theirs:?}, name its own folder or file; if not, write {theirs:?} again"
        ),
    };
    Problem::new(Place::element("agrees_with", index), diff.to_string(), help)
}

/// A lock that can't be written.
pub fn not_written(lock: &str, error: &std::io::Error) -> Problem {
    Problem::new(
        Place::option("lock"),
        format!("the lock {lock:?} can't be written: {error}"),
        "make its folder, or let the user that builds write there",
    )
}

/// The command that makes a class folder.
fn mkdir(folder: &str, class: &str) -> String {
    format!("mkdir {}", quote_path_in(folder, class))
}
