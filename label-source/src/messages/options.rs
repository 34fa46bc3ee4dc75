//! In: an option that can't be meant. Out: why, and what to write.

use crate::problem::{Place, Problem};
use crate::suggest::nearest;

/// An enum name that is no identifier.
pub fn no_enum_name(name: &str) -> Problem {
    Problem::new(
        Place::option("enum"),
        format!("{name:?} can't be the name of an enum"),
        "write a Rust type name: `.name(\"Finding\")`",
    )
}

/// `crate = ..` that is no path.
pub fn no_path(path: &str) -> Problem {
    Problem::new(Place::option("enum"), format!("{path:?} is no path to a crate"), "write one as in `::typed_label`")
}

/// An attribute for the enum that is no Rust.
pub fn no_attribute(text: &str) -> Problem {
    Problem::new(
        Place::option("enum"),
        format!("these are no attributes: {text:?}"),
        "write one as in `#[derive(serde::Serialize)]`",
    )
}

/// A visibility that is none.
pub fn no_visibility(text: &str) -> Problem {
    Problem::new(
        Place::option("enum"),
        format!("{text:?} is no visibility"),
        "write one as in `pub(crate)`, or nothing",
    )
}

/// A file that can't be written.
pub fn not_written(file: &str, error: &std::io::Error) -> Problem {
    Problem::new(
        Place::option("enum"),
        format!("{file:?} can't be written: {error}"),
        "make room, or let the user that builds write there",
    )
}

/// An option that there is not.
pub fn option_unknown(given: &str, known: &[&str]) -> Problem {
    let help = match nearest(given, known.iter().copied()) {
        Some(option) => format!("write `{option}`; the options are {}", known.join(", ")),
        None => format!("the options are {}", known.join(", ")),
    };
    Problem::new(Place::option("enum"), format!("there is no option `{given}`"), help)
}

/// An option that is given twice.
pub fn option_twice(option: &str) -> Problem {
    Problem::new(Place::option("enum"), format!("`{option}` is given twice"), "remove one of the two")
}

/// Something else than what an option takes.
pub fn option_value(expected: &str, example: &str) -> Problem {
    Problem::new(Place::option("enum"), format!("expected {expected}"), format!("write it as in `{example}`"))
}

/// `#[labels]` without a source.
pub fn no_source() -> Problem {
    Problem::new(
        Place::option("call"),
        "`#[labels]` needs to know where the classes come from",
        "name the dataset folder: `#[labels(\"data/train\")]`",
    )
}

/// A label type that is no enum.
pub fn no_enum(kind: &str) -> Problem {
    Problem::new(
        Place::option("enum"),
        format!("a label type is an enum, not {kind}"),
        "write `enum` and one variant per class",
    )
}

/// `repr(..)` that gives the enum no plain integer.
pub fn no_plain_repr(repr: &str) -> Problem {
    Problem::new(
        Place::option("enum"),
        format!("`repr({repr})` gives the enum a layout that is no plain index"),
        "remove it, or write an integer: `#[repr(u8)]`",
    )
}

/// An integer type that has too few values for an index.
pub fn repr_too_small(repr: &str, count: usize) -> Problem {
    Problem::new(
        Place::option("enum"),
        format!("`repr({repr})` is too small for {count} classes"),
        "remove it: the smallest integer that fits is chosen",
    )
}

/// `#[labels]` below a derive.
pub fn below_derive() -> Problem {
    Problem::new(
        Place::option("call"),
        "a derive above `#[labels]` has seen an enum without variants",
        "put `#[labels(..)]` first, above every `#[derive(..)]`",
    )
}

/// An option that asks for more than the variants' own names, and no source to ask.
pub fn needs_source(option: &str) -> Problem {
    Problem::new(
        Place::option("enum"),
        format!("`{option}` is about a dataset folder or a class list file, and none is named"),
        format!("name it first: `#[label(\"data/train\", {option} ..)]`; or remove `{option}`"),
    )
}

/// Two macros that both make a label type of one enum.
pub fn two_macros(other: &str) -> Problem {
    Problem::new(
        Place::option("call"),
        format!("both this `#[labels]` and another `{other}` make a label type of the enum"),
        format!(
            "remove `{other}` to have the variants made; `#[derive(Label)]` is for an enum whose variants you write"
        ),
    )
}
