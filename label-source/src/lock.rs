//! In: a source with its lock and with what must agree with it. Out: the class list on which all agree, or how they differ.
//! The only file that writes what a user named.

use crate::class_list::ClassList;
use crate::diff::Diff;
use crate::format;
use crate::location::Location;
use crate::problem::{self, At, Problem, Problems};
use crate::report::{Outcome, Report};
use crate::source::Source;
use std::path::Path;
use std::{env, fs, io, process};

/// What a build does with locks: the environment variable `TYPED_LABEL` says it.
///
/// ```
/// use typed_label_source::Mode;
///
/// assert_eq!(Mode::from_value("lock"), Mode::Write);
/// assert_eq!(Mode::from_value("locked"), Mode::Locked);
/// assert_eq!(Mode::from_value("check:7"), Mode::Check);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// Compare the lock with the source where that can be read; the default.
    #[default]
    Check,
    /// `TYPED_LABEL=lock`: read the source, and write the lock.
    Write,
    /// `TYPED_LABEL=locked`: read the lock alone. A source without a lock is read all the same.
    Locked,
}

impl Mode {
    /// The mode that `TYPED_LABEL` asks for in the crate at `base`. No lock is written into a crate that Cargo has fetched or
    /// vendored: it comes without its dataset, and with its lock.
    ///
    /// ```
    /// use typed_label_source::Mode;
    ///
    /// assert_eq!(Mode::of_crate("/home/me/crate".as_ref()), Mode::Check); // TYPED_LABEL is not set
    /// ```
    pub fn of_crate(base: &Path) -> Self {
        let is_foreign = || [".cargo-ok", ".cargo-checksum.json"].iter().any(|mark| base.join(mark).exists());
        match env::var("TYPED_LABEL").map(|value| Self::from_value(&value)) {
            Ok(Self::Write) if is_foreign() => Self::Check,
            mode => mode.unwrap_or_default(),
        }
    }

    /// The mode of a value of `TYPED_LABEL`. Any other word only has every macro run again, because it is new; what stands
    /// behind a colon makes the others new.
    ///
    /// ```
    /// # use typed_label_source::Mode;
    /// assert_eq!(Mode::from_value(""), Mode::Check);
    /// assert_eq!(Mode::from_value("lock:2"), Mode::Write);
    /// ```
    pub fn from_value(value: &str) -> Self {
        match value.split_once(':').map_or(value, |(mode, _)| mode) {
            "lock" => Self::Write,
            "locked" => Self::Locked,
            _ => Self::Check,
        }
    }
}

impl Source {
    /// Reads the class list, and compares it with the lock and with every source that must agree; a relative path starts at
    /// `base`.
    ///
    /// # Errors
    /// Every problem that one look at all of them shows.
    ///
    /// ```
    /// # use typed_label_source::Source;
    /// assert!(Source::new("no/such").read("/".as_ref()).is_err());
    /// ```
    pub fn read(&self, base: &Path) -> Result<ClassList, Problems> {
        self.read_in(Mode::Check, base)
    }

    /// Reads the class list as [`read`](Self::read) does, or writes the lock, or reads that alone.
    ///
    /// # Errors
    /// Every problem that one look at all of them shows.
    ///
    /// ```
    /// use typed_label_source::{Mode, Source};
    ///
    /// # let dir = std::env::temp_dir().join(format!("typed-label-lock-doc-{}", std::process::id()));
    /// # for class in ["cat", "dog"] { std::fs::create_dir_all(dir.join("train").join(class)).unwrap(); }
    /// let source = Source::new("train").lock("pet.json");
    /// assert!(source.read(&dir).unwrap_err().to_string().contains("`TYPED_LABEL=lock cargo check`"));
    /// source.read_in(Mode::Write, &dir)?;
    /// assert_eq!(std::fs::read_to_string(dir.join("pet.json")).unwrap(), "{\n  \"cat\": 0,\n  \"dog\": 1\n}\n");
    ///
    /// std::fs::remove_dir_all(dir.join("train")).unwrap();
    /// assert_eq!(source.read(&dir)?.names(), ["cat", "dog"]);
    /// # std::fs::remove_dir_all(dir).unwrap();
    /// # Ok::<(), typed_label_source::Problems>(())
    /// ```
    pub fn read_in(&self, mode: Mode, base: &Path) -> Result<ClassList, Problems> {
        let (list, outcome) = match &self.lock {
            Some(lock) => {
                self.read_locked(&Location::resolve(lock, base).map_err(|p| p.moved(At::Lock))?, mode, base)?
            }
            None if self.append => return Err(problem::lock::append_without_lock().into()),
            None => (self.read_alone(base)?, Outcome::Read),
        };
        Report::new(base, self.text(), self.lock.as_deref(), outcome).send();
        let is_alone = outcome == Outcome::Alone;
        let found = self.agrees_with.iter().enumerate().flat_map(|(index, path)| {
            self.disagreement(index, path, &list, is_alone, base).err().into_iter().flatten()
        });
        Problems::unless_any(found.collect(), ()).map(|()| list)
    }

