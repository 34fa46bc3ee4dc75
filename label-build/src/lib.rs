//! Makes a label type in build.rs, from a dataset folder or a class list file.
//!
//! ```sh
//! cargo add typed-label --no-default-features --features std
//! cargo add typed-label-build --build
//! ```
//! ```ignore
//! // build.rs
//! fn main() {
//!     typed_label_build::labels("data/train").name("Finding").generate();
//! }
//! ```
//! ```ignore
//! // src/lib.rs
//! include!(concat!(env!("OUT_DIR"), "/finding.rs"));
//! ```
//!
//! It is the same code that `#[labels("data/train")] pub enum Finding {}` makes: the macros call this crate, too.
#![forbid(unsafe_code)]
// What only a build.rs needs of a module that both need.
#![cfg_attr(not(feature = "build-script"), allow(dead_code))]

extern crate proc_macro;

// From the bottom to the top: each module imports only from the groups above its own.
mod place;

mod variant_name;

mod crate_name;
mod label_type;

mod name_variants;

mod compare_enum;
mod request;

#[doc(hidden)]
pub mod options;
#[cfg(feature = "macros")]
mod parse_item;
mod perfect_hash;

mod emit;
#[cfg(feature = "build-script")]
mod wording;

mod enum_attributes;
#[cfg(feature = "build-script")]
mod out_dir;
#[cfg(feature = "build-script")]
mod rust_fragment;

#[cfg(feature = "build-script")]
mod builder;

#[cfg(feature = "build-script")]
mod build_script;

#[cfg(feature = "macros")]
mod token_diagnostics;
#[cfg(feature = "macros")]
mod tokenize;

#[cfg(feature = "macros")]
mod derive_order;
#[cfg(feature = "macros")]
mod option_mistakes;

#[cfg(feature = "macros")]
mod parse_options;

#[cfg(feature = "macros")]
mod parse_enum;

#[cfg(feature = "macros")]
#[doc(hidden)]
pub mod expand;

#[cfg(feature = "macros")]
#[doc(hidden)]
pub mod expand_list;

#[cfg(feature = "build-script")]
pub use build_script::{watch, watch_in_order};
#[cfg(feature = "build-script")]
pub use builder::{Builder, labels};
#[doc(hidden)]
pub use compare_enum::{
    Discriminant, WrittenEnum, WrittenVariant, check_against, check_discriminants, check_shape, classes_from_variants,
};
#[cfg(feature = "macros")]
#[doc(hidden)]
pub use derive_order::CallSite;
#[doc(hidden)]
pub use emit::{declare, implement, track};
#[doc(hidden)]
pub use label_type::{Class, Declared, DiscriminantCheck, LabelType, SerdeImpls};
#[doc(hidden)]
pub use name_variants::name_variants;
#[doc(hidden)]
pub use request::{Request, VariantNames};
#[doc(hidden)]
pub use typed_label_hash::fingerprint;
#[doc(hidden)]
pub use typed_label_source as source;
#[doc(hidden)]
pub use variant_name::variant_name;
#[cfg(feature = "build-script")]
#[doc(hidden)]
pub use wording::Wording;
