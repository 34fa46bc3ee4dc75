//! The scores of many images, row by row, and the label or the best few for each row.

use crate::argmax::argmax_rows;
use crate::error::{Given, LengthMismatch, debug_with_text};
use crate::label::{Label, label_at};
use crate::number::Score;
use crate::scores::{NotANumber, Scores};
use crate::shape::{Asked, ShapeMismatch};
use crate::top_k::AtMost;
use core::fmt;
use core::marker::PhantomData;

/// Rows of scores, one after the other, one for each image: a view of the model's output for a batch.
///
/// ```
/// use typed_label::{Batch, labels};
///
/// #[labels(classes = ["Cat", "Dog", "Owl"])]
/// enum Pet {}
///
/// let output: Vec<f32> = vec![0.1, 0.7, 0.2, 0.6, 0.3, 0.1]; // two images
/// let batch = Batch::<Pet>::new(&output, &[2, 3])?;
/// let labels: Vec<Pet> = batch.iter().map(|scores| scores.argmax()).collect::<Result<_, _>>()?;
/// assert_eq!(labels, [Pet::Dog, Pet::Cat]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// An `ndarray` in its standard layout is such a buffer; so are the outputs of `ort` (`try_extract_tensor` gives the slice),
/// `tract` (`as_slice`), `candle` (`to_vec1` of `flatten_all`) and `burn` (`to_data().as_slice()`):
///
/// ```
/// # #[typed_label::labels(classes = ["Cat", "Dog", "Owl"])] enum Pet {}
/// use typed_label::{Batch, Scores};
///
/// let output = ndarray::arr2(&[[0.1_f32, 0.7, 0.2], [0.6, 0.3, 0.1]]);
/// let batch = Batch::<Pet>::new(output.as_slice().expect("standard layout"), output.shape())?;
/// assert_eq!(batch.row(1).unwrap().argmax()?, Pet::Cat);
///
/// let row = output.row(0);
/// let scores = Scores::<Pet>::new(row.as_slice().expect("a row is contiguous"))?;
/// assert_eq!(scores.argmax()?, Pet::Dog);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Batch<'a, L, T = f32> {
    scores: &'a [T],
    label: PhantomData<L>,
}

impl<'a, L: Label, T: Score> Batch<'a, L, T> {
    /// A buffer of the shape `[N, COUNT]`. Before `COUNT` any sizes may come, after it sizes of 1: `[1000]`, `[8, 1000, 1, 1]`. The
    /// sizes are integers of any type, as `&[usize]` or ort's `&[i64]`. Scores class by class, as `[1, 80, 8400]`, are an error;
    /// [`ClassMajor`](crate::ClassMajor) reads them. `[COUNT, COUNT]` can be read either way.
    pub fn new<D: Copy + TryInto<usize>>(scores: &'a [T], shape: &[D]) -> Result<Self, ShapeMismatch> {
        let asked = Asked { numbers: scores.len(), count: L::COUNT, type_name: L::TYPE_NAME };
        asked.image_by_image(shape)?;
        Ok(Self { scores, label: PhantomData })
    }

    /// A buffer that is known to be row after row, one for each image: whether the numbers are whole rows is all that is checked.
    ///
    /// ```
    /// # #[typed_label::labels(classes = ["Cat", "Dog", "Owl"])] enum Pet {}
    /// # use typed_label::Batch;
    /// assert_eq!(Batch::<Pet>::from_rows(&[0.1, 0.7, 0.2, 0.6, 0.3, 0.1])?.rows(), 2);
    /// # Ok::<(), typed_label::LengthMismatch>(())
    /// ```
    pub fn from_rows(scores: &'a [T]) -> Result<Self, LengthMismatch> {
        if scores.len().is_multiple_of(L::COUNT) {
            Ok(Self { scores, label: PhantomData })
        } else {
            Err(LengthMismatch::new(Given::Batch, scores.len(), L::COUNT, L::TYPE_NAME))
        }
    }

    /// How many rows there are.
    pub fn rows(self) -> usize {
        self.scores.len() / L::COUNT
    }

