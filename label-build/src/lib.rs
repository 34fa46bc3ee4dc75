//! The code generator of typed-label: all that `#[labels]`, `#[derive(Label)]` and build.rs do.
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

// From bottom to top, each importing only from those before it:
// - what can be asked for and where a problem stands: options, place;
// - what is to be generated: variant_name, label_type, compare_enum, request;
// - the code: lookup, emit;
// - the face of build.rs: rust_fragment, build_script;
// - the face of the macros: token_diagnostics, options_input, enum_input, derive_order, expand.
mod build_script;
mod compare_enum;
#[cfg(feature = "macros")]
mod derive_order;
mod emit;
#[cfg(feature = "macros")]
mod enum_input;
#[cfg(feature = "macros")]
#[doc(hidden)]
pub mod expand;
mod label_type;
mod lookup;
#[doc(hidden)]
pub mod options;
#[cfg(feature = "macros")]
mod options_input;
mod place;
mod request;
mod rust_fragment;
#[cfg(feature = "macros")]
mod token_diagnostics;
mod variant_name;

pub use build_script::{Builder, labels, watch};
#[doc(hidden)]
pub use compare_enum::{Discriminant, EnumDecl, VariantDecl, check_against, check_shape, classes_from_variants};
#[cfg(feature = "macros")]
#[doc(hidden)]
pub use derive_order::CallSite;
#[doc(hidden)]
pub use emit::{declare, implement, track};
#[doc(hidden)]
pub use label_type::{Class, Declared, LabelType, name_variants};
#[doc(hidden)]
pub use request::Request;
#[doc(hidden)]
pub use typed_label_source as source;
#[doc(hidden)]
pub use variant_name::variant_name;
