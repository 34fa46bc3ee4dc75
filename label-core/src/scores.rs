//! The scores of one image, as many as the label type has classes: the best class, the best few, one by its label.

use crate::argmax::argmax;
use crate::error::{Given, LengthMismatch, debug_with_text};
use crate::label::{Label, label_at, labels};
use crate::number::Score;
use crate::per_label::PerLabel;
use crate::top_k::{AtMost, top_k};
use core::fmt;
use core::marker::PhantomData;
use core::ops::Index;

/// One score for each class, in index order: a view of what the model gave for one image.
///
/// `T` defaults to `f32`. Write `Scores::<Pet, _>` to let the compiler infer it, for `f64` or `f16`.
///
/// ```
/// use typed_label::{Scores, labels};
///
/// #[labels(classes = ["Cat", "Dog", "Owl"])]
/// enum Pet {}
///
/// let output: Vec<f32> = vec![0.1, 0.7, 0.2]; // what the model gave
/// let scores = Scores::<Pet>::new(&output)?;
/// assert_eq!(scores.argmax()?, Pet::Dog);
/// assert_eq!(scores[Pet::Owl], 0.2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Scores<'a, L, T = f32> {
    scores: &'a [T],
    label: PhantomData<L>,
}

impl<'a, L: Label, T: Score> Scores<'a, L, T> {
    /// From a slice: a model's output. Any other length than `COUNT` is an error.
    #[inline]
    pub fn new(scores: &'a [T]) -> Result<Self, LengthMismatch> {
        if scores.len() == L::COUNT {
            Ok(Self::from_row(scores))
        } else {
            Err(LengthMismatch::new(Given::Scores, scores.len(), L::COUNT, L::TYPE_NAME))
        }
    }

    /// A row that is known to be `COUNT` long.
    #[inline]
    pub(crate) fn from_row(scores: &'a [T]) -> Self {
        Self { scores, label: PhantomData }
    }

    /// From an array, whose width the compiler checks.
    ///
    /// ```
    /// # #[typed_label::labels(classes = ["Cat", "Dog", "Owl"])] enum Pet {}
    /// # use typed_label::Scores;
    /// assert_eq!(Scores::<Pet>::from_array(&[0.1, 0.7, 0.2]).argmax(), Ok(Pet::Dog));
    /// ```
    ///
    /// ```compile_fail,E0308
    /// # #[typed_label::labels(classes = ["Cat", "Dog", "Owl"])] enum Pet {}
    /// # use typed_label::Scores;
    /// // expected an array with a size of 3, found one with a size of 2
    /// Scores::<Pet>::from_array(&[0.1, 0.9]);
    /// ```
    #[inline]
    pub fn from_array(scores: &'a L::Array<T>) -> Self {
        Self::from_row(scores.as_ref())
    }

    /// The class with the highest score; the first of them if several are equal, like `numpy.argmax`.
    ///
    /// If a score is NaN, that is an error. [`NotANumber::label`] is the class that numpy and Keras return in that case.
    ///
    /// ```
    /// # #[typed_label::labels(classes = ["Cat", "Dog", "Owl"])] enum Pet {}
    /// # use typed_label::{NotANumber, Scores};
    /// assert_eq!(Scores::<Pet>::from_array(&[0.1, 0.7, 0.7]).argmax(), Ok(Pet::Dog));
    ///
    /// let broken = Scores::<Pet>::from_array(&[0.1, 0.7, f32::NAN]).argmax();
    /// assert_eq!(broken.unwrap_err().to_string(), "the score of Owl (index 2) is not a number");
    /// assert_eq!(broken.unwrap_or_else(NotANumber::label), Pet::Owl); // numpy's answer
    /// ```
    #[inline]
    pub fn argmax(self) -> Result<L, NotANumber<L>> {
        match argmax::<L, T>(self.scores) {
            Ok(index) => Ok(label_at(index)),
            Err(index) => Err(NotANumber::at(index)),
        }
    }

    /// The `K` classes with the highest scores, the highest first, the lower index first if two are equal.
    /// `K` is at most the number of classes, or the program does not compile. A NaN is an error.
    ///
    /// ```
    /// # #[typed_label::labels(classes = ["Cat", "Dog", "Owl"])] enum Pet {}
    /// # use typed_label::Scores;
    /// let [first, second] = Scores::<Pet>::from_array(&[0.1, 0.7, 0.2]).top_k()?;
    /// assert_eq!((first, second), ((Pet::Dog, 0.7), (Pet::Owl, 0.2)));
    /// # Ok::<(), typed_label::NotANumber<Pet>>(())
    /// ```
    ///
    /// A `K` above the number of classes stops `cargo build`; `cargo check` does not look at it. For a k that is known at run time,
    /// or may be higher, there is [`top_k_into`](Self::top_k_into).
    ///
    /// ```compile_fail,E0080
    /// # #[typed_label::labels(classes = ["Cat", "Dog", "Owl"])] enum Pet {}
    /// # use typed_label::Scores;
    /// Scores::<Pet>::from_array(&[0.1, 0.7, 0.2]).top_k::<4>(); // more than there are classes
    /// ```
    #[inline]
    pub fn top_k<const K: usize>(self) -> Result<[(L, T); K], NotANumber<L>> {
        let () = AtMost::<L, K>::COUNT; // or the build stops
        let mut best = [(label_at(0), self.scores[0]); K];
        self.top_k_into(&mut best)?;
        Ok(best)
    }

