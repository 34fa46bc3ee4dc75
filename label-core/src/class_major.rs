//! Scores class by class, as detection and segmentation models give them: the label of each column.

use crate::error::debug_with_text;
use crate::label::{Label, label_at, labels};
use crate::label_set::LabelSet;
use crate::lanes::LANES;
use crate::number::Score;
use crate::per_label::PerLabel;
use crate::scores::NotANumber;
use crate::shape::{Asked, ShapeMismatch};
use crate::top_k::AtMost;
use core::fmt;
use core::marker::PhantomData;
use core::ops::Range;

/// Scores class by class: one row for each class, one column for each place that has a label.
///
/// `[C, H, W]` of a segmentation model has a column for each pixel; `[1, 84, 8400]` of YOLO has one for each box, and four rows of
/// coordinates before those of the classes.
///
/// ```
/// use typed_label::{ClassMajor, labels};
///
/// #[labels(classes = ["Cat", "Dog", "Owl"])]
/// enum Pet {}
///
/// let output: Vec<f32> = vec![
///     0.1, 0.8, // Cat, at two places
///     0.7, 0.1, // Dog
///     0.2, 0.1, // Owl
/// ];
/// let scores = ClassMajor::<Pet>::new(&output, &[1, 3, 2])?;
/// let mut labels = [Pet::Owl; 2];
/// scores.argmax_into(&mut labels)?;
/// assert_eq!(labels, [Pet::Dog, Pet::Cat]);
/// assert_eq!(scores.get(1, Pet::Cat), Some(0.8));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct ClassMajor<'a, L, T = f32> {
    /// From the first score of the first class to the last of the last.
    scores: &'a [T],
    columns: usize,
    label: PhantomData<L>,
}

impl<'a, L: Label, T: Score> ClassMajor<'a, L, T> {
    /// A buffer of the shape `[COUNT, ..]`, before which sizes of 1 may come: `[80, 8400]`, `[1, 21, 520, 520]`. The other sizes
    /// multiplied are the columns. The sizes are integers of any type, as `&[usize]` or ort's `&[i64]`.
    ///
    /// `[COUNT, COUNT]` can be read either way; whether it is class by class, only the model's documentation says.
    pub fn new<D: Copy + TryInto<usize>>(scores: &'a [T], shape: &[D]) -> Result<Self, ShapeMismatch> {
        let (_, columns) = Self::asked(scores).class_by_class(shape, None, false)?;
        Ok(Self { scores, columns, label: PhantomData })
    }

