//! In: a source with its lock and with what must agree with it. Out: the class list on which all agree, or how they differ.
//! The only file that writes what a user named.

use crate::build_log::{BuildRecord, Outcome};
use crate::class_list::ClassList;
use crate::diff::Diff;
use crate::format;
use crate::problem::{Diagnostics, Place, Problem, Problems};
use crate::source::Source;
use crate::user_path::UserPath;
use std::io::{Read, Write};
use std::path::Path;
use std::str::FromStr;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::time::SystemTime;
use std::{env, fs, io, process};

/// What a build does with locks: the environment variable `TYPED_LABEL` says it.
///
/// ```
/// use typed_label_source::LockMode;
///
/// assert_eq!("lock".parse(), Ok(LockMode::Write));
/// assert_eq!("locked".parse(), Ok(LockMode::Locked));
/// assert_eq!("check:7".parse(), Ok(LockMode::Check)); // any other word has every macro run again, because it is new
/// assert_eq!("lock:8".parse(), Ok(LockMode::Write)); // and so has what stands behind a colon
/// assert!("Locked".parse::<LockMode>().is_err());
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LockMode {
    /// Compare the lock with the source where that can be read; the default.
    #[default]
    Check,
    /// `TYPED_LABEL=lock`: read the source, and write the lock.
    Write,
    /// `TYPED_LABEL=locked`: read the lock alone. A source without a lock is read all the same.
    Locked,
}

impl LockMode {
    /// The mode that `TYPED_LABEL` asks for in the crate at `base`. No lock is written into a crate that Cargo has fetched or
    /// vendored: it comes without its dataset, and with its lock.
    ///
    /// # Errors
    /// A value that is a slip of one of the words.
    ///
    /// ```
    /// use typed_label_source::LockMode;
    ///
    /// assert_eq!(LockMode::of_crate("/home/me/crate".as_ref()), Ok(LockMode::Check)); // TYPED_LABEL is not set
    /// ```
    pub fn of_crate(base: &Path) -> Result<Self, Problem> {
        let is_foreign = || [".cargo-ok", ".cargo-checksum.json"].iter().any(|mark| base.join(mark).exists());
        match env::var("TYPED_LABEL").unwrap_or_default().parse()? {
            Self::Write if is_foreign() => Ok(Self::Check),
            mode => Ok(mode),
        }
    }
}

impl FromStr for LockMode {
    type Err = Problem;

