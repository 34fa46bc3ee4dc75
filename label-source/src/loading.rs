//! Loads a source: its class list, compared with its lock and with the sources that must agree.

use crate::build_log::{BuildRecord, Outcome};
use crate::class_list::ClassList;
use crate::collect::given;
use crate::diff::Diff;
use crate::folder::has_near_name;
use crate::format::{self, FileOptions};
use crate::lock::{self, Append, LockMode};
use crate::problem::{Diagnostics, Place, Problem, Problems, Reported};
use crate::source::reading::Reading;
use crate::source::{Source, messages};
use crate::user_path::UserPath;
use std::fs;
use std::path::Path;

impl Source {
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

    /// The display name of each class, in index order; `None` without the option [`display`](Self::display). The file has them by
    /// class name, in any order: `name<TAB>text` on each line, a JSON map, or a table with a headline. A class that is not in it is
    /// a problem, but one that the options add (`background`, `last`, `unused`) is called as it is.
    ///
    /// # Errors
    /// Every problem of the file.
    ///
    /// ```
    /// use typed_label_source::Source;
    ///
    /// # let dir = std::env::temp_dir().join(format!("typed-label-display-doc-{}", std::process::id()));
    /// # std::fs::create_dir_all(&dir).unwrap();
    /// std::fs::write(dir.join("lemmas.txt"), "n02012849\tcrane\nn01440764\ttench, Tinca tinca\n").unwrap();
    /// let source = Source::listed(["n01440764", "n02012849"]).display("lemmas.txt");
    /// let list = source.read(&dir)?;
    /// assert_eq!(source.display_names(&list, &dir)?, Some(vec!["tench, Tinca tinca".to_owned(), "crane".to_owned()]));
    /// # std::fs::remove_dir_all(dir).unwrap();
    /// # Ok::<(), typed_label_source::Problems>(())
    /// ```
    pub fn display_names(&self, list: &ClassList, base: &Path) -> Result<Option<Vec<String>>, Problems> {
        Diagnostics::collect(|diagnostics| self.load_display_names(list, base, diagnostics))
    }

    /// As [`display_names`](Self::display_names), with the collector of a larger task.
    ///
    /// # Errors
    /// The problems have been reported.
    #[doc(hidden)]
    pub fn load_display_names(
        &self,
        list: &ClassList,
        base: &Path,
        diagnostics: &mut Diagnostics,
    ) -> Result<Option<Vec<String>>, Reported> {
        let Some(path) = &self.display else { return Ok(None) };
        let (reading, highest) = (&self.reading, list.names().len() - 1);
        let is_unused = |index, name: &str| reading.unused.is_some() && name == format!("unused {index}");
        let is_added = |index, name: &str| {
            (index == 0 && reading.background.as_deref() == Some(name))
                || (index == highest && reading.last.as_deref() == Some(name))
                || is_unused(index, name)
        };
        diagnostics.at(Place::option("display"), |diagnostics| {
            let at = UserPath::resolve_with(path, base, diagnostics)?;
            format::load_display_names(&at, list, &is_added, diagnostics).map(Some)
        })
    }
}

