//! Reads a source, holds it against its lock and against what must agree with it, and writes the lock.

use super::{Source, messages};
use crate::build_log::{BuildRecord, Outcome};
use crate::class_list::ClassList;
use crate::diff::Diff;
use crate::format;
use crate::lock::{self, Append, LockMode};
use crate::problem::{Diagnostics, Place, Reported};
use crate::user_path::{UserPath, empty_path};
use std::fs;
use std::path::Path;

/// The source, what to do with its lock, and the folder at which relative paths start.
pub(super) struct Loading<'a> {
    pub(super) source: &'a Source,
    pub(super) mode: LockMode,
    pub(super) base: &'a Path,
}

impl Loading<'_> {
    /// The class list on which all agree; also beside problems.
    pub(super) fn load(&self, diagnostics: &mut Diagnostics) -> Result<ClassList, Reported> {
        let Self { source, mode, base } = *self;
        let before = diagnostics.count();
        let lock = source.lock.as_deref().map(|lock| {
            diagnostics.at(Place::option("lock"), |diagnostics| UserPath::resolve_with(lock, base, diagnostics))
        });
        let lock = lock.transpose()?;
        let (list, mut outcome) = match &lock {
            Some(lock) => self.read_locked(lock, diagnostics)?,
            None if source.append => return Err(diagnostics.push(lock::append_without_lock())),
            None => (source.read_alone(base, diagnostics)?, Outcome::Read),
        };
        let is_alone = outcome == Outcome::Alone;
        for (index, path) in source.agrees_with.iter().enumerate() {
            // Reported, and the next one is looked at all the same.
            let _ = self.check_agreement(index, path, &list, is_alone, diagnostics);
        }
        // Only what all agree on is written.
        if let (LockMode::Write, Some(lock), true) = (mode, &lock, diagnostics.count() == before) {
            if let Ok(written) = diagnostics.take(lock::write(lock, &list)) {
                outcome = written;
            }
        }
        if diagnostics.count() == before {
            BuildRecord::new(base, source.text(), source.lock_text(), outcome).send();
        }
        Ok(list)
    }

    /// The list of lock and source, and what became of them.
    fn read_locked(&self, lock: &UserPath, diagnostics: &mut Diagnostics) -> Result<(ClassList, Outcome), Reported> {
        let Self { source, mode, base } = *self;
        let missing = || lock::missing(lock.text(), source.text());
        let existing = |diagnostics: &mut Diagnostics| {
            diagnostics.at(Place::option("lock"), |diagnostics| format::load(lock, None, diagnostics))
        };
        if mode == LockMode::Write {
            // A lock that can't be read is written again; but what is appended to must be known.
            let locked = if source.append && !lock.is_absent() { Some(existing(diagnostics)?) } else { None };
            let list = source.read_alone(base, diagnostics)?;
            return Ok((self.append_new(list, lock, locked.as_ref(), diagnostics)?, Outcome::Read));
        }
        if lock.is_absent() {
            let reported = diagnostics.push(missing());
            if mode == LockMode::Locked {
                return Err(reported);
            }
            return Ok((source.read_alone(base, diagnostics)?, Outcome::Read));
        }
        let locked = existing(diagnostics)?;
        // A variable that leads to the dataset is not set on a machine without the dataset.
        let is_absent = || source.locate(base).map_or(true, |at| at.is_absent());
        if mode == LockMode::Locked || is_absent() {
            return Ok((locked, Outcome::Alone));
        }
        let list = source.read_alone(base, diagnostics)?;
        let list = self.append_new(list, lock, Some(&locked), diagnostics)?;
        if let Some(diff) = Diff::between(source.text(), &list, lock.text(), &locked) {
            diagnostics.push(lock::stale(&diff, source.text(), lock.text()));
        }
        Ok((list, Outcome::Read))
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
        let (background, keeps_empty_folders) = (source.background.as_deref(), source.keeps_empty_folders());
        Append { source: source.text(), background, keeps_empty_folders }.new_classes(
            &list,
            (lock, locked),
            diagnostics,
        )
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
        let at = match UserPath::resolve(path, base) {
            Err(_) if is_alone => return Ok(()),
            _ => diagnostics.at(here, |diagnostics| UserPath::resolve_with(path, base, diagnostics))?,
        };
        let is_file = at.path().is_file() || (!at.path().is_dir() && at.is_named_as_file());
        if is_alone && !is_file && (mode == LockMode::Locked || at.is_absent()) {
            return Ok(());
        }
        let other = if is_file { Source::new(path) } else { source.in_folder(path) };
        let theirs = diagnostics.at(here, |diagnostics| other.read_alone(base, diagnostics))?;
        let ours = source.lock.as_deref().filter(|_| is_alone).unwrap_or(source.text());
        let Some(diff) = Diff::between(ours, list, path, &theirs) else { return Ok(()) };
        // With `append` the lock has its own order; a folder can only have the same names.
        if source.append && !is_file && diff.missing().is_empty() && diff.extra().is_empty() {
            return Ok(());
        }
        let is_folder = || source.path.is_some() && source.locate(base).is_ok_and(|at| at.path().is_dir());
        let can_make = [!is_alone && is_folder(), !is_file].map(|is_folder| is_folder && source.keeps_empty_folders());
        Err(diagnostics.push(messages::disagrees(index, &diff, [ours, path], !is_file, can_make)))
    }
}

/// The list of the folder or file alone.
pub(super) fn read_alone(source: &Source, base: &Path, diagnostics: &mut Diagnostics) -> Result<ClassList, Reported> {
    if source.path.is_none() {
        return ClassList::checked(source.classes.iter().flatten(), diagnostics);
    }
    let at = source.locate_with(base, diagnostics)?;
    if at.text().is_empty() {
        return Err(diagnostics.push(empty_path()));
    }
    let before = diagnostics.count();
    let is_folder = fs::metadata(at.path()).map_or_else(|_| !at.is_named_as_file(), |kind| kind.is_dir());
    let list = if is_folder {
        read_folder(source, &at, diagnostics)
    } else {
        refuse_folder_options(source, at.text(), diagnostics);
        format::load(&at, source.format, diagnostics)
    }?;
    diagnostics.unless_since(before, list)
}

fn read_folder(source: &Source, at: &UserPath, diagnostics: &mut Diagnostics) -> Result<ClassList, Reported> {
    let (order, options) = (source.folder_order(), source.folder_options());
    order.check_options(&options, diagnostics);
    if source.format.is_some() {
        diagnostics.push(messages::only_for_file("format"));
    }
    let list = order.read(at, &options, diagnostics)?;
    let Some(background) = &source.background else { return Ok(list) };
    if let Some(index) = list.index_of(background) {
        return Err(diagnostics.push(messages::background_is_a_class(background, at.text(), index)));
    }
    ClassList::checked([background].into_iter().chain(list.names()), diagnostics)
}

/// Reports every option that only a folder knows.
fn refuse_folder_options(source: &Source, file: &str, diagnostics: &mut Diagnostics) {
    let given = [
        ("order", source.order.is_some()),
        ("classes", source.classes.is_some()),
        ("allow_empty", source.allow_empty.is_some()),
        ("missing", source.missing.is_some()),
        ("background", source.background.is_some()),
    ];
    for (option, _) in given.into_iter().filter(|(_, is_given)| *is_given) {
        diagnostics.push(messages::only_for_folder(option, file));
    }
}
