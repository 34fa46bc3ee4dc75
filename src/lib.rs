#![doc = include_str!("../README.md")]
#![no_std]
#![allow(clippy::doc_markdown, reason = "the pages are also read as they are, where a product's name is no code")]

#[doc(hidden)]
pub use typed_label_core::__private;
pub use typed_label_core::{ClassIndices, Label, UnknownIndex, UnknownName};
#[cfg(feature = "macros")]
pub use typed_label_macros::{Label, labels};
#[cfg(feature = "source")]
pub use typed_label_source::{ClassList, Format, Order, Problem, Problems, Source};

#[doc = include_str!("../docs/from_training_to_rust.md")]
pub mod from_training_to_rust {}
