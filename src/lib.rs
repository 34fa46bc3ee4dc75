//! [benches]: crate#speed
//! [ci]: crate::ci
//! [contributing]: crate#develop
//! [crates]: crate::crates
//! [datasets]: crate#the-class-list-as-a-type
//! [drawn]: crate#the-command
//! [guide]: crate::guide
//! [mistakes]: crate::mistakes
//! [options]: crate::options
//! [python]: crate#the-command
//! [questions]: crate::questions
//! [training]: crate::from_training_to_rust
#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]
#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![allow(clippy::doc_markdown, reason = "the pages are also read as they are, where a product's name is no code")]

#[doc(hidden)]
pub use typed_label_core::__private;
#[cfg(any(feature = "std", feature = "libm"))]
pub use typed_label_core::Real;
pub use typed_label_core::{
    Batch, BatchError, ClassIndices, ClassMajor, ColumnError, Confusion, Group, Label, LabelSet, LabelTraits, Labels,
    LengthMismatch, NamesMismatch, NotANumber, NotZeroOrOne, Number, PerLabel, Quantized, QuantizedError, Reorder,
    RowsMismatch, Score, Scores, ShapeMismatch, Subset, UnknownIndex, UnknownName, class_mode, fingerprint,
};
#[cfg(feature = "macros")]
pub use typed_label_macros::{Label, class_list, labels};
#[cfg(feature = "source")]
pub use typed_label_source::{ClassList, Diff, Format, LockMode, Order, Place, Problem, Problems, Source, UserPath};

// The pages of docs/. Their links are files; these, which come first, win here.
#[doc = include_str!("../docs/ci.md")]
pub mod ci {}

#[doc = include_str!("../docs/crates.md")]
pub mod crates {}

/// [ci]: crate::ci
/// [guide]: crate::guide
/// [python]: crate#the-command
/// [questions]: crate::questions
#[doc = include_str!("../docs/from_training_to_rust.md")]
pub mod from_training_to_rust {}

/// [questions]: crate::questions
/// [training]: crate::from_training_to_rust
#[doc = include_str!("../docs/guide.md")]
pub mod guide {}

#[doc = include_str!("../docs/mistakes.md")]
pub mod mistakes {}

#[doc = include_str!("../docs/options.md")]
pub mod options {}

/// [benches]: crate#speed
/// [lock]: crate::from_training_to_rust#build-without-the-dataset
#[doc = include_str!("../docs/questions.md")]
pub mod questions {}