    /// One row.
    pub fn row(self, row: usize) -> Option<Scores<'a, L, T>> {
        self.scores.chunks_exact(L::COUNT).nth(row).map(Scores::from_row)
    }

    /// The rows in turn.
    #[inline]
    pub fn iter(self) -> impl DoubleEndedIterator<Item = Scores<'a, L, T>> + ExactSizeIterator + Clone {
        self.scores.chunks_exact(L::COUNT).map(Scores::from_row)
    }

    /// The class with the highest score, for each row: [`Scores::argmax`] without allocation.
    ///
    /// Every row is written; one with a NaN has the class of the first NaN, as numpy and Keras answer, and the first such row
    /// is the error. If `into` has not as many places as there are rows, nothing is written.
    ///
    /// ```
    /// # #[typed_label::labels(classes = ["Cat", "Dog", "Owl"])] enum Pet {}
    /// # use typed_label::Batch;
    /// let batch = Batch::<Pet>::new(&[0.1, 0.7, 0.2, f32::NAN, 0.3, 0.1], &[2, 3])?;
    /// let mut labels = [Pet::Owl; 2];
    /// let error = batch.argmax_into(&mut labels).unwrap_err();
    /// assert_eq!(error.to_string(), "row 1: the score of Cat (index 0) is not a number");
    /// assert_eq!(labels, [Pet::Dog, Pet::Cat]);
    /// # Ok::<(), typed_label::ShapeMismatch>(())
    /// ```
    #[inline]
    pub fn argmax_into(self, into: &mut [L]) -> Result<(), BatchError<L>> {
        self.check_places(into.len())?;
        let mut result = Ok(());
        argmax_rows::<L, T>(self.scores, |row, found| {
            into[row] = label_at(found.unwrap_or_else(|nan| {
                result = result.and(Err(BatchError::NotANumber { row, cause: NotANumber::at(nan) }));
                nan
            }));
        });
        result
    }

    /// The `K` classes with the highest scores, for each row: [`Scores::top_k`] without allocation.
    ///
    /// The first row with a NaN is an error, and no row from there on is written. If `into` has not as many places as there
    /// are rows, nothing is written.
    ///
    /// ```
    /// # #[typed_label::labels(classes = ["Cat", "Dog", "Owl"])] enum Pet {}
    /// # use typed_label::Batch;
    /// let batch = Batch::<Pet>::new(&[0.1, 0.7, 0.2, 0.6, 0.3, 0.1], &[2, 3])?;
    /// let mut best = [[(Pet::Cat, 0.0); 2]; 2];
    /// batch.top_k_into(&mut best)?;
    /// assert_eq!(best[0], [(Pet::Dog, 0.7), (Pet::Owl, 0.2)]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[inline]
    pub fn top_k_into<const K: usize>(self, into: &mut [[(L, T); K]]) -> Result<(), BatchError<L>> {
        let () = AtMost::<L, K>::COUNT; // or the build stops
        self.check_places(into.len())?;
        for (row, (scores, place)) in self.iter().zip(into).enumerate() {
            scores.fill(place).map_err(|cause| BatchError::NotANumber { row, cause })?;
        }
        Ok(())
    }

    fn check_places(self, places: usize) -> Result<(), BatchError<L>> {
        if places == self.rows() { Ok(()) } else { Err(BatchError::OutputLength { rows: self.rows(), places }) }
    }
}

impl<L, T> Clone for Batch<'_, L, T> {
    #[inline]
    fn clone(&self) -> Self {
        *self
    }
}

impl<L, T> Copy for Batch<'_, L, T> {}

impl<L: Label, T: Score + fmt::Debug> fmt::Debug for Batch<'_, L, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

/// Why a batch could not be decoded whole.
///
/// ```
/// # #[typed_label::labels(classes = ["Cat", "Dog", "Owl"])] enum Pet {}
/// # use typed_label::Batch;
/// let batch = Batch::<Pet>::new(&[0.1, 0.7, 0.2], &[1, 3])?;
/// let error = batch.argmax_into(&mut [Pet::Cat; 2]).unwrap_err();
/// assert_eq!(error.to_string(), "the batch has 1 row, there are places for 2");
/// # Ok::<(), typed_label::ShapeMismatch>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum BatchError<L> {
    /// There are not as many places for results as rows.
    OutputLength {
        /// The rows of the batch.
        rows: usize,
        /// The places for results.
        places: usize,
    },
    /// A score is NaN.
    NotANumber {
        /// The first row that has one.
        row: usize,
        /// The class that has it.
        cause: NotANumber<L>,
    },
}

impl<L: Label> fmt::Display for BatchError<L> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OutputLength { rows, places } => {
                let plural = if *rows == 1 { "" } else { "s" };
                write!(f, "the batch has {rows} row{plural}, there are places for {places}")
            }
            Self::NotANumber { row, cause } => write!(f, "row {row}: {cause}"),
        }
    }
}

debug_with_text!(BatchError<L>);
impl<L: Label> core::error::Error for BatchError<L> {}
