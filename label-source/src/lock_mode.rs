//! What a build does with locks, by the environment variable `TYPED_LABEL`.

use crate::problem::{Place, Problem};
use crate::suggest::nearest;
use std::env;
use std::path::Path;
use std::str::FromStr;

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
            _ => Err(mode_unknown(value)),
        }
    }
}

/// A value of `TYPED_LABEL` that is none of the words.
fn mode_unknown(value: &str) -> Problem {
    const WORDS: &str = "`update` (the locks are written), `locked` (the locks alone are read), or `check`; `check:ANYTHING` has every \
                         macro run again if the value is new";
    let help = match nearest(value, &["update", "locked", "check"]) {
        Some(word) => format!("write `TYPED_LABEL={word}`; the words are {WORDS}"),
        None => format!("write {WORDS}"),
    };
    Problem::new(Place::CALL, format!("TYPED_LABEL is {value:?}, which is none of its words"), help)
}
