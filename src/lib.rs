#![doc = include_str!("../README.md")]
#![no_std]

#[doc(hidden)]
pub use typed_label_core::__private;
pub use typed_label_core::{ClassIndices, Label, UnknownIndex, UnknownName};
#[cfg(feature = "macros")]
pub use typed_label_macros::{Label, labels};
