//! The messages about locks, with the command for each way out; and the notes about locks that were written.

use crate::class_list::ClassList;
use crate::diff::Diff;
use crate::escape::quote_path_in;
use crate::problem::{Place, Problem};
use crate::suggest::nearest;

/// No file where the lock should be; `near` is one with nearly its name.
pub(super) fn missing(lock: &str, near: Option<&str>, source: &str) -> Problem {
    let write = format!("run `TYPED_LABEL=update cargo check` where {source:?} is, and commit the file");
    let help = match near {
        Some(near) => format!("if {near:?} is the lock, write that; if not, {write}"),
        None => write,
    };
    Problem::new(Place::option("lock"), format!("the lock {lock:?} does not exist"), help)
}

/// A lock that can't be read. One that we have written in part is written again, unless its indices must stay.
pub(crate) fn broken(problem: &Problem, is_appended_to: bool) -> Problem {
    if is_appended_to || !problem.what().contains("this is not valid JSON") {
        return problem.clone();
    }
    let help =
        "get the lock back from Git, or have it written again where the dataset is: `TYPED_LABEL=update cargo check`";
    Problem::new(problem.place(), problem.what(), help)
}

/// A lock that has other classes than its source. The difference goes from the lock, which is older, to the source.
pub(crate) fn stale(diff: &Diff, source: &str, lock: &str) -> Problem {
    let newer = match (diff.only_right().is_empty(), diff.only_left().is_empty()) {
        (false, true) => format!("{source:?} has all that {lock:?} has and more: it is newer"),
        (true, false) => {
            format!("{lock:?} has all that {source:?} has and more: something was removed from {source:?}")
        }
        (true, true) => "both have the same names, in two orders: one of them is of another framework".to_owned(),
        (false, false) => match diff.renamed() {
            Some((old, new)) => format!("was {old:?} renamed to {new:?}?"),
            None => "each has names that the other lacks".to_owned(),
        },
    };
    Problem::new(
        Place::option("lock"),
        format!("{diff}\n  {newer}"),
        format!(
            "if the model was trained with {source:?} as it is now, run `TYPED_LABEL=update cargo check`; \
             if the model is older, build with `TYPED_LABEL=locked`, or put {source:?} back as it was"
        ),
    )
}

/// A class of the lock that the source does not have any more, where indices must stay.
pub(crate) fn vanished(
    source: &str,
    lock: &str,
    (class, index): (&str, usize),
    keeps_empty_folders: Option<bool>,
) -> Problem {
    let folder = match keeps_empty_folders {
        Some(true) => format!("put its folder back (it may be empty: `{}`)", mkdir(source, class)),
        Some(false) => "put its folder back".to_owned(),
        None => format!("put it back into {source:?}"),
    };
    Problem::new(
        Place::PATH,
        format!("{source:?} has no class {class:?} any more, which has index {index} in {lock:?}"),
        format!("{folder}; to give its index away, remove {lock:?} and train again"),
    )
}

/// `append` to a lock whose first class is not the background.
pub(crate) fn background_not_first(background: &str, lock: &str, first: &str) -> Problem {
    Problem::new(
        Place::option("background"),
        format!("{lock:?} has {first:?} at index 0, where the background {background:?} must be"),
        format!(
            "remove `background`, or remove {lock:?} and train again: appended, every other class would keep its index"
        ),
    )
}

/// A lock that was written without the background or the last class, if only the lock is read.
pub(crate) fn end_missing(option: &'static str, name: &str, lock: &str, (index, there): (usize, &str)) -> Problem {
    Problem::new(
        Place::option(option),
        format!("{lock:?} has {there:?} at index {index}, where `{option}` puts {name:?}"),
        format!(
            "if the model has that class, run `TYPED_LABEL=update cargo check` where the dataset is; if not, remove `{option}`"
        ),
    )
}

/// A lock that was written before a label was left out, if only the lock is read.
pub(crate) fn left_out_there(at: usize, name: &str, lock: &str) -> Problem {
    Problem::new(
        Place::element("without", at),
        format!("{lock:?} has the class {name:?}, which `without` leaves out"),
        "if the model has no output for it, run `TYPED_LABEL=update cargo check` where the dataset is; if it has one, remove the name \
         here",
    )
}

/// `last` beside `append`.
pub(crate) fn last_with_append() -> Problem {
    Problem::new(
        Place::option("last"),
        "`append = true` adds new classes at the end, so that no class stays the last one",
        "remove `append = true`, or remove `last` and let the lock have that class at its index",
    )
}

/// `unused` or `repeated` beside `append`.
pub(crate) fn numbered_with_append(option: &'static str) -> Problem {
    Problem::new(
        Place::option(option),
        format!(
            "`{option}` names classes after their index in the source, and `append = true` gives a class the index of the lock: \
             the two would differ"
        ),
        format!("remove `append = true`, or remove `{option}` and write each name as it is to be"),
    )
}

