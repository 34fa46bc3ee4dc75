//! Colours and the bar are on a terminal only; `script` plays one.

use crate::dataset::{Dataset, numbered};
use snapbox::cmd::cargo_bin;
use std::process::{Command, Stdio};

const ESCAPE: char = '\u{1b}';

/// What a terminal gets.
fn on_terminal(dataset: &Dataset, arguments: &str, variables: &[(&str, &str)]) -> String {
    let line = format!("{} {arguments}", cargo_bin!("cargo-label").display());
    let mut command = Command::new("script");
    command.args(["--quiet", "--return", "--command", &line, "/dev/null"]).current_dir(dataset.path(""));
    command.env_remove("NO_COLOR").env("TERM", "xterm-256color").envs(variables.iter().copied()).stdin(Stdio::null());
    String::from_utf8(command.output().expect("`script` is part of util-linux").stdout).unwrap()
}

/// What a pipe gets, on stdout and stderr.
fn in_pipe(dataset: &Dataset, arguments: &str, variables: &[(&str, &str)]) -> String {
    let output = dataset.run(arguments).envs(variables.iter().copied()).output().unwrap();
    String::from_utf8([output.stdout, output.stderr].concat()).unwrap()
}

#[test]
fn colours_are_for_terminals_that_want_them() {
    let dataset = Dataset::new().classes("train", numbered(10));
    for command in ["list train", "orders train", "lint train", "list no/such", "diff train train", "--help"] {
        assert!(on_terminal(&dataset, command, &[]).contains(ESCAPE), "{command}");
        assert!(!on_terminal(&dataset, command, &[("NO_COLOR", "1")]).contains(ESCAPE), "{command}");
        assert!(!in_pipe(&dataset, command, &[]).contains(ESCAPE), "{command}");
    }
    assert!(!on_terminal(&dataset, "lint train --color never", &[]).contains(ESCAPE));
    assert!(in_pipe(&dataset, "lint train --color always", &[]).contains(ESCAPE));
}

#[test]
fn messages_are_broken_between_words_on_a_terminal() {
    let dataset = Dataset::new().classes("train", numbered(10));
    let narrow = |arguments: &str| {
        let line = format!("sh -c 'stty cols 50 rows 20; {} {arguments}'", cargo_bin!("cargo-label").display());
        let mut command = Command::new("script");
        command.args(["--quiet", "--return", "--command", &line, "/dev/null"]).current_dir(dataset.path(""));
        command.env("NO_COLOR", "1").env("TERM", "xterm-256color").stdin(Stdio::null());
        String::from_utf8(command.output().unwrap().stdout).unwrap().replace("\r\n", "\n")
    };
    for (arguments, code) in [
        ("lint train", 0),
        ("list train --read-as labels_txt", 2),
        ("list train --read-as txt", 2),
        ("diff train s3://", 2),
    ] {
        let seen = narrow(arguments);
        let piped = in_pipe(&dataset, arguments, &[]);
        dataset.run(arguments).assert().code(code);
        // The same text, of which no line is too long, unless it is one word, or what one types.
        assert_eq!(seen.split_whitespace().collect::<Vec<_>>(), piped.split_whitespace().collect::<Vec<_>>());
        assert!(seen.lines().count() > piped.lines().count(), "{seen}");
        let is_short = |line: &str| line.chars().count() <= 50 || line.starts_with(['"', '`']);
        assert!(seen.lines().all(is_short), "{seen}");
        for typed in piped.split('`').skip(1).step_by(2) {
            assert!(seen.contains(typed), "{typed}: {seen}");
        }
    }
}

#[test]
fn the_bar_is_on_a_terminal_and_gone_at_the_end() {
    let dataset = Dataset::new().classes("train", numbered(300));
    let seen = on_terminal(&dataset, "list train --count", &[]);
    assert!(seen.contains("/300 folders"), "{seen}");
    assert!(seen.contains("300 images in 300 classes"), "{seen}");
    assert!(!in_pipe(&dataset, "list train --count", &[]).contains("folders"));
    // What colours do, names can't.
    let odd = Dataset::new().classes("train", ["\u{1b}[31mred", "\u{202e}gpj"]);
    for command in ["list train", "lint train", "orders train", "list train --format python"] {
        let seen = on_terminal(&odd, command, &[("NO_COLOR", "1")]);
        assert!(!seen.contains([ESCAPE, '\u{202e}']), "{seen:?}");
    }
}

#[test]
fn a_closed_pipe_is_not_an_error() {
    let dataset = Dataset::new().classes("train", numbered(3_000));
    let line = format!("{} list train | head -n 1", cargo_bin!("cargo-label").display());
    let output = Command::new("sh").args(["-c", &line]).current_dir(dataset.path("")).output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert!(output.stdout.starts_with(b"index"));
}
