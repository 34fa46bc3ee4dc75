//! clap's command line, by the name that the user typed: `cargo label` or `typed-label`.

use crate::args::Cli;
use crate::output::{command_name, in_own_words};
use clap::{Command, CommandFactory};

/// The command line of args.rs, with that name in its help.
pub(crate) fn command() -> Command {
    let worded = |command: Command| match command.get_after_help().map(ToString::to_string) {
        Some(help) => command.after_help(in_own_words(&help)),
        None => command,
    };
    let command = Cli::command().mut_subcommands(worded);
    if command_name().contains(' ') { command } else { command.name(command_name()).bin_name(command_name()) }
}
