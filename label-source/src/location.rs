//! In: a path as the user wrote it. Out: where it leads.
//! `$NAME` is filled in here, and the names are kept, so that macro and build.rs can have Cargo watch them.

use crate::problem::{self, Problems};
use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// A path as the user wrote it, and where it leads.
///
/// ```
/// use typed_label_source::Location;
///
/// // SAFETY (of the doc test): no other thread runs here.
/// # unsafe { std::env::set_var("DATASETS", "/mnt") };
/// let at = Location::resolve("$DATASETS/pets/train", "/home/me/crate".as_ref())?;
/// assert_eq!(at.path(), std::path::Path::new("/mnt/pets/train"));
/// assert_eq!(at.text(), "$DATASETS/pets/train");
/// # Ok::<(), typed_label_source::Problems>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    text: String,
    path: PathBuf,
}

impl Location {
    /// Fills in each `$NAME` from the environment (`$$` is a `$`); a relative path starts at `base`.
    ///
    /// # Errors
    /// Every variable that is not set.
    ///
    /// ```
    /// use typed_label_source::Location;
    ///
    /// let error = Location::resolve("$NO_SUCH_VARIABLE/train", "".as_ref()).unwrap_err().to_string();
    /// assert!(error.contains("NO_SUCH_VARIABLE, which is not set"));
    /// ```
    pub fn resolve(text: &str, base: &Path) -> Result<Self, Problems> {
        let (mut filled, mut found) = (OsString::new(), Vec::new());
        for piece in pieces(text) {
            match piece {
                Piece::Text(text) => filled.push(text),
                Piece::Variable(name) => match env::var_os(name) {
                    Some(value) => filled.push(value),
                    None => found.push(problem::folder::variable_missing(text, name)),
                },
            }
        }
        Problems::unless_any(found, Self { text: text.to_owned(), path: base.join(filled) })
    }

    /// A path that is taken as it is.
    pub(crate) fn literal(path: &Path) -> Self {
        Self { text: path.to_string_lossy().into_owned(), path: path.to_owned() }
    }

    /// The path as the user wrote it.
    ///
    /// ```
    /// # use typed_label_source::Location;
    /// assert_eq!(Location::resolve("data/train", "/crate".as_ref()).unwrap().text(), "data/train");
    /// ```
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where the path leads.
    ///
    /// ```
    /// # use typed_label_source::Location;
    /// assert_eq!(Location::resolve("data", "/crate".as_ref()).unwrap().path(), std::path::Path::new("/crate/data"));
    /// ```
    pub fn path(&self) -> &Path {
        &self.path
    }
}

/// A part of a path.
pub(crate) enum Piece<'a> {
    Text(&'a str),
    Variable(&'a str),
}

/// Splits a path at each `$NAME`; `$$` is a `$`, and so is one that no name follows.
pub(crate) fn pieces(path: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = path;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let Some(after) = rest.strip_prefix('$') else {
            let (text, after) = rest.split_at(rest.find('$').unwrap_or(rest.len()));
            rest = after;
            return Some(Piece::Text(text));
        };
        let length = after.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(after.len());
        let (name, after_name) = after.split_at(length);
        if name.is_empty() {
            rest = after.strip_prefix('$').unwrap_or(after);
            return Some(Piece::Text("$"));
        }
        rest = after_name;
        Some(Piece::Variable(name))
    })
}
