//! In: a command line. Out: what it asks for, on stdout; what is wrong, on stderr, in the words of the macros; an exit code.
//!
//! The files are the pipeline, each importing only those above it: `remote`, `reading`, `cli`, `output`, `svg`, `commands`.

mod cli;
mod commands;
mod output;
mod reading;
mod remote;
mod svg;

use clap::Parser;
use std::env;
use std::process::ExitCode;

fn main() -> ExitCode {
    // Cargo runs `cargo label list` as `cargo-label label list`.
    let mut arguments: Vec<_> = env::args_os().collect();
    if arguments.get(1).is_some_and(|argument| argument == "label") {
        arguments.remove(1);
    }
    let cli = cli::Cli::parse_from(arguments);
    cli.color.choice().write_global();
    match commands::run(&cli.command) {
        Ok(code) => code.into(),
        Err(failure) => failure.print(),
    }
}
