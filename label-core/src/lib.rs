//! Scores become labels: an enum whose variants are a model's classes, and what a running program does with it.
//!
//! Programs use this crate through `typed-label`, which has all of it and the macros that make the enum:
//!
//! ```
//! use typed_label::{Scores, labels};
//!
//! #[labels(classes = ["cat", "dog", "owl"])]
//! pub enum Pet {}
//!
//! let output: Vec<f32> = vec![0.1, 0.7, 0.2]; // what the model gave
//! let scores = Scores::<Pet>::new(&output)?; // an error unless there are three
//! assert_eq!(scores.argmax()?, Pet::Dog);
//! assert_eq!(scores.top_k()?, [(Pet::Dog, 0.7), (Pet::Owl, 0.2)]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Nothing here allocates, and nothing but the hash of names is depended on by default.
//!
//! | feature | |
//! |---|---|
//! | `std` (on) | softmax and sigmoid; AVX2 if the processor has it. Without it the crate is `no_std` |
//! | `libm` | softmax and sigmoid without `std` |
//! | `half` | scores of `f16` and `bf16` |
//! | `serde` | `Serialize` and `Deserialize` of label types with the option `serde = true`, and of [`LabelSet`] |
#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]

// From the bottom to the top: each module imports only from the groups above its own.
mod bits;
mod const_message;
mod error;
mod near_name;
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
pub use typed_label_hash::fingerprint;
