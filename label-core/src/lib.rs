//! In: an enum whose variants are a model's classes in index order. Out: what a running program does with it.
//!
//! The crate is `no_std` without `alloc` and depends on nothing. Programs use it through `typed-label`.
#![no_std]

mod error;
mod label;
mod lookup;
pub mod private;
#[cfg(feature = "serde")]
mod serde;

pub use error::{UnknownIndex, UnknownName};
pub use label::{ClassIndices, Label};
#[doc(hidden)]
pub use private as __private;
