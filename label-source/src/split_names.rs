//! What people call the parts of a dataset (the splits): `train`, `val`, `Test_2`, `training set`.

use crate::suggest::nearest;

/// The words for each split. `eval` may be either of the last two; that matters to no one here.
const SPLITS: [&[&str]; 3] = [
    &["train", "training", "trainset", "trainval"],
    &["validation", "val", "valid", "valset", "validset", "dev", "devset"],
    &["test", "testing", "testset", "eval", "evaluation", "holdout"],
];

/// What may be written beside such a word.
const FILLERS: &[&str] = &["set", "split", "data", "dataset", "images", "imgs"];

/// Whether a folder of this name is a part of a dataset.
#[must_use]
pub fn is_split(name: &str) -> bool {
    split_of(name).is_some()
}

/// Whether it is the part that a model is trained with.
#[must_use]
pub fn is_training(name: &str) -> bool {
    split_of(name) == Some(0)
}

/// The name in a folder that most likely was meant: one with nearly the same letters, or of the same split, as `validation` for `val`.
pub(crate) fn near_name<'a>(given: &str, there: &'a [String]) -> Option<&'a str> {
    let there = || there.iter().map(String::as_str);
    nearest(given, there()).or_else(|| {
        let split = split_of(given)?;
        there().find(|name| split_of(name) == Some(split))
    })
}

/// The number of a split in [`SPLITS`], if the name has one word of it and else nothing that says more.
fn split_of(name: &str) -> Option<usize> {
    let lower = name.to_lowercase();
    let mut words =
        lower.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty() && !FILLERS.contains(word));
    let word = words.next().filter(|_| words.next().is_none())?;
    SPLITS.iter().position(|split| split.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::{is_split, is_training, near_name};

    #[test]
    fn a_split_has_its_word_in_any_case_and_little_beside_it() {
        for name in
            ["train", "Val", "TEST", "test_2", "training set", "Training_Set", "test-images", "train2017", "dev"]
        {
            assert!(is_split(name), "{name}");
        }
        for name in ["", "2", "set", "trainer", "contest", "train wreck", "train_test", "freight train", "été"] {
            assert!(!is_split(name), "{name}");
        }
        assert!(is_training("Training") && !is_training("test"));
    }

    #[test]
    fn a_split_has_several_names() {
        let there = ["cat", "train", "validation"].map(str::to_owned);
        assert_eq!(near_name("val", &there), Some("validation"));
        assert_eq!(near_name("Training", &there), Some("train"));
        assert_eq!(near_name("car", &there), Some("cat"));
        assert_eq!((near_name("test", &there), near_name("dog", &there)), (None, None));
    }
}
