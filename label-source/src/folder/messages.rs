//! Why a folder can't be read, and what to do.

use crate::escape::{quote_path_in, quoted_list};
use crate::problem::{Place, Problem};
use crate::suggest::nearest;
use crate::user_path::typo_in_path;
use std::io::ErrorKind;

/// No folder at the path, which starts at `start` where it is relative; `parent` is the part of it that exists, `there` what
/// stands in that.
pub(super) fn missing(path: &str, start: Option<&str>, parent: &str, there: &[String]) -> Problem {
    let rest = path.strip_prefix(parent).unwrap_or(path).trim_start_matches(['/', '\\']);
    let absent = rest.split(['/', '\\']).next().unwrap_or(rest);
    let join = |name: &str| match parent {
        "" => name.to_owned(),
        _ if parent.ends_with(['/', '\\']) => format!("{parent}{name}"),
        _ => format!("{parent}/{name}"),
    };
    let place = if parent.is_empty() { start.map(str::to_owned) } else { Some(format!("{parent:?}")) };
    let from = start.map(|start| format!("; paths start at {start}")).unwrap_or_default();
    let help = typo_in_path(path).unwrap_or_else(|| match (nearest(absent, there.iter().map(String::as_str)), place) {
        (Some(name), _) => format!("there is {:?}: write that, or make the folder", join(name)),
        (None, None) => "nothing on the way to it exists: look where the path leads, and its variables".to_owned(),
        (None, Some(place)) if there.is_empty() => format!("{place} has no folder in it{from}"),
        (None, Some(place)) => format!("{place} has {}{from}", quoted_list(there, 5)),
    });
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
        format!("{path:?} has a class folder whose name is no UTF-8: b\"{shown}\""),
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
    fn why_a_folder_can_not_be_read_decides_what_helps() {
        let help = |kind: ErrorKind| unreadable("pets", &kind.into()).help().to_owned();
        assert!(help(ErrorKind::NotFound).starts_with("it went away while it was read"));
        assert!(help(ErrorKind::NotADirectory).starts_with("it went away while it was read"));
        assert!(help(ErrorKind::PermissionDenied).starts_with("let the user that builds read it"));
        assert!(help(ErrorKind::Other).starts_with("see whether `ls -R` can list it"));
    }
}
