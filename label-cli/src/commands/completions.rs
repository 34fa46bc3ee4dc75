//! `cargo label completions` and `cargo label man`: both are made from what `args.rs` says.

use crate::args::{Cli, Completions};
use crate::output::{Exit, Failure};
use clap::CommandFactory;
use std::io::{self, Write};
use std::path::Path;

pub(crate) fn run(arguments: &Completions) -> Result<Exit, Failure> {
    // Into memory first: clap_complete panics if the reader has closed the pipe.
    let mut text = Vec::new();
    // The shell completes what it runs, which is cargo-label.
    clap_complete::generate(arguments.shell, &mut Cli::command().bin_name("cargo-label"), "cargo-label", &mut text);
    io::stdout().write_all(&text)?;
    Ok(Exit::Fine)
}

/// The man page on stdout, or one for each command in a folder.
pub(crate) fn man(out: Option<&Path>) -> Result<Exit, Failure> {
    match out {
        Some(folder) => clap_mangen::generate_to(Cli::command(), folder)?,
        None => clap_mangen::Man::new(Cli::command()).render(&mut io::stdout())?,
    }
    Ok(Exit::Fine)
}
