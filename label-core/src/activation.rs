//! Softmax and sigmoid: logits as probabilities. They need the feature `std`, a default one, or `libm`: `core` has no `exp`.

use crate::argmax::argmax;
use crate::label::Label;
use crate::number::{Number, Real, Score};
use crate::per_label::PerLabel;
use crate::scores::{NotANumber, Scores};

impl<L: Label, T: Real> Scores<'_, L, T> {
    /// Logits as probabilities that add up to 1, for models with one class per image (`tf.nn.softmax`,
    /// `torch.softmax`). The highest logit is subtracted first, so that no logit is too high.
    ///
    /// If a probability would be NaN, there is an error instead: at a NaN, at infinity, and at the first class if every
    /// logit is minus infinity. `f16` and `bf16` are computed in `f32` and rounded in the end, as `PyTorch` does it.
    ///
    /// It needs the feature `std`, which is on by default, or `libm`.
    ///
    /// ```
    /// # #[typed_label::labels(classes = ["Cat", "Dog"])] enum Pet {}
    /// # use typed_label::Scores;
    /// let probabilities = Scores::<Pet>::from_array(&[1000.0, 1000.0]).softmax()?;
    /// assert_eq!(probabilities[Pet::Cat], 0.5);
    /// assert!(Scores::<Pet>::from_array(&[f32::INFINITY, 1.0]).softmax().is_err());
    /// # Ok::<(), typed_label::NotANumber<Pet>>(())
    /// ```
    pub fn softmax(self) -> Result<PerLabel<L, T>, NotANumber<L>> {
        let top = argmax::<L, T>(self.as_slice()).map_err(NotANumber::at)?;
        let highest = self.as_slice()[top];
        // Infinity of either sign has no difference from itself.
        let zero = highest.to_wide() - highest.to_wide();
        if zero.is_nan() {
            return Err(NotANumber::at(top));
        }
        Ok(softmax(|label| self.get(label), highest))
    }

    /// Each logit as a probability of its own, for models with any number of classes per image (`tf.sigmoid`,
    /// `torch.sigmoid`). No power overflows on the way. A NaN is an error.
    ///
    /// It needs the feature `std`, which is on by default, or `libm`.
    ///
    /// ```
    /// # #[typed_label::labels(classes = ["Cat", "Dog"])] enum Pet {}
    /// # use typed_label::Scores;
    /// let probabilities = Scores::<Pet>::from_array(&[0.0, -1000.0]).sigmoid()?;
    /// assert_eq!(probabilities.into_array(), [0.5, 0.0]);
    /// # Ok::<(), typed_label::NotANumber<Pet>>(())
    /// ```
    pub fn sigmoid(self) -> Result<PerLabel<L, T>, NotANumber<L>> {
        match self.iter().find(|(_, logit)| logit.is_nan()) {
            Some((label, _)) => Err(NotANumber::at(label.index())),
            None => Ok(PerLabel::from_fn(|label| sigmoid(self.get(label)))),
        }
    }
}

/// Softmax of logits of which none is NaN and the highest is finite.
pub(crate) fn softmax<L: Label, T: Real>(logit: impl Fn(L) -> T, highest: T) -> PerLabel<L, T> {
    let highest = highest.to_wide();
    let powers = PerLabel::from_fn(|label| Real::exp(logit(label).to_wide() - highest));
    // Kahan's sum: one after the other, 20,000 powers would be wrong in the fifth digit.
    let (mut sum, mut excess) = (<T::Wide as Number>::ZERO, <T::Wide as Number>::ZERO);
    for (_, power) in powers.iter() {
        let exact = *power - excess;
        let rounded = sum + exact;
        excess = (rounded - sum) - exact;
        sum = rounded;
    }
    powers.map(|_, power| T::from_wide(power / sum))
}

/// The power is that of a number at most 0, whichever side of 0 the logit is on.
pub(crate) fn sigmoid<T: Real>(logit: T) -> T {
    let (logit, zero, one) = (logit.to_wide(), <T::Wide as Number>::ZERO, <T::Wide as Number>::ONE);
    T::from_wide(if logit < zero {
        let power = Real::exp(logit);
        power / (one + power)
    } else {
        one / (one + Real::exp(zero - logit))
    })
}
