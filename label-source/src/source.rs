//! Where a class list comes from, and the one function that loads it.

mod load;
mod messages;

#[doc(hidden)]
pub use messages::disagrees;

use crate::class_list::ClassList;
use crate::format::Format;
use crate::lock::LockMode;
use crate::order::{FolderOptions, Missing, Order};
use crate::problem::{Diagnostics, Problems, Reported};
use crate::user_path::{Part, UserPath, parts};
use load::Loading;
use std::fs;
use std::path::Path;

/// Where a class list comes from: a dataset folder and the order of the framework that trained on it, or a class list file;
/// with the lock that stands in for it, and the sources that must agree with it.
///
/// ```
/// use typed_label_source::{LockMode, Source};
///
/// # let dir = std::env::temp_dir().join(format!("typed-label-source-doc-{}", std::process::id()));
/// # for class in ["cat", "dog", "fox"] { std::fs::create_dir_all(dir.join("train").join(class)).unwrap(); }
/// let list = Source::new("train").classes(["fox", "cat"]).read(&dir)?;
/// assert_eq!(list.names(), ["fox", "cat"]);
///
/// // A lock stands in for the dataset once it is written.
/// let source = Source::new("train").lock("pet.json");
/// assert!(source.read(&dir).unwrap_err().to_string().contains("`TYPED_LABEL=lock cargo check`"));
/// source.read_in(LockMode::Write, &dir)?;
/// assert_eq!(std::fs::read_to_string(dir.join("pet.json")).unwrap(), "{\n  \"cat\": 0,\n  \"dog\": 1,\n  \"fox\": 2\n}\n");
/// std::fs::remove_dir_all(dir.join("train")).unwrap();
/// assert_eq!(source.read(&dir)?.names(), ["cat", "dog", "fox"]);
/// # std::fs::remove_dir_all(dir).unwrap();
/// # Ok::<(), typed_label_source::Problems>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    path: Option<String>,
    order: Option<Order>,
    classes: Option<Vec<String>>,
    allow_empty: Option<bool>,
    missing: Option<Missing>,
    format: Option<Format>,
    background: Option<String>,
    lock: Option<String>,
    append: bool,
    agrees_with: Vec<String>,
}

impl Source {
    /// The dataset folder at `path`, in the order of `flow_from_directory`, or the class list file there. `$NAME` in it is an
    /// environment variable.
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
    #[must_use]
    pub fn order(self, order: Order) -> Self {
        Self { order: Some(order), ..self }
    }

    /// These classes, in this order: Keras' own argument. Any subset of the folders may be listed.
    ///
    /// [`Order::Keras`] takes hidden folders too; [`Order::KerasUtils`] refuses them; the other orders take no list, and
    /// one is an error. An empty list is an error: Keras would take it for none.
    #[must_use]
    pub fn classes<S: Into<String>>(self, classes: impl IntoIterator<Item = S>) -> Self {
        Self { classes: Some(classes.into_iter().map(Into::into).collect()), ..self }
    }

    /// What a listed class without a folder means. [`Missing::Allow`] is for [`Order::Keras`] alone; no `missing` is
    /// for a source without [`classes`](Self::classes).
    #[must_use]
    pub fn missing(self, missing: Missing) -> Self {
        Self { missing: Some(missing), ..self }
    }

    /// torchvision's `allow_empty`: whether a class folder may be without an image. An error with any other order.
    #[must_use]
    pub fn allow_empty(self, allow_empty: bool) -> Self {
        Self { allow_empty: Some(allow_empty), ..self }
    }

    /// The format of the class list file, if its content can't tell.
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

    /// A class list file that is committed beside the code, so that the build needs no dataset. If the dataset can be read,
    /// it must agree; if it is absent, only the lock is read. See [`LockMode`] for who writes it.
    #[must_use]
    pub fn lock(self, path: impl Into<String>) -> Self {
        Self { lock: Some(path.into()), ..self }
    }

    /// Keeps the indices that the lock has: a new folder takes the next one, whatever its name; one that vanishes is an error.
    #[must_use]
    pub fn append(self, append: bool) -> Self {
        Self { append, ..self }
    }

    /// Folders and files that must give the same class list: the validation folder, the model's own file. A folder is read
    /// in the same order.
    #[must_use]
    pub fn agrees_with<S: Into<String>>(self, paths: impl IntoIterator<Item = S>) -> Self {
        Self { agrees_with: paths.into_iter().map(Into::into).collect(), ..self }
    }

