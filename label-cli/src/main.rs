//! `cargo label`: shows, compares, checks and writes class lists. Its answer is on stdout, what is wrong on stderr.
#![forbid(unsafe_code)]

// From the bottom to the top: each module imports only from the groups above its own.
mod layout;
mod output;

mod cargo_check;
mod inventory;
mod plot;
mod remote;
mod stdin;

mod source_args;

mod known_lists;
mod lint;

mod args;

mod called_as;
mod commands;

use clap::FromArgMatches;
use std::env;
use std::process::ExitCode;

fn main() -> ExitCode {
    let (mut command, words) = called_as::command(env::args_os().collect());
    let matches = command.clone().get_matches_from(words);
    let cli = args::Cli::from_arg_matches(&matches).unwrap_or_else(|error| error.format(&mut command).exit());
    cli.color.choice().write_global();
    match commands::run(&cli.command) {
        Ok(code) => code.into(),
        Err(failure) => failure.print(),
    }
}
