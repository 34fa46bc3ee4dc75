//! In: the class list that a model brings along, and that of a type. Out: whether they are the same, and where not.

use crate::error::{Classes, Kept};
use core::fmt;

/// How many names of each kind a [`Mismatch`] lists; it counts them all.
const LISTED: usize = 4;

/// A model's class list that is not the type's: what [`Label::check_names`](crate::Label::check_names) found.
///
/// It keeps the first four of the names that only one side has, 64 bytes of each, and counts the others.
///
/// ```
/// # use typed_label::Label;
/// # #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Label)]
/// # enum Pet { Cat, Dog, Owl }
/// let mismatch = Pet::check_names(["Dog", "Cat", "Owl"]).unwrap_err();
/// assert_eq!(mismatch.index(), 0);
/// assert_eq!(
///     mismatch.to_string(),
///     r#"both have 3 classes; the first that differs is index 0, "Dog" in the model and "Cat" in Pet; the names are the same, in another order"#,
/// );
/// ```
#[derive(Clone)]
pub struct Mismatch {
    type_name: &'static str,
    names: &'static [&'static str],
    count: usize,
    index: usize,
    /// The model's name at `index`, unless its list ends there.
    found: Option<Kept>,
    missing: ([&'static str; LISTED], usize),
    extra: ([Kept; LISTED], usize),
    /// Names that the model's list has more than once.
    repeated: usize,
}

impl Mismatch {
    /// Compares, in one pass; `seen` has a bit for each name of the type, all zero.
    #[expect(clippy::result_large_err, reason = "made once, when a model is loaded; there is no heap to put it on")]
    pub(crate) fn check(
        model: impl Iterator<Item = impl AsRef<str>>,
        type_name: &'static str,
        names: &'static [&'static str],
        find: impl Fn(&str) -> Option<usize>,
        seen: &mut [u64],
    ) -> Result<(), Self> {
        let mut mismatch = Self {
            type_name,
            names,
            count: 0,
            index: usize::MAX,
            found: None,
            missing: ([""; LISTED], 0),
            extra: ([Kept::EMPTY; LISTED], 0),
            repeated: 0,
        };
        for name in model {
            let (name, at) = (name.as_ref(), mismatch.count);
            mismatch.count += 1;
            if mismatch.index == usize::MAX && names.get(at) != Some(&name) {
                (mismatch.index, mismatch.found) = (at, Some(Kept::new(name)));
            }
            match find(name) {
                Some(index) if seen[index / 64] >> (index % 64) & 1 == 1 => mismatch.repeated += 1,
                Some(index) => seen[index / 64] |= 1 << (index % 64),
                None => push(&mut mismatch.extra, Kept::new(name)),
            }
        }
        for (index, name) in names.iter().enumerate() {
            if seen[index / 64] >> (index % 64) & 1 == 0 {
                push(&mut mismatch.missing, name);
            }
        }
        if mismatch.index == usize::MAX {
            mismatch.index = mismatch.count;
        }
        let same = mismatch.index == mismatch.count && mismatch.count == names.len();
        if same { Ok(()) } else { Err(mismatch) }
    }

    /// The first index at which the lists differ.
    ///
    /// ```
    /// # use typed_label::Label;
    /// # #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Label)]
    /// # enum Pet { Cat, Dog }
    /// assert_eq!(Pet::check_names(["Cat"]).unwrap_err().index(), 1);
    /// ```
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

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { type_name, names, count, index, .. } = *self;
        if count == names.len() {
            write!(f, "both have {}", Classes(count))?;
        } else {
            write!(f, "the model has {}, {type_name} has {}", Classes(count), names.len())?;
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
        list(f, "; only the model has ", &self.extra, Kept::fmt)?;
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

impl fmt::Debug for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Mismatch({self})")
    }
}

impl core::error::Error for Mismatch {}
