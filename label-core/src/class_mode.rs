//! Labels as numbers for training, and back, in the forms that Keras calls `class_mode`: binary, sparse, categorical.

use crate::error::{UnknownIndex, debug_with_text};
use crate::label::{Label, from_number};
use crate::label_set::{LabelSet, NotZeroOrOne};
use crate::number::{IndexNumber, Number, Score};
use crate::scores::NotANumber;
use core::fmt;

/// The class with index 1: the one whose probability a model with one sigmoid output gives. Only for types of two classes.
///
/// ```
/// # #[typed_label::labels(classes = ["Normal", "Pneumonia"])] enum Scan {}
/// use typed_label::class_mode;
/// assert_eq!(class_mode::positive::<Scan>(), Scan::Pneumonia);
/// ```
///
/// ```compile_fail,E0080
/// # #[typed_label::labels(classes = ["Cat", "Dog", "Owl"])] enum Pet {}
/// # use typed_label::class_mode;
/// class_mode::positive::<Pet>(); // three classes
/// ```
pub const fn positive<L: Label>() -> L {
    const { assert!(L::COUNT == 2, "class_mode \"binary\" is for two classes: the one score is that of index 1") };
    L::ALL[1]
}

/// `class_mode="binary"`: the class of one sigmoid output. It is the positive one if the score is above the threshold, as in
/// Keras' `BinaryAccuracy` (0.5; a score that equals it is not above it). A NaN, also as the threshold, is an error. Only for
/// types of two classes.
///
/// ```
/// # #[typed_label::labels(classes = ["Normal", "Pneumonia"])] enum Scan {}
/// use typed_label::class_mode;
/// assert_eq!(class_mode::from_binary(0.7, 0.5), Ok(Scan::Pneumonia));
/// assert_eq!(class_mode::from_binary(0.5, 0.5), Ok(Scan::Normal));
/// assert!(class_mode::from_binary::<Scan, f32>(f32::NAN, 0.5).is_err());
/// ```
pub fn from_binary<L: Label, T: Score>(score: T, threshold: T) -> Result<L, NotANumber<L>> {
    let positive = positive();
    if score.is_nan() || threshold.is_nan() {
        return Err(NotANumber::at(1));
    }
    Ok(if score > threshold { positive } else { L::ALL[0] })
}

/// `class_mode="binary"`: 1 for the positive class and 0 for the other. Only for types of two classes.
pub fn to_binary<L: Label, N: Number>(label: L) -> N {
    if label == positive() { N::ONE } else { N::ZERO }
}

/// `class_mode="sparse"`: the class of a number of any type: a float has to be a whole one.
///
/// ```
/// # #[typed_label::labels(classes = ["Cat", "Dog", "Owl"])] enum Pet {}
/// use typed_label::class_mode;
/// assert_eq!(class_mode::from_sparse(2_i64), Ok(Pet::Owl));
/// assert_eq!(
///     class_mode::from_sparse::<Pet, _>(-1_i32).unwrap_err().to_string(),
///     "-1 is not an index of Pet (3 classes, 0 to 2)",
/// );
/// assert!(class_mode::from_sparse::<Pet, _>(0.5_f32).is_err());
/// ```
pub fn from_sparse<L: Label, N: IndexNumber>(index: N) -> Result<L, UnknownIndex> {
    from_number(index)
}

/// `class_mode="sparse"`: the index as a number of any type; a type that can't hold each index exactly does not compile.
///
/// ```
/// # #[typed_label::labels(classes = ["Cat", "Dog", "Owl"])] enum Pet {}
/// use typed_label::class_mode;
/// assert_eq!(class_mode::to_sparse::<_, i64>(Pet::Owl), 2);
/// assert_eq!(class_mode::to_sparse::<_, f32>(Pet::Owl), 2.0); // as Keras' iterators hold it
/// ```
pub fn to_sparse<L: Label, N: Number>(label: L) -> N {
    const { assert!(L::COUNT - 1 <= N::HIGHEST, "the number type can't hold every index of the label type") };
    N::from_index(label.index())
}

/// `class_mode="categorical"`: the class of a row with one 1 and else 0. Every other row is an error.
///
/// ```
/// # #[typed_label::labels(classes = ["Cat", "Dog", "Owl"])] enum Pet {}
/// use typed_label::class_mode;
/// assert_eq!(class_mode::from_one_hot(&[0.0, 0.0, 1.0]), Ok(Pet::Owl));
/// assert_eq!(
///     class_mode::from_one_hot::<Pet, u8>(&[1, 0, 1]).unwrap_err().to_string(),
///     "2 classes are 1 in what should be one-hot, Cat (index 0) and Owl (index 2) the first",
/// );
/// ```
pub fn from_one_hot<L: Label, N: Number>(row: &L::Array<N>) -> Result<L, NotOneHot<L>> {
    let hot = LabelSet::from_multi_hot(row).map_err(NotOneHot::Number)?;
    let mut labels = hot.iter();
    match (labels.next(), labels.next()) {
        (Some(label), None) => Ok(label),
        (Some(first), Some(second)) => Err(NotOneHot::Several { first, second, count: hot.len() }),
        (None, _) => Err(NotOneHot::None),
    }
}

/// `class_mode="categorical"`: a row with 1 for the class and 0 for every other, of any number type.
pub fn to_one_hot<L: Label, N: Number>(label: L) -> L::Array<N> {
    L::__array(|index| if index == label.index() { N::ONE } else { N::ZERO })
}

/// A row that is not one 1 among zeros.
///
/// ```
/// # #[typed_label::labels(classes = ["Cat", "Dog", "Owl"])] enum Pet {}
/// use typed_label::class_mode::{NotOneHot, from_one_hot};
/// assert_eq!(from_one_hot::<Pet, u8>(&[0, 0, 0]), Err(NotOneHot::None));
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum NotOneHot<L> {
    /// Every number is 0.
    None,
    /// More than one number is 1.
    Several {
        /// The first class that is 1.
        first: L,
        /// The second.
        second: L,
        /// How many are.
        count: usize,
    },
    /// A number is neither 0 nor 1.
    Number(NotZeroOrOne<L>),
}

impl<L: Label> fmt::Display for NotOneHot<L> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::None => f.write_str("no class is 1 in what should be one-hot"),
            Self::Several { first, second, count } => {
                write!(f, "{count} classes are 1 in what should be one-hot, {first} (index {}) ", first.index())?;
                write!(f, "and {second} (index {}) the first", second.index())
            }
            Self::Number(cause) => cause.fmt(f),
        }
    }
}

debug_with_text!(NotOneHot<L>);
impl<L: Label> core::error::Error for NotOneHot<L> {}
