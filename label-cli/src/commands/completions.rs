//! `cargo label completions`: the completions of a shell, made from what `args.rs` says.

use crate::args::{Cli, Completions};
use crate::output::{Exit, Failure};
use clap::CommandFactory;
use std::io::{self, Write};

pub(crate) fn run(arguments: &Completions) -> Result<Exit, Failure> {
    // Into memory first: clap_complete panics if the reader has closed the pipe.
    let mut text = Vec::new();
    // The shell completes what it runs, which is cargo-label.
    clap_complete::generate(arguments.shell, &mut Cli::command().bin_name("cargo-label"), "cargo-label", &mut text);
    io::stdout().write_all(&text)?;
    Ok(Exit::Fine)
}
