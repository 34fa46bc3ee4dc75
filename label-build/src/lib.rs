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
// - the code: perfect_hash, emit;
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
#[doc(hidden)]
pub mod options;
#[cfg(feature = "macros")]
mod options_input;
mod perfect_hash;
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

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    /// What the list of files above says is so.
    #[test]
    fn files_import_only_from_files_below_them() {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let rows = include_str!("lib.rs").lines().filter_map(|line| line.strip_prefix("// - ")?.split_once(": "));
        let files: Vec<&str> = rows.flat_map(|(_, files)| files.trim_end_matches([';', '.']).split(", ")).collect();
        let is_file = |entry: &fs::DirEntry| entry.path().is_file();
        assert_eq!(fs::read_dir(&source).unwrap().flatten().filter(is_file).count(), files.len() + 1, "{files:?}");
        for (height, file) in files.iter().enumerate() {
            let text = fs::read_to_string(source.join(file).with_extension("rs")).unwrap();
            for import in text.lines().filter_map(|line| line.trim().strip_prefix("use crate::")) {
                let below = files[..height]
                    .iter()
                    .any(|below| import.starts_with(&format!("{below}:")) || import == format!("{below};"));
                assert!(below, "{file}.rs imports {import}");
            }
        }
    }
}
