//! The set of the classes whose score is above a threshold, or reaches it.

use crate::label::Label;
use crate::label_set::LabelSet;
use crate::number::Score;
use crate::per_label::PerLabel;
use crate::scores::{NotANumber, Scores};

impl<L: Label, T: Score> Scores<'_, L, T> {
    /// The classes whose score is above one threshold, as Keras' `BinaryAccuracy` counts: not those that equal it.
    /// A NaN, also as the threshold, is an error.
    ///
    /// ```
    /// # #[typed_label::labels(classes = ["Edema", "Effusion", "Mass"])] enum Finding {}
    /// # use typed_label::{LabelSet, Scores};
    /// assert_eq!(Scores::<Finding>::from_array(&[0.9, 0.5, 0.1]).above(0.5), Ok(Finding::Edema.into()));
    /// assert!(Scores::<Finding>::from_array(&[0.9, f32::NAN, 0.1]).above(0.5).is_err());
    /// ```
    pub fn above(self, threshold: T) -> Result<LabelSet<L>, NotANumber<L>> {
        self.select(|_| threshold, |score, threshold| score > threshold)
    }

    /// The classes whose score is at least one threshold, as burn and `MediaPipe` count: those that equal it, too.
    /// A NaN, also as the threshold, is an error.
    ///
    /// ```
    /// # #[typed_label::labels(classes = ["Edema", "Effusion", "Mass"])] enum Finding {}
    /// # use typed_label::{LabelSet, Scores};
    /// let scores = Scores::<Finding>::from_array(&[0.9, 0.5, 0.1]);
    /// assert_eq!(scores.at_least(0.5), Ok(Finding::set([Finding::Edema, Finding::Effusion])));
    /// ```
    pub fn at_least(self, threshold: T) -> Result<LabelSet<L>, NotANumber<L>> {
        self.select(|_| threshold, |score, threshold| score >= threshold)
    }

    /// The classes whose score is above the threshold of that class. A NaN is an error, of a threshold too.
    /// The thresholds are a [`PerLabel`] of the same type, since a plain array could be in the order of another one.
    ///
    /// ```
    /// # #[typed_label::labels(classes = ["Edema", "Effusion", "Mass"])] enum Finding {}
    /// # use typed_label::{LabelSet, PerLabel, Scores};
    /// let thresholds = PerLabel::new([0.95, 0.3, 0.05]);
    /// let found = Scores::<Finding>::from_array(&[0.9, 0.5, 0.1]).above_each(&thresholds)?;
    /// assert_eq!(found, LabelSet::from([Finding::Effusion, Finding::Mass]));
    /// # Ok::<(), typed_label::NotANumber<Finding>>(())
    /// ```
    pub fn above_each(self, thresholds: &PerLabel<L, T>) -> Result<LabelSet<L>, NotANumber<L>> {
        self.select(|label| thresholds[label], |score, threshold| score > threshold)
    }

    /// The classes whose score is at least the threshold of that class, as [`above_each`](Self::above_each) has those that are above.
    pub fn at_least_each(self, thresholds: &PerLabel<L, T>) -> Result<LabelSet<L>, NotANumber<L>> {
        self.select(|label| thresholds[label], |score, threshold| score >= threshold)
    }

    fn select(self, threshold: impl Fn(L) -> T, is_in: impl Fn(T, T) -> bool) -> Result<LabelSet<L>, NotANumber<L>> {
        let mut set = LabelSet::EMPTY;
        for (label, score) in self.iter() {
            let threshold = threshold(label);
            if score.is_nan() || threshold.is_nan() {
                return Err(NotANumber::at(label.index()));
            }
            if is_in(score, threshold) {
                set.insert(label);
            }
        }
        Ok(set)
    }
}
