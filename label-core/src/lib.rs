//! In: an enum whose variants are a model's classes in index order. Out: what a running program does with it.
//!
//! The crate is `no_std` without `alloc` and depends on nothing. Programs use it through `typed-label`.
//! The files are in order, each importing those above it; `label` alone names the table of `lookup` and the error of `mismatch`.
#![no_std]

mod error;
mod lookup;
mod mismatch;

mod label;
mod number;
mod per_label;

mod argmax;
mod top_k;

#[cfg(any(feature = "std", feature = "libm"))]
mod activation;
mod batch;
mod scores;

mod label_set;
mod threshold;

pub mod class_mode;
mod confusion;
mod order_table;
mod reorder;

#[cfg(feature = "serde")]
mod serde;

mod fallback;
#[doc(hidden)]
pub mod private;

pub use batch::{Batch, BatchError, WrongShape};
pub use confusion::{Confusion, WrongCounts};
pub use error::{UnknownIndex, UnknownName};
pub use label::{ClassIndices, Derived, Label};
pub use label_set::{LabelSet, Labels, NotABit};
pub use mismatch::Mismatch;
#[cfg(any(feature = "std", feature = "libm"))]
pub use number::Real;
pub use number::{Number, Score};
pub use per_label::PerLabel;
#[doc(hidden)]
pub use private as __private;
pub use reorder::{Reorder, Subset, WrongRows};
pub use scores::{NotANumber, Scores, WrongWidth};