    fn from_str(value: &str) -> Result<Self, Problem> {
        let word = value.split(':').next().unwrap_or_default();
        match word {
            "lock" => Ok(Self::Write),
            "locked" => Ok(Self::Locked),
            _ => match crate::suggest::nearest(word, ["lock", "locked"]) {
                Some(meant) => Err(crate::messages::lock::mode_unknown(value, meant)),
                None => Ok(Self::Check),
            },
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
        self.read_in(LockMode::Check, base)
    }

    /// Reads the class list as [`read`](Self::read) does, or writes the lock, or reads that alone.
    ///
    /// # Errors
    /// Every problem that one look at all of them shows.
    ///
    /// ```
    /// use typed_label_source::{LockMode, Source};
    ///
    /// # let dir = std::env::temp_dir().join(format!("typed-label-lock-doc-{}", std::process::id()));
    /// # for class in ["cat", "dog"] { std::fs::create_dir_all(dir.join("train").join(class)).unwrap(); }
    /// let source = Source::new("train").lock("pet.json");
    /// assert!(source.read(&dir).unwrap_err().to_string().contains("`TYPED_LABEL=lock cargo check`"));
    /// source.read_in(LockMode::Write, &dir)?;
    /// assert_eq!(std::fs::read_to_string(dir.join("pet.json")).unwrap(), "{\n  \"cat\": 0,\n  \"dog\": 1\n}\n");
    ///
    /// std::fs::remove_dir_all(dir.join("train")).unwrap();
    /// assert_eq!(source.read(&dir)?.names(), ["cat", "dog"]);
    /// # std::fs::remove_dir_all(dir).unwrap();
    /// # Ok::<(), typed_label_source::Problems>(())
    /// ```
    pub fn read_in(&self, mode: LockMode, base: &Path) -> Result<ClassList, Problems> {
        match self.read_all(mode, base) {
            (Some(list), found) => Problems::unless_any(found, list),
            (None, found) => Problems::unless_any(found, ()).and_then(|()| ClassList::new([""; 0])),
        }
    }

    /// The list, where there is one, also beside problems: so that those stay the only errors of a build.
    #[doc(hidden)]
    pub fn read_all(&self, mode: LockMode, base: &Path) -> (Option<ClassList>, Vec<Problem>) {
        let lock = match self.lock.as_ref().map(|lock| UserPath::resolve(lock, base)).transpose() {
            Ok(lock) => lock,
            Err(problems) => return (None, problems.moved(Place::option("lock")).into_iter().collect()),
        };
        let mut found = Vec::new();
        let read = match &lock {
            Some(lock) => self.read_locked(lock, mode, base, &mut found),
            None if self.append => Err(crate::messages::lock::append_without_lock().into()),
            None => self.read_alone(base).map(|list| (list, Outcome::Read)),
        };
        let (list, mut outcome) = match read {
            Ok(read) => read,
            Err(problems) => return (None, problems.and(found).into_iter().collect()),
        };
        let is_alone = outcome == Outcome::Alone;
        for (index, path) in self.agrees_with.iter().enumerate() {
            let against = Against { index, path, list: &list, is_alone, mode, base };
            if let Err(problems) = self.disagreement(&against) {
                found.extend(problems);
            }
        }
        // Only what all agree on is written.
        if let (LockMode::Write, Some(lock), true) = (mode, &lock, found.is_empty()) {
            match write(lock, &list) {
                Ok(written) => outcome = written,
                Err(problem) => found.push(problem),
            }
        }
        if found.is_empty() {
            BuildRecord::new(base, self.text(), self.lock.as_deref(), outcome).send();
        }
        (Some(list), found)
    }

    /// The class list, also beside problems: so that those stay the only errors of a build.
    #[doc(hidden)]
    pub fn load(&self, mode: LockMode, base: &Path, diagnostics: &mut Diagnostics) -> Option<ClassList> {
        let (list, found) = self.read_all(mode, base);
        for problem in found {
            diagnostics.push(problem);
        }
        list
    }

    /// The list of lock and source, and what became of them.
    fn read_locked(
        &self,
        lock: &UserPath,
        mode: LockMode,
        base: &Path,
        found: &mut Vec<Problem>,
    ) -> Result<(ClassList, Outcome), Problems> {
        let locked = (!lock.is_absent()).then(|| format::read_file(lock, None));
        // A variable that leads to the dataset is not set where there is none.
        let is_absent = || self.locate(base).map_or(true, |at| at.is_absent());
        match (mode, locked) {
            (LockMode::Write, locked) => {
                // A lock that can't be read is written again; but what is appended to must be known.
                let locked = match locked {
                    Some(Err(problems)) if self.append => return Err(problems.moved(Place::option("lock"))),
                    locked => locked.and_then(Result::ok),
                };
                Ok((self.appended(self.read_alone(base)?, locked.as_ref(), lock)?, Outcome::Read))
            }
            (_, Some(Err(problems))) => Err(problems.moved(Place::option("lock"))),
            (LockMode::Locked, Some(Ok(locked))) => Ok((locked, Outcome::Alone)),
            (LockMode::Locked, None) => Err(crate::messages::lock::missing(lock.text(), self.text()).into()),
            (LockMode::Check, Some(Ok(locked))) if is_absent() => Ok((locked, Outcome::Alone)),
            (LockMode::Check, None) => {
                found.push(crate::messages::lock::missing(lock.text(), self.text()));
                Ok((self.read_alone(base)?, Outcome::Read))
            }
            (LockMode::Check, Some(Ok(locked))) => {
                let list = self.appended(self.read_alone(base)?, Some(&locked), lock)?;
                if let Some(diff) = Diff::between(self.text(), &list, lock.text(), &locked) {
                    found.push(crate::messages::lock::stale(&diff, self.text(), lock.text()));
                }
                Ok((list, Outcome::Read))
            }
        }
    }

    /// With `append`, the classes of the lock and behind them those that are new.
    fn appended(&self, list: ClassList, locked: Option<&ClassList>, lock: &UserPath) -> Result<ClassList, Problems> {
        let Some(locked) = locked.filter(|_| self.append) else { return Ok(list) };
        let (background, first) = (self.background.as_deref(), locked.names()[0].as_str());
        if background.is_some_and(|background| background != first) {
            return Err(
                crate::messages::lock::background_behind(background.unwrap_or_default(), lock.text(), first).into()
            );
        }
        let gone = |(index, name): (usize, &String)| {
            let vanished =
                || crate::messages::lock::vanished(self.text(), lock.text(), name, index, self.keeps_empty_folders());
            list.index_of(name).is_none().then(vanished)
        };
        let found = locked.names().iter().enumerate().filter_map(gone).collect();
        let new = list.names().iter().filter(|name| locked.index_of(name).is_none());
        Problems::unless_any(found, ())?;
        ClassList::new(locked.names().iter().chain(new))
    }

    /// Whether one of the sources that must agree does. Where the lock serves alone, the build needs no dataset for that either:
    /// files are asked, folders are not.
    fn disagreement(&self, against: &Against) -> Result<(), Problems> {
        let Against { index, path, list, is_alone, mode, base } = *against;
        let here = Place::element("agrees_with", index);
        let at = match UserPath::resolve(path, base) {
            Err(_) if is_alone => return Ok(()),
            at => at.map_err(|problems| problems.moved(here))?,
        };
        let is_file = at.path().is_file() || (!at.path().is_dir() && at.is_named_as_file());
        if is_alone && !is_file && (mode == LockMode::Locked || at.is_absent()) {
            return Ok(());
        }
        let other = if is_file { Self::new(path) } else { self.alike(path) };
        let theirs = other.read_alone(base).map_err(|problems| problems.moved(here))?;
        let ours = match &self.lock {
            Some(lock) if is_alone => lock,
            _ => self.text(),
        };
        let Some(diff) = Diff::between(ours, list, path, &theirs) else { return Ok(()) };
        // With `append` the lock has its own order; a folder can only have the same names.
        if self.append && !is_file && diff.missing().is_empty() && diff.extra().is_empty() {
            return Ok(());
        }
        let is_ours_a_folder = self.has_path() && !is_alone && self.locate(base).is_ok_and(|at| at.path().is_dir());
        let can_make = [is_ours_a_folder, !is_file].map(|is_folder| is_folder && self.keeps_empty_folders());
        Err(crate::messages::lock::disagrees(index, &diff, [ours, path], !is_file, can_make).into())
    }
}

/// A source that must agree, and with what.
#[derive(Clone, Copy)]
struct Against<'a> {
    index: usize,
    path: &'a str,
    list: &'a ClassList,
    is_alone: bool,
    mode: LockMode,
    base: &'a Path,
}

