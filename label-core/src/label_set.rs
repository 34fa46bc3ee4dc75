//! A set of classes, for images that can have several: one bit for each class.

use crate::bits;
use crate::error::{UnknownName, debug_with_text};
use crate::label::{Label, label_at, labels};
use crate::number::Number;
use core::fmt;
use core::hash::{Hash, Hasher};
use core::ops::{BitAnd, BitOr, BitXor, Not, Sub};

/// A set of classes: one bit for each, without allocation (14 classes: 8 bytes).
///
/// ```
/// use typed_label::{LabelSet, Scores, labels};
///
/// #[labels(classes = ["Edema", "Effusion", "Mass"])]
/// enum Finding {}
///
/// let found = Scores::<Finding>::from_array(&[0.9, 0.2, 0.7]).above(0.5)?;
/// assert_eq!(found, LabelSet::from([Finding::Edema, Finding::Mass]));
/// assert!(!found.contains(Finding::Effusion));
/// assert_eq!((found | Finding::Effusion.into()).len(), 3);
/// # Ok::<(), typed_label::NotANumber<Finding>>(())
/// ```
///
/// In `const` it is made by `Finding::set`, which every label type has; it is shown by name; and a list of names, as a program's
/// settings have it, is read by [`from_names`](Self::from_names).
///
/// ```
/// # #[typed_label::labels(classes = ["Edema", "Effusion", "Mass"])] enum Finding {}
/// # use typed_label::LabelSet;
/// const FLUID: LabelSet<Finding> = Finding::set([Finding::Effusion, Finding::Edema]);
///
/// assert!(FLUID.contains(Finding::Edema));
/// assert_eq!(FLUID.to_string(), "Edema, Effusion");
/// ```
pub struct LabelSet<L: Label>(L::Bits);

impl<L: Label> LabelSet<L> {
    /// The set without classes.
    pub const EMPTY: Self = Self(L::NO_BITS);

    /// From the words, which have a bit for each class and no other.
    #[doc(hidden)]
    pub const fn from_bits(bits: L::Bits) -> Self {
        Self(bits)
    }

    /// The set of every class.
    pub fn all() -> Self {
        !Self::EMPTY
    }

    /// Adds a class; says whether it is new.
    #[inline]
    pub fn insert(&mut self, label: L) -> bool {
        bits::insert(self.0.as_mut(), label.index())
    }

    /// Takes a class out; says whether it was in.
    #[inline]
    pub fn remove(&mut self, label: L) -> bool {
        bits::remove(self.0.as_mut(), label.index())
    }

    /// Whether a class is in.
    #[inline]
    pub fn contains(&self, label: L) -> bool {
        bits::contains(self.0.as_ref(), label.index())
    }

    /// How many classes are in.
    pub fn len(&self) -> usize {
        self.0.as_ref().iter().map(|word| word.count_ones() as usize).sum()
    }

    /// Whether no class is in: "no finding".
    pub fn is_empty(&self) -> bool {
        self.0 == L::NO_BITS
    }

    /// Whether every class that is in this set is in the other.
    pub fn is_subset(&self, other: &Self) -> bool {
        (*self - *other).is_empty()
    }

    /// The classes, in index order.
    pub fn iter(&self) -> Labels<L> {
        Labels { left: *self, word: 0 }
    }

    /// From one number for each class, 1 if it is in and 0 if not: the rows of `MultiLabelBinarizer`.
    /// Any other number is an error.
    ///
    /// ```
    /// # #[typed_label::labels(classes = ["Edema", "Effusion", "Mass"])] enum Finding {}
    /// # use typed_label::LabelSet;
    /// assert_eq!(LabelSet::from_multi_hot(&[1.0, 0.0, 0.0]), Ok(Finding::Edema.into()));
    /// assert_eq!(
    ///     LabelSet::<Finding>::from_multi_hot(&[1, 0, 2]).unwrap_err().to_string(),
    ///     "the number of Mass (index 2) is neither 0 nor 1",
    /// );
    /// ```
    pub fn from_multi_hot<N: Number>(numbers: &L::Array<N>) -> Result<Self, NotZeroOrOne<L>> {
        let mut set = Self::EMPTY;
        for (label, number) in labels().zip(numbers.as_ref()) {
            if *number == N::ONE {
                set.insert(label);
            } else if *number != N::ZERO {
                return Err(NotZeroOrOne { label });
            }
        }
        Ok(set)
    }

    /// As one number for each class, 1 if it is in and 0 if not.
    pub fn to_multi_hot<N: Number>(&self) -> L::Array<N> {
        L::__array(|index| if self.contains(label_at(index)) { N::ONE } else { N::ZERO })
    }

    /// The set of the classes with these names: a list of classes to show or to leave out. The first name that no class has is an
    /// error, with the nearest one.
    ///
    /// The program splits its list, and a set has no `FromStr`: a name may have a comma in it, as "tench, Tinca tinca". Blanks belong to
    /// the name; a text without names is one empty name if it is split, which is an error.
    ///
    /// ```
    /// # #[typed_label::labels(classes = ["Edema", "Effusion", "Mass"])] enum Finding {}
    /// # use typed_label::LabelSet;
    /// let denied = LabelSet::<Finding>::from_names("Edema,Mass".split(','))?;
    /// assert_eq!(denied, Finding::set([Finding::Edema, Finding::Mass]));
    /// assert_eq!(
    ///     LabelSet::<Finding>::from_names(["Edema", "Efusion"]).unwrap_err().to_string(),
    ///     r#""Efusion" is not a class of Finding (3 classes); the nearest is "Effusion""#,
    /// );
    /// # Ok::<(), typed_label::UnknownName>(())
    /// ```
    pub fn from_names(names: impl IntoIterator<Item = impl AsRef<str>>) -> Result<Self, UnknownName> {
        names.into_iter().map(|name| name.as_ref().parse::<L>()).collect()
    }

