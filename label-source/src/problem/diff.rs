//! In: two class lists that must be one. Out: how they differ.

use super::{At, Problem};
use crate::diff::Diff;

/// Two sources that give different class lists.
///
/// ```
/// use typed_label_source::{At, ClassList, Diff, problem};
///
/// let (train, model) = (ClassList::new(["cat", "dog"])?, ClassList::new(["dog", "cat"])?);
/// let diff = Diff::between("data/train", &train, "model.json", &model).unwrap();
/// let problem = problem::diff::disagree(At::Source, &diff, "train again, or use the folder of that training run");
/// assert!(problem.to_string().starts_with(r#""data/train" and "model.json" have different classes"#));
/// # Ok::<(), typed_label_source::Problems>(())
/// ```
pub fn disagree(at: At, diff: &Diff, help: &str) -> Problem {
    Problem::new(at, diff.to_string(), help)
}
