//! `cargo label completions`: prints the completions of a shell.

use crate::args::Completions;
use crate::command_line::command;
use crate::output::{Exit, Failure, program_name};
use std::io::{self, Write};

pub(crate) fn run(arguments: &Completions) -> Result<Exit, Failure> {
    // Into memory first: clap_complete panics if the reader has closed the pipe.
    let mut text = Vec::new();
    // A shell completes the name of a program: cargo-label or typed-label.
    let name = program_name();
    clap_complete::generate(arguments.shell, &mut command().bin_name(&name), &name, &mut text);
    io::stdout().write_all(&text)?;
    Ok(Exit::Fine)
}