    /// The names of the classes, in index order.
    ///
    /// ```
    /// # #[typed_label::labels(classes = ["Edema", "Effusion", "Mass"])] enum Finding {}
    /// # use typed_label::LabelSet;
    /// let found = LabelSet::from([Finding::Mass, Finding::Edema]);
    /// assert_eq!(found.names().collect::<Vec<_>>(), ["Edema", "Mass"]);
    /// ```
    pub fn names(&self) -> impl ExactSizeIterator<Item = &'static str> + Clone + use<L> {
        self.iter().map(L::name)
    }

    fn zip(mut self, other: Self, operation: impl Fn(u64, u64) -> u64) -> Self {
        for (word, other) in self.0.as_mut().iter_mut().zip(other.0.as_ref()) {
            *word = operation(*word, *other);
        }
        self
    }
}

/// The classes of a [`LabelSet`], in index order.
///
/// ```
/// # #[typed_label::labels(classes = ["Edema", "Effusion", "Mass"])] enum Finding {}
/// # use typed_label::LabelSet;
/// assert_eq!(LabelSet::<Finding>::all().into_iter().len(), 3);
/// ```
#[derive(Clone, Debug)]
pub struct Labels<L: Label> {
    left: LabelSet<L>,
    word: usize,
}

impl<L: Label> Iterator for Labels<L> {
    type Item = L;

    fn next(&mut self) -> Option<L> {
        bits::take_first(self.left.0.as_mut(), &mut self.word).and_then(L::from_index)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.left.len();
        (left, Some(left))
    }
}

impl<L: Label> ExactSizeIterator for Labels<L> {}
impl<L: Label> core::iter::FusedIterator for Labels<L> {}

impl<L: Label> IntoIterator for LabelSet<L> {
    type Item = L;
    type IntoIter = Labels<L>;

    fn into_iter(self) -> Labels<L> {
        self.iter()
    }
}

impl<L: Label> IntoIterator for &LabelSet<L> {
    type Item = L;
    type IntoIter = Labels<L>;

    fn into_iter(self) -> Labels<L> {
        self.iter()
    }
}

impl<L: Label> Extend<L> for LabelSet<L> {
    fn extend<I: IntoIterator<Item = L>>(&mut self, labels: I) {
        for label in labels {
            self.insert(label);
        }
    }
}

impl<L: Label> FromIterator<L> for LabelSet<L> {
    fn from_iter<I: IntoIterator<Item = L>>(labels: I) -> Self {
        let mut set = Self::EMPTY;
        set.extend(labels);
        set
    }
}

impl<L: Label, const N: usize> From<[L; N]> for LabelSet<L> {
    fn from(labels: [L; N]) -> Self {
        labels.into_iter().collect()
    }
}

impl<L: Label> From<L> for LabelSet<L> {
    fn from(label: L) -> Self {
        [label].into()
    }
}

macro_rules! operators {
    ($($(#[$doc:meta])* $operator:ident $method:ident $operation:expr;)*) => {$(
        $(#[$doc])*
        impl<L: Label> $operator for LabelSet<L> {
            type Output = Self;

            fn $method(self, other: Self) -> Self {
                self.zip(other, $operation)
            }
        }
    )*};
}

operators! {
    /// The classes that are in both.
    BitAnd bitand |a, b| a & b;
    /// The classes that are in one or both.
    BitOr bitor |a, b| a | b;
    /// The classes that are in exactly one of the two.
    BitXor bitxor |a, b| a ^ b;
    /// The classes that are in the first only.
    Sub sub |a, b| a & !b;
}

/// The classes that are not in.
impl<L: Label> Not for LabelSet<L> {
    type Output = Self;

    fn not(self) -> Self {
        labels().filter(|label| !self.contains(*label)).collect()
    }
}

#[expect(clippy::expl_impl_clone_on_copy, reason = "a derive would ask for `L: Clone`, not for `L::Bits`")]
impl<L: Label> Clone for LabelSet<L> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<L: Label> Copy for LabelSet<L> {}

impl<L: Label> PartialEq for LabelSet<L> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<L: Label> Eq for LabelSet<L> {}

impl<L: Label> Hash for LabelSet<L> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

impl<L: Label> Default for LabelSet<L> {
    fn default() -> Self {
        Self::EMPTY
    }
}

/// The names, in index order, with a comma between; nothing if no class is in.
impl<L: Label> fmt::Display for LabelSet<L> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, name) in self.names().enumerate() {
            if place > 0 {
                f.write_str(", ")?;
            }
            f.write_str(name)?;
        }
        Ok(())
    }
}

impl<L: Label> fmt::Debug for LabelSet<L> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

/// A number that says neither that a class is in nor that it is not.
///
/// ```
/// # #[typed_label::labels(classes = ["Edema", "Effusion", "Mass"])] enum Finding {}
/// # use typed_label::LabelSet;
/// let error = LabelSet::<Finding>::from_multi_hot(&[0.5, 0.0, 1.0]).unwrap_err();
/// assert_eq!(error.to_string(), "the number of Edema (index 0) is neither 0 nor 1");
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct NotZeroOrOne<L> {
    pub(crate) label: L,
}

impl<L: Label> fmt::Display for NotZeroOrOne<L> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the number of {} (index {}) is neither 0 nor 1", self.label, self.label.index())
    }
}

debug_with_text!(NotZeroOrOne<L>);
impl<L: Label> core::error::Error for NotZeroOrOne<L> {}
