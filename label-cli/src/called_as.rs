//! The name that the command is called by, and help in the words of that name: `cargo label`, or `typed-label` if there is no Cargo.

use crate::args::Cli;
use clap::{Command, CommandFactory};
use std::ffi::OsString;

/// The name by which machines without Cargo know the command.
const TYPED_LABEL: &str = "typed-label";

/// The command line as clap is to parse it, and the words that were typed. What stands before them says who calls: Cargo runs
/// `cargo label list` as `cargo-label label list`, and the binary `typed-label` runs `cargo-label typed-label list`.
pub(crate) fn command(mut words: Vec<OsString>) -> (Command, Vec<OsString>) {
    let caller = words.get(1).filter(|word| *word == "label" || *word == TYPED_LABEL).cloned();
    if caller.is_some() {
        words.remove(1);
    }
    let is_typed_label = caller.is_some_and(|name| name == TYPED_LABEL);
    let command = Cli::command();
    (if is_typed_label { in_words_of_typed_label(command).bin_name(TYPED_LABEL) } else { command }, words)
}

/// The same command, whose examples start with `typed-label`.
fn in_words_of_typed_label(command: Command) -> Command {
    let names: Vec<String> = command.get_subcommands().map(|command| command.get_name().to_owned()).collect();
    let help = command.get_after_help().map(|help| help.to_string().replace("cargo label ", "typed-label "));
    let command = match help {
        Some(help) => command.after_help(help),
        None => command,
    };
    names.into_iter().fold(command, |command, name| command.mut_subcommand(name, in_words_of_typed_label))
}

#[cfg(test)]
#[test]
fn no_example_of_typed_label_needs_cargo() {
    let words = |first: &[&str]| first.iter().map(OsString::from).collect::<Vec<_>>();
    let (command, typed) = command(words(&["cargo-label", "typed-label", "list", "typed-label"]));
    assert_eq!(typed, words(&["cargo-label", "list", "typed-label"]));
    for command in command.get_subcommands() {
        let help = command.get_after_help().map(ToString::to_string).unwrap_or_default();
        assert!(!help.contains("cargo label "), "{help}");
    }
    assert_eq!(self::command(words(&["cargo-label", "label", "list"])).1, words(&["cargo-label", "list"]));
    assert_eq!(self::command(words(&["cargo-label", "list"])).1, words(&["cargo-label", "list"]));
}