    /// Like [`new`](Self::new), if there are rows beside those of the classes: which rows those are, as `4..84`.
    ///
    /// ```
    /// # #[typed_label::labels(classes = ["Cat", "Dog"])] enum Pet {}
    /// # use typed_label::ClassMajor;
    /// // x, y, width and height of three boxes, then the scores of two classes.
    /// let output = [[0.0_f32; 3], [0.0; 3], [9.0; 3], [9.0; 3], [0.1, 0.9, 0.3], [0.8, 0.2, 0.4]];
    /// let scores = ClassMajor::<Pet>::in_rows(output.as_flattened(), &[1, 6, 3], 4..6)?;
    /// let mut labels = [Pet::Cat; 3];
    /// scores.argmax_into(&mut labels)?;
    /// assert_eq!(labels, [Pet::Dog, Pet::Cat, Pet::Dog]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn in_rows<D: Copy + TryInto<usize>>(
        scores: &'a [T],
        shape: &[D],
        rows: Range<usize>,
    ) -> Result<Self, ShapeMismatch> {
        let (_, columns) = Self::asked(scores).class_by_class(shape, Some(&rows), false)?;
        Ok(Self { scores: &scores[rows.start * columns..rows.end * columns], columns, label: PhantomData })
    }

    /// Like [`in_rows`](Self::in_rows), for a batch: `[N, ROWS, ..]`.
    ///
    /// ```
    /// # #[typed_label::labels(classes = ["Cat", "Dog"])] enum Pet {}
    /// # use typed_label::ClassMajor;
    /// let output = [0.1_f32, 0.9, 0.7, 0.2]; // two images, two classes, one column
    /// let images = ClassMajor::<Pet>::images(&output, &[2, 2, 1], 0..2)?;
    /// let labels = images.map(|scores| scores.column(0).unwrap().argmax());
    /// let labels: Result<Vec<Pet>, _> = labels.collect();
    /// assert_eq!(labels, Ok(vec![Pet::Dog, Pet::Cat]));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn images<D: Copy + TryInto<usize>>(
        scores: &'a [T],
        shape: &[D],
        rows: Range<usize>,
    ) -> Result<impl ExactSizeIterator<Item = Self> + DoubleEndedIterator + Clone, ShapeMismatch> {
        let (image, columns) = Self::asked(scores).class_by_class(shape, Some(&rows), true)?;
        let rows = rows.start * columns..rows.end * columns;
        // Without columns there is no number, and no image.
        let images = scores.chunks_exact(image.max(1));
        Ok(images.map(move |image| Self { scores: &image[rows.clone()], columns, label: PhantomData }))
    }

    fn asked(scores: &[T]) -> Asked {
        Asked { numbers: scores.len(), count: L::COUNT, type_name: L::TYPE_NAME }
    }

    /// How many columns there are.
    pub fn columns(self) -> usize {
        self.columns
    }

    /// The score of a class in a column.
    #[inline]
    pub fn get(self, column: usize, label: L) -> Option<T> {
        self.row(label).get(column).copied()
    }

    /// The scores of a class, column by column.
    #[inline]
    pub fn row(self, label: L) -> &'a [T] {
        &self.scores[label.index() * self.columns..][..self.columns]
    }

    /// The scores of one column, copied: its [`scores`](PerLabel::scores) are those of one image.
    pub fn column(self, column: usize) -> Option<PerLabel<L, T>> {
        (column < self.columns).then(|| PerLabel::from_fn(|label| self.row(label)[column]))
    }

    /// The class with the highest score, for each column; the first of them if several are equal.
    ///
    /// Every column is written; one with a NaN has the class of the first NaN, as numpy answers, and the first such column is
    /// the error. If `into` has not as many places as there are columns, nothing is written.
    ///
    /// ```
    /// # #[typed_label::labels(classes = ["Cat", "Dog"])] enum Pet {}
    /// # use typed_label::ClassMajor;
    /// let scores = ClassMajor::<Pet>::new(&[0.1, 0.5, 0.7, f32::NAN], &[2, 2])?;
    /// let mut labels = [Pet::Cat; 2];
    /// let error = scores.argmax_into(&mut labels).unwrap_err();
    /// assert_eq!(error.to_string(), "column 1: the score of Dog (index 1) is not a number");
    /// assert_eq!(labels, [Pet::Dog, Pet::Dog]);
    /// # Ok::<(), typed_label::ShapeMismatch>(())
    /// ```
    pub fn argmax_into(self, into: &mut [L]) -> Result<(), ColumnError<L>> {
        self.check_places(into.len())?;
        let mut result = Ok(());
        let mut write = |start: usize, indices: &[u32], has_nan: bool| {
            for (i, place) in into[start..][..indices.len()].iter_mut().enumerate() {
                let found = if has_nan { self.column_argmax(start + i) } else { Ok(indices[i] as usize) };
                *place = label_at(found.unwrap_or_else(|nan| {
                    let error = ColumnError::NotANumber { column: start + i, cause: NotANumber::at(nan) };
                    result = result.and(Err(error));
                    nan
                }));
            }
        };
        if T::argmax_columns(self.scores, self.columns, &mut write).is_none() {
            self.argmax_blocks(write);
        }
        result
    }

    /// The `K` classes with the highest scores, for each column: [`Scores::top_k`](crate::Scores::top_k) without allocation.
    ///
    /// The first column with a NaN is an error, and no column from there on is written. If `into` has not as many places as there
    /// are columns, nothing is written.
    ///
    /// ```
    /// # #[typed_label::labels(classes = ["Cat", "Dog", "Owl"])] enum Pet {}
    /// # use typed_label::ClassMajor;
    /// let scores = ClassMajor::<Pet>::new(&[0.1, 0.6, 0.7, 0.3, 0.2, 0.1], &[3, 2])?;
    /// let mut best = [[(Pet::Cat, 0.0); 2]; 2];
    /// scores.top_k_into(&mut best)?;
    /// assert_eq!(best, [[(Pet::Dog, 0.7), (Pet::Owl, 0.2)], [(Pet::Cat, 0.6), (Pet::Dog, 0.3)]]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn top_k_into<const K: usize>(self, into: &mut [[(L, T); K]]) -> Result<(), ColumnError<L>> {
        let () = AtMost::<L, K>::COUNT; // or the build stops
        self.check_places(into.len())?;
        for (column, place) in into.iter_mut().enumerate() {
            let scores = PerLabel::<L, T>::from_fn(|label| self.row(label)[column]);
            scores.scores().fill(place).map_err(|cause| ColumnError::NotANumber { column, cause })?;
        }
        Ok(())
    }

    /// The classes whose score is above one threshold, for each column: [`Scores::above`](crate::Scores::above), class by class.
    ///
    /// Every column is written, and a NaN is not above; the first column with one is the error. So is the first column if the
    /// threshold is NaN. If `into` has not as many places as there are columns, nothing is written.
    ///
    /// ```
    /// # #[typed_label::labels(classes = ["Cat", "Dog"])] enum Pet {}
    /// # use typed_label::{ClassMajor, LabelSet};
    /// let scores = ClassMajor::<Pet>::new(&[0.1, 0.6, 0.2, 0.7, 0.5, 0.2], &[2, 3])?; // three boxes
    /// let mut found = [LabelSet::EMPTY; 3];
    /// scores.above_into(0.5, &mut found)?;
    /// assert_eq!(found, [Pet::Dog.into(), Pet::Cat.into(), LabelSet::EMPTY]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn above_into(self, threshold: T, into: &mut [LabelSet<L>]) -> Result<(), ColumnError<L>> {
        self.select_into(threshold, into, |score, threshold| score > threshold)
    }

    /// The classes whose score is at least one threshold, for each column, as [`above_into`](Self::above_into) has those that are
    /// above.
    pub fn at_least_into(self, threshold: T, into: &mut [LabelSet<L>]) -> Result<(), ColumnError<L>> {
        self.select_into(threshold, into, |score, threshold| score >= threshold)
    }

    fn select_into(
        self,
        threshold: T,
        into: &mut [LabelSet<L>],
        is_in: impl Fn(T, T) -> bool,
    ) -> Result<(), ColumnError<L>> {
        self.check_places(into.len())?;
        into.fill(LabelSet::EMPTY);
        let mut first_nan = if threshold.is_nan() && self.columns > 0 { Some((0, label_at(0))) } else { None };
        // Class by class, as the scores lie in memory.
        for label in labels::<L>() {
            let row = self.row(label);
            for (score, place) in row.iter().zip(&mut *into) {
                if is_in(*score, threshold) {
                    place.insert(label);
                }
            }
            let until = first_nan.map_or(row.len(), |(column, _)| column);
            if let Some(column) = row[..until].iter().position(|score| score.is_nan()) {
                first_nan = Some((column, label));
            }
        }
        match first_nan {
            None => Ok(()),
            Some((column, label)) => Err(ColumnError::NotANumber { column, cause: NotANumber::at(label.index()) }),
        }
    }

    fn check_places(self, places: usize) -> Result<(), ColumnError<L>> {
        if places == self.columns { Ok(()) } else { Err(ColumnError::OutputLength { columns: self.columns, places }) }
    }

    /// `argmax_columns` in plain loops.
    fn argmax_blocks(self, mut found: impl FnMut(usize, &[u32], bool)) {
        let mut start = 0;
        while start < self.columns {
            // The last block begins before the one before it ends.
            start = start.min(self.columns.saturating_sub(BLOCK));
            let indices = self.block_argmax(start);
            found(start, &indices.unwrap_or_default()[..BLOCK.min(self.columns - start)], indices.is_none());
            start += BLOCK;
        }
    }

    /// The index of the first maximum for each column of a block; `None` if there is a NaN, or the block is not whole.
    #[inline]
    fn block_argmax(self, start: usize) -> Option<[u32; BLOCK]> {
        let (mut tops, mut indices, mut nan) = ([T::LOWEST; BLOCK], [0_u32; BLOCK], [0_u32; LANES]);
        for (index, row) in (0..).zip(self.scores.chunks_exact(self.columns)) {
            let scores: &[T; BLOCK] = row[start..].first_chunk()?;
            for i in 0..BLOCK {
                let is_higher = scores[i] > tops[i];
                tops[i] = if is_higher { scores[i] } else { tops[i] };
                indices[i] = if is_higher { index } else { indices[i] };
            }
            for i in 0..LANES {
                nan[i] |= scores[i].unordered(scores[i + LANES]);
                nan[i] |= scores[i + 2 * LANES].unordered(scores[i + 3 * LANES]);
            }
        }
        nan.iter().all(|lane| *lane == 0).then_some(indices)
    }

    /// The index of the first maximum of a column, or of its first NaN.
    fn column_argmax(self, column: usize) -> Result<usize, usize> {
        let (mut best, mut top) = (0, T::LOWEST);
        for (index, row) in self.scores.chunks_exact(self.columns).enumerate() {
            let score = row[column];
            if score.is_nan() {
                return Err(index);
            }
            if score > top {
                (best, top) = (index, score);
            }
        }
        Ok(best)
    }
}