    /// The list of lock and source, and what became of them.
    fn read_locked(&self, lock: &Location, mode: Mode, base: &Path) -> Result<(ClassList, Outcome), Problems> {
        let locked = (!lock.is_absent()).then(|| format::read_file(lock, None));
        let is_absent = || self.locate(base).is_ok_and(|at| at.is_absent());
        match (mode, locked) {
            (Mode::Write, locked) => {
                // A lock that can't be read is written again; but what is appended to must be known.
                let locked = match locked {
                    Some(Err(problems)) if self.append => return Err(problems.moved(At::Lock)),
                    locked => locked.and_then(Result::ok),
                };
                let list = self.appended(self.read_alone(base)?, locked.as_ref(), lock)?;
                let outcome = write(lock, &list)?;
                Ok((list, outcome))
            }
            (_, Some(Err(problems))) => Err(problems.moved(At::Lock)),
            (Mode::Locked, Some(Ok(locked))) => Ok((locked, Outcome::Alone)),
            (Mode::Locked, None) => Err(problem::lock::missing(lock.text(), self.text()).into()),
            (Mode::Check, Some(Ok(locked))) if is_absent() => Ok((locked, Outcome::Alone)),
            (Mode::Check, None) => {
                let missing = problem::lock::missing(lock.text(), self.text());
                match self.read_alone(base) {
                    Ok(_) => Err(missing.into()),
                    Err(problems) => Err(problems.and(vec![missing])),
                }
            }
            (Mode::Check, Some(Ok(locked))) => {
                let list = self.appended(self.read_alone(base)?, Some(&locked), lock)?;
                match Diff::between(self.text(), &list, lock.text(), &locked) {
                    None => Ok((locked, Outcome::Read)),
                    Some(diff) => Err(problem::lock::stale(&diff, self.text(), lock.text()).into()),
                }
            }
        }
    }

    /// With `append`, the classes of the lock and behind them those that are new.
    fn appended(&self, list: ClassList, locked: Option<&ClassList>, lock: &Location) -> Result<ClassList, Problems> {
        let Some(locked) = locked.filter(|_| self.append) else { return Ok(list) };
        let gone = |(index, name): (usize, &String)| {
            list.index_of(name).is_none().then(|| problem::lock::vanished(self.text(), lock.text(), name, index))
        };
        let found = locked.names().iter().enumerate().filter_map(gone).collect();
        let new = list.names().iter().filter(|name| locked.index_of(name).is_none());
        Problems::unless_any(found, ())?;
        ClassList::new(locked.names().iter().chain(new))
    }

    /// Whether one of the sources that must agree does. Where the lock serves alone, no folder is asked for that is absent too.
    fn disagreement(
        &self,
        index: usize,
        path: &str,
        list: &ClassList,
        is_alone: bool,
        base: &Path,
    ) -> Result<(), Problems> {
        let here = At::AgreesWith(index);
        let other = self.alike(path);
        let at = other.locate(base).map_err(|problems| problems.moved(here))?;
        if is_alone && at.is_absent() && !at.is_named_as_file() {
            return Ok(());
        }
        let theirs = other.read_alone(base).map_err(|problems| problems.moved(here))?;
        let ours = match &self.lock {
            Some(lock) if is_alone => lock,
            _ => self.text(),
        };
        match Diff::between(ours, list, path, &theirs) {
            // With `append` the lock has its own order; a folder can only have the same names.
            Some(diff) if self.append && at.path().is_dir() && diff.missing().is_empty() && diff.extra().is_empty() => {
                Ok(())
            }
            Some(diff) => Err(problem::lock::disagrees(index, &diff, ours, path, at.path().is_dir()).into()),
            None => Ok(()),
        }
    }
}

/// Writes the lock, at once or not at all; leaves it alone where it is already right.
fn write(lock: &Location, list: &ClassList) -> Result<Outcome, Problem> {
    let text = list.to_class_indices_json();
    if fs::read_to_string(lock.path()).is_ok_and(|old| old == text) {
        return Ok(Outcome::Kept);
    }
    let name = lock.path().file_name().unwrap_or_default().to_string_lossy();
    let beside = lock.path().with_file_name(format!(".{name}.{}.new", process::id()));
    let written: io::Result<()> = fs::write(&beside, text).and_then(|()| fs::rename(&beside, lock.path()));
    written.map(|()| Outcome::Written).map_err(|error| {
        fs::remove_file(&beside).ok();
        problem::lock::not_written(lock.text(), &error)
    })
}
