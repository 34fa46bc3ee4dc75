//! Parses a flag whose value is one of a few words, such as `--order`. Another word gives the same message as in macros and build.rs.

use crate::output::text_after_error;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::error::ErrorKind;
use clap::{Arg, Command, Error};
use std::ffi::OsStr;
use typed_label_source::{Order, Problem};

/// The words, and the function that gives the problem of another word.
#[derive(Clone)]
pub(crate) struct WordParser<F> {
    words: PossibleValuesParser,
    problem_of: F,
}

impl<F: Fn(&str) -> Option<Problem>> WordParser<F> {
    pub(crate) fn new(words: impl IntoIterator<Item = &'static str>, problem_of: F) -> Self {
        Self { words: PossibleValuesParser::new(words), problem_of }
    }
}

impl<F: Fn(&str) -> Option<Problem> + Clone + Send + Sync + 'static> TypedValueParser for WordParser<F> {
    type Value = String;

    fn parse_ref(&self, command: &Command, arg: Option<&Arg>, value: &OsStr) -> Result<String, Error> {
        self.words.parse_ref(command, arg, value).map_err(|error| {
            let Some(problem) = value.to_str().and_then(&self.problem_of) else { return error };
            Error::raw(ErrorKind::InvalidValue, text_after_error(&problem))
        })
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        self.words.possible_values()
    }
}

/// Parses an order that a folder can have.
pub(crate) fn order_parser() -> impl TypedValueParser<Value = Order> {
    let orders = Order::names().filter(|name| *name != Order::Dataframe.name());
    WordParser::new(orders, |name| name.parse::<Order>().err()).try_map(|name| name.parse::<Order>())
}
