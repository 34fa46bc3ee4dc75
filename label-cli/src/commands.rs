//! Runs a command. Each has a file.

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

use crate::annotation::{Annotation, github_lines};
use crate::args::Command;
use crate::formats::{DiffFormat, ReportFormat};
use crate::output::{Exit, Failure, command_name, print};

pub(crate) fn run(command: &Command) -> Result<Exit, Failure> {
    let result = answer(command);
    if let (Err(Failure::Problems(problems)), true) = (&result, is_for_github(command)) {
        let annotations = problems.iter().map(|problem| Annotation::of_problem(command_name(), problem));
        print(&github_lines(&annotations.collect::<Vec<_>>()))?;
    }
    result
}

/// Whether errors are to be annotations of GitHub Actions.
fn is_for_github(command: &Command) -> bool {
    match command {
        Command::Diff(arguments) => arguments.format == DiffFormat::Github,
        Command::Lint(arguments) => arguments.format == ReportFormat::Github,
        Command::Lock(arguments) => arguments.format == ReportFormat::Github,
        Command::Check(arguments) => arguments.format == ReportFormat::Github,
        _ => false,
    }
}

fn answer(command: &Command) -> Result<Exit, Failure> {
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
