//! Where a class list comes from.

pub(crate) mod messages;
pub(crate) mod reading;
mod watched;

#[doc(hidden)]
pub use {
    messages::{disagrees, other_width},
    watched::WatchedPath,
};

use crate::class_list::ClassList;
use crate::collect::sort;
use crate::folder;
use crate::format::Format;
use crate::order::Order;
use crate::path_parts::{Part, parts};
use crate::problem::{Diagnostics, Place, Problems, Reported};
use crate::special_names::Repeated;
use crate::user_path::UserPath;
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
    pub(crate) path: Option<String>,
    pub(crate) reading: Reading,
    pub(crate) lock: Option<String>,
    pub(crate) append: bool,
    pub(crate) agrees_with: Vec<String>,
    pub(crate) display: Option<String>,
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

    /// These classes, in this order: Keras' own argument. Any subset of the folders may be listed, or of the labels of a table of
    /// images.
    ///
    /// [`Order::Keras`] takes hidden folders too; [`Order::KerasUtils`] refuses them; the other orders take no list, and
    /// one is an error. An empty list is an error: Keras would take it for none.
    #[must_use]
    pub fn classes<S: Into<String>>(mut self, classes: impl IntoIterator<Item = S>) -> Self {
        self.reading.classes = Some(classes.into_iter().map(Into::into).collect());
        self
    }

    /// Whether a listed class may be without a folder or an image: it keeps its index, as in Keras' `flow_from_directory` and
    /// `flow_from_dataframe`. Only [`Order::Keras`] and [`Order::Dataframe`] take such a class; without [`classes`](Self::classes) the option is an error.
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

    /// A class at index 0, before those of the folder, file or list: models of `ImageNet` with 1,001 outputs have such a background.
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

    /// A class after all others: detectors such as DETR have an output for "no object" there.
    ///
    /// ```
    /// use typed_label_source::Source;
    ///
    /// let list = Source::listed(["cat", "dog"]).last("no object").read("/".as_ref())?;
    /// assert_eq!(list.names(), ["cat", "dog", "no object"]);
    /// # Ok::<(), typed_label_source::Problems>(())
    /// ```
    #[must_use]
    pub fn last(mut self, name: impl Into<String>) -> Self {
        self.reading.last = Some(name.into());
        self
    }

    /// Names that mark an output of the model that is not in use. Each such class is called after its index, as in
    /// `unused 12`; so is an index that a file leaves out.
    ///
    /// ```
    /// use typed_label_source::Source;
    ///
    /// let list = Source::listed(["person", "N/A", "car", "N/A"]).unused(["N/A"]).read("/".as_ref())?;
    /// assert_eq!(list.names(), ["person", "unused 1", "car", "unused 3"]);
    /// # Ok::<(), typed_label_source::Problems>(())
    /// ```
    #[must_use]
    pub fn unused<S: Into<String>>(mut self, names: impl IntoIterator<Item = S>) -> Self {
        self.reading.unused = Some(names.into_iter().map(Into::into).collect());
        self
    }

    /// What to do with a name that several classes have; without this it is an error.
    ///
    /// ```
    /// use typed_label_source::{Repeated, Source};
    ///
    /// let list = Source::listed(["crane", "heron", "crane"]).repeated(Repeated::Number).read("/".as_ref())?;
    /// assert_eq!(list.names(), ["crane 0", "heron", "crane 2"]);
    /// # Ok::<(), typed_label_source::Problems>(())
    /// ```
    #[must_use]
    pub fn repeated(mut self, repeated: Repeated) -> Self {
        self.reading.repeated = Some(repeated);
        self
    }

    /// Categories of COCO annotations that are not classes, as the first one that Roboflow writes; or labels of a table of images
    /// for which the model has no output, as `No Finding`. An error for any other file: there it would move the indices of the
    /// other classes. An empty list says that every category is a class.
    ///
    /// ```
    /// use typed_label_source::{Order, Source};
    ///
    /// # let dir = std::env::temp_dir().join(format!("typed-label-without-doc-{}", std::process::id()));
    /// # std::fs::create_dir_all(&dir).unwrap();
    /// std::fs::write(dir.join("train.csv"), "image,finding\n1.png,Hernia\n2.png,No Finding\n3.png,Edema\n").unwrap();
    /// let source = Source::new("train.csv").order(Order::Dataframe).column("finding").without(["No Finding"]);
    /// assert_eq!(source.read(&dir)?.names(), ["Edema", "Hernia"]);
    /// # std::fs::remove_dir_all(dir).unwrap();
    /// # Ok::<(), typed_label_source::Problems>(())
    /// ```
    #[must_use]
    pub fn without<S: Into<String>>(mut self, categories: impl IntoIterator<Item = S>) -> Self {
        self.reading.without = Some(categories.into_iter().map(Into::into).collect());
        self
    }

    /// The column of a table that holds the names, if its headline can't tell; with [`Order::Dataframe`], the labels of its images.
    #[must_use]
    pub fn column(mut self, column: impl Into<String>) -> Self {
        self.reading.column = Some(column.into());
        self
    }

    /// The columns of a table of images that are the classes, in the file's order: each has 0 or 1 for an image.
    #[must_use]
    pub fn columns<S: Into<String>>(mut self, columns: impl IntoIterator<Item = S>) -> Self {
        self.reading.columns = Some(columns.into_iter().map(Into::into).collect());
        self
    }

    /// What is between the labels, if the column of a table of images has several in a cell: Python's `split`.
    ///
    /// ```
    /// use typed_label_source::{Order, Source};
    ///
    /// # let dir = std::env::temp_dir().join(format!("typed-label-dataframe-doc-{}", std::process::id()));
    /// # std::fs::create_dir_all(&dir).unwrap();
    /// std::fs::write(dir.join("train.csv"), "image,findings\n1.png,Hernia|Edema\n2.png,Edema\n").unwrap();
    /// let source = Source::new("train.csv").order(Order::Dataframe).column("findings").separator("|");
    /// assert_eq!(source.read(&dir)?.names(), ["Edema", "Hernia"]);
    /// # std::fs::remove_dir_all(dir).unwrap();
    /// # Ok::<(), typed_label_source::Problems>(())
    /// ```
    #[must_use]
    pub fn separator(mut self, separator: impl Into<String>) -> Self {
        self.reading.separator = Some(separator.into());
        self
    }

    /// A class list file that is committed beside the code, so that the build needs no dataset. If the dataset can be read,
    /// it must agree; if it is absent, only the lock is read. See [`LockMode`](crate::LockMode) for who writes it.
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

    /// A file that gives each class a second name, for people: see [`display_names`](Self::display_names).
    #[must_use]
    pub fn display(self, path: impl Into<String>) -> Self {
        Self { display: Some(path.into()), ..self }
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

    /// Every path that the source names: its own, the lock's, those that must agree, and that of the display names.
    fn paths(&self) -> Vec<&str> {
        let mut all = Vec::new();
        for paths in &[self.path.as_slice(), self.lock.as_slice(), &self.agrees_with, self.display.as_slice()] {
            for path in *paths {
                all.push(path.as_str());
            }
        }
        all
    }

    /// The environment variables that the paths name, set or not; each once.
    ///
    /// ```
    /// # use typed_label_source::Source;
    /// assert_eq!(Source::new("$DATASETS/pets").agrees_with(["$DATASETS/more"]).variables(), ["DATASETS"]);
    /// ```
    #[must_use]
    pub fn variables(&self) -> Vec<&str> {
        let mut variables = Vec::new();
        for path in self.paths() {
            for part in parts(path) {
                match part {
                    Part::Variable(name) if !variables.contains(&name) => variables.push(name),
                    _ => {}
                }
            }
        }
        sort(&mut variables);
        variables
    }

    /// The files that the class list depends on, so that Cargo can watch them: the source if it is a file, the lock, and
    /// the files that must agree. Folders are not among them.
    #[must_use]
    pub fn files(&self, base: &Path) -> Vec<UserPath> {
        let mut files = Vec::new();
        for path in self.paths() {
            match UserPath::resolve(path, base) {
                Ok(at) if at.path().is_file() && fs::File::open(at.path()).is_ok() => files.push(at),
                _ => {}
            }
        }
        files
    }

    /// Every path whose content build.rs can hand to a macro. The lock is not among them: rustc itself watches that file.
    #[doc(hidden)]
    #[must_use]
    pub fn watched_paths(&self, base: &Path) -> Vec<WatchedPath> {
        let mut watched = Vec::new();
        let mut add = |place, path| watched.push(WatchedPath::new(place, path, self.reading.order, base));
        if let Some(path) = &self.path {
            add(Place::PATH, path);
        }
        for (index, path) in self.agrees_with.iter().enumerate() {
            add(Place::element("agrees_with", index), path);
        }
        watched
    }

    /// Reports a folder that build.rs watches and that is absent because of a typo; notes one that is absent. A lock may serve without it.
    ///
    /// # Errors
    /// The typo has been reported.
    #[doc(hidden)]
    pub fn check_watched(&self, base: &Path, diagnostics: &mut Diagnostics) -> Result<(), Reported> {
        let Some(at) = self.locate(base).ok().filter(UserPath::is_absent) else { return Ok(()) };
        if folder::has_near_name(&at) {
            folder::subfolders(&at, diagnostics)?;
        }
        diagnostics.note(messages::watched_absent(at.text()));
        Ok(())
    }

    /// The same for one of several lists that share their options. An option that finds nothing here may be for another list.
    #[doc(hidden)]
    #[must_use]
    pub fn beside_others(mut self) -> Self {
        self.reading.is_of_another = true;
        self
    }

    /// Whether there is a file with display names.
    #[doc(hidden)]
    #[must_use]
    pub fn has_display(&self) -> bool {
        self.display.is_some()
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

    /// How to read a folder or file that must agree. A folder is read in the same order, a table of images with the same columns; any
    /// other file says itself how it is read.
    pub(crate) fn reading_of_others(&self, is_file: bool) -> Reading {
        let ours = self.reading.clone();
        let of_any =
            Reading { unused: ours.unused, repeated: ours.repeated, is_of_another: true, ..Reading::default() };
        if is_file && self.reading.is_of_images() {
            let Reading { order, column, columns, separator, classes, allow_missing, without, .. } = ours;
            Reading { order, classes, allow_missing, column, columns, separator, without, ..of_any }
        } else if is_file {
            Reading { without: ours.without, ..of_any }
        } else {
            let Reading { allow_empty, allow_missing, background, last, .. } = ours;
            let classes = ours.classes.filter(|_| self.path.is_some());
            let order = ours.order.filter(|order| *order != Order::Dataframe);
            Reading { order, classes, allow_empty, allow_missing, background, last, ..of_any }
        }
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
