//! The macros of `typed-label`, which gives them to programs: `use typed_label::{Label, class_list, labels};`.
//!
//! - [`#[labels]`](macro@labels) makes an enum from a dataset folder or a class list file.
//! - [`#[derive(Label)]`](derive@Label) checks a hand-written enum against one.
//! - [`class_list!`](class_list) gives the names alone.
#![forbid(unsafe_code)]

use proc_macro::{Span, TokenStream};
use std::fs;
use typed_label_build::{CallSite, expand, expand_list};

/// Makes the variants of an enum from a dataset folder or a class list file: one for each class, in the order of the model.
///
/// ```ignore
/// use typed_label::labels;
///
/// /// One variant for each folder of data/train, in the order of `flow_from_directory`.
/// #[labels("data/train")]
/// pub enum Finding {}
/// ```
/// ```
/// use typed_label::labels;
///
/// #[labels(classes = ["cat", "snowy owl"])]
/// pub enum Pet {}
/// assert_eq!(Pet::SnowyOwl.index(), 1);
/// ```
///
/// The path starts at the folder of Cargo.toml; `$NAME` in it is an environment variable. The options come after the path:
///
#[doc = include_str!("../options.md")]
///
/// The enum gets `Clone`, `Copy`, `PartialEq`, `Eq`, `PartialOrd`, `Ord` (by index), `Hash` and `Debug` (the variant's name);
/// listing them is allowed and changes nothing. Other derives and attributes stay as they are; put `#[labels]` above them,
/// since a derive above it sees an enum without variants. That is an error if the file shows the derive. It can't be seen if a
/// `macro_rules!` puts it there by `$(#[$m])*`, or if it has another name by `use derive as add`.
/// With `serde = true` serde's `Serialize` and `Deserialize` are there too, and not to be derived.
///
/// A derive below `#[labels]` sees the variants, not the class names: `JsonSchema` of schemars and `ToSchema` of utoipa say `SnowyOwl`,
/// and serde writes `snowy owl`; `ValueEnum` of clap takes `snowy-owl`. So leave them away. A field of the label type has
/// `#[schemars(with = "String")]` or `#[schema(value_type = String)]`, and clap's derive parses an argument by `FromStr`, which goes by name.
///
/// Lints that the crate forbids (`#![forbid(dead_code)]`) say nothing of generated code. Two remain, which is then refused as E0453,
/// and for which `#![deny(..)]` does: an enum of more than 1,024 classes allows `dead_code` and `missing_docs`, since what these
/// ask for takes rustc as long as the enum itself; and a `#[deprecated]` one allows `deprecated`.
///
/// A folder is read whenever the crate is compiled. Cargo does not look into it, so a class folder that appears is noticed when
/// the crate is next compiled for another reason; with a compiler cache such as sccache not even then. `typed_label_build::watch` in
/// build.rs changes both. Files are watched.
#[proc_macro_attribute]
pub fn labels(options: TokenStream, item: TokenStream) -> TokenStream {
    let call = Span::call_site();
    let text = call.local_file().and_then(|file| fs::read_to_string(file).ok()).unwrap_or_default();
    let call = CallSite { text: &text, line: call.line(), column: call.column() };
    expand::labels(options.into(), item.into(), call).into()
}

/// Makes a hand-written enum a label type, and checks it against a dataset folder, variant by variant.
///
/// ```ignore
/// use typed_label::Label;
///
/// #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Label)]
/// #[label("data/train")]
/// pub enum Pet { Cat, Dog, #[label(name = "snowy_owl")] Owl }
/// ```
/// ```
/// use typed_label::Label;
///
/// #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Label)]
/// pub enum Pet { #[label(name = "cat")] Cat, #[label(name = "dog")] Dog }
/// assert_eq!(Pet::from_name("dog"), Some(Pet::Dog));
/// ```
///
/// The other derives are the user's to write, as above: a label needs at least `Clone`, `Copy`, `Debug`, `PartialEq`, `Eq`,
/// `PartialOrd`, `Ord` and `Hash`.
///
/// `#[label(..)]` takes the path and options of [`macro@labels`]. Without it nothing is read: each class is named as its
/// variant, or as `#[label(name = "..")]` on the variant says.
#[proc_macro_derive(Label, attributes(label))]
pub fn derive_label(item: TokenStream) -> TokenStream {
    expand::derive_label(item.into()).into()
}

/// The class names of a dataset folder or a class list file as a `&'static [&'static str]`, in index order.
///
/// It takes the path and the options of [`macro@labels`], but for those that are about an enum: `rename` and `serde`. What can't be
/// read, or does not agree, stops the build; a file is watched.
///
/// With `assert_names`, which every label type has, it holds a type that is there already (ready-made, generated, or of another
/// crate) against a model's file at compile time:
///
/// ```ignore
/// use typed_label::class_list;
///
/// const _: () = Coco::assert_names(class_list!("model/yolo11n.onnx"));
/// ```
/// ```
/// use typed_label::{class_list, labels};
///
/// #[labels(classes = ["cat", "snowy owl"])]
/// pub enum Pet {}
/// const LIST: &[&str] = class_list!(classes = ["cat", "snowy owl"]);
/// const _: () = Pet::assert_names(LIST);
/// const _: () = Pet::assert_names(&["cat", "snowy owl"]); // an array of another crate
/// ```
///
/// A list that differs is an error of the compiler with the first difference:
///
/// ```compile_fail,E0080
/// # use typed_label::{class_list, labels};
/// # #[labels(classes = ["cat", "snowy owl"])] pub enum Pet {}
/// // both have 2 classes; the first that differs is index 0, "snowy owl" in the list
/// // and "cat" in Pet; "snowy owl" is index 1 of Pet
/// const _: () = Pet::assert_names(class_list!(classes = ["snowy owl", "cat"]));
/// ```
#[proc_macro]
pub fn class_list(options: TokenStream) -> TokenStream {
    expand_list::class_list(options.into()).into()
}
