//! The commands: one file each; `lock` also has `check`.

mod completions;
mod diff;
mod generate;
mod lint;
mod list;
mod lock;
mod orders;

use crate::args::Command;
use crate::output::{Exit, Failure};

pub(crate) fn run(command: &Command) -> Result<Exit, Failure> {
    match command {
        Command::List(arguments) => list::run(arguments),
        Command::Orders(arguments) => orders::run(arguments),
        Command::Diff(arguments) => diff::run(arguments),
        Command::Lint(arguments) => lint::run(arguments),
        Command::Lock(arguments) => lock::lock(arguments),
        Command::Check(arguments) => lock::check(arguments),
        Command::Generate(arguments) => generate::run(arguments),
        Command::Completions(arguments) => completions::run(arguments),
        Command::Man { out } => completions::man(out.as_deref()),
    }
}
