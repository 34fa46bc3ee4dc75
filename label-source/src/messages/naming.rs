//! In: class names that make no Rust variant, or the same one. Out: why, and the `rename(..)` to write.

use crate::escape::quoted_list;
use crate::problem::{Place, Problem};
use crate::suggest::nearest;

/// Two or more classes whose variant would have one name; `free` has a name for each but the first. Where one of them
/// has been renamed, that entry is the place.
pub fn same_variant(rename: Option<usize>, variant: &str, classes: &[&str], free: &[String]) -> Problem {
    let renames: Vec<String> = classes.iter().skip(1).zip(free).map(|(c, v)| format!("{c:?} = {v}")).collect();
    Problem::new(
        rename.map_or(Place::PATH, |entry| Place::element("rename", entry)),
        format!("the classes {} would all be the variant `{variant}`", quoted_list(classes, 8)),
        format!("give them names of their own: `rename({})`", renames.join(", ")),
    )
}

/// A class name without a character that an identifier can have, or with one that the compiler does not know yet.
pub fn nothing_to_keep(class: &str, free: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("no variant name can be made from the class {class:?}: it has no letter or digit that Rust knows"),
        format!("choose one: `rename({class:?} = {free})`"),
    )
}

/// `rename(..)` of a class that is not in the list.
pub fn rename_unknown(entry: usize, class: &str, classes: &[String]) -> Problem {
    let help = match nearest(class, classes.iter().map(String::as_str)) {
        Some(name) => format!("there is {name:?}: write that, or remove the entry"),
        None => format!("the classes are {}", quoted_list(classes, 8)),
    };
    Problem::new(Place::element("rename", entry), format!("there is no class {class:?} to rename"), help)
}

/// `rename(..)` of one class twice.
pub fn rename_twice(entry: usize, class: &str) -> Problem {
    Problem::new(
        Place::element("rename", entry),
        format!("the class {class:?} is renamed twice"),
        "remove one of the two entries",
    )
}

/// A hand-written variant that could stand for several classes.
pub fn ambiguous(variant: usize, name: &str, classes: &[&str]) -> Problem {
    Problem::new(
        Place::element("variant", variant),
        format!("`{name}` could be any of {}", quoted_list(classes, 8)),
        format!("say which: `#[label(name = {:?})] {name}`", classes[0]),
    )
}

/// `rename(..)` to something that is no variant.
pub fn no_identifier(entry: usize, variant: &str) -> Problem {
    Problem::new(
        Place::element("rename", entry),
        format!("{variant:?} can't be the name of a variant"),
        "write a Rust identifier, for example `ThreeD`",
    )
}
