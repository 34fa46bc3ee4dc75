//! The messages about what only build.rs can set.

use crate::place;
use typed_label_source::Problem;

/// A name that no enum can have.
pub(crate) fn not_an_enum_name(name: &str) -> Problem {
    Problem::new(
        place::ENUM,
        format!("{name:?} can't be the name of an enum"),
        "write a Rust type name: `.name(\"Finding\")`",
    )
}

/// A path that leads to no crate.
pub(super) fn not_a_path(path: &str) -> Problem {
    Problem::new(place::ENUM, format!("{path:?} is not a path to a crate"), "write one as in `::typed_label`")
}

/// Something else than attributes.
pub(super) fn not_an_attribute(text: &str) -> Problem {
    Problem::new(
        place::ENUM,
        format!("these are not attributes: {text:?}"),
        "write one as in `#[derive(serde::Serialize)]`",
    )
}

/// Something else than a visibility.
pub(super) fn not_a_visibility(text: &str) -> Problem {
    Problem::new(place::ENUM, format!("{text:?} is not a visibility"), "write one as in `pub(crate)`, or nothing")
}
