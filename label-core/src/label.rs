//! The trait `Label`, by which generic code sees a label type.

use crate::check_names::{NamesMismatch, check_names};
use crate::error::{UnknownIndex, UnknownName};
use crate::number::IndexNumber;
use core::fmt::{Debug, Display};
use core::hash::Hash;
use core::iter::Enumerate;
use core::slice;
use core::str::FromStr;
use typed_label_hash::perfect_hash::PerfectHash;

/// An enum whose variants are the classes of a model, in the order of the model's output.
///
/// `#[labels]`, `#[derive(Label)]` and `typed_label_build` implement it; each also gives the enum the same items as
/// inherent ones, so that they are there without an import, and in `const`.
///
/// ```
/// use typed_label::Label;
///
/// #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Label)]
/// enum Pet { Cat, Dog }
///
/// /// The class with the highest score.
/// fn best<L: Label>(scores: &L::Array<f32>) -> L {
///     let score = |label: &L| scores.as_ref()[label.index()];
///     *L::ALL.iter().max_by(|a, b| score(a).total_cmp(&score(b))).unwrap()
/// }
/// assert_eq!(best::<Pet>(&[0.1, 0.9]), Pet::Dog);
/// ```
///
/// A model with another number of classes does not type-check:
///
/// ```compile_fail,E0308
/// # #[typed_label::labels(classes = ["Cat", "Dog"])] enum Pet {}
/// # fn best<L: Label>(scores: &L::Array<f32>) {}
/// best::<Pet>(&[0.1, 0.8, 0.1]); // expected an array with a size of 2, found one with a size of 3
/// ```
pub trait Label: LabelTraits + Display + FromStr<Err = UnknownName> {
    /// How many classes there are: the width of the model's output. At least 1, at most 65,536.
    const COUNT: usize;

    /// The class names in index order, exactly as on disk.
    const NAMES: &'static [&'static str];

    /// The classes in index order.
    const ALL: &'static [Self];

    /// A number by which a client, a server and a model tell that they have the same names in the same order; see
    /// [`fingerprint`](crate::fingerprint()) for how it is made, in Python too.
    ///
    /// ```
    /// # #[typed_label::labels(classes = ["cat", "dog"])] enum Pet {}
    /// /// The server's answer to a client that says which classes it was built with.
    /// fn is_same<L: typed_label::Label>(client: u64) -> bool {
    ///     client == L::FINGERPRINT
    /// }
    /// assert!(is_same::<Pet>(0xd51d_8f49_55f1_14a7));
    /// ```
    const FINGERPRINT: u64;

    /// One value per class: `[T; COUNT]`.
    type Array<T>: AsRef<[T]> + AsMut<[T]> + IntoIterator<Item = T>;

    /// The position of this class in the model's output.
    fn index(self) -> usize;

    /// The class at a position of the model's output.
    fn from_index(index: usize) -> Option<Self>;

    /// The name of this class, exactly as on disk.
    #[inline]
    fn name(self) -> &'static str {
        Self::NAMES[self.index()]
    }

    /// The class of a name. The comparison is exact: case and spaces matter.
    ///
    /// ```
    /// # #[typed_label::labels(classes = ["Cat", "Dog"])] enum Pet {}
    /// assert_eq!(Pet::from_name("Dog"), Some(Pet::Dog));
    /// assert_eq!(Pet::from_name("dog"), None);
    /// ```
    #[inline]
    fn from_name(name: &str) -> Option<Self> {
        Self::LOOKUP.find(Self::NAMES, name).and_then(Self::from_index)
    }

    /// Each class as (name, index), in index order: what Keras calls `class_indices`.
    fn class_indices() -> ClassIndices {
        ClassIndices::new(Self::NAMES)
    }

    /// Compares the class list of a model that is only known at run time with this type: names in index order.
    ///
    /// The [`NamesMismatch`] prints both counts, the first index that differs, and which names are missing and extra.
    ///
    /// ```
    /// # #[typed_label::labels(classes = ["Cat", "Dog"])] enum Pet {}
    /// assert!(Pet::check_names(["Cat", "Dog"]).is_ok());
    /// assert_eq!(
    ///     Pet::check_names(["Cat", "Cow", "Dog"]).unwrap_err().to_string(),
    ///     "the model has 3 classes, Pet has 2; the first that differs is index 1, \
    ///      \"Cow\" in the model and \"Dog\" in Pet; only the model has \"Cow\"",
    /// );
    /// ```
    #[allow(clippy::result_large_err, reason = "made once, when a model is loaded; there is no heap to put it on")]
    fn check_names(names: impl IntoIterator<Item = impl AsRef<str>>) -> Result<(), NamesMismatch> {
        let mut seen = Self::NO_BITS;
        check_names(names, Self::TYPE_NAME, Self::NAMES, Self::LOOKUP, seen.as_mut())
    }

    /// The name of this class for people: what the file of the option `display` has for it, or else its name.
    ///
    /// ```
    /// # use typed_label::Label;
    /// # #[typed_label::labels(classes = ["Cat", "Dog"])] enum Pet {}
    /// assert_eq!(Pet::Dog.display_name(), "Dog"); // no file is named
    /// ```
    #[inline]
    fn display_name(self) -> &'static str {
        match Self::DISPLAY_NAMES {
            Some((texts, ends)) => nth_substring(texts, ends, self.index()),
            None => self.name(),
        }
    }

    #[doc(hidden)]
    const DISPLAY_NAMES: DisplayNames = None;

    #[doc(hidden)]
    const TYPE_NAME: &'static str;

    #[doc(hidden)]
    const LOOKUP: PerfectHash;

    /// One bit for each class: `[u64; COUNT.div_ceil(64)]`.
    #[doc(hidden)]
    type Bits: Copy + Eq + Hash + AsRef<[u64]> + AsMut<[u64]> + Send + Sync + 'static;

    #[doc(hidden)]
    const NO_BITS: Self::Bits;

    /// Maps each class to its index in `B`. A type, since generic code cannot name `[u16; Self::COUNT]`.
    #[doc(hidden)]
    type IndexMap<B: Label>: IndexTable;

    #[doc(hidden)]
    fn __array<T>(value: impl FnMut(usize) -> T) -> Self::Array<T>;
}

