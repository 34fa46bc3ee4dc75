//! In: a path with the options beside it. Out: the class list of the folder or file that stands there.

use crate::class_list::ClassList;
use crate::folder;
use crate::format::{self, Format};
use crate::order::Order;
use crate::problem::{Place, Problem, Problems};
use crate::user_path::{Part, UserPath, parts};
use std::fs;
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
            _ => Err(crate::messages::options::missing_unknown(word)),
        }
    }
}

/// Where a class list comes from: a dataset folder and the order of the framework that trained on it, or a class list file;
/// with the lock that stands in for it, and the sources that must agree with it.
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
    pub(crate) order: Option<Order>,
    pub(crate) classes: Option<Vec<String>>,
    allow_empty: Option<bool>,
    missing: Option<Missing>,
    format: Option<Format>,
    pub(crate) background: Option<String>,
    pub(crate) lock: Option<String>,
    pub(crate) append: bool,
    pub(crate) agrees_with: Vec<String>,
}

impl Source {
    /// The dataset folder at `path`, in the order of `flow_from_directory`, or the class list file there. `$NAME` in it is an
    /// environment variable.
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
        Self { order: Some(order), ..self }
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

    /// The format of the class list file, where its content can't tell.
    ///
    /// ```
    /// use typed_label_source::{Format, Source};
    ///
    /// Source::new("model/names.json").format(Format::IndexToName);
    /// ```
    #[must_use]
    pub fn format(self, format: Format) -> Self {
        Self { format: Some(format), ..self }
    }

    /// A class at index 0 that no folder has: models of `ImageNet` with 1,001 outputs have such a background.
    ///
    /// ```
    /// use typed_label_source::Source;
    ///
    /// # let dir = std::env::temp_dir().join(format!("typed-label-background-doc-{}", std::process::id()));
    /// # std::fs::create_dir_all(dir.join("train/cat")).unwrap();
    /// let list = Source::new("train").background("Background").read(&dir)?;
    /// assert_eq!(list.names(), ["Background", "cat"]);
    /// # std::fs::remove_dir_all(dir).unwrap();
    /// # Ok::<(), typed_label_source::Problems>(())
    /// ```
    #[must_use]
    pub fn background(self, name: impl Into<String>) -> Self {
        Self { background: Some(name.into()), ..self }
    }

    /// A class list file that is checked in beside the code, so that the build needs no dataset. Where the dataset can be read,
    /// it must agree; where it is absent, the lock serves alone. See [`LockMode`](crate::LockMode) for who writes it.
    ///
    /// ```
    /// use typed_label_source::Source;
    ///
    /// Source::new("data/train").lock("finding.json");
    /// ```
    #[must_use]
    pub fn lock(self, path: impl Into<String>) -> Self {
        Self { lock: Some(path.into()), ..self }
    }

    /// Keeps the indices that the lock has: a new folder takes the next one, whatever its name; one that vanishes is an error.
    ///
    /// ```
    /// use typed_label_source::Source;
    ///
    /// Source::new("data/train").lock("finding.json").append(true);
    /// ```
    #[must_use]
    pub fn append(self, append: bool) -> Self {
        Self { append, ..self }
    }