/// Several label types of one crate may have one lock.
static WRITTEN: AtomicUsize = AtomicUsize::new(0);

/// What stands where the lock is to be written, as far as that tells what it is. A pipe or device is not opened.
fn old(path: &Path) -> io::Result<Vec<u8>> {
    // More than 65,536 names of 255 bytes, each byte escaped.
    const MOST: u64 = 128 << 20;
    if !fs::metadata(path)?.is_file() {
        return Err(io::Error::other("what stands there is no file"));
    }
    let mut bytes = Vec::new();
    fs::File::open(path)?.take(MOST).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Writes the lock, at once or not at all; where it is already right, its time alone. That is set from the clock: Cargo runs the
/// macro or build.rs again when the lock is newer than the start of their run, and the time that a file system notes by itself
/// can be some milliseconds old. A file that is no lock is left alone.
fn write(lock: &UserPath, list: &ClassList) -> Result<Outcome, Problem> {
    let text = list.to_class_indices_json();
    let not_written = |error: io::Error| crate::messages::lock::not_written(lock.text(), &error);
    match old(lock.path()) {
        Ok(old) if old == text.as_bytes() => {
            // One that nobody may write is right all the same.
            let file = fs::File::options().append(true).open(lock.path());
            file.and_then(|file| file.set_modified(SystemTime::now())).ok();
            return Ok(Outcome::Kept);
        }
        Ok(old) if !matches!(old.trim_ascii_start().first(), None | Some(b'{')) => {
            return Err(crate::messages::lock::not_a_lock(lock.text()));
        }
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(not_written(error)),
        _ => {}
    }
    // Where the lock is a link, what it leads to is written.
    let path = fs::canonicalize(lock.path()).unwrap_or_else(|_| lock.path().to_owned());
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = path.with_file_name(format!(".{name}.{}.{}.new", process::id(), WRITTEN.fetch_add(1, Relaxed)));
    // By one handle, since a umask may leave none the right to open it again.
    let written = fs::File::create(&beside).and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        // A lock that others can read stays so, whatever the umask says of new files.
        if let Ok(old) = fs::metadata(&path) {
            file.set_permissions(old.permissions())?;
        }
        file.set_modified(SystemTime::now())?;
        fs::rename(&beside, &path)
    });
    written.map(|()| Outcome::Written).map_err(|error| {
        fs::remove_file(&beside).ok();
        not_written(error)
    })
}
