//! A path as the user wrote it, and where it leads. `$NAME` is filled in here.

use crate::path_parts::{Part, parts};
use crate::problem::{Diagnostics, Place, Problem, Problems, Reported};
use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// A path as the user wrote it, and where it leads.
///
/// ```
/// use typed_label_source::UserPath;
///
/// // SAFETY (of the doc test): no other thread runs here.
/// # unsafe { std::env::set_var("DATASETS", "/mnt") };
/// let at = UserPath::resolve("$DATASETS/pets/train", "/home/me/crate".as_ref())?;
/// assert_eq!(at.path(), std::path::Path::new("/mnt/pets/train"));
/// assert_eq!(at.text(), "$DATASETS/pets/train");
/// # Ok::<(), typed_label_source::Problems>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserPath {
    text: String,
    path: PathBuf,
    base: PathBuf,
    is_relative: bool,
}

impl UserPath {
    /// Fills in each `$NAME` from the environment (`$$` is a `$`); a relative path starts at `base`.
    ///
    /// # Errors
    /// Every variable that is not set.
    pub fn resolve(text: &str, base: &Path) -> Result<Self, Problems> {
        Diagnostics::collect(|diagnostics| Self::resolve_with(text, base, diagnostics))
    }

    /// As [`resolve`](Self::resolve), with the collector of a larger task.
    pub(crate) fn resolve_with(text: &str, base: &Path, diagnostics: &mut Diagnostics) -> Result<Self, Reported> {
        let before = diagnostics.count();
        let mut filled = OsString::new();
        for part in parts(text) {
            match part {
                Part::Text(text) => filled.push(text),
                Part::Variable(name) => match env::var_os(name) {
                    Some(value) => filled.push(value),
                    None => {
                        diagnostics.push(variable_missing(text, name));
                    }
                },
            }
        }
        let is_relative = !Path::new(&filled).has_root();
        diagnostics.unless_since(
            before,
            Self { text: text.to_owned(), path: base.join(filled), base: base.to_owned(), is_relative },
        )
    }

    /// The path as the user wrote it, taken apart.
    #[doc(hidden)]
    pub fn parts(&self) -> Vec<Part<'_>> {
        parts(&self.text)
    }

    /// The path of something in the folder. A `$` in the name is a `$`.
    pub(crate) fn join(&self, name: &str) -> Self {
        let slash = if self.text.ends_with('/') { "" } else { "/" };
        let text = format!("{}{slash}{}", self.text, name.replace('$', "$$"));
        Self { text, path: self.path.join(name), ..self.clone() }
    }

    /// The end of the path that leads to something from the folder at which relative paths start: `data/train` of `/data/train`,
    /// `../data/train` and `src/data/train`.
    pub(crate) fn end_that_exists(&self) -> Option<&str> {
        let is_above = self.text.starts_with(['/', '.']);
        let mut ends = self.text.match_indices('/').map(|(slash, _)| &self.text[slash + 1..]);
        // A last name alone would often be found by chance.
        ends.find(|end| (is_above || end.contains('/')) && !end.starts_with('.') && self.base.join(end).exists())
    }

    /// The folder at which relative paths start.
    pub(crate) fn base(&self) -> &Path {
        &self.base
    }

    /// Whether the path is relative to the crate's folder.
    #[doc(hidden)]
    pub fn is_relative(&self) -> bool {
        self.is_relative
    }

    /// Whether it is a URL. What exists on disk is a path.
    pub(crate) fn is_url(&self) -> bool {
        let scheme = self.text.split_once("://").map_or("", |(scheme, _)| scheme);
        !scheme.is_empty() && scheme.bytes().all(|b| b.is_ascii_alphanumeric()) && self.is_absent()
    }

    /// Whether there is nothing at the path.
    pub(crate) fn is_absent(&self) -> bool {
        matches!(self.path.try_exists(), Ok(false))
    }

    /// Whether the path, which does not exist, ends as that of a class list file.
    pub(crate) fn is_named_as_file(&self) -> bool {
        const FILES: &[&str] = &["json", "txt", "yaml", "yml", "csv", "tsv", "names", "pbtxt", "npy", "onnx", "tflite"];
        self.path.extension().is_some_and(|extension| FILES.iter().any(|file| extension.eq_ignore_ascii_case(file)))
    }

    /// The path as the user wrote it.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where the path leads.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

/// A `$NAME` in a path, if no such environment variable is set.
fn variable_missing(path: &str, variable: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("the path {path:?} needs the environment variable {variable}, which is not set"),
        format!(
            "set it where Cargo runs: `{variable}=/where/the/data/is cargo build` (a `$` that is meant is written `$$`)"
        ),
    )
}

/// `""`.
pub(crate) fn empty_path() -> Problem {
    Problem::new(
        Place::PATH,
        "the path is empty",
        "name the folder that holds the class folders, for example \"data/train\"",
    )
}

/// What to write instead of a path that only a shell, or another system, understands.
pub(crate) fn typo_in_path(path: &str) -> Option<String> {
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

#[cfg(test)]
mod tests {
    use super::{Part, UserPath, typo_in_path};

    #[test]
    fn a_path_is_taken_apart_at_its_variables() {
        let taken_apart = |path: &str| {
            let at = UserPath::resolve(path, "/crate".as_ref()).unwrap();
            let shown = |part: Part<'_>| match part {
                Part::Text(text) => text.to_owned(),
                Part::Variable(name) => format!("<{name}>"),
            };
            (at.is_relative(), at.parts().into_iter().map(shown).collect::<Vec<_>>())
        };
        // `PATH` is set everywhere.
        let parts = ["pets-", "<PATH>", "/", "<PATH>", "$", "x.y", "$"];
        assert_eq!(taken_apart("pets-$PATH/$PATH$$x.y$"), (true, parts.map(str::to_owned).to_vec()));
        assert_eq!(taken_apart("/$PATH/x"), (false, vec!["/".into(), "<PATH>".into(), "/x".into()]));
        let names: Vec<bool> = super::parts("$A_1-").iter().map(|part| matches!(part, Part::Variable("A_1"))).collect();
        assert_eq!(names, [true, false]);
    }

    #[test]
    fn braces_are_taken_off_a_variable() {
        let write = |path: &str| typo_in_path(path).unwrap();
        assert_eq!(write("${DATA}/pets"), r#"write "$DATA/pets": a variable is written without braces"#);
        for joined in ["${DATA}_1", "${DATA}1", "${DATA}b"] {
            assert!(write(joined).ends_with("; the name of a variable ends where a letter, digit or `_` can't follow"));
        }
        assert_eq!((typo_in_path("$DATA/pets"), typo_in_path("a{b}")), (None, None));
    }
}
