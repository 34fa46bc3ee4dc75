//! What the maker of a label type's code and the program that has the code must compute alike: the hash and the fingerprint of class
//! names.
//!
//! `typed-label-build` runs in the compiler and `typed-label-core` in the program. Both depend on this crate, so that the compiler
//! needs nothing of the core. Programs have `fingerprint` from `typed-label`:
//!
//! ```
//! use typed_label::{fingerprint, labels};
//!
//! #[labels(classes = ["cat", "dog"])]
//! pub enum Pet {}
//!
//! assert_eq!(fingerprint(["cat", "dog"]), Pet::FINGERPRINT);
//! ```
#![no_std]
#![forbid(unsafe_code)]

mod fingerprint;
#[doc(hidden)]
pub mod perfect_hash;

pub use fingerprint::{const_fingerprint, fingerprint};

/// The number of the format in which `typed-label-build` writes a call of `typed-label-core`'s macro `label!`, which has it as its
/// first token. It changes with that format, with [`perfect_hash`], and with whatever else generated code relies on. The first
/// pattern of the macro has the number too: if the two differ, no label type compiles.
#[doc(hidden)]
pub const FORMAT: usize = 1;
