//! A label type to generate, as plain data.

use crate::place;
use proc_macro2::{Ident, Span, TokenStream};
use typed_label_source::{Diagnostics, MAX_CLASSES, Problem};

/// An enum and its classes: all that the emitter needs to know.
#[derive(Clone, Debug)]
pub struct LabelType {
    /// The enum's name.
    pub name: Ident,
    /// The classes in index order; never empty.
    pub classes: Vec<Class>,
    /// Who declares the enum.
    pub declared: Declared,
    /// The integer of the user's `#[repr(..)]`.
    pub repr: Option<String>,
    /// How generated code names the crate `typed-label`.
    pub krate: TokenStream,
    /// The display name of each class, if there are any.
    pub display: Option<Vec<String>>,
    /// Serde's traits, if they are asked for.
    pub serde: Option<SerdeImpls>,
}

/// What the emitter needs to know to implement serde's traits.
#[derive(Clone, Debug)]
pub struct SerdeImpls {
    /// Where the option is written.
    pub option: Span,
    /// What turns the Cargo feature on, if it is not.
    pub cargo_add: String,
}

impl LabelType {
    /// Drops the user's `repr` if it has no value for some index.
    pub fn check_repr(&mut self, diagnostics: &mut Diagnostics) {
        let most = match self.repr.as_deref() {
            Some("i8") => 1 << 7,
            Some("u8") => 1 << 8,
            Some("i16") => 1 << 15,
            _ => MAX_CLASSES,
        };
        if let Some(too_small) = self.repr.take_if(|_| self.classes.len() > most) {
            diagnostics.push(repr_too_small(&too_small, self.classes.len()));
        }
    }
}

/// A class and its variant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Class {
    /// The class name, exactly as on disk.
    pub name: String,
    /// The variant's identifier.
    pub variant: String,
}

/// Who declares the enum, which decides how an index becomes a variant.
#[derive(Clone, Debug)]
pub enum Declared {
    /// We do, with a `repr` that fits.
    ByMacro,
    /// The user does; the variants as they are written.
    ByUser(Vec<Ident>),
    /// The user does, and gives discriminants that are not known here to be the indices.
    Numbered {
        /// The variants as they are written.
        variants: Vec<Ident>,
        /// The expressions, which the compiler has to check.
        checks: Vec<DiscriminantCheck>,
        /// Whether a discriminant is wrong, and reported.
        is_wrong: bool,
    },
}

/// A discriminant that only the compiler can tell.
#[derive(Clone, Debug)]
pub struct DiscriminantCheck {
    /// The index of the variant.
    pub position: usize,
    /// The first and the last token of the expression.
    pub span: (Span, Span),
    /// What to say if it is not the index.
    pub message: String,
}

/// An integer type that has too few values for an index.
fn repr_too_small(repr: &str, count: usize) -> Problem {
    Problem::new(
        place::ENUM,
        format!("`repr({repr})` is too small for {count} classes"),
        "remove it: the smallest integer that fits is chosen",
    )
}