    /// Folders and files that must give the same class list: the validation folder, the model's own file. A folder is read
    /// in the same order.
    ///
    /// ```
    /// use typed_label_source::Source;
    ///
    /// Source::new("data/train").agrees_with(["data/validation", "model/class_indices.json"]);
    /// ```
    #[must_use]
    pub fn agrees_with<S: Into<String>>(self, paths: impl IntoIterator<Item = S>) -> Self {
        Self { agrees_with: paths.into_iter().map(Into::into).collect(), ..self }
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
    /// As [`UserPath::resolve`].
    ///
    /// ```
    /// # use typed_label_source::Source;
    /// assert_eq!(Source::new("data").locate("/crate".as_ref()).unwrap().path(), std::path::Path::new("/crate/data"));
    /// ```
    pub fn locate(&self, base: &Path) -> Result<UserPath, Problems> {
        UserPath::resolve(self.path.as_deref().unwrap_or_default(), base)
    }

    /// Every path that the source names: its own, the lock's, and those that must agree.
    pub(crate) fn paths(&self) -> impl Iterator<Item = &str> {
        self.path.iter().chain(&self.lock).chain(&self.agrees_with).map(String::as_str)
    }

    /// The environment variables that the paths name, set or not; each once.
    ///
    /// ```
    /// # use typed_label_source::Source;
    /// assert_eq!(Source::new("$DATASETS/pets").agrees_with(["$DATASETS/more"]).variables(), ["DATASETS"]);
    /// ```
    pub fn variables(&self) -> Vec<&str> {
        let mut variables: Vec<&str> = self
            .paths()
            .flat_map(parts)
            .filter_map(|part| match part {
                Part::Variable(name) => Some(name),
                Part::Text(_) => None,
            })
            .collect();
        variables.sort_unstable();
        variables.dedup();
        variables
    }

    /// The files that the class list depends on, so that Cargo can watch them: the source where it is a file, the lock, and
    /// the files that must agree. Folders are not among them.
    ///
    /// ```
    /// # use typed_label_source::Source;
    /// assert!(Source::new("no/such/folder").files("/".as_ref()).is_empty());
    /// ```
    pub fn files(&self, base: &Path) -> Vec<UserPath> {
        let located = self.paths().filter_map(|path| UserPath::resolve(path, base).ok());
        located.filter(|at| at.path().is_file() && fs::File::open(at.path()).is_ok()).collect()
    }

    /// The lock's path, as the user wrote it.
    #[doc(hidden)]
    pub fn lock_text(&self) -> Option<&str> {
        self.lock.as_deref()
    }

    /// The list of the folder or file alone; neither lock nor agreement is asked.
    pub(crate) fn read_alone(&self, base: &Path) -> Result<ClassList, Problems> {
        match &self.path {
            Some(_) => self.locate(base).and_then(|at| self.read_at(&at)),
            None => ClassList::new(self.classes.iter().flatten()),
        }
    }

    fn read_at(&self, at: &UserPath) -> Result<ClassList, Problems> {
        if at.text().is_empty() {
            return Err(crate::messages::folder::no_path().into());
        }
        let kind = fs::metadata(at.path());
        let is_folder = kind.map_or_else(|_| !at.is_named_as_file(), |kind| kind.is_dir());
        let found = if is_folder { self.wrong_for_folder() } else { self.wrong_for_file(at.text()) };
        let list = if is_folder { self.read_folder(at) } else { format::read_file(at, self.format) };
        match list {
            Ok(list) => Problems::unless_any(found, list),
            Err(problems) => Err(problems.and(found)),
        }
    }

    fn read_folder(&self, at: &UserPath) -> Result<ClassList, Problems> {
        let order = self.order.unwrap_or_default();
        let list = match &self.classes {
            Some(classes) if self.takes_classes() => {
                // Where another word is refused, its meaning is not asked.
                let missing = if order == Order::Keras { self.missing.unwrap_or_default() } else { Missing::Error };
                folder::listed(at, order, classes, missing)
            }
            _ => folder::read(at, order, self.allow_empty.unwrap_or_default()),
        }?;
        let Some(background) = &self.background else { return Ok(list) };
        if let Some(index) = list.index_of(background) {
            return Err(crate::messages::options::background_is_a_class(background, at.text(), index).into());
        }
        ClassList::new([background].into_iter().chain(list.names()))
    }

    /// The same kind of source in another folder. A list without a folder says nothing about how to read one.
    pub(crate) fn alike(&self, path: &str) -> Self {
        let Self { order, classes, allow_empty, missing, background, .. } = self.clone();
        let classes = classes.filter(|_| self.has_path());
        Self { path: Some(path.to_owned()), order, classes, allow_empty, missing, background, ..Self::default() }
    }

    /// Whether there is a folder or file, and not a list alone.
    pub(crate) fn has_path(&self) -> bool {
        self.path.is_some()
    }

    /// Whether a class folder without an image is a class.
    #[doc(hidden)]
    pub fn keeps_empty_folders(&self) -> bool {
        let is_allowed = self.order == Some(Order::Torchvision) && self.allow_empty == Some(true);
        self.takes_classes() || is_allowed
    }

    fn takes_classes(&self) -> bool {
        matches!(self.order.unwrap_or_default(), Order::Keras | Order::KerasUtils)
    }

    /// Every option that a folder in this order does not know.
    fn wrong_for_folder(&self) -> Vec<Problem> {
        let order = self.order.unwrap_or_default();
        let mut found = Vec::new();
        if self.classes.is_some() && !self.takes_classes() {
            found.push(crate::messages::options::classes_unknown(order.name()));
        }
        if self.allow_empty.is_some() && order != Order::Torchvision {
            found.push(crate::messages::options::allow_empty_unknown(order.name()));
        }
        if self.missing.is_some() && self.classes.is_none() {
            found.push(crate::messages::options::missing_without_classes());
        } else if self.missing == Some(Missing::Allow) && order != Order::Keras {
            found.push(crate::messages::options::missing_refused(order.name()));
        }
        if self.format.is_some() {
            found.push(crate::messages::options::only_for_file(Place::option("format"), "format"));
        }
        found
    }

    /// Every option that only a folder knows.
    fn wrong_for_file(&self, file: &str) -> Vec<Problem> {
        let given = [
            (self.order.is_some(), Place::option("order"), "order"),
            (self.classes.is_some(), Place::element("classes", 0), "classes"),
            (self.allow_empty.is_some(), Place::option("allow_empty"), "allow_empty"),
            (self.missing.is_some(), Place::option("missing"), "missing"),
            (self.background.is_some(), Place::option("background"), "background"),
        ];
        let wrong = given.into_iter().filter(|(is_given, ..)| *is_given);
        wrong.map(|(_, at, option)| crate::messages::options::only_for_folder(at, option, file)).collect()
    }
}

impl From<&str> for Source {
    fn from(path: &str) -> Self {
        Self::new(path)
    }
}

impl From<String> for Source {
    fn from(path: String) -> Self {
        Self::new(path)
    }
}

impl From<&String> for Source {
    fn from(path: &String) -> Self {
        Self::new(path)
    }
}
