//! What commands print: problems, tables and names in colours, and the exit code. No name reaches a terminal in a form that the
//! terminal interprets as a command.

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

/// In a terminal of fewer columns, lines are not broken between words.
const NARROWEST: u16 = 30;

/// The command as the messages are written.
const USUAL_NAME: &str = "cargo label";

static NAME: OnceLock<&str> = OnceLock::new();

/// Sets the command as the user typed it.
pub(crate) fn set_command_name(name: &'static str) {
    NAME.get_or_init(|| name);
}

/// The command as the user typed it: `cargo label` or `typed-label`.
pub(crate) fn command_name() -> &'static str {
    NAME.get().copied().unwrap_or(USUAL_NAME)
}

/// The program that the user's shell runs: `cargo-label` or `typed-label`.
pub(crate) fn program_name() -> String {
    command_name().replace(' ', "-")
}

/// A text of ours with the command as the user typed it.
pub(crate) fn in_own_words(text: &str) -> String {
    text.replace(USUAL_NAME, command_name()).replace("cargo-label", &program_name())
}

/// A problem in the words of the command that the user typed.
pub(crate) fn worded(problem: &Problem) -> Problem {
    let problem = Wording::Command.problem(problem);
    // Only what is to be typed, so that no name of a class or path changes.
    let help = problem.help().replace(&format!("`{USUAL_NAME} "), &format!("`{} ", command_name()));
    Problem::new(problem.place(), problem.what(), help)
}

/// JSON without a character that a terminal interprets.
pub(crate) fn json_text(value: &serde_json::Value) -> String {
    escape::escape_json(&format!("{value:#}\n"))
}

/// What a command found, as the process's exit code.
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

/// Why a command has no answer.
#[derive(Debug)]
pub(crate) enum Failure {
    Problems(Problems),
    Output(io::Error),
}

impl Failure {
    /// Prints it, for the exit code 2.
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

/// Prints text on stdout, with its colours if they are wanted there.
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

/// Prints a problem on stderr, after its severity.
pub(crate) fn print_problem(style: &Style, severity: &str, problem: &Problem) {
    let width = terminal_size::terminal_size_of(io::stderr());
    anstream::eprint!("{}", problem_text(style, severity, problem, width));
}

/// A problem for stdout: after its severity, with its `help:`, in the words of the command.
pub(crate) fn render_problem(style: &Style, severity: &str, problem: &Problem) -> String {
    problem_text(style, severity, problem, terminal_size::terminal_size_of(io::stdout()))
}

/// A problem as lines of a terminal, if it goes to one.
fn problem_text(style: &Style, severity: &str, problem: &Problem, terminal: Option<(Width, Height)>) -> String {
    format!("{style}{severity}{style:#}: {}", text_after(severity, &worded(problem), terminal))
}

/// A problem in the words of the command, for stderr, where clap has written `error: `.
pub(crate) fn text_after_error(problem: &Problem) -> String {
    text_after("error", &worded(problem), terminal_size::terminal_size_of(io::stderr()))
}

/// What is wrong and the help, as lines that follow a severity.
fn text_after(severity: &str, problem: &Problem, terminal: Option<(Width, Height)>) -> String {
    let after = |word: &str, text: &str| match terminal {
        Some((Width(width), _)) if width >= NARROWEST => wrap(text, word.len() + 2, width.into()),
        _ => text.to_owned(),
    };
    format!("{}\n{HELP}help{HELP:#}: {}\n", after(severity, problem.what()), after("help", problem.help()))
}

/// Prints a line on stderr, after a word that says what it is.
pub(crate) fn status_line(style: &Style, word: &str, text: &str) {
    anstream::eprintln!("{style}{word}{style:#}: {text}");
}

/// Writes a file, unless it is already right.
pub(crate) fn write_file(path: &Path, text: &str) -> Result<(), Failure> {
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return Ok(());
    }
    fs::write(path, text).map_err(|error| not_written(path, path.parent().unwrap_or(path), &error))
}

/// A file that can't be written, or a folder in which none can; `folder` is the one that must be there.
pub(crate) fn not_written(path: &Path, folder: &Path, error: &io::Error) -> Failure {
    let help = match error.kind() {
        ErrorKind::NotFound => {
            format!("make the folder first: `mkdir -p {}`", escape::quote_for_shell(&folder.to_string_lossy()))
        }
        _ => "make room, or let your user write there".to_owned(),
    };
    cli_error(format!("{:?} can't be written: {error}", path.to_string_lossy()), help)
}

/// A name in a table: as it is, or as a string literal if it would not show as what it is.
pub(crate) fn display_name(name: &str) -> String {
    let literal = format!("{name:?}");
    let is_plain = literal[1..literal.len() - 1].replace("\\\"", "\"") == name && !name.starts_with('"');
    if is_plain && name.trim() == name && !name.is_empty() { name.to_owned() } else { literal }
}

/// A problem of this command alone.
pub(crate) fn cli_error(what: impl Into<String>, help: impl Into<String>) -> Failure {
    Problem::new(Place::CALL, what, help).into()
}

/// On which side of its column a text is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Align {
    Left,
    Right,
}

/// A cell: its text, and how it looks.
pub(crate) type Cell = (String, Style);

/// Rows under a header, each column as wide as its widest cell.
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
