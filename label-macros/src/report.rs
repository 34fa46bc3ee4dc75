//! In: problems. Out: compile errors, each at the token that it is about.

use crate::ast::Ast;
use crate::attr::Attr;
use proc_macro2::{Span, TokenStream};
use syn::{LitBool, LitStr};
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
        let is_known = |problem: &&Problem| !(self.attr.is_format_unknown && problem.at() == At::Format);
        let found = bounded(self.problems.iter().filter(is_known).cloned().collect());
        let found = found.iter().map(|problem| at(self.span(problem.at()), problem).to_compile_error());
        syntax.chain(found).collect()
    }

    fn span(&self, place: At) -> Span {
        let (attr, ast) = (self.attr, self.ast);
        let text = |option: &str| attr.texts.get(option).map(LitStr::span);
        let flag = |option: &str| attr.flags.get(option).map(LitBool::span);
        let element = |option: &str, index: usize| attr.lists.get(option)?.get(index).map(LitStr::span);
        let variant = |index: usize| ast.variants.get(index);
        let found = match place {
            At::Source => None,
            At::Order => text("order"),
            At::Format => text("format"),
            At::Missing => text("missing"),
            At::Background => text("background"),
            At::Lock => text("lock"),
            At::Append => flag("append"),
            At::AllowEmpty => flag("allow_empty"),
            At::Classes(index) => element("classes", index),
            At::AgreesWith(index) => element("agrees_with", index),
            At::Rename(index) => attr.renames.get(index).map(|rename| rename.class.span()),
            At::Variant(index) => variant(index).map(|v| v.name.span()),
            At::Fields(index) => variant(index).and_then(|v| v.fields),
            At::Discriminant(index) => variant(index).and_then(|v| v.discriminant),
            At::Name(index) => variant(index).and_then(|v| v.class.as_ref()).map(LitStr::span),
            At::Generics => ast.generics_span,
            At::Call => Some(Span::call_site()),
            _ => Some(ast.name.span()),
        };
        found.or_else(|| attr.path.as_ref().map(LitStr::span)).unwrap_or_else(|| ast.name.span())
    }
}
