//! `cargo label`: shows, compares, checks and writes class lists. Its answer is on stdout, what is wrong on stderr.
#![forbid(unsafe_code)]

// From the bottom to the top: each module imports only from the groups above its own.
mod layout;
mod wrap;

mod output;

mod cargo_check;
mod inventory;
mod plot;
mod remote;

mod source_args;

mod known_lists;
mod lint;

mod args;

mod commands;

use clap::Parser;
use std::env;
use std::process::ExitCode;

fn main() -> ExitCode {
    // Cargo runs `cargo label list` as `cargo-label label list`.
    let mut arguments: Vec<_> = env::args_os().collect();
    if arguments.get(1).is_some_and(|argument| argument == "label") {
        arguments.remove(1);
    }
    let cli = args::Cli::parse_from(arguments);
    cli.color.choice().write_global();
    match commands::run(&cli.command) {
        Ok(code) => code.into(),
        Err(failure) => failure.print(),
    }
}
