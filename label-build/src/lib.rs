//! In: a class list. Out: the Rust code of its label type, for build.rs and for the macros.
//!
//! The files are the pipeline, each importing only those above it:
//! `ident`, `spec`, `check`, `perfect_hash`, `expand`, `builder`.
//!
//! ```no_run
//! // in build.rs
//! typed_label_build::labels("data/train").name("Finding").generate();
//! ```
//! ```ignore
//! // in src/lib.rs
//! include!(concat!(env!("OUT_DIR"), "/finding.rs"));
//! ```

extern crate proc_macro;

mod builder;
mod check;
mod expand;
mod ident;
mod perfect_hash;
mod spec;
mod syntax;

pub use builder::{Builder, labels, watch};
#[doc(hidden)]
pub use check::{Discriminant, Written, WrittenVariant, against, own_names, shape};
#[doc(hidden)]
pub use expand::{declare, implement, track};
#[doc(hidden)]
pub use ident::variant_name;
#[doc(hidden)]
pub use spec::{Class, Layout, Options, Spec, name_variants};
#[doc(hidden)]
pub use typed_label_source as source;
