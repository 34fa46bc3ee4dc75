//! Where a class list comes from, and the one function that loads it.

mod messages;
mod reading;
mod watched;

#[doc(hidden)]
pub use {messages::disagrees, watched::WatchedPath};

use crate::build_log::{BuildRecord, Outcome};
use crate::class_list::ClassList;
use crate::diff::Diff;
use crate::folder::has_near_name;
use crate::format::{self, Format};
use crate::lock::{self, Append, LockMode};
use crate::order::Order;
use crate::problem::{Diagnostics, Place, Problems, Reported};
use crate::user_path::{Part, UserPath, parts};
use reading::Reading;
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
/// assert!(source.read(&dir).unwrap_err().to_string().contains("`TYPED_LABEL=update cargo check`"));
/// source.read_in(LockMode::Update, &dir)?;
/// assert_eq!(std::fs::read_to_string(dir.join("pet.json")).unwrap(), "{\n  \"cat\": 0,\n  \"dog\": 1,\n  \"fox\": 2\n}\n");
/// std::fs::remove_dir_all(dir.join("train")).unwrap();
/// assert_eq!(source.read(&dir)?.names(), ["cat", "dog", "fox"]);
/// # std::fs::remove_dir_all(dir).unwrap();
/// # Ok::<(), typed_label_source::Problems>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    path: Option<String>,
    reading: Reading,
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
    pub fn order(mut self, order: Order) -> Self {
        self.reading.order = Some(order);
        self
    }

    /// These classes, in this order: Keras' own argument. Any subset of the folders may be listed.
    ///
    /// [`Order::Keras`] takes hidden folders too; [`Order::KerasUtils`] refuses them; the other orders take no list, and
    /// one is an error. An empty list is an error: Keras would take it for none.
    #[must_use]
    pub fn classes<S: Into<String>>(mut self, classes: impl IntoIterator<Item = S>) -> Self {
        self.reading.classes = Some(classes.into_iter().map(Into::into).collect());
        self
    }

    /// Whether a listed class may be without a folder: it keeps its index, as in Keras' `flow_from_directory`. Only
    /// [`Order::Keras`] takes such a class; without [`classes`](Self::classes) the option is an error.
    #[must_use]
    pub fn allow_missing(mut self, allow_missing: bool) -> Self {
        self.reading.allow_missing = Some(allow_missing);
        self
    }

    /// torchvision's `allow_empty`: whether a class folder may be without an image. An error with any other order.
    #[must_use]
    pub fn allow_empty(mut self, allow_empty: bool) -> Self {
        self.reading.allow_empty = Some(allow_empty);
        self
    }

    /// The format of the class list file, if its content can't tell.
    #[must_use]
    pub fn format(mut self, format: Format) -> Self {
        self.reading.format = Some(format);
        self
    }

    /// A class at index 0, in front of those of the folder, file or list: models of `ImageNet` with 1,001 outputs have such a
    /// background.
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
    pub fn background(mut self, name: impl Into<String>) -> Self {
        self.reading.background = Some(name.into());
        self
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
        UserPath::resolve(self.path.as_deref().unwrap_or_default(), base)
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
        let mut variables: Vec<&str> = self.paths().flat_map(parts).filter_map(Part::variable).collect();
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

    /// Whether a class folder without an image is a class.
    #[doc(hidden)]
    #[must_use]
    pub fn keeps_empty_folders(&self) -> bool {
        self.reading.keeps_empty_folders()
    }

    /// How a folder is read that must agree. A list without a folder says nothing about that.
    fn reading_of_others(&self) -> Reading {
        let classes = self.reading.classes.clone().filter(|_| self.path.is_some());
        Reading { classes, format: None, ..self.reading.clone() }
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
        Diagnostics::collect(|diagnostics| self.load(mode, base, diagnostics))
    }

    /// The class list. There may be one although problems were reported, so that no other error follows from them.
    ///
    /// # Errors
    /// There is no list, and why has been reported.
    #[doc(hidden)]
    pub fn load(&self, mode: LockMode, base: &Path, diagnostics: &mut Diagnostics) -> Result<ClassList, Reported> {
        Loading { source: self, mode, base }.load(diagnostics)
    }

    /// The list of the folder or file alone; neither lock nor agreement is asked.
    ///
    /// # Errors
    /// Every problem that one look at it shows.
    #[doc(hidden)]
    pub fn load_alone(&self, base: &Path, diagnostics: &mut Diagnostics) -> Result<ClassList, Reported> {
        match &self.path {
            Some(path) => self.reading.load(&UserPath::resolve_with(path, base, diagnostics)?, diagnostics),
            None => self.reading.load_listed(!self.agrees_with.is_empty(), diagnostics),
        }
    }
}