/// How a source that must agree does so.
enum Agreement {
    /// It is absent, which is allowed.
    NotAsked,
    ByNames,
    /// A model that has no names gives as many scores as there are classes.
    ByWidth,
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
        if source.append {
            self.check_append(diagnostics)?;
        }
        let lock = source.lock.as_deref().map(|lock| {
            diagnostics.at(Place::option("lock"), |diagnostics| UserPath::resolve_with(lock, base, diagnostics))
        });
        let lock = lock.transpose()?;
        let (list, mut outcome) = match &lock {
            Some(lock) => self.load_locked(lock, diagnostics)?,
            None if source.append => return Err(diagnostics.push(lock::append_without_lock())),
            None if source.agrees_with.is_empty() => (source.load_alone(base, diagnostics)?, Outcome::Read),
            None => (source.load_alone(base, diagnostics)?, Outcome::Agrees),
        };
        let is_alone = outcome == Outcome::Alone;
        let mut by_width = Vec::new();
        for (index, path) in source.agrees_with.iter().enumerate() {
            // Every source is compared, also after one that differs.
            if let Ok(Agreement::ByWidth) = self.check_agreement(index, path, &list, is_alone, diagnostics) {
                by_width.push(path.clone());
            }
        }
        // A list with which a source disagrees is not written.
        let mut change = None;
        if let (LockMode::Update, Some(lock), true) = (mode, &lock, diagnostics.count() == before) {
            let written = lock::write(lock, &list, format!("{:?} {:?}", source.path, source.reading));
            if let Ok((written, text)) = diagnostics.take(written) {
                diagnostics.note(lock::note(lock, &text));
                (outcome, change) = (written, Some(text));
            }
        }
        if diagnostics.count() == before {
            let record = BuildRecord::new(base, source.text(), source.lock_text(), outcome);
            BuildRecord { change, by_width, ..record }.send();
        }
        Ok(list)
    }

    /// Reports options that give classes names or places which new classes would change.
    fn check_append(&self, diagnostics: &mut Diagnostics) -> Result<(), Reported> {
        let (reading, before) = (&self.source.reading, diagnostics.count());
        if reading.last.is_some() {
            diagnostics.push(lock::last_with_append());
        }
        for option in given(&[("unused", reading.unused.is_some()), ("repeated", reading.repeated.is_some())]) {
            diagnostics.push(lock::numbered_with_append(option));
        }
        diagnostics.unless_since(before, ())
    }

    /// The list of lock and source, and the result.
    fn load_locked(&self, lock: &UserPath, diagnostics: &mut Diagnostics) -> Result<(ClassList, Outcome), Reported> {
        let Self { source, mode, base } = *self;
        let existing = |diagnostics: &mut Diagnostics| {
            let read = Diagnostics::collect(|diagnostics| {
                format::load(lock, &FileOptions { is_lock: true, ..Default::default() }, diagnostics)
            });
            // What is appended to can't be written again.
            let read = read.map_err(|problems| problems.map(|problem| lock::broken(problem, source.append)));
            diagnostics.at(Place::option("lock"), |diagnostics| diagnostics.take_all(read))
        };
        if mode == LockMode::Update {
            // A lock that can't be read is written again; but what is appended to must be known.
            let locked = if source.append && !lock.is_absent() { Some(existing(diagnostics)?) } else { None };
            let list = source.load_alone(base, diagnostics)?;
            return Ok((self.append_new(list, lock, locked.as_ref(), diagnostics)?, Outcome::Agrees));
        }
        if lock.is_absent() {
            let reported = diagnostics.push(lock::missing(lock, source.text()));
            if mode == LockMode::Locked {
                return Err(reported);
            }
            return Ok((source.load_alone(base, diagnostics)?, Outcome::Agrees));
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
        if let Some(diff) = Diff::between(lock.text(), &locked, source.text(), &list) {
            diagnostics.push(lock::stale(&diff, source.text(), lock.text()));
        }
        Ok((list, Outcome::Agrees))
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
            if let Some(diff) = Diff::between(lock.text(), locked, "classes", &list) {
                diagnostics.push(lock::stale(&diff, "classes", lock.text()));
            }
        } else {
            self.check_ends(lock, locked, diagnostics);
            self.check_left_out(lock, locked, diagnostics);
        }
        diagnostics.unless_since(before, ())
    }

    /// The labels that are not classes must not be in the lock. COCO's categories may be called as a class is.
    fn check_left_out(&self, lock: &UserPath, locked: &ClassList, diagnostics: &mut Diagnostics) {
        let reading = &self.source.reading;
        let without = reading.without.as_deref().filter(|_| reading.is_of_images());
        for (at, name) in without.unwrap_or_default().iter().enumerate() {
            if locked.index_of(name).is_some() {
                diagnostics.push(lock::left_out_there(at, name, lock.text()));
            }
        }
    }

    /// The classes that the options put at both ends must be there in the lock.
    fn check_ends(&self, lock: &UserPath, locked: &ClassList, diagnostics: &mut Diagnostics) {
        let (reading, names) = (&self.source.reading, locked.names());
        for (option, index, name) in &[("background", 0, &reading.background), ("last", names.len() - 1, &reading.last)]
        {
            match name {
                Some(name) if *name != names[*index] => {
                    diagnostics.push(lock::end_missing(option, name, lock.text(), (*index, &names[*index])));
                }
                _ => {}
            }
        }
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
        let background = source.reading.background.as_deref();
        let keeps_empty_folders = self.is_folder().then(|| source.keeps_empty_folders());
        let append =
            Append { source: source.text(), background, keeps_empty_folders, has_own_order: self.has_own_order() };
        append.new_classes(list, (lock, locked), diagnostics)
    }

    /// Whether the source itself says which index each class has. Sorted names don't: a new one moves those after it.
    fn has_own_order(&self) -> bool {
        let reading = &self.source.reading;
        let is_sorted = self.is_folder() || reading.is_of_images();
        reading.classes.is_some() || reading.columns.is_some() || !is_sorted
    }

    /// Whether the source is a folder that is there.
    fn is_folder(&self) -> bool {
        self.source.path.is_some() && self.source.locate(self.base).is_ok_and(|at| at.path().is_dir())
    }

    /// The list of a source that must agree. A file that can't tell how it is read alone is read as ours, if it then has the same list.
    fn load_other(
        &self,
        at: &UserPath,
        is_file: bool,
        list: &ClassList,
        diagnostics: &mut Diagnostics,
    ) -> Result<ClassList, Reported> {
        let source = self.source;
        let read = |reading: &Reading| Diagnostics::collect(|diagnostics| reading.load(at, diagnostics));
        let alone = read(&source.reading_of_others(is_file));
        let Err(problems) = alone else { return diagnostics.take_all(alone) };
        if !is_file {
            return diagnostics.take_all(Err(problems));
        }
        if let Some(theirs) = read(&source.reading.of_other_file()).ok().filter(|theirs| theirs == list) {
            return Ok(theirs);
        }
        let is_source_file = source.path.is_some() && !self.is_folder();
        let problem = |problem: &Problem| messages::of_other_file(problem, at.text(), is_source_file);
        diagnostics.take_all(Err(problems.map(problem)))
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
    ) -> Result<Agreement, Reported> {
        let Self { source, mode, base } = *self;
        let here = Place::element("agrees_with", index);
        if is_alone && UserPath::resolve(path, base).is_err() {
            return Ok(Agreement::NotAsked);
        }
        let at = diagnostics.at(here, |diagnostics| UserPath::resolve_with(path, base, diagnostics))?;
        let is_file = at.path().is_file() || (!at.path().is_dir() && at.is_named_as_file());
        if is_alone && !is_file && (mode == LockMode::Locked || at.is_absent()) {
            return Ok(Agreement::NotAsked);
        }
        let ours = source.lock.as_deref().filter(|_| is_alone).unwrap_or(source.text());
        if let Some(width) = format::width_alone(at.path()) {
            return if format::width_fits(width, list.names().len()) {
                Ok(Agreement::ByWidth)
            } else {
                Err(diagnostics.push(messages::other_width(index, [ours, path], width, list.names().len())))
            };
        }
        let same = |ours: &UserPath| fs::canonicalize(ours.path()).ok() == fs::canonicalize(at.path()).ok();
        if is_file
            && !is_alone
            && !at.is_absent()
            && source.path.is_some()
            && source.locate(base).is_ok_and(|ours| same(&ours))
        {
            return Err(diagnostics.push(messages::agrees_with_itself(index, path)));
        }
        let theirs = diagnostics.at(here, |diagnostics| self.load_other(&at, is_file, list, diagnostics))?;
        let Some(diff) = Diff::between(ours, list, path, &theirs) else { return Ok(Agreement::ByNames) };
        // With `append` the lock has its own order; a folder can only have the same names.
        if source.append
            && !self.has_own_order()
            && !is_file
            && diff.only_left().is_empty()
            && diff.only_right().is_empty()
        {
            return Ok(Agreement::ByNames);
        }
        let keeps_empty = source.keeps_empty_folders();
        let can_make = [keeps_empty && !is_alone && self.is_folder(), keeps_empty && !is_file];
        Err(diagnostics.push(messages::disagrees(index, &diff, [ours, path], !is_file, can_make)))
    }
}
