//! In: an option that can't be meant. Out: why, and what to write.

use super::{At, Problem, listed, nearest};

/// `order = ".."` with a word that is no framework's.
pub fn order_unknown(given: &str, known: &[&str]) -> Problem {
    let help = match nearest(given, known.iter().copied()) {
        Some(order) => format!("write `order = {order:?}`; the orders are {}", listed(known, known.len())),
        None if known.len() == 1 => format!("the only order is {}", listed(known, 1)),
        None => format!("the orders are {}", listed(known, known.len())),
    };
    Problem::new(At::Order, format!("there is no order {given:?}"), help)
}

/// A class that stands in a list twice.
pub fn class_twice(class: &str, first: usize, second: usize) -> Problem {
    Problem::new(
        At::Classes(second),
        format!("the class {class:?} is there twice: index {first} and index {second}"),
        "each class has one index; remove one of the two",
    )
}

/// `classes = []`, or a list without a name.
pub fn no_classes() -> Problem {
    Problem::new(
        At::Classes(0),
        "the class list is empty",
        "list at least one class, or leave `classes` out to take every class folder",
    )
}

/// A name in `classes = [..]` that no folder has.
/// Where the order takes one, the help tells how to mean it.
pub fn class_without_folder(index: usize, class: &str, path: &str, folders: &[String], may_lack: bool) -> Problem {
    let help = match nearest(class, folders.iter().map(String::as_str)) {
        Some(name) => format!("there is {name:?}: write that"),
        None if folders.is_empty() => format!("{path:?} has no class folder at all"),
        None => format!("{path:?} has {}", listed(folders, 8)),
    };
    let meant = if may_lack { "; or write `missing = \"allow\"`, if it has an index without a folder" } else { "" };
    let help = format!("{help}{meant}");
    Problem::new(At::Classes(index), format!("{path:?} has no folder for the class {class:?}"), help)
}

/// A name in `classes = [..]` that leads somewhere else than to a folder in the dataset.
pub fn class_no_folder_name(index: usize, class: &str) -> Problem {
    Problem::new(
        At::Classes(index),
        format!("{class:?} is no folder's name"),
        "list the class folders by their names alone, without a path",
    )
}

/// `classes = [..]` for an order that takes no list.
pub fn classes_unknown(order: &str) -> Problem {
    Problem::new(
        At::Classes(0),
        format!("the order {order:?} takes no list of classes: it reads them from the folder"),
        "remove `classes`, or write `order = \"keras\"` or `order = \"keras-utils\"` if Keras got that list",
    )
}

/// `allow_empty` for an order that has no such option.
pub fn allow_empty_unknown(order: &str) -> Problem {
    Problem::new(
        At::AllowEmpty,
        format!("the order {order:?} has no `allow_empty`: that is torchvision's"),
        "remove `allow_empty`, or write `order = \"torchvision\"`",
    )
}

/// `missing = ".."` without `classes = [..]`.
pub fn missing_without_classes() -> Problem {
    Problem::new(
        At::Missing,
        "`missing` says what a listed class without a folder means, and no classes are listed",
        "list them: `classes = [..]`; or remove `missing`",
    )
}

/// `missing = "allow"` for an order that refuses a class without a folder.
pub fn missing_refused(order: &str) -> Problem {
    Problem::new(
        At::Missing,
        format!("the order {order:?} refuses a class without a folder: only Keras' `flow_from_directory` takes one"),
        "remove `missing`, or write `order = \"keras\"`",
    )
}

/// `missing = ".."` with another word.
pub fn missing_unknown(given: &str) -> Problem {
    Problem::new(
        At::Missing,
        format!("there is no `missing = {given:?}`"),
        "write `missing = \"error\"` or `missing = \"allow\"`",
    )
}
