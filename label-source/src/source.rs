//! In: a path as the user wrote it, with the options beside it. Out: the class list.
//! `$NAME` is filled in here, and the names are kept, so that macro and build.rs can have Cargo watch them.

use crate::class_list::ClassList;
use crate::folder;
use crate::order::Order;
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

/// Where a class list comes from: a dataset folder, and the order of the framework that trained on it.
///
/// ```
/// use typed_label_source::Source;
///
/// # let dir = std::env::temp_dir().join(format!("typed-label-source-doc-{}", std::process::id()));
/// # for class in ["cat", "dog", "fox"] { std::fs::create_dir_all(dir.join("train").join(class)).unwrap(); }
/// let list = Source::new("train").classes(["fox", "cat"]).read(&dir)?;
/// assert_eq!(list.names(), ["fox", "cat"]);
/// # std::fs::remove_dir_all(dir).unwrap();
/// # Ok::<(), typed_label_source::Problems>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    path: Option<String>,
    order: Order,
    classes: Option<Vec<String>>,
}

impl Source {
    /// The dataset folder at `path`, in the order of `flow_from_directory`. `$NAME` is an environment variable.
    ///
    /// ```
    /// use typed_label_source::Source;
    ///
    /// assert_eq!(Source::new("data/train").text(), "data/train");
    /// ```
    pub fn new(path: impl Into<String>) -> Self {
        Self { path: Some(path.into()), ..Self::default() }
    }

    /// No folder: these classes, in this order.
    ///
    /// ```
    /// use typed_label_source::Source;
    ///
    /// assert_eq!(Source::listed(["dog", "cat"]).read("/".as_ref())?.names(), ["dog", "cat"]);
    /// # Ok::<(), typed_label_source::Problems>(())
    /// ```
    pub fn listed<S: Into<String>>(classes: impl IntoIterator<Item = S>) -> Self {
        Self::default().classes(classes)
    }

    /// In the order of another framework.
    ///
    /// ```
    /// use typed_label_source::{Order, Source};
    ///
    /// Source::new("data/train").order(Order::Keras);
    /// ```
    #[must_use]
    pub fn order(self, order: Order) -> Self {
        Self { order, ..self }
    }

    /// These classes, in this order: Keras' own argument. Any subset of the folders may be listed.
    ///
    /// ```
    /// use typed_label_source::Source;
    ///
    /// Source::new("data/train").classes(["dog", "cat"]);
    /// ```
    #[must_use]
    pub fn classes<S: Into<String>>(self, classes: impl IntoIterator<Item = S>) -> Self {
        Self { classes: Some(classes.into_iter().map(Into::into).collect()), ..self }
    }

    /// The source as messages name it: its path, or `classes`.
    ///
    /// ```
    /// # use typed_label_source::Source;
    /// assert_eq!(Source::new("data/train").text(), "data/train");
    /// ```
    pub fn text(&self) -> &str {
        self.path.as_deref().unwrap_or("classes")
    }

    /// Where the path leads from the folder `base`.
    ///
    /// # Errors
    /// As [`Location::resolve`].
    ///
    /// ```
    /// # use typed_label_source::Source;
    /// assert_eq!(Source::new("data").locate("/crate".as_ref()).unwrap().path(), std::path::Path::new("/crate/data"));
    /// ```
    pub fn locate(&self, base: &Path) -> Result<Location, Problems> {
        Location::resolve(self.path.as_deref().unwrap_or_default(), base)
    }

    /// The environment variables that the path names, set or not.
    ///
    /// ```
    /// # use typed_label_source::Source;
    /// assert!(Source::new("$DATASETS/pets").variables().eq(["DATASETS"]));
    /// ```
    pub fn variables(&self) -> impl Iterator<Item = &str> {
        pieces(self.path.as_deref().unwrap_or_default()).filter_map(|piece| match piece {
            Piece::Variable(name) => Some(name),
            Piece::Text(_) => None,
        })
    }

    /// Reads the class list; a relative path starts at `base`.
    ///
    /// # Errors
    /// Every problem that one look at the folder and the options shows.
    ///
    /// ```
    /// # use typed_label_source::Source;
    /// assert!(Source::new("no/such").read("/".as_ref()).is_err());
    /// ```
    pub fn read(&self, base: &Path) -> Result<ClassList, Problems> {
        if self.path.is_none() {
            return ClassList::new(self.classes.iter().flatten().cloned());
        }
        let at = self.locate(base)?;
        let folders = folder::read(&at, self.order)?;
        let Some(classes) = &self.classes else { return Ok(folders) };
        let absent = |(index, class): (usize, &String)| {
            let is_there = folders.names().contains(class);
            (!is_there).then(|| problem::options::class_without_folder(index, class, at.text(), folders.names()))
        };
        let mut found: Vec<_> = classes.iter().enumerate().filter_map(absent).collect();
        match ClassList::new(classes.iter().cloned()) {
            Ok(list) => Problems::unless_any(found, list),
            Err(problems) => {
                found.extend(problems);
                Problems::unless_any(found, folders)
            }
        }
    }
}

/// A part of a path.
enum Piece<'a> {
    Text(&'a str),
    Variable(&'a str),
}

/// Splits a path at each `$NAME`; `$$` is a `$`, and so is one that no name follows.
fn pieces(path: &str) -> impl Iterator<Item = Piece<'_>> {
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
