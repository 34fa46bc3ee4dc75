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
pub fn class_without_folder(index: usize, class: &str, path: &str, folders: &[String]) -> Problem {
    let help = match nearest(class, folders.iter().map(String::as_str)) {
        Some(name) => format!("there is {name:?}: write that"),
        None if folders.is_empty() => format!("{path:?} has no class folder at all"),
        None => format!("{path:?} has {}", listed(folders, 8)),
    };
    Problem::new(At::Classes(index), format!("{path:?} has no folder for the class {class:?}"), help)
}
