//! The scores of a quantised model: small integers, with the scale and the zero point that make real numbers of them.

use crate::argmax::argmax;
use crate::error::{LengthMismatch, debug_with_text};
use crate::label::{Label, label_at};
use crate::label_set::LabelSet;
use crate::number::Score;
use crate::per_label::PerLabel;
use crate::scores::{NotANumber, Scores};
use crate::top_k::top_k;
use core::fmt;

/// One integer for each class, in index order, which stands for the real number `scale * (integer - zero_point)`: what a quantised
/// model gives for one image. `T` is `u8`, `i8` or `i16`.
///
/// Scale and zero point are those of the model's output, one pair for the whole tensor: `output_details["quantization"]` of `TFLite`'s
/// interpreter, or the inputs of `DequantizeLinear` in ONNX. The rule is that of
/// [`TFLite`](https://ai.google.dev/edge/litert/models/quantization_spec). Thresholds and all numbers that come back are real ones.
///
/// ```
/// use typed_label::{Quantized, labels};
///
/// #[labels(classes = ["Cat", "Dog", "Owl"])]
/// enum Pet {}
///
/// let output: Vec<u8> = vec![26, 179, 51]; // what the model gave
/// let scores = Quantized::<Pet, u8>::new(&output, 1.0 / 256.0, 0)?;
/// assert_eq!(scores.argmax(), Pet::Dog);
/// assert_eq!(scores.top_k(), [(Pet::Dog, 0.69921875), (Pet::Owl, 0.19921875)]);
/// assert_eq!(scores.above(0.5)?, Pet::Dog.into());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// A higher integer is a higher number, so that [`Batch`](crate::Batch) and [`ClassMajor`](crate::ClassMajor) find the highest of
/// many images without scale and zero point; a row of the one and a column of the other are a slice for [`new`](Self::new).
pub struct Quantized<'a, L, T> {
    scores: Scores<'a, L, T>,
    scale: f32,
    zero_point: T,
}

impl<'a, L: Label, T: Score + Into<i16> + TryFrom<i32>> Quantized<'a, L, T> {
    /// From a slice: a model's output. Any other length than `COUNT` is an error; so is a scale that is not above 0, or so high that
    /// a number would be infinite; and a zero point that `T` can't be.
    ///
    /// ```
    /// # #[typed_label::labels(classes = ["Cat", "Dog"])] enum Pet {}
    /// # use typed_label::Quantized;
    /// let error = Quantized::<Pet, u8>::new(&[7, 9], 0.1, -128).unwrap_err();
    /// assert_eq!(
    ///     error.to_string(),
    ///     "the zero point is -128, which no u8 is: the scores may be of another type",
    /// );
    /// ```
    pub fn new(scores: &'a [T], scale: f32, zero_point: i32) -> Result<Self, QuantizedError> {
        let scores = Scores::new(scores).map_err(QuantizedError::Length)?;
        // The widest difference of two integers.
        if !(scale > 0.0 && scale * 65_535.0 < f32::INFINITY) {
            return Err(QuantizedError::Scale(scale));
        }
        match T::try_from(zero_point) {
            Ok(zero_point) => Ok(Self { scores, scale, zero_point }),
            Err(_) => Err(QuantizedError::ZeroPoint { zero_point, type_name: core::any::type_name::<T>() }),
        }
    }

    /// The class with the highest score; the first of them if several are equal, like `numpy.argmax`.
    #[inline]
    pub fn argmax(self) -> L {
        // No integer is NaN.
        let (Ok(index) | Err(index)) = argmax::<L, T>(self.scores.as_slice());
        label_at(index)
    }

    /// The `K` classes with the highest scores, the highest first, the lower index first if two are equal.
    /// `K` is at most the number of classes, or the program does not compile.
    #[inline]
    pub fn top_k<const K: usize>(self) -> [(L, f32); K] {
        const { assert!(K <= L::COUNT, "`top_k` is asked for more classes than the label type has") };
        let mut best = [(label_at::<L>(0), self.scores.as_slice()[0]); K];
        // No integer is NaN.
        let (Ok(()) | Err(_)) = top_k(self.scores.as_slice(), &mut best);
        best.map(|(label, score)| (label, self.real(score)))
    }

    /// The score of a class.
    ///
    /// ```
    /// # #[typed_label::labels(classes = ["Cat", "Dog"])] enum Pet {}
    /// # use typed_label::Quantized;
    /// assert_eq!(Quantized::<Pet, i8>::new(&[-128, 12], 0.5, -4)?.get(Pet::Dog), 8.0); // 0.5 * (12 - -4)
    /// # Ok::<(), typed_label::QuantizedError>(())
    /// ```
    #[inline]
    pub fn get(self, label: L) -> f32 {
        self.real(self.scores.get(label))
    }

