//! The lock: a class list file that is committed beside the code, so that the build needs no dataset. No other file of this crate
//! writes to a path that the user named.

mod messages;

pub(crate) use messages::{
    append_without_lock, broken, end_missing, last_with_append, left_out_there, mkdir, numbered_with_append, stale,
};

use crate::build_log::Outcome;
use crate::class_list::ClassList;
use crate::folder::files_beside;
use crate::problem::{Diagnostics, Problem, Reported};
use crate::suggest::nearest;
use crate::user_path::UserPath;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;
use std::{env, fs, io, process};

/// What a build does with locks: the environment variable `TYPED_LABEL` says it.
///
/// ```
/// use typed_label_source::LockMode;
///
/// assert_eq!("update".parse(), Ok(LockMode::Update));
/// assert_eq!("locked".parse(), Ok(LockMode::Locked));
/// assert_eq!("check:7".parse(), Ok(LockMode::Check)); // a value that is new has every macro run again
/// assert!("lock".parse::<LockMode>().is_err());
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LockMode {
    /// Compare the lock with the source if that can be read; the default, and `TYPED_LABEL=check`.
    #[default]
    Check,
    /// `TYPED_LABEL=update`: read the source, and write the lock.
    Update,
    /// `TYPED_LABEL=locked`: read the lock alone. A source without a lock is read all the same.
    Locked,
}

/// No file where the lock should be.
pub(crate) fn missing(lock: &UserPath, source: &str) -> Problem {
    let text = lock.text();
    let (folder, name) = text.split_at(text.rfind(['/', '\\']).map_or(0, |slash| slash + 1));
    let mut there = files_beside(lock.path());
    there.retain(|file| Path::new(file).extension().is_some_and(|ending| ending == "json"));
    let near = nearest(name, &there).map(|near| format!("{folder}{near}"));
    messages::missing(text, near.as_deref(), source)
}

impl LockMode {
    /// The mode that `TYPED_LABEL` asks for in the crate at `base`; unset and empty are `check`. No lock is written into a crate
    /// that Cargo has fetched or vendored: it comes without its dataset, and with its lock.
    ///
    /// # Errors
    /// A value that is none of the words.
    ///
    /// ```
    /// use typed_label_source::LockMode;
    ///
    /// assert_eq!(LockMode::of_crate("/home/me/crate".as_ref()), Ok(LockMode::Check)); // TYPED_LABEL is not set
    /// ```
    pub fn of_crate(base: &Path) -> Result<Self, Problem> {
        match env::var_os("TYPED_LABEL").unwrap_or_default().to_string_lossy().parse()? {
            Self::Update if is_fetched(base) => Ok(Self::Check),
            mode => Ok(mode),
        }
    }
}

/// Whether Cargo has fetched or vendored the crate at `base`, which then comes without its dataset.
#[must_use]
pub fn is_fetched(base: &Path) -> bool {
    [".cargo-ok", ".cargo-checksum.json"].iter().any(|mark| base.join(mark).exists())
}

impl FromStr for LockMode {
    type Err = Problem;

    fn from_str(value: &str) -> Result<Self, Problem> {
        // What stands after a colon only makes the value new.
        match value.split(':').next().unwrap_or_default() {
            "" | "check" => Ok(Self::Check),
            "update" => Ok(Self::Update),
            "locked" => Ok(Self::Locked),
            _ => Err(messages::mode_unknown(value)),
        }
    }
}

/// What is appended to a lock.
pub(crate) struct Append<'a> {
    /// The source, as messages name it.
    pub(crate) source: &'a str,
    /// The class at index 0 that no folder has.
    pub(crate) background: Option<&'a str>,
    /// Whether a class folder without an image is a class; `None` if the source is not a folder.
    pub(crate) keeps_empty_folders: Option<bool>,
    /// Whether the source gives the indices itself, as a class list file does.
    pub(crate) has_own_order: bool,
}

impl Append<'_> {
    /// The classes of the lock, and after them those that are new.
    pub(crate) fn new_classes(
        &self,
        list: ClassList,
        (lock, locked): (&UserPath, &ClassList),
        diagnostics: &mut Diagnostics,
    ) -> Result<ClassList, Reported> {
        let first = locked.names()[0].as_str();
        if let Some(background) = self.background.filter(|background| *background != first) {
            return Err(diagnostics.push(messages::background_not_first(background, lock.text(), first)));
        }
        let before = diagnostics.count();
        for (index, name) in locked.names().iter().enumerate() {
            if list.index_of(name).is_none() {
                let keeps_empty_folders = self.keeps_empty_folders;
                diagnostics.push(messages::vanished(self.source, lock.text(), (name, index), keeps_empty_folders));
            }
        }
        diagnostics.unless_since(before, ())?;
        if self.has_own_order {
            let mut moved = Vec::new();
            for (locked, name) in locked.names().iter().enumerate() {
                match list.index_of(name) {
                    Some(index) if index != locked => moved.push((name.as_str(), index, locked)),
                    _ => {}
                }
            }
            if let [first, ..] = &moved[..] {
                diagnostics.push(messages::other_index(self.source, lock.text(), *first, moved.len()));
            }
        }
        diagnostics.unless_since(before, ())?;
        let mut names = locked.names().to_vec();
        for name in list.into_names() {
            if locked.index_of(&name).is_none() {
                names.push(name);
            }
        }
        ClassList::checked(names, diagnostics)
    }
}

