//! The messages about the options of a list.

use crate::problem::{Place, Problem};

/// `unused = []`.
pub(super) fn unused_is_empty() -> Problem {
    Problem::new(
        Place::option("unused"),
        "`unused` has no name in it",
        "write the name that the list has for outputs that are not in use, as in `unused = [\"N/A\"]`, or remove `unused`",
    )
}

/// An option that says how a path is read, beside a list without one.
pub(super) fn only_for_path(option: &'static str) -> Problem {
    Problem::new(
        Place::option(option),
        format!(
            "`{option}` says how a dataset folder or a class list file is read, and none is named: the classes are listed"
        ),
        format!("remove `{option}`, or name the path that it is about"),
    )
}

/// A background or a last class that is a class already, perhaps in another case of its letters.
pub(super) fn end_is_a_class(
    option: &'static str,
    name: &str,
    source: &str,
    (there, index): (&str, usize),
    is_folder: bool,
) -> Problem {
    let what = if is_folder {
        format!("{source:?} has a folder {there:?} (index {index}); `{option}` adds a class that no folder has")
    } else {
        format!("{source:?} has the class {there:?} (index {index}); `{option}` adds one more class")
    };
    let what = if there == name { what } else { format!("{what}, {name:?}, of nearly the same name") };
    Problem::new(Place::option(option), what, format!("give the added class another name, or remove `{option}`"))
}

/// A background or a last class without a name.
pub(super) fn end_without_name(option: &'static str) -> Problem {
    Problem::new(
        Place::option(option),
        format!("`{option}` adds a class, and has no name for it"),
        format!("write the class's name, as in `{option} = {:?}`", if option == "last" { "no object" } else { option }),
    )
}

/// `background` and `last` of one name.
pub(super) fn two_equal_ends() -> Problem {
    Problem::new(
        Place::option("last"),
        "`background` and `last` add two classes of one name, or of nearly the same",
        "give one of them another name",
    )
}
