//! Prints problems and tables, in colours, and gives the exit code. A name with control characters is escaped before a terminal
//! gets it.

use crate::wrap::wrap;
use anstyle::{AnsiColor, Style};
use std::fmt::Write as _;
use std::io::{self, ErrorKind, Write};
use std::path::Path;
use std::process::ExitCode;
use std::sync::OnceLock;
use std::{fs, iter};
use terminal_size::{Height, Width};
use typed_label_build::Wording;
use typed_label_source::{Place, Problem, Problems, escape};
use unicode_width::UnicodeWidthStr;

pub(crate) const HEADER: Style = Style::new().bold();
pub(crate) const FAINT: Style = Style::new().dimmed();
pub(crate) const GOOD: Style = AnsiColor::Green.on_default().bold();
pub(crate) const ERROR: Style = AnsiColor::Red.on_default().bold();
pub(crate) const WARNING: Style = AnsiColor::Yellow.on_default().bold();
const HELP: Style = AnsiColor::Cyan.on_default().bold();

/// Lines are not wrapped in a terminal that has fewer columns.
const NARROWEST: u16 = 30;

/// The name of the command in our texts.
const USUAL_NAME: &str = "cargo label";

static NAME: OnceLock<&str> = OnceLock::new();

/// Sets the name that the user typed.
pub(crate) fn set_command_name(name: &'static str) {
    NAME.get_or_init(|| name);
}

/// The name that the user typed: `cargo label` or `typed-label`.
pub(crate) fn command_name() -> &'static str {
    NAME.get().copied().unwrap_or(USUAL_NAME)
}

/// The file that the shell runs: `cargo-label` or `typed-label`.
pub(crate) fn program_name() -> String {
    command_name().replace(' ', "-")
}

/// One of our texts, with the name of the command that the user typed.
pub(crate) fn in_own_words(text: &str) -> String {
    text.replace(USUAL_NAME, command_name()).replace("cargo-label", &program_name())
}

/// A problem in the words of the command line, with the name that the user typed.
pub(crate) fn worded(problem: &Problem) -> Problem {
    let problem = Wording::Command.problem(problem);
    // Only after a backtick: the name of a class or path must not change.
    let help = problem.help().replace(&format!("`{USUAL_NAME} "), &format!("`{} ", command_name()));
    Problem::new(problem.place(), problem.what(), help)
}

/// JSON text with control characters escaped.
pub(crate) fn json_text(value: &serde_json::Value) -> String {
    escape::escape_json(&format!("{value:#}\n"))
}

/// The exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    Fine = 0,
    Differs = 1,
    Unknown = 2,
}

