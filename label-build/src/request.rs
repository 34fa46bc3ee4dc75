//! What a macro call or a build.rs asks for: a source, other names for some variants, and the path of the crate.

use crate::crate_name::cargo_add;
use crate::label_type::{Class, Declared, LabelType, SerdeImpls};
use crate::name_variants::name_variants;
use crate::place;
use crate::variant_name::{is_identifier, is_reserved, variant_name};
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use std::env;
use std::path::{Path, PathBuf};
use typed_label_source::{ClassList, Diagnostics, LockMode, Problem, Source};

/// What is asked for, the same for the attribute, the derive and build.rs.
///
/// ```
/// use typed_label_build::source::{Diagnostics, Source};
/// use typed_label_build::{Request, declare};
///
/// let request = Request::new(Source::listed(["cat", "dog"]));
/// let mut diagnostics = Diagnostics::default();
/// let list = request.load("/crate".as_ref(), &mut diagnostics);
/// let name = proc_macro2::Ident::new("Pet", proc_macro2::Span::call_site());
/// let pet = request.label_type(&name, list.as_ref(), &mut diagnostics);
/// assert_eq!(pet.classes[1].variant, "Dog");
/// assert!(declare(&pet, &"".parse().unwrap(), &"pub".parse().unwrap()).to_string().contains("pub enum Pet"));
/// ```
#[derive(Clone, Debug)]
pub struct Request {
    /// Where the class list comes from.
    pub source: Source,
    /// Each class of `rename(..)`, and its variant.
    pub renames: Vec<(String, String)>,
    /// Whether serde's traits are implemented.
    pub serde: bool,
    /// How generated code names the crate `typed-label`.
    pub krate: TokenStream,
}

impl Request {
    /// A source without further options.
    pub fn new(source: impl Into<Source>) -> Self {
        Self { source: source.into(), renames: Vec::new(), serde: false, krate: quote!(::typed_label) }
    }

    /// Loads the class list as the environment variable `TYPED_LABEL` says. The list may be there beside problems.
    pub fn load(&self, base: &Path, diagnostics: &mut Diagnostics) -> Option<ClassList> {
        match diagnostics.take(LockMode::of_crate(base)) {
            Ok(mode) => self.source.load(mode, base, diagnostics).ok(),
            // What else is wrong may be so in this mode alone.
            Err(_) => self.source.load(LockMode::Check, base, &mut Diagnostics::default()).ok(),
        }
    }

    /// The enum that has one variant for each class. Without a list there is an enum all the same, so that one mistake gives
    /// one error.
    pub fn label_type(&self, name: &Ident, list: Option<&ClassList>, diagnostics: &mut Diagnostics) -> LabelType {
        let mut renames = self.renames.clone();
        for (entry, (class, variant)) in renames.iter_mut().enumerate() {
            if is_identifier(variant) && !is_reserved(variant) {
                continue;
            }
            let problem = if is_identifier(variant) { reserved } else { not_an_identifier };
            diagnostics.push(problem(entry, variant));
            *variant = variant_name(class).unwrap_or_else(|| "Class".into());
        }
        let classes = match list {
            Some(list) => name_variants(list, &renames, diagnostics),
            None => vec![Class { name: String::new(), variant: "NoClass".into() }],
        };
        LabelType {
            name: name.clone(),
            classes,
            declared: Declared::ByMacro,
            repr: None,
            krate: self.krate.clone(),
            serde: None,
        }
    }

    /// Serde's traits, if they are asked for by an option at this place. `base` is the folder of Cargo.toml.
    pub fn serde_impls(&self, base: &Path, option: Span) -> Option<SerdeImpls> {
        self.serde.then(|| SerdeImpls { option, cargo_add: cargo_add(&self.krate, base, "serde") })
    }
}

/// The folder of the crate that is built, at which relative paths start.
pub(crate) fn manifest_folder() -> PathBuf {
    env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from).unwrap_or_default()
}

fn reserved(entry: usize, variant: &str) -> Problem {
    Problem::new(
        place::rename(entry),
        format!("`{variant}` is a constant of every label type: a variant of that name would hide it"),
        format!("write another name, for example `{variant}_`"),
    )
}

fn not_an_identifier(entry: usize, variant: &str) -> Problem {
    Problem::new(
        place::rename(entry),
        format!("{variant:?} can't be the name of a variant"),
        "write a Rust identifier, for example `ThreeD`",
    )
}
