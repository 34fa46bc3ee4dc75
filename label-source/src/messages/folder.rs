//! In: a folder that can't be read as a dataset. Out: why, and what to do.

use crate::escape::{quote_path_in, quoted_list};
use crate::problem::{Place, Problem};
use crate::suggest::nearest;
use std::io::ErrorKind;

/// A `$NAME` in a path, where no such environment variable is set.
pub fn variable_missing(path: &str, variable: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("the path {path:?} needs the environment variable {variable}, which is not set"),
        format!(
            "set it where Cargo runs: `{variable}=/where/the/data/is cargo build` (a `$` that is meant is written `$$`)"
        ),
    )
}

/// No folder at the path, which starts at `start` where it is relative; `parent` is the part of it that exists, `there` what
/// stands in that.
pub fn missing(path: &str, start: Option<&str>, parent: &str, there: &[String]) -> Problem {
    let rest = path.strip_prefix(parent).unwrap_or(path).trim_start_matches(['/', '\\']);
    let absent = rest.split(['/', '\\']).next().unwrap_or(rest);
    let join = |name: &str| match parent {
        "" => name.to_owned(),
        _ if parent.ends_with(['/', '\\']) => format!("{parent}{name}"),
        _ => format!("{parent}/{name}"),
    };
    let place = if parent.is_empty() { start.map(str::to_owned) } else { Some(format!("{parent:?}")) };
    let from = start.map(|start| format!("; paths start at {start}")).unwrap_or_default();
    let help = slip(path).unwrap_or_else(|| match (nearest(absent, there.iter().map(String::as_str)), place) {
        (Some(name), _) => format!("there is {:?}: write that, or make the folder", join(name)),
        (None, None) => "nothing on the way to it exists: look where the path leads, and its variables".to_owned(),
        (None, Some(place)) if there.is_empty() => format!("{place} has no folder in it{from}"),
        (None, Some(place)) => format!("{place} has {}{from}", quoted_list(there, 5)),
    });
    Problem::new(Place::PATH, format!("the folder {path:?} does not exist"), help)
}

/// What to write instead of a path that only a shell, or another system, understands.
pub(super) fn slip(path: &str) -> Option<String> {
    if path == "~" || path.starts_with("~/") {
        return Some(format!("write {:?}: only a shell fills in `~`", format!("$HOME{}", &path[1..])));
    }
    if let Some((before, (name, after))) = path.split_once("${").and_then(|(a, b)| Some((a, b.split_once('}')?))) {
        let is_joined = after.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_');
        let name_ends =
            if is_joined { "; the name of a variable ends where a letter, digit or `_` can't follow" } else { "" };
        return Some(format!(
            "write {:?}: a variable is written without braces{name_ends}",
            format!("{before}${name}{after}")
        ));
    }
    if std::path::MAIN_SEPARATOR == '/' && path.contains('\\') {
        return Some(format!("write {:?}: here `\\` is a letter of a name", path.replace('\\', "/")));
    }
    None
}

/// The operating system refuses to list the folder, or to look at what is in it.
pub fn unreadable(path: &str, error: &std::io::Error) -> Problem {
    let help = match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => {
            "it went away while it was read: build again when nothing changes it"
        }
        ErrorKind::PermissionDenied => {
            "let the user that builds read it: `chmod u+rx` on the folder and on those above it"
        }
        _ => "see whether `ls -R` can list it; if not, the disk or the network folder needs care",
    };
    Problem::new(Place::PATH, format!("the folder {path:?} can't be read: {error}"), help)
}

/// A folder name that a Rust string can't hold.
pub fn not_utf8(path: &str, name: &std::ffi::OsStr) -> Problem {
    let shown = name.as_encoded_bytes().escape_ascii();
    Problem::new(
        Place::PATH,
        format!("{path:?} has a class folder whose name is no UTF-8: b\"{shown}\""),
        format!(
            "rename it: `mv {}$'{shown}' {}`; the model's indices follow the new name only after training again",
            quote_path_in(path, ""),
            quote_path_in(path, "NEW_NAME")
        ),
    )
}

/// A folder without a class.
pub fn no_class(path: &str, rule: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("the folder {path:?} has no class in it: {rule}"),
        "name the folder that holds the class folders; they are often one level further down",
    )
}

/// More classes than an index of 16 bits can tell apart.
pub fn too_many(count: usize, most: usize) -> Problem {
    Problem::new(
        Place::PATH,
        format!("there are {count} classes; a label type can have at most {most}"),
        "name the folder that holds the class folders, not one that holds the images",
    )
}

/// A path without a character.
pub fn no_path() -> Problem {
    Problem::new(
        Place::PATH,
        "the path is empty",
        "name the folder that holds the class folders, for example \"data/train\"",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_folder_is_told_where_its_path_stops() {
        let help = |path: &str, parent: &str, there: &[&str]| {
            let there: Vec<String> = there.iter().map(|name| (*name).to_owned()).collect();
            missing(path, (!path.starts_with('/')).then_some("the current folder"), parent, &there).help().to_owned()
        };
        assert!(help("trian", "", &["train"]).starts_with(r#"there is "train": write that"#));
        assert!(help("/trian", "/", &["train"]).starts_with(r#"there is "/train": write that"#));
        assert!(help("a/trian/cat", "a", &["train"]).starts_with(r#"there is "a/train": write that"#));
        assert_eq!(help("trian", "", &["x"]), r#"the current folder has "x"; paths start at the current folder"#);
        assert_eq!(help("a/trian", "a", &["x"]), r#""a" has "x"; paths start at the current folder"#);
        assert!(missing("$DATA/cat", None, "", &[]).help().starts_with("nothing on the way to it exists"));
        assert_eq!(help("/a/trian", "/a", &["x"]), r#""/a" has "x""#);
        assert_eq!(help("a/trian", "a", &[]), r#""a" has no folder in it; paths start at the current folder"#);
    }

    #[test]
    fn braces_are_taken_off_a_variable() {
        let write = |path: &str| slip(path).unwrap();
        assert_eq!(write("${DATA}/pets"), r#"write "$DATA/pets": a variable is written without braces"#);
        for joined in ["${DATA}_1", "${DATA}1", "${DATA}b"] {
            assert!(write(joined).ends_with("; the name of a variable ends where a letter, digit or `_` can't follow"));
        }
        assert_eq!((slip("$DATA/pets"), slip("a{b}")), (None, None));
    }

    #[test]
    fn why_a_folder_can_not_be_read_decides_what_helps() {
        let help = |kind: ErrorKind| unreadable("pets", &kind.into()).help().to_owned();
        assert!(help(ErrorKind::NotFound).starts_with("it went away while it was read"));
        assert!(help(ErrorKind::NotADirectory).starts_with("it went away while it was read"));
        assert!(help(ErrorKind::PermissionDenied).starts_with("let the user that builds read it"));
        assert!(help(ErrorKind::Other).starts_with("see whether `ls -R` can list it"));
    }
}
