//! How often each class was predicted for each true class, with precision, recall and support.

use crate::error::{Given, LengthMismatch};
use crate::label::{Label, labels};
use core::fmt;
use core::marker::PhantomData;

/// A confusion matrix: how often each class was predicted for each true class.
///
/// ```
/// use typed_label::{Confusion, labels};
///
/// #[labels(classes = ["Cat", "Dog"])]
/// enum Pet {}
///
/// let mut confusion = Confusion::<Pet>::new();
/// let truth = [Pet::Cat, Pet::Cat, Pet::Cat, Pet::Dog];
/// let predictions = [Pet::Cat, Pet::Cat, Pet::Dog, Pet::Dog];
/// for (truth, predicted) in truth.into_iter().zip(predictions) {
///     confusion.add(truth, predicted);
/// }
/// assert_eq!(confusion.count(Pet::Cat, Pet::Dog), 1);
/// assert_eq!(confusion.recall(Pet::Cat), Some(2.0 / 3.0));
/// assert_eq!(confusion.to_string(), concat!(
///     "       0  1  precision  recall  support\n",
///     "0 Cat  2  1      1.000   0.667        3\n",
///     "1 Dog  0  1      0.500   1.000        1\n",
///     "accuracy 0.750 (3 of 4)\n",
/// ));
/// ```
///
/// The counts are an array in the value itself, `COUNT` rows of `COUNT` `u64`: 800 bytes for ten classes. A thousand
/// classes are 8 MB, which belong on the heap: [`with_storage`](Self::with_storage) takes the rows from anywhere.
#[derive(Clone, Debug)]
pub struct Confusion<L: Label, R = <L as Label>::Array<<L as Label>::Array<u64>>> {
    /// For each true class, how often each class was predicted.
    rows: R,
    label: PhantomData<L>,
}

impl<L: Label> Confusion<L> {
    /// Nothing counted yet. For at most 256 classes, whose counts are 512 KiB: more would overflow the stack of a debug build,
    /// so that more do not compile.
    ///
    /// ```compile_fail,E0080
    /// # seq_macro::seq!(N in 0..257 {
    /// # #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, typed_label::Label)] enum Many { #(C~N,)* }
    /// # });
    /// typed_label::Confusion::<Many>::new(); // `with_storage` takes the rows from the heap
    /// ```
    pub fn new() -> Self {
        const { assert!(L::COUNT <= 256, "more than 256 classes: `Confusion::with_storage` takes the rows from the heap") };
        Self { rows: L::__array(|_| L::__array(|_| 0)), label: PhantomData }
    }
}

impl<L: Label> Default for Confusion<L> {
    fn default() -> Self {
        Self::new()
    }
}

impl<L: Label, R: AsRef<[L::Array<u64>]> + AsMut<[L::Array<u64>]>> Confusion<L, R> {
    /// On rows that the caller has, which keep what they hold: `vec![[0; Pet::COUNT]; Pet::COUNT]`, a slice, a `Box`.
    /// Any other number of rows than there are classes is an error.
    ///
    /// ```
    /// # #[typed_label::labels(classes = ["Cat", "Dog"])] enum Pet {}
    /// # use typed_label::Confusion;
    /// let mut confusion = Confusion::<Pet, _>::with_storage(vec![[0; Pet::COUNT]; Pet::COUNT])?;
    /// confusion.add(Pet::Cat, Pet::Dog);
    /// let rows: Vec<[u64; 2]> = confusion.into_rows();
    /// assert_eq!(rows, [[0, 1], [0, 0]]);
    ///
    /// let error = Confusion::<Pet, _>::with_storage(vec![[0; 2]; 3]).unwrap_err();
    /// assert_eq!(error.to_string(), "3 rows of counts for Pet (2 classes)");
    /// # Ok::<(), typed_label::LengthMismatch>(())
    /// ```
    pub fn with_storage(rows: R) -> Result<Self, LengthMismatch> {
        match rows.as_ref().len() {
            given if given != L::COUNT => Err(LengthMismatch::new(Given::Counts, given, L::COUNT, L::TYPE_NAME)),
            _ => Ok(Self { rows, label: PhantomData }),
        }
    }

    /// Counts one image: its class, and the class that the model predicted.
    #[inline]
    pub fn add(&mut self, truth: L, predicted: L) {
        self.rows.as_mut()[truth.index()].as_mut()[predicted.index()] += 1;
    }