    /// Like [`top_k`](Self::top_k), with k = `into.len()`. Returns the part that was filled: at most one entry for each class.
    /// A NaN is an error.
    ///
    /// ```
    /// # #[typed_label::labels(classes = ["Cat", "Dog", "Owl"])] enum Pet {}
    /// # use typed_label::Scores;
    /// let mut best = vec![(Pet::Cat, 0.0); 5];
    /// let best = Scores::<Pet>::from_array(&[0.1, 0.7, 0.2]).top_k_into(&mut best)?;
    /// assert_eq!(best, [(Pet::Dog, 0.7), (Pet::Owl, 0.2), (Pet::Cat, 0.1)]);
    /// # Ok::<(), typed_label::NotANumber<Pet>>(())
    /// ```
    #[inline]
    pub fn top_k_into(self, into: &mut [(L, T)]) -> Result<&[(L, T)], NotANumber<L>> {
        let k = L::COUNT.min(into.len());
        let best = &mut into[..k];
        self.fill(best)?;
        Ok(best)
    }

    /// With as many classes as there are places, and at most all. If there is a NaN, nothing is written.
    #[inline]
    pub(crate) fn fill(self, best: &mut [(L, T)]) -> Result<(), NotANumber<L>> {
        top_k(self.scores, best).map_err(NotANumber::at)
    }

    /// The score of a class. `scores[label]` is the same by reference.
    #[inline]
    pub fn get(self, label: L) -> T {
        self.scores[label.index()]
    }

    /// Each class with its score, in index order.
    #[inline]
    pub fn iter(self) -> impl DoubleEndedIterator<Item = (L, T)> + ExactSizeIterator + Clone + 'a {
        labels().zip(self.scores.iter().copied())
    }

    /// The numbers, in index order.
    #[inline]
    pub fn as_slice(self) -> &'a [T] {
        self.scores
    }
}

/// A value for each class is a score for each class: what `softmax` gives, or a column of [`ClassMajor`](crate::ClassMajor).
impl<L: Label, T: Score> PerLabel<L, T> {
    /// The values as scores.
    #[inline]
    pub fn scores(&self) -> Scores<'_, L, T> {
        Scores::from_row(self.as_slice())
    }

    /// [`Scores::argmax`] of the values.
    ///
    /// ```
    /// # #[typed_label::labels(classes = ["Cat", "Dog"])] enum Pet {}
    /// # use typed_label::PerLabel;
    /// assert_eq!(PerLabel::<Pet, _>::new([0.2, 0.8]).argmax(), Ok(Pet::Dog));
    /// ```
    #[inline]
    pub fn argmax(&self) -> Result<L, NotANumber<L>> {
        self.scores().argmax()
    }

    /// [`Scores::top_k`] of the values.
    ///
    /// ```
    /// # #[typed_label::labels(classes = ["Cat", "Dog"])] enum Pet {}
    /// # use typed_label::PerLabel;
    /// assert_eq!(PerLabel::<Pet, _>::new([0.2, 0.8]).top_k(), Ok([(Pet::Dog, 0.8)]));
    /// ```
    #[inline]
    pub fn top_k<const K: usize>(&self) -> Result<[(L, T); K], NotANumber<L>> {
        self.scores().top_k()
    }
}

impl<L, T> Clone for Scores<'_, L, T> {
    #[inline]
    fn clone(&self) -> Self {
        *self
    }
}

impl<L, T> Copy for Scores<'_, L, T> {}

impl<L: Label, T: Score> Index<L> for Scores<'_, L, T> {
    type Output = T;

    #[inline]
    fn index(&self, label: L) -> &T {
        &self.scores[label.index()]
    }
}

impl<L: Label, T: Score + fmt::Debug> fmt::Debug for Scores<'_, L, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

/// A score that is NaN, so that no class can be chosen.
///
/// ```
/// # #[typed_label::labels(classes = ["Cat", "Dog", "Owl"])] enum Pet {}
/// # use typed_label::Scores;
/// let error = Scores::<Pet>::from_array(&[0.1, f32::NAN, f32::NAN]).argmax().unwrap_err();
/// assert_eq!(error.to_string(), "the score of Dog (index 1) is not a number");
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct NotANumber<L> {
    label: L,
}

impl<L: Label> NotANumber<L> {
    pub(crate) fn at(index: usize) -> Self {
        Self { label: label_at(index) }
    }

    /// The first class whose score is NaN: what `numpy.argmax` returns.
    pub fn label(self) -> L {
        self.label
    }
}

impl<L: Label> fmt::Display for NotANumber<L> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the score of {} (index {}) is not a number", self.label, self.label.index())
    }
}

debug_with_text!(NotANumber<L>);
impl<L: Label> core::error::Error for NotANumber<L> {}
