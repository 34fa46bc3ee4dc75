//! In: a command with its arguments. Out: its exit code. One file a command.

mod cargo;
mod completions;
mod diff;
mod generate;
mod lint;
mod list;
mod orders;

use crate::cli::Command;
use crate::output::{Exit, Failure};

pub(crate) fn run(command: &Command) -> Result<Exit, Failure> {
    match command {
        Command::List(arguments) => list::run(arguments),
        Command::Orders(arguments) => orders::run(arguments),
        Command::Diff(arguments) => diff::run(arguments),
        Command::Lint(arguments) => lint::run(arguments),
        Command::Lock(arguments) => cargo::lock(arguments),
        Command::Check(arguments) => cargo::check(arguments),
        Command::Generate(arguments) => generate::run(arguments),
        Command::Completions(arguments) => completions::run(arguments),
        Command::Man { out } => completions::man(out.as_deref()),
    }
}
