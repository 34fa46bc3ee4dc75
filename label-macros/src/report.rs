//! In: problems. Out: compile errors, each at the token that it is about.

use crate::ast::Ast;
use crate::attr::Attr;
use proc_macro2::{Span, TokenStream};
use typed_label_build::source::problem::bounded;
use typed_label_build::source::{At, Problem};

/// A problem at a span that is known where it was found.
pub(crate) fn at(span: Span, problem: &Problem) -> syn::Error {
    syn::Error::new(span, problem)
}

/// Collects the problems of a macro call.
pub(crate) struct Report<'a> {
    pub(crate) attr: &'a Attr,
    pub(crate) ast: &'a Ast,
    pub(crate) problems: Vec<Problem>,
}

impl Report<'_> {
    /// Every error, those of the syntax first.
    pub(crate) fn to_tokens(&self) -> TokenStream {
        let syntax = self.attr.errors.iter().chain(&self.ast.errors).map(syn::Error::to_compile_error);
        let found = bounded(self.problems.clone());
        let found = found.iter().map(|problem| at(self.span(problem.at()), problem).to_compile_error());
        syntax.chain(found).collect()
    }

    fn span(&self, place: At) -> Span {
        let variant = |index: usize| self.ast.variants.get(index);
        let found = match place {
            At::Source => None,
            At::Order => self.attr.order.as_ref().map(syn::LitStr::span),
            At::Classes(index) => {
                self.attr.classes.as_ref().and_then(|classes| classes.get(index)).map(syn::LitStr::span)
            }
            At::Rename(index) => self.attr.renames.get(index).map(|rename| rename.class.span()),
            At::Variant(index) => variant(index).map(|v| v.name.span()),
            At::Fields(index) => variant(index).and_then(|v| v.fields),
            At::Discriminant(index) => variant(index).and_then(|v| v.discriminant),
            At::Name(index) => variant(index).and_then(|v| v.class.as_ref()).map(syn::LitStr::span),
            At::Generics => self.ast.generics_span,
            At::Call => Some(Span::call_site()),
            _ => Some(self.ast.name.span()),
        };
        found.or_else(|| self.attr.path.as_ref().map(syn::LitStr::span)).unwrap_or_else(|| self.ast.name.span())
    }
}
