//! From the classes of a label type to those of a coarser one: each is in exactly one group.

use crate::label::Label;
use crate::label_set::LabelSet;
use crate::number::{Number, Score};
use crate::per_label::PerLabel;
use crate::scores::Scores;
use core::fmt;
use core::ops::Add;

/// The group of each class: `Fine` is the type of the model's classes, `Coarse` that of the groups. `Fine::group`, which every
/// label type has, makes it; a class that is in no group, or in more than one, stops the build.
///
/// ```
/// use typed_label::{Group, LabelSet, Scores, labels};
///
/// #[labels(classes = ["bicycle", "bus", "car", "cat", "dog"])]
/// pub enum Coco {}
///
/// #[labels(classes = ["animal", "vehicle"])]
/// pub enum Kind {}
///
/// const KIND: Group<Coco, Kind> = Coco::group([
///     (Kind::Vehicle, &[Coco::Bicycle, Coco::Bus, Coco::Car]),
///     (Kind::Animal, &[Coco::Cat, Coco::Dog]),
/// ]);
///
/// assert_eq!(KIND.label(Coco::Bus), Kind::Vehicle);
/// assert_eq!(KIND.members(Kind::Animal), LabelSet::from([Coco::Cat, Coco::Dog]));
///
/// // No class of its own is the likeliest, but an animal is.
/// let probabilities = [0.0_f32, 0.25, 0.125, 0.25, 0.375];
/// let kinds = KIND.sum(Scores::from_array(&probabilities));
/// assert_eq!(kinds.as_slice(), [0.625, 0.375]);
/// ```
///
/// ```compile_fail,E0080
/// # use typed_label::{Group, labels};
/// # #[labels(classes = ["bus", "cat"])] pub enum Coco {}
/// # #[labels(classes = ["animal", "vehicle"])] pub enum Kind {}
/// // Coco::group leaves out "cat" (index 1)
/// const KIND: Group<Coco, Kind> = Coco::group([(Kind::Vehicle, &[Coco::Bus])]);
/// ```
pub struct Group<Fine: Label, Coarse: Label>(PerLabel<Fine, Coarse>);

impl<Fine: Label, Coarse: Label> Group<Fine, Coarse> {
    /// From the group of each class.
    #[doc(hidden)]
    pub const fn new(groups: PerLabel<Fine, Coarse>) -> Self {
        Self(groups)
    }

    /// The group of a class.
    pub fn label(&self, label: Fine) -> Coarse {
        self.0[label]
    }

    /// The classes of a group; none if `Fine::group` does not name it.
    pub fn members(&self, group: Coarse) -> LabelSet<Fine> {
        self.0.iter().filter(|(_, of)| **of == group).map(|(label, _)| label).collect()
    }

    /// The groups that have one of these classes.
    ///
    /// ```
    /// # use typed_label::{Group, LabelSet, labels};
    /// # #[labels(classes = ["bus", "car", "cat"])] pub enum Coco {}
    /// # #[labels(classes = ["animal", "vehicle"])] pub enum Kind {}
    /// # const KIND: Group<Coco, Kind> = Coco::group([(Kind::Vehicle, &[Coco::Bus, Coco::Car]), (Kind::Animal, &[Coco::Cat])]);
    /// assert_eq!(KIND.set([Coco::Bus, Coco::Car].into()), Kind::Vehicle.into());
    /// ```
    pub fn set(&self, set: LabelSet<Fine>) -> LabelSet<Coarse> {
        set.iter().map(|label| self.label(label)).collect()
    }

    /// The scores of each group's classes, added up: its probability, if the scores are probabilities. Those of logits mean nothing,
    /// so take them after softmax. A sum of integers may overflow; a NaN makes its group's sum one.
    pub fn sum<T: Score + Number + Add<Output = T>>(&self, scores: Scores<'_, Fine, T>) -> PerLabel<Coarse, T> {
        let mut sums = PerLabel::from_fn(|_| T::ZERO);
        for (label, score) in scores.iter() {
            let sum = &mut sums[self.label(label)];
            *sum = *sum + score;
        }
        sums
    }
}

impl<Fine: Label, Coarse: Label> Clone for Group<Fine, Coarse> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<Fine: Label, Coarse: Label> fmt::Debug for Group<Fine, Coarse> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
