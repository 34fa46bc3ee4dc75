//! Why a folder can't be read, and what to do.

use crate::collect::kept;
use crate::escape::{quote_path_in, quoted_list};
use crate::problem::{Place, Problem};
use crate::split_names::near_name;
use crate::user_path::typo_in_path;
use std::io::ErrorKind;

/// No folder at a path, though there is one at its end alone, from where paths start.
pub(super) fn missing_but_for_start(path: &str, start: &str, there: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("the folder {path:?} does not exist"),
        format!("write {there:?}: paths start at {start}"),
    )
}

/// No folder at the path, which starts at `start` where it is relative; `parent` is the part of it that exists, and has these
/// folders and files.
pub(super) fn missing(path: &str, start: Option<&str>, parent: &str, [folders, files]: [&[String]; 2]) -> Problem {
    let rest = path.strip_prefix(parent).unwrap_or(path).trim_start_matches(['/', '\\']);
    let absent = rest.split(['/', '\\']).next().unwrap_or(rest);
    let join = |name: &str| match (parent, name.replace('$', "$$")) {
        ("", name) => name,
        (_, name) if parent.ends_with(['/', '\\']) => format!("{parent}{name}"),
        (_, name) => format!("{parent}/{name}"),
    };
    let place = if parent.is_empty() { start.map(str::to_owned) } else { Some(format!("{parent:?}")) };
    let from = start.map(|start| format!("; paths start at {start}")).unwrap_or_default();
    // A hidden folder is seldom meant.
    let shown = kept(folders, |name| !name.starts_with('.'));
    let help = || match (near_name(absent, folders), near_name(absent, files), place) {
        (Some(name), ..) => format!("there is {:?}: write that, or make the folder", join(name)),
        (None, Some(name), _) => format!("there is the file {:?}: write that, or make the folder", join(name)),
        (None, None, None) => {
            "nothing on the way to it exists: look where the path leads, and its variables".to_owned()
        }
        (None, None, Some(place)) if shown.is_empty() => format!("{place} has no folder in it{from}"),
        (None, None, Some(place)) => format!("{place} has {}{from}", quoted_list(&shown, 5)),
    };
    let help = typo_in_path(path).unwrap_or_else(help);
    Problem::new(Place::PATH, format!("the folder {path:?} does not exist"), help)
}

/// The operating system refuses to list the folder, or to look at what is in it.
#[must_use]
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
pub(super) fn not_utf8(path: &str, name: &std::ffi::OsStr) -> Problem {
    let shown = name.as_encoded_bytes().escape_ascii();
    Problem::new(
        Place::PATH,
        format!("{path:?} has a class folder whose name is not UTF-8: b\"{shown}\""),
        format!(
            "rename it: `mv {}$'{shown}' {}`; the model's indices follow the new name only after training again",
            quote_path_in(path, ""),
            quote_path_in(path, "NEW_NAME")
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_folder_is_told_where_its_path_stops() {
        let help = |path: &str, parent: &str, there: &[&str]| {
            let (files, folders): (Vec<&str>, Vec<&str>) = there.iter().partition(|name| name.contains(".j"));
            let [folders, files] =
                [folders, files].map(|names| names.into_iter().map(str::to_owned).collect::<Vec<_>>());
            let start = (!path.starts_with('/')).then_some("the current folder");
            missing(path, start, parent, [&folders, &files]).help().to_owned()
        };
        assert!(help("trian", "", &["train"]).starts_with(r#"there is "train": write that"#));
        assert!(help("/trian", "/", &["train"]).starts_with(r#"there is "/train": write that"#));
        assert!(help("a/trian/cat", "a", &["train"]).starts_with(r#"there is "a/train": write that"#));
        assert_eq!(help("trian", "", &["x"]), r#"the current folder has "x"; paths start at the current folder"#);
        assert_eq!(help("a/trian", "a", &["x"]), r#""a" has "x"; paths start at the current folder"#);
        assert!(missing("$DATA/cat", None, "", [&[], &[]]).help().starts_with("nothing on the way to it exists"));
        assert_eq!(help("/a/trian", "/a", &["x"]), r#""/a" has "x""#);
        assert!(help("data/val", "data", &["validation"]).starts_with(r#"there is "data/validation": write that"#));
        assert!(help("pet.josn", "", &["pet.json"]).starts_with(r#"there is the file "pet.json": write that"#));
        assert!(help("pet.jsn", "", &["pet.jso", "petjs"]).starts_with(r#"there is "petjs": write that"#));
        assert_eq!(
            help("data", "", &[".git", "x"]),
            r#"the current folder has "x"; paths start at the current folder"#
        );
        assert!(help("data", "", &[".git"]).starts_with("the current folder has no folder in it"));
        assert!(help("a/pri$$e", "a", &["pri$ce"]).starts_with(r#"there is "a/pri$$ce": write that"#));
        assert!(help(".gti", "", &[".git"]).starts_with(r#"there is ".git""#));
        assert_eq!(help("a/trian", "a", &[]), r#""a" has no folder in it; paths start at the current folder"#);
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