/// All display names without a gap, and where each ends; see [`nth_substring`].
pub type DisplayNames = Option<(&'static str, &'static [u8])>;

/// The `index`-th of several texts that follow each other without a gap; `ends` has the end of each, as `u32`, little-endian.
pub fn nth_substring(texts: &'static str, ends: &[u8], index: usize) -> &'static str {
    let end = |index: usize| ends[index * 4..].first_chunk().map_or(0, |end| u32::from_le_bytes(*end) as usize);
    &texts[index.checked_sub(1).map_or(0, end)..end(index)]
}

/// The iterator over (name, index) of [`Label::class_indices`].
///
/// ```
/// # #[typed_label::labels(classes = ["Cat", "Dog"])] enum Pet {}
/// assert_eq!(Pet::class_indices().len(), 2);
/// assert_eq!(Pet::class_indices().next_back(), Some(("Dog", 1)));
/// ```
#[derive(Clone, Debug)]
pub struct ClassIndices {
    names: Enumerate<slice::Iter<'static, &'static str>>,
}

impl ClassIndices {
    pub(crate) fn new(names: &'static [&'static str]) -> Self {
        Self { names: names.iter().enumerate() }
    }
}

impl Iterator for ClassIndices {
    type Item = (&'static str, usize);

    fn next(&mut self) -> Option<Self::Item> {
        self.names.next().map(|(index, name)| (*name, index))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.names.size_hint()
    }
}

impl DoubleEndedIterator for ClassIndices {
    fn next_back(&mut self) -> Option<Self::Item> {
        self.names.next_back().map(|(index, name)| (*name, index))
    }
}

impl ExactSizeIterator for ClassIndices {}
impl core::iter::FusedIterator for ClassIndices {}

/// The traits that a label type derives, in one: if some are missing, there is one error, with all that is to be written.
///
/// ```
/// fn has_the_traits<T: typed_label::LabelTraits>() {}
/// has_the_traits::<u16>();
/// ```
#[diagnostic::on_unimplemented(
    message = "the label type `{Self}` lacks derives that a class index has",
    label = "not all of them are derived",
    note = "help: write `#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Label)]`"
)]
pub trait LabelTraits: Copy + Ord + Hash + Debug + Send + Sync + 'static {}

impl<T: Copy + Ord + Hash + Debug + Send + Sync + 'static> LabelTraits for T {}

/// For no type. Of a lone impl that does not apply, rustc reports each bound that fails, by the bound's own trait; of two, it
/// reports [`LabelTraits`] itself, once.
#[doc(hidden)]
impl<T: LabelTraits> LabelTraits for T where no_type::Of<T>: no_type::None {}

mod no_type {
    pub trait None {}
    pub struct Of<T>(core::marker::PhantomData<T>);
}

/// The label itself. Of an enum that does not derive `Copy`, which is one error, this makes no second.
pub const fn copied<L: Label>(label: &L) -> L {
    *label
}

/// A table of indices whose length is that of a label type; see [`Label::IndexMap`].
pub trait IndexTable {
    /// The indices; 0 for a class that is missing.
    const TABLE: &'static [u16];

    /// The index of the first class that the other type lacks.
    const MISSING: Option<usize>;
}

/// The class of a number of any type.
#[inline]
pub fn from_number<L: Label, N: IndexNumber>(index: N) -> Result<L, UnknownIndex> {
    let label = index.to_index().and_then(L::from_index);
    label.ok_or_else(|| index.unknown_index(L::TYPE_NAME, L::COUNT))
}

/// The class at an index that is below the count. Not by `ALL`: in each program that uses it, rustc looks at every element
/// (0.6 s for 21,841 classes).
#[inline]
pub(crate) fn label_at<L: Label>(index: usize) -> L {
    L::from_index(index).expect("an index below the count")
}

/// The classes in index order.
#[inline]
pub(crate) fn labels<L: Label>() -> impl DoubleEndedIterator<Item = L> + ExactSizeIterator + Clone {
    (0..L::COUNT).map(label_at)
}
