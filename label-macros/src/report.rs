//! In: problems. Out: compile errors, each at the token that it is about.

use crate::ast::Ast;
use crate::attr::Attr;
use proc_macro2::{Span, TokenStream};
use syn::{LitBool, LitStr};
use typed_label_build::source::{Place, Problem, Problems};

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
        let is_known =
            |problem: &&Problem| !(self.attr.is_format_unknown && problem.place() == Place::option("format"));
        let found = Problems::unless_any(self.problems.iter().filter(is_known).cloned().collect(), ());
        let found = found.err().map(Problems::bounded);
        let found = found.iter().flatten().map(|problem| at(self.span(problem.place()), problem).to_compile_error());
        syntax.chain(found).collect()
    }

    fn span(&self, place: Place) -> Span {
        let (attr, ast) = (self.attr, self.ast);
        let text = |option: &str| attr.texts.get(option).map(LitStr::span);
        let flag = |option: &str| attr.flags.get(option).map(LitBool::span);
        let element = |option: &str, index: usize| attr.lists.get(option)?.get(index).map(LitStr::span);
        let variant = |index: usize| ast.variants.get(index);
        let found = match (place.key(), place.index()) {
            ("path", _) => None,
            ("order", _) => text("order"),
            ("format", _) => text("format"),
            ("missing", _) => text("missing"),
            ("background", _) => text("background"),
            ("lock", _) => text("lock"),
            ("append", _) => flag("append"),
            ("allow_empty", _) => flag("allow_empty"),
            ("classes", index) => element("classes", index),
            ("agrees_with", index) => element("agrees_with", index),
            ("rename", index) => attr.renames.get(index).map(|rename| rename.class.span()),
            ("variant", index) => variant(index).map(|v| v.name.span()),
            ("fields", index) => variant(index).and_then(|v| v.fields),
            ("discriminant", index) => variant(index).and_then(|v| v.discriminant),
            ("name", index) => variant(index).and_then(|v| v.class.as_ref()).map(LitStr::span),
            ("generics", _) => ast.generics_span,
            ("call", _) => Some(Span::call_site()),
            _ => Some(ast.name.span()),
        };
        found.or_else(|| attr.path.as_ref().map(LitStr::span)).unwrap_or_else(|| ast.name.span())
    }
}