impl Exit {
    pub(crate) fn differs_if(differs: bool) -> Self {
        if differs { Self::Differs } else { Self::Fine }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// Why a command could not answer.
#[derive(Debug)]
pub(crate) enum Failure {
    Problems(Problems),
    Output(io::Error),
}

impl Failure {
    /// Prints the failure. The exit code is 2.
    pub(crate) fn print(self) -> ExitCode {
        match self {
            Self::Problems(problems) => print_problems(&problems),
            // The reader has closed the pipe: `cargo label list .. | head`.
            Self::Output(error) if error.kind() == ErrorKind::BrokenPipe => return Exit::Fine.into(),
            Self::Output(error) => status_line(&ERROR, "error", &error.to_string()),
        }
        Exit::Unknown.into()
    }
}

impl From<Problems> for Failure {
    fn from(problems: Problems) -> Self {
        Self::Problems(problems)
    }
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Self::Problems(problem.into())
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

/// Prints text on stdout; its colours are removed unless they are wanted there.
pub(crate) fn print(text: &str) -> Result<(), Failure> {
    let mut out = anstream::stdout().lock();
    out.write_all(text.as_bytes())?;
    Ok(out.flush()?)
}

/// Prints problems on stderr, as the compiler does.
pub(crate) fn print_problems(problems: &Problems) {
    for problem in problems.clone().bounded() {
        print_problem(&ERROR, "error", &problem);
    }
}

/// Prints a problem on stderr, with its severity in front.
pub(crate) fn print_problem(style: &Style, severity: &str, problem: &Problem) {
    let width = terminal_size::terminal_size_of(io::stderr());
    anstream::eprint!("{}", problem_text(style, severity, problem, width));
}

/// A problem as text for stdout.
pub(crate) fn render_problem(style: &Style, severity: &str, problem: &Problem) -> String {
    problem_text(style, severity, problem, terminal_size::terminal_size_of(io::stdout()))
}

/// A problem with its severity and its `help:`, wrapped if it goes to a terminal.
fn problem_text(style: &Style, severity: &str, problem: &Problem, terminal: Option<(Width, Height)>) -> String {
    format!("{style}{severity}{style:#}: {}", text_after(severity, &worded(problem), terminal))
}

/// A problem for stderr, without the `error: ` that clap writes.
pub(crate) fn text_after_error(problem: &Problem) -> String {
    text_after("error", &worded(problem), terminal_size::terminal_size_of(io::stderr()))
}

/// What is wrong, which starts after the severity, and the `help:`.
fn text_after(severity: &str, problem: &Problem, terminal: Option<(Width, Height)>) -> String {
    let after = |word: &str, text: &str| match terminal {
        Some((Width(width), _)) if width >= NARROWEST => wrap(text, word.len() + 2, width.into()),
        _ => text.to_owned(),
    };
    format!("{}\n{HELP}help{HELP:#}: {}\n", after(severity, problem.what()), after("help", problem.help()))
}

/// Prints `word: text` on stderr.
pub(crate) fn status_line(style: &Style, word: &str, text: &str) {
    anstream::eprintln!("{style}{word}{style:#}: {text}");
}

/// Writes a file, unless it has this text already.
pub(crate) fn write_file(path: &Path, text: &str) -> Result<(), Failure> {
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return Ok(());
    }
    fs::write(path, text).map_err(|error| not_written(path, path.parent().unwrap_or(path), &error))
}

/// A path that can't be written to. `folder` must exist for that.
pub(crate) fn not_written(path: &Path, folder: &Path, error: &io::Error) -> Failure {
    let help = match error.kind() {
        ErrorKind::NotFound => {
            format!("make the folder first: `mkdir -p {}`", escape::quote_for_shell(&folder.to_string_lossy()))
        }
        _ => "make room, or let your user write there".to_owned(),
    };
    cli_error(format!("{:?} can't be written: {error}", path.to_string_lossy()), help)
}

/// A name for a table: a string literal if it has characters or spaces that would not be seen.
pub(crate) fn display_name(name: &str) -> String {
    let literal = format!("{name:?}");
    let is_plain = literal[1..literal.len() - 1].replace("\\\"", "\"") == name && !name.starts_with('"');
    if is_plain && name.trim() == name && !name.is_empty() { name.to_owned() } else { literal }
}

/// A failure with one problem.
pub(crate) fn cli_error(what: impl Into<String>, help: impl Into<String>) -> Failure {
    Problem::new(Place::CALL, what, help).into()
}

/// The side of its column to which a text is aligned.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Align {
    Left,
    Right,
}

/// A text and its style.
pub(crate) type Cell = (String, Style);

/// A table with a header row. Each column is as wide as its widest cell.
pub(crate) fn table(columns: &[(&str, Align)], rows: &[Vec<Cell>]) -> String {
    let header: Vec<Cell> = columns.iter().map(|(name, _)| ((*name).to_owned(), HEADER)).collect();
    let all = || iter::once(&header).chain(rows);
    let width = |column: usize| all().filter_map(|row| row.get(column)).map(|cell| cell.0.width()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns.len()).map(width).collect();
    let mut text = String::new();
    for row in all() {
        let last = row.iter().rposition(|cell| !cell.0.is_empty()).unwrap_or(0);
        for (column, (cell, style)) in row.iter().enumerate().take(last + 1) {
            let space = " ".repeat(widths[column] - cell.width());
            let gap = if column == 0 { "" } else { "  " };
            let _ = match columns[column].1 {
                Align::Right => write!(text, "{gap}{space}{style}{cell}{style:#}"),
                Align::Left if column == last => write!(text, "{gap}{style}{cell}{style:#}"),
                Align::Left => write!(text, "{gap}{style}{cell}{style:#}{space}"),
            };
        }
        text.push('\n');
    }
    text
}