    /// How often a class was predicted for a true class.
    #[inline]
    pub fn count(&self, truth: L, predicted: L) -> u64 {
        self.rows.as_ref()[truth.index()].as_ref()[predicted.index()]
    }

    /// How many images were counted.
    pub fn total(&self) -> u64 {
        sum(|label| self.support(label))
    }

    /// How many images are of a class.
    pub fn support(&self, truth: L) -> u64 {
        sum(|predicted| self.count(truth, predicted))
    }

    /// How often the model predicted a class.
    pub fn predicted(&self, predicted: L) -> u64 {
        sum(|truth| self.count(truth, predicted))
    }

    /// The part of the images of a class that the model found. `None` if there is no image of it; scikit-learn then warns and
    /// gives 0.
    pub fn recall(&self, label: L) -> Option<f64> {
        ratio(self.count(label, label), self.support(label))
    }

    /// The part of the predictions of a class that are right. `None` if the model never predicted it.
    pub fn precision(&self, label: L) -> Option<f64> {
        ratio(self.count(label, label), self.predicted(label))
    }

    /// The part of the images of which the model predicted what they are. `None` before the first image.
    pub fn accuracy(&self) -> Option<f64> {
        ratio(self.correct(), self.total())
    }

    /// The rows of counts, one for each true class.
    pub fn into_rows(self) -> R {
        self.rows
    }

    fn correct(&self) -> u64 {
        sum(|label| self.count(label, label))
    }
}

fn sum<L: Label>(count: impl Fn(L) -> u64) -> u64 {
    labels().map(count).sum()
}

#[expect(clippy::cast_precision_loss, reason = "counts of images, which stay below 2^53")]
fn ratio(part: u64, whole: u64) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

impl<L: Label, R: AsRef<[L::Array<u64>]> + AsMut<[L::Array<u64>]>> Extend<(L, L)> for Confusion<L, R> {
    fn extend<I: IntoIterator<Item = (L, L)>>(&mut self, pairs: I) {
        for (truth, predicted) in pairs {
            self.add(truth, predicted);
        }
    }
}

impl<L: Label> FromIterator<(L, L)> for Confusion<L> {
    fn from_iter<I: IntoIterator<Item = (L, L)>>(pairs: I) -> Self {
        let mut confusion = Self::new();
        confusion.extend(pairs);
        confusion
    }
}

/// Up to so many classes the table shows all counts; a wider one does not fit on a screen.
const SHOWN: usize = 24;

/// A row for each true class: how often each class was predicted (up to 24 classes), precision, recall and support.
impl<L: Label, R: AsRef<[L::Array<u64>]> + AsMut<[L::Array<u64>]>> fmt::Display for Confusion<L, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = || labels().take(if L::COUNT <= SHOWN { L::COUNT } else { 0 });
        let index_width = digits(L::COUNT - 1);
        let name_width = L::NAMES.iter().map(|name| name.chars().count()).max().unwrap_or(0);
        let cell = |predicted: L| shown().map(|truth| digits(self.count(truth, predicted))).max().unwrap_or(0);
        let width = |predicted: L| cell(predicted).max(digits(predicted.index()));

        write!(f, "{:1$}", "", index_width + 1 + name_width)?;
        for predicted in shown() {
            write!(f, "  {:>1$}", predicted.index(), width(predicted))?;
        }
        writeln!(f, "  precision  recall  support")?;
        for truth in labels::<L>() {
            write!(f, "{:>index_width$} {:name_width$}", truth.index(), truth.name())?;
            for predicted in shown() {
                write!(f, "  {:>1$}", self.count(truth, predicted), width(predicted))?;
            }
            write!(f, "  {:>9}  {:>6}", Ratio(self.precision(truth)), Ratio(self.recall(truth)))?;
            writeln!(f, "  {:>7}", self.support(truth))?;
        }
        writeln!(f, "accuracy {} ({} of {})", Ratio(self.accuracy()), self.correct(), self.total())
    }
}

fn digits(number: impl TryInto<u64>) -> usize {
    number.try_into().ok().and_then(u64::checked_ilog10).map_or(1, |log| log as usize + 1)
}

struct Ratio(Option<f64>);

impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.0, f.width()) {
            (None, _) => f.pad("-"),
            (Some(ratio), None) => write!(f, "{ratio:.3}"),
            (Some(ratio), Some(width)) => write!(f, "{ratio:width$.3}"),
        }
    }
}