impl<T: Into<String>> From<T> for Source {
    fn from(path: T) -> Self {
        Self::new(path)
    }
}

/// The source, what to do with its lock, and the folder at which relative paths start.
struct Loading<'a> {
    source: &'a Source,
    mode: LockMode,
    base: &'a Path,
}

impl Loading<'_> {
    /// The class list on which all agree; also beside problems.
    fn load(&self, diagnostics: &mut Diagnostics) -> Result<ClassList, Reported> {
        let Self { source, mode, base } = *self;
        let before = diagnostics.count();
        let lock = source.lock.as_deref().map(|lock| {
            diagnostics.at(Place::option("lock"), |diagnostics| UserPath::resolve_with(lock, base, diagnostics))
        });
        let lock = lock.transpose()?;
        let (list, mut outcome) = match &lock {
            Some(lock) => self.load_locked(lock, diagnostics)?,
            None if source.append => return Err(diagnostics.push(lock::append_without_lock())),
            None => (source.load_alone(base, diagnostics)?, Outcome::Read),
        };
        let is_alone = outcome == Outcome::Alone;
        for (index, path) in source.agrees_with.iter().enumerate() {
            // Reported, and the next one is looked at all the same.
            let _ = self.check_agreement(index, path, &list, is_alone, diagnostics);
        }
        // Only what all agree on is written.
        if let (LockMode::Update, Some(lock), true) = (mode, &lock, diagnostics.count() == before) {
            if let Ok(written) =
                diagnostics.take(lock::write(lock, &list, format!("{:?} {:?}", source.path, source.reading)))
            {
                outcome = written;
            }
        }
        if diagnostics.count() == before {
            BuildRecord::new(base, source.text(), source.lock_text(), outcome).send();
        }
        Ok(list)
    }

    /// The list of lock and source, and what became of them.
    fn load_locked(&self, lock: &UserPath, diagnostics: &mut Diagnostics) -> Result<(ClassList, Outcome), Reported> {
        let Self { source, mode, base } = *self;
        let existing = |diagnostics: &mut Diagnostics| {
            diagnostics.at(Place::option("lock"), |diagnostics| format::load(lock, None, diagnostics))
        };
        if mode == LockMode::Update {
            // A lock that can't be read is written again; but what is appended to must be known.
            let locked = if source.append && !lock.is_absent() { Some(existing(diagnostics)?) } else { None };
            let list = source.load_alone(base, diagnostics)?;
            return Ok((self.append_new(list, lock, locked.as_ref(), diagnostics)?, Outcome::Read));
        }
        if lock.is_absent() {
            let reported = diagnostics.push(lock::missing(lock.text(), source.text()));
            if mode == LockMode::Locked {
                return Err(reported);
            }
            return Ok((source.load_alone(base, diagnostics)?, Outcome::Read));
        }
        let locked = existing(diagnostics)?;
        // A variable that leads to the dataset is not set on a machine without the dataset. A list needs none.
        let at = source.locate(base).ok().filter(|at| !at.is_absent() || at.is_url() || has_near_name(at));
        if source.path.is_some() && (mode == LockMode::Locked || at.is_none()) {
            self.check_declared(lock, &locked, diagnostics)?;
            return Ok((locked, Outcome::Alone));
        }
        let list = source.load_alone(base, diagnostics)?;
        let list = self.append_new(list, lock, Some(&locked), diagnostics)?;
        if let Some(diff) = Diff::between(source.text(), &list, lock.text(), &locked) {
            diagnostics.push(lock::stale(&diff, source.text(), lock.text()));
        }
        Ok((list, Outcome::Read))
    }

    /// What the options say by themselves must be so in the lock, too, if only that is read.
    fn check_declared(
        &self,
        lock: &UserPath,
        locked: &ClassList,
        diagnostics: &mut Diagnostics,
    ) -> Result<(), Reported> {
        let (source, before) = (self.source, diagnostics.count());
        source.reading.check_path_options(diagnostics);
        if source.reading.classes.is_some() {
            let list = source.reading.listed(diagnostics)?;
            let list = self.append_new(list, lock, Some(locked), diagnostics)?;
            if let Some(diff) = Diff::between("classes", &list, lock.text(), locked) {
                diagnostics.push(lock::stale(&diff, "classes", lock.text()));
            }
        } else if let Some(background) = source.reading.background.as_ref().filter(|name| **name != locked.names()[0]) {
            diagnostics.push(lock::background_missing(background, lock.text(), &locked.names()[0]));
        }
        diagnostics.unless_since(before, ())
    }

    /// With `append`, the classes of the lock and after them those that are new.
    fn append_new(
        &self,
        list: ClassList,
        lock: &UserPath,
        locked: Option<&ClassList>,
        diagnostics: &mut Diagnostics,
    ) -> Result<ClassList, Reported> {
        let source = self.source;
        let Some(locked) = locked.filter(|_| source.append) else { return Ok(list) };
        let (background, keeps_empty_folders) = (source.reading.background.as_deref(), source.keeps_empty_folders());
        let append = Append { source: source.text(), background, keeps_empty_folders };
        append.new_classes(&list, (lock, locked), diagnostics)
    }

    /// Whether one of the sources that must agree does. If only the lock is read, the build needs no dataset for that either:
    /// files are asked, folders are not.
    fn check_agreement(
        &self,
        index: usize,
        path: &str,
        list: &ClassList,
        is_alone: bool,
        diagnostics: &mut Diagnostics,
    ) -> Result<(), Reported> {
        let Self { source, mode, base } = *self;
        let here = Place::element("agrees_with", index);
        if is_alone && UserPath::resolve(path, base).is_err() {
            return Ok(());
        }
        let at = diagnostics.at(here, |diagnostics| UserPath::resolve_with(path, base, diagnostics))?;
        let is_file = at.path().is_file() || (!at.path().is_dir() && at.is_named_as_file());
        if is_alone && !is_file && (mode == LockMode::Locked || at.is_absent()) {
            return Ok(());
        }
        let reading = if is_file { Reading::default() } else { source.reading_of_others() };
        let theirs = diagnostics.at(here, |diagnostics| reading.load(&at, diagnostics))?;
        let ours = source.lock.as_deref().filter(|_| is_alone).unwrap_or(source.text());
        let Some(diff) = Diff::between(ours, list, path, &theirs) else { return Ok(()) };
        // With `append` the lock has its own order; a folder can only have the same names.
        if source.append && !is_file && diff.only_left().is_empty() && diff.only_right().is_empty() {
            return Ok(());
        }
        let is_folder = || source.path.is_some() && source.locate(base).is_ok_and(|at| at.path().is_dir());
        let can_make = [!is_alone && is_folder(), !is_file].map(|is_folder| is_folder && source.keeps_empty_folders());
        Err(diagnostics.push(messages::disagrees(index, &diff, [ours, path], !is_file, can_make)))
    }
}
