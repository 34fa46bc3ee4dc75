//! In: a path with the options beside it. Out: the class list.

use crate::class_list::ClassList;
use crate::folder;
use crate::location::{Location, Piece, pieces};
use crate::order::Order;
use crate::problem::{self, Problem, Problems};
use std::path::Path;
use std::str::FromStr;

/// What a class without a folder means in an explicit list.
///
/// ```
/// use typed_label_source::Missing;
///
/// assert_eq!("allow".parse(), Ok(Missing::Allow));
/// assert!("ignore".parse::<Missing>().is_err());
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Missing {
    /// A slip: an error.
    #[default]
    Error,
    /// A class with an index and no image, as Keras' `flow_from_directory` takes it.
    Allow,
}

impl FromStr for Missing {
    type Err = Problem;

    fn from_str(word: &str) -> Result<Self, Problem> {
        match word {
            "error" => Ok(Self::Error),
            "allow" => Ok(Self::Allow),
            _ => Err(problem::options::missing_unknown(word)),
        }
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
    allow_empty: Option<bool>,
    missing: Option<Missing>,
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
    /// [`Order::Keras`] takes hidden folders too; [`Order::KerasUtils`] refuses them; the other orders take no list, and
    /// one is an error. An empty list is an error: Keras would take it for none.
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

    /// What a listed class without a folder means. [`Missing::Allow`] is for [`Order::Keras`] alone; no `missing` is
    /// for a source without [`classes`](Self::classes).
    ///
    /// ```
    /// use typed_label_source::{Missing, Source};
    ///
    /// Source::new("data/train").classes(["dog", "cat", "unicorn"]).missing(Missing::Allow);
    /// ```
    #[must_use]
    pub fn missing(self, missing: Missing) -> Self {
        Self { missing: Some(missing), ..self }
    }

    /// torchvision's `allow_empty`: whether a class folder may be without an image. An error with any other order.
    ///
    /// ```
    /// use typed_label_source::{Order, Source};
    ///
    /// Source::new("data/train").order(Order::Torchvision).allow_empty(true);
    /// ```
    #[must_use]
    pub fn allow_empty(self, allow_empty: bool) -> Self {
        Self { allow_empty: Some(allow_empty), ..self }
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
        let found = self.wrong_options();
        let list = match self.path {
            Some(_) => self.locate(base).and_then(|at| self.read_at(&at)),
            None => ClassList::new(self.classes.iter().flatten()),
        };
        match list {
            Ok(list) => Problems::unless_any(found, list),
            Err(problems) => Err(problems.and(found)),
        }
    }

    fn read_at(&self, at: &Location) -> Result<ClassList, Problems> {
        match &self.classes {
            Some(classes) if self.takes_classes() => {
                // Where another word is refused, its meaning is not asked.
                let missing =
                    if self.order == Order::Keras { self.missing.unwrap_or_default() } else { Missing::Error };
                folder::listed(at, self.order, classes, missing)
            }
            _ => folder::read(at, self.order, self.allow_empty.unwrap_or_default()),
        }
    }

    fn takes_classes(&self) -> bool {
        matches!(self.order, Order::Keras | Order::KerasUtils)
    }

    /// Every option that the order does not know.
    fn wrong_options(&self) -> Vec<Problem> {
        let order = self.order.name();
        let mut found = Vec::new();
        if self.path.is_some() && self.classes.is_some() && !self.takes_classes() {
            found.push(problem::options::classes_unknown(order));
        }
        if self.allow_empty.is_some() && self.order != Order::Torchvision {
            found.push(problem::options::allow_empty_unknown(order));
        }
        if self.missing.is_some() && self.classes.is_none() {
            found.push(problem::options::missing_without_classes());
        } else if self.missing == Some(Missing::Allow) && self.order != Order::Keras {
            found.push(problem::options::missing_refused(order));
        }
        found
    }
}
