//! `cargo label man`: prints the man page, or writes one for each command to a folder.

use crate::args::Man;
use crate::command_line::command;
use crate::output::{Exit, Failure, not_written};
use std::io;

pub(crate) fn run(arguments: &Man) -> Result<Exit, Failure> {
    match &arguments.out {
        Some(folder) => {
            clap_mangen::generate_to(command(), folder).map_err(|error| not_written(folder, folder, &error))?;
        }
        None => clap_mangen::Man::new(command()).render(&mut io::stdout())?,
    }
    Ok(Exit::Fine)
}