/// A class that the source has at another index than the lock, though the source gives the indices itself. `count` is how many
/// there are.
pub(super) fn other_index(
    source: &str,
    lock: &str,
    (class, index, locked): (&str, usize, usize),
    count: usize,
) -> Problem {
    let more = match count {
        1 => String::new(),
        2 => "; one more class differs".to_owned(),
        count => format!("; {} more classes differ", count - 1),
    };
    Problem::new(
        Place::option("append"),
        format!("{class:?} has index {index} in {source:?} and index {locked} in {lock:?}{more}"),
        format!(
            "{source:?} gives the indices itself, so that only classes after the last one can be appended: if the model has those of \
             {source:?}, remove `append` and run `TYPED_LABEL=update cargo check`; if it has those of {lock:?}, give {source:?} its order"
        ),
    )
}

/// A value of `TYPED_LABEL` that is none of the words.
pub(crate) fn mode_unknown(value: &str) -> Problem {
    const WORDS: &str = "`update` (the locks are written), `locked` (the locks alone are read), or `check`; `check:ANYTHING` has every \
                         macro run again if the value is new";
    let help = match nearest(value, &["update", "locked", "check"]) {
        Some(word) => format!("write `TYPED_LABEL={word}`; the words are {WORDS}"),
        None => format!("write {WORDS}"),
    };
    Problem::new(Place::CALL, format!("TYPED_LABEL is {value:?}, which is none of its words"), help)
}

/// Two label types with one lock and two class lists.
pub(crate) fn two_writers(lock: &str) -> Problem {
    Problem::new(
        Place::option("lock"),
        format!("another label type has written a different class list to the lock {lock:?}"),
        "give each label type a lock of its own, for example `lock = \"pet.json\"`",
    )
}

/// A file that is no lock, where the lock is to be written.
pub(crate) fn not_a_lock(lock: &str) -> Problem {
    Problem::new(
        Place::option("lock"),
        format!("{lock:?} is there, and no class_indices JSON: it is left alone"),
        "name another file for the lock, for example \"classes.json\"; or remove this one",
    )
}

/// `append = true` without a lock.
pub(crate) fn append_without_lock() -> Problem {
    Problem::new(
        Place::option("append"),
        "`append` keeps the indices that a lock has, and there is no lock",
        "name one: `lock = \"classes.json\"`; or remove `append`",
    )
}

/// A lock that can't be written.
pub(crate) fn not_written(lock: &str, error: &std::io::Error) -> Problem {
    Problem::new(
        Place::option("lock"),
        format!("the lock {lock:?} can't be written: {error}"),
        "make its folder, or let the user that builds write there",
    )
}

/// The command that makes a class folder.
pub(crate) fn mkdir(folder: &str, class: &str) -> String {
    format!("mkdir {}", quote_path_in(folder, class))
}

/// A lock that was not there.
pub(super) fn new(list: &ClassList) -> String {
    format!("new: {}", counted(list))
}

/// A lock that was right. A compiler cache may hide the run that has written it, so this is a note, too.
pub(super) fn up_to_date(list: &ClassList) -> String {
    format!("up to date: {}", counted(list))
}

/// A lock that had another content, in one line.
pub(super) fn rewritten(old: Option<&ClassList>, list: &ClassList) -> String {
    let Some(old) = old else {
        return format!("rewritten: it held no class list, now it has {}", counted(list));
    };
    let Some(diff) = Diff::between("", old, "", list) else {
        return format!("rewritten: the same {}, written in another way", counted(list));
    };
    let [removed, added, moved] = diff.shown(3);
    let mut kinds = Vec::new();
    for (kind, names) in &[("added", added), ("removed", removed), ("at another index than before", moved)] {
        if !names.is_empty() {
            kinds.push(format!("{kind}: {names}"));
        }
    }
    format!("rewritten: {}", kinds.join("; "))
}

fn counted(list: &ClassList) -> String {
    match list.names().len() {
        1 => "1 class".into(),
        count => format!("{count} classes"),
    }
}

#[cfg(test)]
mod tests {
    use super::{ClassList, rewritten};

    #[test]
    fn a_rewritten_lock_is_told_in_a_line() {
        let list = |names: &str| ClassList::new(names.split(' ')).unwrap();
        for (old, new, told) in [
            (
                "cat dog",
                "bee cat dog",
                r#"added: "bee" (0); at another index than before: "cat" (0 -> 1), "dog" (1 -> 2)"#,
            ),
            ("cat dog", "cat", r#"removed: "dog" (1)"#),
            ("a", "a b c d e f", r#"added: "b" (1), "c" (2), "d" (3) and 2 more"#),
            ("cat dog", "cat dog", "the same 2 classes, written in another way"),
        ] {
            assert_eq!(rewritten(Some(&list(old)), &list(new)), format!("rewritten: {told}"));
        }
        assert_eq!(rewritten(None, &list("cat")), "rewritten: it held no class list, now it has 1 class");
    }
}
