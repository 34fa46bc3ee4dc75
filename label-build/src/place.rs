//! The places at which label-build itself finds problems. The options of the source are places too: `Place::option("order")`.

use typed_label_source::Place;

/// The enum as a whole.
pub(crate) const ENUM: Place = Place::option("enum");
/// Its generic parameters.
pub(crate) const GENERICS: Place = Place::option("generics");

/// A variant, by its position.
pub(crate) const fn variant(position: usize) -> Place {
    Place::element("variant", position)
}

/// The fields of a variant.
pub(crate) const fn fields(position: usize) -> Place {
    Place::element("fields", position)
}

/// What a variant has after `=`.
pub(crate) const fn discriminant(position: usize) -> Place {
    Place::element("discriminant", position)
}

/// The class name in `#[label(name = "..")]` on a variant.
pub(crate) const fn name(position: usize) -> Place {
    Place::element("name", position)
}

/// An entry of `rename(..)`.
pub(crate) const fn rename(entry: usize) -> Place {
    Place::element("rename", entry)
}

/// A token whose span is kept beside the problems.
#[cfg(feature = "macros")]
pub(crate) const fn token(number: usize) -> Place {
    Place::element("token", number)
}
