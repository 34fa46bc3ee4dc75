//! Compares the class list of a model, known only at run time, with that of a label type.

use crate::bits;
use crate::error::{ClassCount, TruncatedStr, debug_with_text};
use core::fmt;
use typed_label_hash::perfect_hash::PerfectHash;

/// How many names of each kind a [`NamesMismatch`] lists; it counts them all.
const LISTED: usize = 4;

/// The difference between a model's class list and the type's: what [`Label::check_names`](crate::Label::check_names) found.
///
/// It keeps the first four of the names that only one side has, 64 bytes of each, and counts the others.
///
/// ```
/// # #[typed_label::labels(classes = ["Cat", "Dog", "Owl"])] enum Pet {}
/// let mismatch = Pet::check_names(["Dog", "Cat", "Owl"]).unwrap_err();
/// assert_eq!(mismatch.index(), 0);
/// assert_eq!(
///     mismatch.to_string(),
///     "both have 3 classes; the first that differs is index 0, \"Dog\" in the model and \"Cat\" in Pet; \
///      the names are the same, in another order",
/// );
/// ```
#[derive(Clone)]
pub struct NamesMismatch {
    type_name: &'static str,
    names: &'static [&'static str],
    count: usize,
    index: usize,
    /// The model's name at `index`, unless its list ends there.
    found: Option<TruncatedStr>,
    missing: ([&'static str; LISTED], usize),
    extra: ([TruncatedStr; LISTED], usize),
    /// Names that the model's list has more than once.
    repeated: usize,
}

/// Compares the lists in one pass. `seen` is a zeroed bit set with one bit for each class.
#[allow(clippy::result_large_err, reason = "made once, when a model is loaded; there is no heap to put it on")]
pub fn check_names(
    model: impl IntoIterator<Item = impl AsRef<str>>,
    type_name: &'static str,
    names: &'static [&'static str],
    table: PerfectHash,
    seen: &mut [u64],
) -> Result<(), NamesMismatch> {
    let mut mismatch = NamesMismatch {
        type_name,
        names,
        count: 0,
        index: usize::MAX,
        found: None,
        missing: ([""; LISTED], 0),
        extra: ([TruncatedStr::EMPTY; LISTED], 0),
        repeated: 0,
    };
    for (position, name) in model.into_iter().enumerate() {
        let name = name.as_ref();
        mismatch.count += 1;
        if mismatch.index == usize::MAX && names.get(position) != Some(&name) {
            (mismatch.index, mismatch.found) = (position, Some(TruncatedStr::new(name)));
        }
        match table.find(names, name) {
            Some(index) => mismatch.repeated += usize::from(!bits::insert(seen, index)),
            None => push(&mut mismatch.extra, TruncatedStr::new(name)),
        }
    }
    for (index, name) in names.iter().enumerate() {
        if !bits::contains(seen, index) {
            push(&mut mismatch.missing, name);
        }
    }
    if mismatch.index == usize::MAX {
        mismatch.index = mismatch.count;
    }
    let is_same = mismatch.index == mismatch.count && mismatch.count == names.len();
    if is_same { Ok(()) } else { Err(mismatch) }
}

impl NamesMismatch {
    /// The first index at which the lists differ.
    pub fn index(&self) -> usize {
        self.index
    }
}

fn push<T>((listed, count): &mut ([T; LISTED], usize), name: T) {
    if let Some(place) = listed.get_mut(*count) {
        *place = name;
    }
    *count += 1;
}

impl fmt::Display for NamesMismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { type_name, names, count, index, .. } = *self;
        if count == names.len() {
            write!(f, "both have {}", ClassCount(count))?;
        } else {
            write!(f, "the model has {}, {type_name} has {}", ClassCount(count), names.len())?;
        }
        write!(f, "; the first that differs is index {index}, ")?;
        match &self.found {
            Some(name) => write!(f, "{name} in the model and ")?,
            None => write!(f, "where the model's list ends and which is ")?,
        }
        match names.get(index) {
            Some(name) => write!(f, "{name:?} in {type_name}")?,
            None => write!(f, "none in {type_name}")?,
        }
        list(f, "; only the model has ", &self.extra, TruncatedStr::fmt)?;
        list(f, format_args!("; only {type_name} has "), &self.missing, |name, f| write!(f, "{name:?}"))?;
        if self.repeated > 0 {
            let verb = if self.repeated == 1 { "is" } else { "are" };
            write!(f, "; {} of the model's names {verb} there twice", self.repeated)
        } else if self.extra.1 + self.missing.1 == 0 {
            f.write_str("; the names are the same, in another order")
        } else {
            Ok(())
        }
    }
}

fn list<T>(
    f: &mut fmt::Formatter<'_>,
    title: impl fmt::Display,
    (listed, count): &([T; LISTED], usize),
    mut write: impl FnMut(&T, &mut fmt::Formatter<'_>) -> fmt::Result,
) -> fmt::Result {
    for (i, name) in listed.iter().take(*count).enumerate() {
        if i == 0 {
            write!(f, "{title}")?;
        } else {
            f.write_str(", ")?;
        }
        write(name, f)?;
    }
    if *count > LISTED { write!(f, " and {} more", count - LISTED) } else { Ok(()) }
}

debug_with_text!(NamesMismatch);
impl core::error::Error for NamesMismatch {}