    /// Each class with its score, in index order.
    #[inline]
    pub fn iter(self) -> impl DoubleEndedIterator<Item = (L, f32)> + ExactSizeIterator + Clone + 'a
    where
        T: 'a,
    {
        self.scores.iter().map(move |(label, score)| (label, self.real(score)))
    }

    /// The scores as real numbers. If the model ends with softmax or sigmoid, as most do, they are the probabilities.
    ///
    /// ```
    /// # #[typed_label::labels(classes = ["Cat", "Dog"])] enum Pet {}
    /// # use typed_label::Quantized;
    /// let probabilities = Quantized::<Pet, u8>::new(&[64, 192], 1.0 / 256.0, 0)?.dequantize();
    /// assert_eq!(probabilities.into_array(), [0.25, 0.75]);
    /// # Ok::<(), typed_label::QuantizedError>(())
    /// ```
    pub fn dequantize(self) -> PerLabel<L, f32> {
        PerLabel::from_fn(|label| self.get(label))
    }

    /// Logits as probabilities that add up to 1: [`Scores::softmax`] of the real numbers, of which none is NaN or infinite.
    ///
    /// ```
    /// # #[typed_label::labels(classes = ["Cat", "Dog"])] enum Pet {}
    /// # use typed_label::Quantized;
    /// let probabilities = Quantized::<Pet, i8>::new(&[-7, -7], 0.1, 3)?.softmax();
    /// assert_eq!(probabilities.into_array(), [0.5, 0.5]);
    /// # Ok::<(), typed_label::QuantizedError>(())
    /// ```
    #[cfg(any(feature = "std", feature = "libm"))]
    pub fn softmax(self) -> PerLabel<L, f32> {
        crate::activation::softmax(|label| self.get(label), self.get(self.argmax()))
    }

    /// Each logit as a probability of its own: [`Scores::sigmoid`] of the real numbers.
    #[cfg(any(feature = "std", feature = "libm"))]
    pub fn sigmoid(self) -> PerLabel<L, f32> {
        PerLabel::from_fn(|label| crate::activation::sigmoid(self.get(label)))
    }

    /// The classes whose score is above one threshold, a real number: [`Scores::above`]. A NaN as the threshold is an error.
    pub fn above(self, threshold: f32) -> Result<LabelSet<L>, NotANumber<L>> {
        self.dequantize().scores().above(threshold)
    }

    /// The classes whose score is at least one threshold, a real number: [`Scores::at_least`]. A NaN as the threshold is an error.
    pub fn at_least(self, threshold: f32) -> Result<LabelSet<L>, NotANumber<L>> {
        self.dequantize().scores().at_least(threshold)
    }

    /// The integers.
    #[inline]
    pub fn scores(self) -> Scores<'a, L, T> {
        self.scores
    }

    /// Exactly what `TFLite` has: the product of the integer and the scale, rounded once.
    #[inline]
    fn real(self, score: T) -> f32 {
        let (score, zero_point): (i16, i16) = (score.into(), self.zero_point.into());
        let difference = i32::from(score) - i32::from(zero_point);
        #[expect(clippy::cast_precision_loss, reason = "17 bits")]
        let difference = difference as f32;
        self.scale * difference
    }
}

impl<L, T: Copy> Clone for Quantized<'_, L, T> {
    #[inline]
    fn clone(&self) -> Self {
        *self
    }
}

impl<L, T: Copy> Copy for Quantized<'_, L, T> {}

impl<L: Label, T: Score + Into<i16> + TryFrom<i32>> fmt::Debug for Quantized<'_, L, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

/// Why integers are not the scores of a quantised model.
///
/// ```
/// # #[typed_label::labels(classes = ["Cat", "Dog"])] enum Pet {}
/// # use typed_label::Quantized;
/// let error = Quantized::<Pet, u8>::new(&[7, 9], f32::NAN, 0).unwrap_err();
/// assert_eq!(error.to_string(), "the scale is NaN; it is a positive number, such as 0.00390625 (1/256)");
/// ```
#[derive(Clone, Copy, PartialEq)]
pub enum QuantizedError {
    /// There are not as many scores as classes.
    Length(LengthMismatch),
    /// A scale that is not above 0, or so high that a number would be infinite.
    Scale(f32),
    /// A zero point that is not one of the integers.
    ZeroPoint {
        /// The zero point.
        zero_point: i32,
        /// The type of the integers.
        type_name: &'static str,
    },
}

impl fmt::Display for QuantizedError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Length(mismatch) => mismatch.fmt(f),
            Self::Scale(0.0) => f.write_str("the scale is 0, which TFLite says of an output that is not quantised"),
            Self::Scale(scale) => {
                write!(f, "the scale is {scale:?}; it is a positive number, such as 0.00390625 (1/256)")
            }
            Self::ZeroPoint { zero_point, type_name } => {
                write!(f, "the zero point is {zero_point}, which no {type_name} is: the scores may be of another type")
            }
        }
    }
}

debug_with_text!(QuantizedError);
impl core::error::Error for QuantizedError {}
