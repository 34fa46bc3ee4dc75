//! What a running program does with labels: an enum whose variants are a model's classes, in index order.
//!
//! The crate has no `alloc`, and is `no_std` without its default feature `std`, which is for softmax and sigmoid. By default it
//! depends on nothing; the features `half`, `libm` and `serde` bring one crate each. Programs use it through `typed-label`.
#![no_std]

// From the bottom to the top: each module imports only from the groups above its own.
mod bits;
mod const_message;
mod error;
mod fingerprint;
mod perfect_hash;
mod simd;

mod assert_names;
mod check_names;
mod complete_table;
mod number;
mod shape;

mod label;
mod lanes;

mod argmax;
mod index_map;
mod label_set;
mod per_label;

mod confusion;
mod reorder;
mod top_k;

mod scores;

#[cfg(any(feature = "std", feature = "libm"))]
mod activation;
mod batch;
mod class_major;
pub mod class_mode;
mod group;
mod threshold;

mod quantized;

#[cfg(feature = "serde")]
mod serde;

#[doc(hidden)]
pub mod generated;

mod const_macro;
mod fallback_macro;
mod label_macro;
mod serde_macro;

pub use batch::{Batch, BatchError};
pub use check_names::NamesMismatch;
pub use class_major::{ClassMajor, ColumnError};
pub use confusion::Confusion;
pub use error::{LengthMismatch, UnknownIndex, UnknownName};
pub use fingerprint::fingerprint;
#[doc(hidden)]
pub use generated as __private;
pub use group::Group;
pub use label::{ClassIndices, Label, LabelTraits};
pub use label_set::{LabelSet, Labels, NotZeroOrOne};
#[cfg(any(feature = "std", feature = "libm"))]
pub use number::Real;
pub use number::{Number, Score};
pub use per_label::PerLabel;
pub use quantized::{Quantized, QuantizedError};
pub use reorder::{Reorder, RowsMismatch, Subset};
pub use scores::{NotANumber, Scores};
pub use shape::ShapeMismatch;
