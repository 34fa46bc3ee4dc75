//! The problems of a macro call, and the token at which each is shown.

use crate::crate_name::{add_feature, dependency, read_manifest};
use crate::options::given_twice;
use crate::place;
use crate::request::manifest_folder;
use proc_macro2::{Literal, Span, TokenStream};
use quote::quote_spanned;
use std::env;
use typed_label_source::{Diagnostics, Place, Problem, Reported};

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
        let Some(problems) = std::mem::take(&mut self.found).into_problems() else { return Vec::new() };
        self.set_span(Place::CALL, Span::call_site());
        let manifest = read_manifest(&manifest_folder());
        let mut errors = Vec::new();
        for problem in problems.bounded() {
            if !self.hidden.contains(&problem.place().key()) {
                let span = self.span(problem.place()).or_else(|| self.span(Place::PATH));
                let span = span.or_else(|| self.span(place::ENUM)).unwrap_or_else(Span::call_site);
                errors.push(compile_error(span, &in_words_of(&manifest, &problem.to_string())));
            }
        }
        errors
    }
}

/// A message that may say how to turn on a feature of the macros: that is one of `typed-label`, under the name that Cargo.toml gives it, or
/// of the macros' own package if only that is there.
fn in_words_of(manifest: &str, message: &str) -> String {
    let has = |package| dependency(package, manifest).is_some();
    let package = if !has("typed-label") && has("typed-label-macros") { "typed-label-macros" } else { "typed-label" };
    message.replace("cargo add typed-label --features ", &add_feature(package, manifest, ""))
}

/// An error of the compiler at a token, as `syn` writes it. In the edition 2015 a path starts at the crate's own root, and there is
/// no `core`, unless the first token comes from a macro of a later edition; rustc then adds a note that names the macro.
fn compile_error(span: Span, text: &str) -> TokenStream {
    let root = if is_edition_2015() { span.resolved_at(Span::call_site()) } else { span };
    let (root, text) = (quote_spanned!(root=> ::), Literal::string(text));
    quote_spanned!(span=> #root core::compile_error! { #text })
}

/// Whether the compiler, whose process this is, is told of no other edition.
fn is_edition_2015() -> bool {
    let mut arguments = env::args_os().skip_while(|argument| !argument.to_string_lossy().starts_with("--edition"));
    // `--edition=2024` or `--edition 2024`.
    let edition = arguments.next().filter(|argument| argument != "--edition").or_else(|| arguments.next());
    edition.is_none_or(|edition| edition.to_string_lossy().ends_with("2015"))
}

/// Something else than what an option takes.
pub(crate) fn expected(span: Span, what: &str, example: &str) -> AtToken {
    AtToken::new(span, format!("expected {what}"), format!("write it as in `{example}`"))
}

/// An option that is given a second time.
pub(crate) fn option_twice(span: Span, option: &'static str) -> AtToken {
    let problem = given_twice(option);
    AtToken::new(span, problem.what(), problem.help())
}

#[cfg(test)]
mod tests {
    use super::in_words_of;

    #[test]
    fn a_feature_is_turned_on_where_the_macros_come_from() {
        for (manifest, command) in [
            ("", "cargo add typed-label"),
            ("[dependencies]\ntyped-label-core = \"0.1\"", "cargo add typed-label"),
            ("[dependencies]\ntyped-label.workspace = true", "cargo add typed-label"),
            (
                "[dependencies]\na = { package = \"typed-label\" }\ntyped-label-macros = \"0.1\"",
                "cargo add typed-label --rename a",
            ),
            ("[dependencies]\ntyped-label-macros = \"0.1\"", "cargo add typed-label-macros"),
            ("[dependencies]\na = { package = \"typed-label-macros\" }", "cargo add typed-label-macros --rename a"),
        ] {
            let said = in_words_of(manifest, "run `cargo add typed-label --features files`; or so");
            assert_eq!(said, format!("run `{command} --features files`; or so"), "{manifest}");
        }
    }
}
