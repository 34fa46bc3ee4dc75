//! Arguments that people type and no command takes, with what to type instead. clap only suggests flags that look alike.

use crate::output::command_name;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, Error};
use std::ffi::OsString;
use std::path::Path;
use std::str::FromStr;
use typed_label_source::escape::{quote_for_shell, quoted_list};
use typed_label_source::{Format, Place, Problem};

/// Words for the path, which has no flag.
const PATH_FLAGS: [&str; 7] = ["--path", "--source", "--folder", "--dir", "--data", "--input", "--file"];

/// What is wrong with the arguments, if that can be said better than clap does.
pub(crate) fn meant(error: &Error, cli: &Command, arguments: &[OsString]) -> Option<Problem> {
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.as_str()),
        _ => None,
    };
    let command = || arguments.iter().find_map(|argument| cli.find_subcommand(argument));
    match error.kind() {
        ErrorKind::InvalidSubcommand => path_for_command(text(ContextKind::InvalidSubcommand)?),
        ErrorKind::UnknownArgument => {
            let word = text(ContextKind::InvalidArg)?;
            second_value(command()?, word, arguments).or_else(|| unknown_argument(command()?, word))
        }
        ErrorKind::InvalidValue => {
            let word = text(ContextKind::InvalidValue)?;
            if text(ContextKind::InvalidArg)?.starts_with("--format ") {
                return format_of_file(command()?, word);
            }
            let Some(ContextValue::Strings(known)) = error.get(ContextKind::ValidValue) else { return None };
            family(word, known)
        }
        _ => None,
    }
}

/// `--dataset coco`: clap would name one of `coco-80` and `coco-91`.
fn family(word: &str, known: &[String]) -> Option<Problem> {
    let start = format!("{word}-");
    let several: Vec<&str> = known.iter().map(String::as_str).filter(|known| known.starts_with(&start)).collect();
    (several.len() > 1).then(|| {
        Problem::new(
            Place::CALL,
            format!("there are several lists called {word:?}"),
            format!("write one of {}", quoted_list(&several, several.len())),
        )
    })
}

/// `cargo label data/train`.
fn path_for_command(word: &str) -> Option<Problem> {
    (word.contains(['/', '.', '\\']) || Path::new(word).exists()).then(|| {
        Problem::new(
            Place::CALL,
            format!("{word:?} is not a command"),
            format!("to see its classes, run `cargo label list {}`", quote_for_shell(word)),
        )
    })
}

/// `--classes cat dog`: a flag that is written once for each of its values.
fn second_value(command: &Command, word: &str, arguments: &[OsString]) -> Option<Problem> {
    let at = arguments.iter().rposition(|argument| argument == word)?;
    let (flag, first) = (arguments.get(at.checked_sub(2)?)?.to_str()?, arguments[at - 1].to_str()?);
    let long = flag.strip_prefix("--")?;
    let is_repeated =
        |argument: &Arg| matches!(argument.get_action(), ArgAction::Append) && argument.get_long() == Some(long);
    (!word.starts_with('-') && command.get_arguments().any(is_repeated)).then(|| {
        let [first, second] = [first, word].map(quote_for_shell);
        not_taken(command, word, format!("write `{flag}` for each of them: `{flag} {first} {flag} {second}`"))
    })
}

/// `--format labels_txt`, as the macros have it.
fn format_of_file(command: &Command, word: &str) -> Option<Problem> {
    let is_format = Format::from_str(word).is_ok()
        && command.get_arguments().any(|argument| argument.get_long() == Some("read-as"));
    is_format.then(|| {
        Problem::new(
            Place::CALL,
            format!("`--format` says what to print, and {word:?} is a format of class list files"),
            format!("to read the file so, write `--read-as {word}`"),
        )
    })
}

/// The flag of a command that a word may be a misspelling of.
fn near_flag<'c>(command: &'c Command, word: &str) -> Option<&'c str> {
    let letters = |flag: &str| flag.to_lowercase().replace(['-', '_'], "");
    command.get_arguments().filter_map(Arg::get_long).find(|flag| letters(flag) == letters(word))
}

fn not_taken(command: &Command, word: &str, help: String) -> Problem {
    Problem::new(Place::CALL, format!("`{} {}` does not take `{word}`", command_name(), command.get_name()), help)
}

fn unknown_argument(command: &Command, word: &str) -> Option<Problem> {
    let name = command.get_name();
    let flag = word.strip_prefix("--");
    let help = if flag.is_some_and(|flag| formats(command).iter().any(|format| format == flag)) {
        format!("write `--format {}`", flag.unwrap_or_default())
    } else if PATH_FLAGS.contains(&word) {
        format!("write the path without `{word}`")
    } else {
        match (name, word) {
            ("orders", "--order") => {
                "leave it out: every order is shown; `cargo label list` has one of them".to_owned()
            }
            ("list", "--name") => {
                "a label type with a name is what `cargo label generate data/train --name Pet` prints".to_owned()
            }
            ("list" | "identify" | "orders", _) if flag.is_none() && !word.starts_with('-') => format!(
                "`{name}` takes one source; `cargo label diff` compares two, and `cargo label lint` looks at several"
            ),
            ("check" | "lock", _) if !word.starts_with('-') => format!(
                "`{name}` looks at all label types of the workspace; for a folder or file, run `cargo label lint {}`",
                quote_for_shell(word)
            ),
            ("check" | "lock", _) => match near_flag(command, word) {
                Some(flag) => format!("write `--{flag}`"),
                None => format!("Cargo's own arguments come after `--`: `cargo label {name} -- {word} ..`"),
            },
            _ => return None,
        }
    };
    Some(not_taken(command, word, help))
}

/// The words that `--format` of a command takes.
fn formats(command: &Command) -> Vec<String> {
    let flag = command.get_arguments().find(|argument| argument.get_id() == "format");
    let values = flag.map(Arg::get_possible_values).unwrap_or_default();
    values.iter().map(|value| value.get_name().to_owned()).collect()
}

#[cfg(test)]
#[test]
fn what_is_meant_is_what_to_type() {
    let cli = crate::command_line::command();
    let told = |line: &str| {
        let arguments: Vec<OsString> = ["cargo-label"].into_iter().chain(line.split(' ')).map(OsString::from).collect();
        let error = cli.clone().try_get_matches_from(&arguments).unwrap_err();
        meant(&error, &cli, &arguments).map(|problem| problem.help().to_owned()).unwrap_or_default()
    };
    for (line, help) in [
        ("data/train", "run `cargo label list data/train`"),
        ("list data --json", "write `--format json`"),
        ("--color never diff a b --github", "write `--format github`"),
        ("identify a --github", ""),
        ("list --folder data", "write the path without `--folder`"),
        ("orders data --order timm", "`cargo label list` has one of them"),
        ("list data --name Pet", "`cargo label generate data/train --name Pet`"),
        ("list a b", "`cargo label diff` compares two"),
        ("check data", "run `cargo label lint data`"),
        ("check -p pet", "`cargo label check -- -p ..`"),
        ("check --allow_absent", "write `--allow-absent`"),
        ("list data --classes cat dog", "`--classes cat --classes dog`"),
        ("list data --format labels_txt", "write `--read-as labels_txt`"),
        ("list data --format xml", ""),
        ("list --dataset coco", r#"write one of "coco-80" and "coco-91""#),
        ("list --dataset lviss", ""),
        ("lst data", ""),
        ("list data --formt json", ""),
    ] {
        let told = told(line);
        assert!(told.contains(help) && (help.is_empty() == told.is_empty()), "{line}: {told}");
    }
}
