//! `cargo label`, also called `typed-label`: shows, compares, checks and writes class lists. Answers go to stdout, problems to stderr.
#![forbid(unsafe_code)]

// From the bottom to the top: each module imports only from the groups above its own.
mod build_report;
mod formats;
mod layout;
mod wrap;

mod output;

mod annotation;
mod inventory;
mod plot;
mod remote;
mod stdin;

mod cargo_messages;

mod cargo_check;

mod word_parser;

mod source_args;

mod known_lists;
mod lint;

mod args;

mod command_line;

mod mistyped;

mod commands;

use clap::FromArgMatches;
use std::env;
use std::process::ExitCode;

/// Runs the command line; `name` is what the user typed, as help and messages show it.
#[doc(hidden)]
#[must_use]
pub fn main(name: &'static str) -> ExitCode {
    output::set_command_name(name);
    // Cargo runs `cargo label list` as `cargo-label label list`.
    let mut arguments: Vec<_> = env::args_os().collect();
    if arguments.get(1).is_some_and(|argument| argument == "label") {
        arguments.remove(1);
    }
    let command = command_line::command();
    let matches = match command.clone().try_get_matches_from(&arguments) {
        Ok(matches) => matches,
        Err(error) => match mistyped::meant(&error, &command, &arguments) {
            Some(problem) => return output::Failure::from(problem).print(),
            None => error.exit(),
        },
    };
    let cli = args::Cli::from_arg_matches(&matches).unwrap_or_else(|error| error.exit());
    cli.color.choice().write_global();
    match commands::run(&cli.command) {
        Ok(code) => code.into(),
        Err(failure) => failure.print(),
    }
}
