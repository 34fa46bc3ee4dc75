//! The problems of a macro call, and the token at which each is shown.

use crate::place;
use proc_macro2::{Span, TokenStream};
use typed_label_source::{Diagnostics, Place, Problem, Problems, Reported};

/// A problem of the syntax, and the token that has it.
pub(crate) struct AtToken {
    span: Span,
    what: String,
    help: String,
}

impl AtToken {
    pub(crate) fn new(span: Span, what: impl Into<String>, help: impl Into<String>) -> Self {
        Self { span, what: what.into(), help: help.into() }
    }
}

/// The one collector of a macro call. The parsers say which token each place is; the stages that know nothing of tokens push
/// what has a place in the options or the enum into `found`; a problem of the syntax is pushed with its span.
#[derive(Default)]
pub(crate) struct TokenDiagnostics {
    pub(crate) found: Diagnostics,
    spans: Vec<(Place, Span)>,
    hidden: Vec<&'static str>,
}

impl TokenDiagnostics {
    /// Takes in a problem of the syntax.
    pub(crate) fn push_at(&mut self, AtToken { span, what, help }: AtToken) -> Reported {
        let place = place::token(self.spans.len());
        self.set_span(place, span);
        self.found.push(Problem::new(place, what, help))
    }

    /// Says at which token the problems of a place are shown.
    pub(crate) fn set_span(&mut self, place: Place, span: Span) {
        self.spans.push((place, span));
    }

    /// The token of a place, if it has one of its own.
    pub(crate) fn span(&self, place: Place) -> Option<Span> {
        self.spans.iter().find(|(known, _)| *known == place).map(|(_, span)| *span)
    }

    /// Shows no problem of an option whose value is not known: it says no more than that.
    pub(crate) fn hide(&mut self, option: &'static str) {
        self.hidden.push(option);
    }

    /// Every problem as an error of the compiler, at the token of its place; or else at the path, or else at the enum's name.
    pub(crate) fn into_errors(self) -> TokenStream {
        self.into_error_list().into_iter().collect()
    }

    /// Each problem as an error of the compiler.
    pub(crate) fn into_error_list(mut self) -> Vec<TokenStream> {
        self.set_span(Place::CALL, Span::call_site());
        let problems = std::mem::take(&mut self.found).into_problems().map(Problems::bounded);
        let shown = problems.into_iter().flatten().filter(|problem| !self.hidden.contains(&problem.place().key()));
        let error = |problem: Problem| {
            let places = [problem.place(), Place::PATH, place::ENUM];
            let span = places.into_iter().find_map(|place| self.span(place)).unwrap_or_else(Span::call_site);
            syn::Error::new(span, problem).to_compile_error()
        };
        shown.map(error).collect()
    }
}

/// Something else than what an option takes.
pub(crate) fn expected(span: Span, what: &str, example: &str) -> AtToken {
    AtToken::new(span, format!("expected {what}"), format!("write it as in `{example}`"))
}

pub(crate) fn option_twice(span: Span, option: &str) -> AtToken {
    AtToken::new(span, format!("`{option}` is given twice"), "remove one of the two")
}