    /// The source as messages name it: its path, or `classes`.
    #[must_use]
    pub fn text(&self) -> &str {
        self.path.as_deref().unwrap_or("classes")
    }

    /// Where the path leads from the folder `base`.
    ///
    /// # Errors
    /// As [`UserPath::resolve`].
    pub fn locate(&self, base: &Path) -> Result<UserPath, Problems> {
        Diagnostics::collect(|diagnostics| self.locate_with(base, diagnostics))
    }

    fn locate_with(&self, base: &Path, diagnostics: &mut Diagnostics) -> Result<UserPath, Reported> {
        UserPath::resolve_with(self.path.as_deref().unwrap_or_default(), base, diagnostics)
    }

    /// Every path that the source names: its own, the lock's, and those that must agree.
    fn paths(&self) -> impl Iterator<Item = &str> {
        self.path.iter().chain(&self.lock).chain(&self.agrees_with).map(String::as_str)
    }

    /// The environment variables that the paths name, set or not; each once.
    ///
    /// ```
    /// # use typed_label_source::Source;
    /// assert_eq!(Source::new("$DATASETS/pets").agrees_with(["$DATASETS/more"]).variables(), ["DATASETS"]);
    /// ```
    #[must_use]
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

    /// The files that the class list depends on, so that Cargo can watch them: the source if it is a file, the lock, and
    /// the files that must agree. Folders are not among them.
    #[must_use]
    pub fn files(&self, base: &Path) -> Vec<UserPath> {
        let located = self.paths().filter_map(|path| UserPath::resolve(path, base).ok());
        located.filter(|at| at.path().is_file() && fs::File::open(at.path()).is_ok()).collect()
    }

    /// The lock's path, as the user wrote it.
    #[doc(hidden)]
    #[must_use]
    pub fn lock_text(&self) -> Option<&str> {
        self.lock.as_deref()
    }

    /// The order of the dataset folder.
    #[doc(hidden)]
    #[must_use]
    pub fn folder_order(&self) -> Order {
        self.order.unwrap_or_default()
    }

    /// Whether the user lists the classes.
    #[doc(hidden)]
    #[must_use]
    pub fn has_classes(&self) -> bool {
        self.classes.is_some()
    }

    /// Whether a class folder without an image is a class.
    #[doc(hidden)]
    #[must_use]
    pub fn keeps_empty_folders(&self) -> bool {
        self.folder_order().keeps_empty_folders(&self.folder_options())
    }

    fn folder_options(&self) -> FolderOptions<'_> {
        FolderOptions { classes: self.classes.as_deref(), missing: self.missing, allow_empty: self.allow_empty }
    }

    /// The same kind of source in another folder. A list without a folder says nothing about how to read one.
    fn in_folder(&self, path: &str) -> Self {
        let Self { order, classes, allow_empty, missing, background, .. } = self.clone();
        let classes = classes.filter(|_| self.path.is_some());
        Self { path: Some(path.to_owned()), order, classes, allow_empty, missing, background, ..Self::default() }
    }

    /// Reads the class list, and compares it with the lock and with every source that must agree; a relative path starts at
    /// `base`.
    ///
    /// # Errors
    /// Every problem that one look at all of them shows.
    pub fn read(&self, base: &Path) -> Result<ClassList, Problems> {
        self.read_in(LockMode::Check, base)
    }

    /// Reads the class list as [`read`](Self::read) does, or writes the lock, or reads that alone.
    ///
    /// # Errors
    /// Every problem that one look at all of them shows.
    pub fn read_in(&self, mode: LockMode, base: &Path) -> Result<ClassList, Problems> {
        Diagnostics::collect(|diagnostics| self.try_load(mode, base, diagnostics))
    }

    /// The class list, also beside problems: so that those stay the only errors of a build.
    #[doc(hidden)]
    pub fn load(&self, mode: LockMode, base: &Path, diagnostics: &mut Diagnostics) -> Option<ClassList> {
        self.try_load(mode, base, diagnostics).ok()
    }

    fn try_load(&self, mode: LockMode, base: &Path, diagnostics: &mut Diagnostics) -> Result<ClassList, Reported> {
        Loading { source: self, mode, base }.load(diagnostics)
    }

    /// The list of the folder or file alone; neither lock nor agreement is asked.
    ///
    /// # Errors
    /// Every problem that one look at it shows.
    #[doc(hidden)]
    pub fn read_alone(&self, base: &Path, diagnostics: &mut Diagnostics) -> Result<ClassList, Reported> {
        load::read_alone(self, base, diagnostics)
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
