//! In: a path as the user wrote it. Out: where it leads.
//! `$NAME` is filled in here, and the names are kept, so that macro and build.rs can have Cargo watch them.

use crate::problem::Problems;
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
    is_relative: bool,
}

impl UserPath {
    /// Fills in each `$NAME` from the environment (`$$` is a `$`); a relative path starts at `base`.
    ///
    /// # Errors
    /// Every variable that is not set.
    ///
    /// ```
    /// use typed_label_source::UserPath;
    ///
    /// let error = UserPath::resolve("$NO_SUCH_VARIABLE/train", "".as_ref()).unwrap_err().to_string();
    /// assert!(error.contains("NO_SUCH_VARIABLE, which is not set"));
    /// ```
    pub fn resolve(text: &str, base: &Path) -> Result<Self, Problems> {
        let (mut filled, mut found) = (OsString::new(), Vec::new());
        for part in parts(text) {
            match part {
                Part::Text(text) => filled.push(text),
                Part::Variable(name) => match env::var_os(name) {
                    Some(value) => filled.push(value),
                    None => found.push(crate::messages::folder::variable_missing(text, name)),
                },
            }
        }
        Problems::unless_any(
            found,
            Self { text: text.to_owned(), is_relative: !Path::new(&filled).has_root(), path: base.join(filled) },
        )
    }

    /// The path as the user wrote it, taken apart.
    #[doc(hidden)]
    pub fn parts(&self) -> impl Iterator<Item = Part<'_>> {
        parts(&self.text)
    }

    /// Whether the path starts at the crate's folder.
    #[doc(hidden)]
    pub fn is_relative(&self) -> bool {
        self.is_relative
    }

    /// Whether there is nothing at the path.
    pub(crate) fn is_absent(&self) -> bool {
        matches!(self.path.try_exists(), Ok(false))
    }

    /// Whether a path that leads nowhere was to be a file.
    pub(crate) fn is_named_as_file(&self) -> bool {
        const FILES: &[&str] = &["json", "txt", "yaml", "yml", "onnx", "tflite"];
        self.path.extension().is_some_and(|extension| FILES.iter().any(|file| extension.eq_ignore_ascii_case(file)))
    }

    /// The path as the user wrote it.
    ///
    /// ```
    /// # use typed_label_source::UserPath;
    /// assert_eq!(UserPath::resolve("data/train", "/crate".as_ref()).unwrap().text(), "data/train");
    /// ```
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where the path leads.
    ///
    /// ```
    /// # use typed_label_source::UserPath;
    /// assert_eq!(UserPath::resolve("data", "/crate".as_ref()).unwrap().path(), std::path::Path::new("/crate/data"));
    /// ```
    pub fn path(&self) -> &Path {
        &self.path
    }
}

/// A part of a path as the user wrote it.
#[doc(hidden)]
#[derive(Debug)]
pub enum Part<'a> {
    /// What stands in the path itself.
    Text(&'a str),
    /// The name of an environment variable.
    Variable(&'a str),
}

/// Splits a path at each `$NAME`; `$$` is a `$`, and so is one that no name follows.
pub(crate) fn parts(path: &str) -> impl Iterator<Item = Part<'_>> {
    let mut rest = path;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let Some(after) = rest.strip_prefix('$') else {
            let (text, after) = rest.split_at(rest.find('$').unwrap_or(rest.len()));
            rest = after;
            return Some(Part::Text(text));
        };
        let length = after.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(after.len());
        let (name, after_name) = after.split_at(length);
        if name.is_empty() {
            rest = after.strip_prefix('$').unwrap_or(after);
            return Some(Part::Text("$"));
        }
        rest = after_name;
        Some(Part::Variable(name))
    })
}

#[cfg(test)]
mod tests {
    use super::{Part, UserPath};

    #[test]
    fn a_path_is_taken_apart_at_its_variables() {
        let taken_apart = |path: &str| {
            let at = UserPath::resolve(path, "/crate".as_ref()).unwrap();
            let shown = |part: Part<'_>| match part {
                Part::Text(text) => text.to_owned(),
                Part::Variable(name) => format!("<{name}>"),
            };
            (at.is_relative(), at.parts().map(shown).collect::<Vec<_>>())
        };
        // A variable that is set everywhere.
        let parts = ["pets-", "<PATH>", "/", "<PATH>", "$", "x.y", "$"];
        assert_eq!(taken_apart("pets-$PATH/$PATH$$x.y$"), (true, parts.map(str::to_owned).to_vec()));
        assert_eq!(taken_apart("/$PATH/x"), (false, vec!["/".into(), "<PATH>".into(), "/x".into()]));
        let names: Vec<bool> = super::parts("$A_1-").map(|part| matches!(part, Part::Variable("A_1"))).collect();
        assert_eq!(names, [true, false]);
    }
}