/// Several label types of one crate may have one lock.
static WRITTEN: AtomicUsize = AtomicUsize::new(0);

/// Who has written each lock in this process, and what.
static WRITERS: Mutex<Vec<(PathBuf, String, String)>> = Mutex::new(Vec::new());

/// Reports a second source that would write another list to a lock than the first has.
fn check_only_writer(lock: &UserPath, text: &str, writer: String) -> Result<(), Problem> {
    let mut writers = WRITERS.lock().unwrap_or_else(PoisonError::into_inner);
    let at = writers.iter().position(|(path, ..)| path == lock.path());
    match at.map(|at| writers.swap_remove(at)) {
        Some(first) if first.1 != writer && first.2 != text => {
            writers.push(first);
            Err(messages::two_writers(lock.text()))
        }
        _ => {
            writers.push((lock.path().to_owned(), writer, text.to_owned()));
            Ok(())
        }
    }
}

/// The lock's path for a note: from the current folder, since each crate may have a lock of that name.
pub(crate) fn note(lock: &UserPath, change: &str) -> String {
    let here = env::current_dir().unwrap_or_default();
    let path = lock.path().strip_prefix(here).unwrap_or(lock.path());
    format!("the lock {:?} is {change}", path.to_string_lossy())
}

/// The file at the lock's path, or enough of it to recognise a lock. A pipe or device is not opened.
fn read_existing(path: &Path) -> io::Result<Vec<u8>> {
    // More than 65,536 names of 255 bytes, each byte escaped.
    const MOST: u64 = 128 << 20;
    if !fs::metadata(path)?.is_file() {
        return Err(io::Error::other("it is not a file"));
    }
    let mut bytes = Vec::new();
    Read::by_ref(&mut fs::File::open(path)?).take(MOST).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn without_returns(bytes: &[u8]) -> Vec<u8> {
    let mut kept = bytes.to_vec();
    kept.retain(|byte| *byte != b'\r');
    kept
}

/// Writes the lock atomically; if it is already right, only its time. That is set from the clock: Cargo runs the
/// macro or build.rs again when the lock is newer than the start of their run, and the time that a file system notes by itself
/// can be some milliseconds old. A file that is not a lock is left alone.
///
/// Returns the outcome and its note. `writer` identifies the source: in one process (of rustc, of build.rs) no two of them may write
/// different lists to one lock.
pub(crate) fn write(lock: &UserPath, list: &ClassList, writer: String) -> Result<(Outcome, String), Problem> {
    let text = list.to_class_indices_json();
    check_only_writer(lock, &text, writer)?;
    let not_written = |error: io::Error| messages::not_written(lock.text(), &error);
    let change = match read_existing(lock.path()) {
        // Git may have given it the line ends of Windows.
        Ok(old) if without_returns(&old) == text.as_bytes() => {
            // A lock that nobody may write can be right, too.
            let file = fs::File::options().append(true).open(lock.path());
            file.and_then(|file| file.set_modified(SystemTime::now())).ok();
            return Ok((Outcome::Kept, messages::up_to_date(list)));
        }
        Ok(old) if !matches!(old.trim_ascii_start().first(), None | Some(b'{')) => {
            return Err(messages::not_a_lock(lock.text()));
        }
        Ok(old) => messages::rewritten(ClassList::from_bytes(&old, None).ok().as_ref(), list),
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(not_written(error)),
        Err(_) => messages::new(list),
    };
    // If the lock is a link, its target is written.
    let path = fs::canonicalize(lock.path()).unwrap_or_else(|_| lock.path().to_owned());
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = path.with_file_name(format!(".{name}.{}.{}.new", process::id(), WRITTEN.fetch_add(1, Relaxed)));
    // Through one handle: with some umasks, the file can't be opened again.
    let written = fs::File::create(&beside).and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        // The new file gets the permissions of the old one, whatever the umask.
        if let Ok(old) = fs::metadata(&path) {
            file.set_permissions(old.permissions())?;
        }
        file.set_modified(SystemTime::now())?;
        fs::rename(&beside, &path)
    });
    written.map(|()| (Outcome::Written, change)).map_err(|error| {
        fs::remove_file(&beside).ok();
        not_written(error)
    })
}
