//! The problems of a macro call, each at its token.

use crate::place;
use proc_macro2::{Span, TokenStream};
use typed_label_source::{Diagnostics, Place, Problem, Problems, Reported};

/// A problem of the syntax, and the token that has it.
pub(crate) struct AtToken {
    pub(crate) span: Span,
    pub(crate) problem: Problem,
}

/// The one collector of a macro call. What has a place in the options or the enum is pushed into `found`, by the stages that
/// know nothing of tokens; a problem of the syntax is pushed with its span.
#[derive(Default)]
pub(crate) struct TokenDiagnostics {
    pub(crate) found: Diagnostics,
    /// The span of each `place::token`.
    spans: Vec<Span>,
}

impl TokenDiagnostics {
    /// Takes in a problem of the syntax.
    pub(crate) fn push_at(&mut self, AtToken { span, problem }: AtToken) -> Reported {
        let place = place::token(self.spans.len());
        self.spans.push(span);
        self.found.at(place, |found| found.push(problem))
    }

    /// Every problem as an error of the compiler; `span_of` gives the spans of the places that are no tokens, or none if the
    /// problem is not to be shown.
    pub(crate) fn into_errors(self, span_of: impl Fn(Place) -> Option<Span>) -> TokenStream {
        let spans = self.spans;
        let span = |place: Place| spans.get(place.index()).filter(|_| place == place::token(place.index())).copied();
        let problems = self.found.into_problems().map(Problems::bounded);
        let errors = problems.into_iter().flatten().filter_map(|problem| {
            let span = span(problem.place()).or_else(|| span_of(problem.place()))?;
            Some(syn::Error::new(span, problem).to_compile_error())
        });
        errors.collect()
    }
}