/// How many columns are compared at once: their maxima and indices stay in the registers that every processor has.
const BLOCK: usize = 4 * LANES;

impl<L, T> Clone for ClassMajor<'_, L, T> {
    #[inline]
    fn clone(&self) -> Self {
        *self
    }
}

impl<L, T> Copy for ClassMajor<'_, L, T> {}

impl<L: Label, T: Score + fmt::Debug> fmt::Debug for ClassMajor<'_, L, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(labels::<L>().map(|label| (label, self.row(label)))).finish()
    }
}

/// Why columns could not be decoded.
///
/// ```
/// # #[typed_label::labels(classes = ["Cat", "Dog", "Owl"])] enum Pet {}
/// # use typed_label::ClassMajor;
/// let scores = ClassMajor::<Pet>::new(&[0.1, 0.7, 0.2], &[3, 1])?;
/// let error = scores.argmax_into(&mut [Pet::Cat; 2]).unwrap_err();
/// assert_eq!(error.to_string(), "the scores have 1 column, there are places for 2");
/// # Ok::<(), typed_label::ShapeMismatch>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum ColumnError<L> {
    /// There are not as many places for results as columns.
    OutputLength {
        /// The columns of the scores.
        columns: usize,
        /// The places for results.
        places: usize,
    },
    /// A score is NaN.
    NotANumber {
        /// The first column that has one.
        column: usize,
        /// The class that has it.
        cause: NotANumber<L>,
    },
}

impl<L: Label> fmt::Display for ColumnError<L> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OutputLength { columns, places } => {
                let plural = if *columns == 1 { "" } else { "s" };
                write!(f, "the scores have {columns} column{plural}, there are places for {places}")
            }
            Self::NotANumber { column, cause } => write!(f, "column {column}: {cause}"),
        }
    }
}

debug_with_text!(ColumnError<L>);
impl<L: Label> core::error::Error for ColumnError<L> {}
