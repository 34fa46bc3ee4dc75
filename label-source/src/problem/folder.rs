//! In: a folder that can't be read as a dataset. Out: why, and what to do.

use super::{At, Problem, listed, nearest};

/// A `$NAME` in a path, where no such environment variable is set.
pub fn variable_missing(path: &str, variable: &str) -> Problem {
    Problem::new(
        At::Source,
        format!("the path {path:?} needs the environment variable {variable}, which is not set"),
        format!(
            "set it where Cargo runs: `{variable}=/where/the/data/is cargo build` (a `$` that is meant is written `$$`)"
        ),
    )
}

/// No folder at the path, which starts at `start`; `parent` is the part of it that exists, `there` what stands in that.
pub fn missing(path: &str, start: &str, parent: &str, there: &[String]) -> Problem {
    let rest = path.strip_prefix(parent).unwrap_or(path).trim_start_matches(['/', '\\']);
    let absent = rest.split(['/', '\\']).next().unwrap_or(rest);
    let join = |name: &str| match parent {
        "" => name.to_owned(),
        _ if parent.ends_with(['/', '\\']) => format!("{parent}{name}"),
        _ => format!("{parent}/{name}"),
    };
    let place = if parent.is_empty() { start.to_owned() } else { format!("{parent:?}") };
    let help = match nearest(absent, there.iter().map(String::as_str)) {
        Some(name) => format!("there is {:?}: write that, or make the folder", join(name)),
        None if there.is_empty() => format!("{place} has no folder in it; paths start at {start}"),
        None => format!("{place} has {}; paths start at {start}", listed(there, 5)),
    };
    Problem::new(At::Source, format!("the folder {path:?} does not exist"), help)
}

/// A file where a dataset folder was expected.
pub fn is_a_file(path: &str) -> Problem {
    let parent = path.rfind(['/', '\\']).map_or(".", |slash| &path[..slash]);
    Problem::new(
        At::Source,
        format!("{path:?} is a file, not a folder with one folder per class"),
        format!("name the folder that holds the class folders, for example {parent:?}"),
    )
}

/// The operating system refuses to list the folder.
pub fn unreadable(path: &str, error: &std::io::Error) -> Problem {
    Problem::new(
        At::Source,
        format!("the folder {path:?} can't be read: {error}"),
        "let the user that builds read it: `chmod u+rx` on the folder and on those above it",
    )
}

/// A folder name that a Rust string can't hold.
pub fn not_utf8(path: &str, name: &std::ffi::OsStr) -> Problem {
    let shown = name.as_encoded_bytes().escape_ascii();
    Problem::new(
        At::Source,
        format!("{path:?} has a class folder whose name is no UTF-8: b\"{shown}\""),
        format!(
            "rename it: `mv {path}/$'{shown}' {path}/..`; the model's indices follow the new name only after training again"
        ),
    )
}

/// A folder without a class.
pub fn no_class(path: &str, rule: &str) -> Problem {
    Problem::new(
        At::Source,
        format!("the folder {path:?} has no class in it: {rule}"),
        "name the folder that holds the class folders; they are often one level further down",
    )
}

/// More classes than an index of 16 bits can tell apart.
pub fn too_many(count: usize, most: usize) -> Problem {
    Problem::new(
        At::Source,
        format!("there are {count} classes; a label type can have at most {most}"),
        "name the folder that holds the class folders, not one that holds the images",
    )
}

/// A path without a character.
pub fn no_path() -> Problem {
    Problem::new(
        At::Source,
        "the path is empty",
        "name the folder that holds the class folders, for example \"data/train\"",
    )
}
