//! The standard input as a source, `-`: a class list as `cargo label list --format json` prints it.

use std::io::{self, Read};
use std::sync::OnceLock;
use typed_label_build::Wording;
use typed_label_source::{ClassList, Format, Place, Problem, Problems};

/// Whether a source is the standard input.
pub(crate) fn is_stdin(source: &str) -> bool {
    source == "-"
}

/// Reads the list and keeps it, since the standard input can be read only once.
pub(crate) fn read() -> Result<ClassList, Problems> {
    static LIST: OnceLock<Result<ClassList, Problems>> = OnceLock::new();
    LIST.get_or_init(read_all).clone()
}

fn read_all() -> Result<ClassList, Problems> {
    // More than 65,536 names of 255 bytes, each byte escaped.
    const MOST: u64 = 128 << 20;
    let mut bytes = Vec::new();
    io::stdin().lock().take(MOST).read_to_end(&mut bytes).map_err(|error| not_read(&error))?;
    ClassList::from_bytes(&bytes, Some(Format::ClassIndices)).map_err(|problems| problems.map(of_the_input))
}

/// A problem of the input. A help that names an option would lead nowhere: `-` takes none.
fn of_the_input(problem: &Problem) -> Problem {
    let what = problem.what().replace("is not of `format = \"class_indices\"`", "is not a lock");
    let names_option = Wording::Command.problem(problem).help().contains("`--");
    let help = if names_option { FROM_A_COMMAND } else { problem.help() };
    Problem::new(problem.place(), what, help)
}

/// What `-` reads.
const FROM_A_COMMAND: &str =
    "pass what `cargo label list data/train --format json` prints; or name the file in place of `-`";

/// The standard input is closed, or is a folder.
fn not_read(error: &io::Error) -> Problem {
    Problem::new(
        Place::PATH,
        format!("the standard input can't be read: {error}"),
        "pass a class list, as in `cargo label list data/train --format json | cargo label diff - pet.json`",
    )
}

/// An option about reading beside `-`.
pub(crate) fn option_not_supported(flag: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("`{flag}` is about a folder or a file, and `-` is a class list from the standard input"),
        format!("leave `{flag}` out, and give it to the command that prints the class list"),
    )
}
