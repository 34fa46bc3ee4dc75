//! One value for each class, in an array that only a label can index.

use crate::label::{Label, label_at, labels};
use core::fmt;
use core::iter::{Enumerate, Map};
use core::ops::{Index, IndexMut};
use core::slice;

/// One value for each class, in index order: weights, thresholds, counts.
///
/// ```
/// use typed_label::{PerLabel, labels};
///
/// #[labels(classes = ["Cat", "Dog", "Owl"])]
/// enum Pet {}
///
/// let mut seen = PerLabel::<Pet, u32>::default();
/// seen[Pet::Dog] += 1;
/// assert_eq!(seen.as_slice(), [0, 1, 0]);
/// ```
///
/// A table that is written by hand says which class each value is for, whatever the order of the classes: `Pet::table`, a
/// const function that every label type has. A class without a value, or with two, stops the build.
///
/// ```
/// # #[typed_label::labels(classes = ["Cat", "Dog", "Owl"])] enum Pet {}
/// # use typed_label::PerLabel;
/// const COLOURS: PerLabel<Pet, [u8; 3]> =
///     Pet::table([(Pet::Owl, [64, 0, 128]), (Pet::Cat, [64, 0, 0]), (Pet::Dog, [192, 128, 128])]);
///
/// assert_eq!(COLOURS[Pet::Dog], [192, 128, 128]);
/// ```
///
/// ```compile_fail,E0080
/// # #[typed_label::labels(classes = ["Cat", "Dog", "Owl"])] enum Pet {}
/// # use typed_label::PerLabel;
/// const COLOURS: PerLabel<Pet, [u8; 3]> = // Pet::table leaves out "Owl" (index 2)
///     Pet::table([(Pet::Cat, [64, 0, 0]), (Pet::Dog, [192, 128, 128])]);
/// ```
///
/// The boxes of a detection model, class by class, as non-maximum suppression wants them:
///
/// ```
/// # #[typed_label::labels(classes = ["Cat", "Dog", "Owl"])] enum Pet {}
/// # use typed_label::PerLabel;
/// # fn suppress(boxes: &mut Vec<[f32; 4]>) {}
/// let mut boxes = PerLabel::<Pet, Vec<[f32; 4]>>::default();
/// for (class_id, corners) in [(1.0_f32, [0.0, 0.0, 9.0, 9.0])] { // what the model gave
///     boxes[Pet::try_from(class_id)?].push(corners); // -1.0, 0.5 and NaN are errors
/// }
/// for (_, of_class) in &mut boxes {
///     suppress(of_class);
/// }
/// assert_eq!(boxes[Pet::Dog].len(), 1);
/// # Ok::<(), typed_label::UnknownIndex>(())
/// ```
pub struct PerLabel<L: Label, T>(L::Array<T>);

impl<L: Label, T> PerLabel<L, T> {
    /// From an array in index order, whose width the compiler checks. Values that are written by hand are safer in `Pet::table`,
    /// where each has its class beside it.
    pub const fn new(values: L::Array<T>) -> Self {
        Self(values)
    }

    /// From a function of the class.
    pub fn from_fn(mut value: impl FnMut(L) -> T) -> Self {
        Self(L::__array(|index| value(label_at(index))))
    }

    /// The values with another function of class and value applied to each.
    ///
    /// ```
    /// # #[typed_label::labels(classes = ["Cat", "Dog", "Owl"])] enum Pet {}
    /// # use typed_label::PerLabel;
    /// let counts = PerLabel::<Pet, u32>::new([30, 60, 10]);
    /// let weights = counts.map(|_, count| 100.0 / f64::from(count));
    /// assert_eq!(weights[Pet::Owl], 10.0);
    /// ```
    pub fn map<U>(self, mut value: impl FnMut(L, T) -> U) -> PerLabel<L, U> {
        let mut values = self.0.into_iter();
        // An array of `COUNT` gives `COUNT` values.
        PerLabel::from_fn(|label| match values.next() {
            Some(old) => value(label, old),
            None => unreachable!(),
        })
    }

    /// Each class with its value, in index order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (L, &T)> + ExactSizeIterator + Clone {
        labels().zip(self.as_slice())
    }

    /// Each class with its value, mutable.
    pub fn iter_mut(&mut self) -> impl DoubleEndedIterator<Item = (L, &mut T)> + ExactSizeIterator {
        labels().zip(self.0.as_mut())
    }

    /// The values in index order.
    pub fn as_slice(&self) -> &[T] {
        self.0.as_ref()
    }

    /// The values in index order, mutable: what a function takes that knows of no classes.
    pub fn as_mut_slice(&mut self) -> &mut [T] {
        self.0.as_mut()
    }

    /// The values as an array, whose width the compiler knows.
    pub fn as_array(&self) -> &L::Array<T> {
        &self.0
    }

    /// The values as an array, by value.
    pub fn into_array(self) -> L::Array<T> {
        self.0
    }
}

/// A class, by its place, beside its value.
fn with_label<L: Label, V>((index, value): (usize, V)) -> (L, V) {
    (label_at(index), value)
}

/// Each class with its value, in index order.
impl<L: Label, T> IntoIterator for PerLabel<L, T> {
    type Item = (L, T);
    type IntoIter = Map<Enumerate<<L::Array<T> as IntoIterator>::IntoIter>, fn((usize, T)) -> (L, T)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter().enumerate().map(with_label)
    }
}

/// Each class with its value, in index order.
impl<'a, L: Label, T> IntoIterator for &'a PerLabel<L, T> {
    type Item = (L, &'a T);
    type IntoIter = Map<Enumerate<slice::Iter<'a, T>>, fn((usize, &'a T)) -> (L, &'a T)>;

    fn into_iter(self) -> Self::IntoIter {
        self.as_slice().iter().enumerate().map(with_label)
    }
}

/// Each class with its value, mutable.
impl<'a, L: Label, T> IntoIterator for &'a mut PerLabel<L, T> {
    type Item = (L, &'a mut T);
    type IntoIter = Map<Enumerate<slice::IterMut<'a, T>>, fn((usize, &'a mut T)) -> (L, &'a mut T)>;

    fn into_iter(self) -> Self::IntoIter {
        self.as_mut_slice().iter_mut().enumerate().map(with_label)
    }
}

impl<L: Label, T> Index<L> for PerLabel<L, T> {
    type Output = T;

    #[inline]
    fn index(&self, label: L) -> &T {
        &self.0.as_ref()[label.index()]
    }
}

impl<L: Label, T> IndexMut<L> for PerLabel<L, T> {
    #[inline]
    fn index_mut(&mut self, label: L) -> &mut T {
        &mut self.0.as_mut()[label.index()]
    }
}

#[expect(clippy::expl_impl_clone_on_copy, reason = "a derive would ask for `L: Clone` and miss `L::Array<T>`")]
impl<L: Label, T: Clone> Clone for PerLabel<L, T> {
    fn clone(&self) -> Self {
        Self::from_fn(|label| self[label].clone())
    }
}

impl<L: Label, T: Copy> Copy for PerLabel<L, T> where L::Array<T>: Copy {}

impl<L: Label, T: Default> Default for PerLabel<L, T> {
    fn default() -> Self {
        Self::from_fn(|_| T::default())
    }
}

impl<L: Label, T: PartialEq> PartialEq for PerLabel<L, T> {
    fn eq(&self, other: &Self) -> bool {
        self.as_slice() == other.as_slice()
    }
}

impl<L: Label, T: Eq> Eq for PerLabel<L, T> {}

impl<L: Label, T: fmt::Debug> fmt::Debug for PerLabel<L, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}
