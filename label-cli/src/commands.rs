//! The commands: one file each.

mod check;
mod completions;
mod diff;
mod generate;
mod identify;
mod lint;
mod list;
mod lock;
mod man;
mod orders;

use crate::args::Command;
use crate::output::{Exit, Failure};

pub(crate) fn run(command: &Command) -> Result<Exit, Failure> {
    match command {
        Command::List(arguments) => list::run(arguments),
        Command::Orders(arguments) => orders::run(arguments),
        Command::Diff(arguments) => diff::run(arguments),
        Command::Identify(arguments) => identify::run(arguments),
        Command::Lint(arguments) => lint::run(arguments),
        Command::Lock(arguments) => lock::run(arguments),
        Command::Check(arguments) => check::run(arguments),
        Command::Generate(arguments) => generate::run(arguments),
        Command::Completions(arguments) => completions::run(arguments),
        Command::Man(arguments) => man::run(arguments),
    }
}
