//! What a source has on disk: the files and folders at the paths that it names.

use crate::class_list::ClassList;
use crate::folder;
use crate::order::Order;
use crate::problem::{Diagnostics, Place, Problems, Reported};
use crate::source::reading::Reading;
use crate::source::{Source, WatchedPath, messages};
use crate::user_path::UserPath;
use std::fs;
use std::path::Path;

impl Source {
    /// Where the path leads from the folder `base`.
    ///
    /// # Errors
    /// As [`UserPath::resolve`].
    pub fn locate(&self, base: &Path) -> Result<UserPath, Problems> {
        UserPath::resolve(self.path.as_deref().unwrap_or_default(), base)
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

    /// The variable of each such path. Reports one that build.rs watches, but not as this order reads it.
    #[doc(hidden)]
    pub fn watched_variables(&self, base: &Path, diagnostics: &mut Diagnostics) -> Vec<String> {
        let mut variables = Vec::new();
        for path in self.watched_paths(base) {
            path.check_order(diagnostics);
            variables.push(path.variable());
        }
        variables
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
