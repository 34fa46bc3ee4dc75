//! What people call the parts of a dataset (the splits): `train`, `val`, `Test_2`, `training set`.

use crate::suggest::nearest;

/// The words for each split. `eval` may be either of the last two, which makes no difference here.
const SPLITS: [&[&str]; 3] = [
    &["train", "training", "trainset", "trainval"],
    &["validation", "val", "valid", "valset", "validset", "dev", "devset"],
    &["test", "testing", "testset", "eval", "evaluation", "holdout"],
];

/// What may be written beside such a word.
const FILLERS: &[&str] = &["set", "split", "data", "dataset", "images", "imgs"];

/// Words for parts of a dataset that are not splits, for example for images without labels.
const MORE: &[&str] =
    &["pred", "preds", "prediction", "predictions", "predict", "unlabeled", "unlabelled", "inference", "extra"];

/// Words for the images, and for what a detection or segmentation dataset has beside them.
const IMAGES: &[&str] = &["images", "image", "imgs", "img", "x"];
const ANNOTATIONS: &[&str] = &[
    "annotations",
    "annotation",
    "annots",
    "labels",
    "label",
    "masks",
    "mask",
    "bboxes",
    "boxes",
    "xmls",
    "y",
    "segmentationclass",
    "segmentationobject",
];

/// Whether a folder of this name is a part of a dataset.
#[must_use]
pub fn is_split(name: &str) -> bool {
    split_of(name).is_some()
}

/// Whether the folder's name has the word of the part that a model is trained with: `seg_train`.
pub(crate) fn is_of_training(name: &str) -> bool {
    words(name).iter().any(|word| meaning(word) == Some(Meaning::Split(0)))
}

/// Whether it is the part that a model is trained with.
#[must_use]
pub fn is_training(name: &str) -> bool {
    split_of(name) == Some(0)
}

/// The parts of a dataset that the folders are: two or more, each called after a split, the images or the annotations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Parts {
    pub(crate) has_annotations: bool,
}

/// What the folders of these names are, if none of them is a class: `train` and `val`, `seg_train` and `seg_test`, `trainA` and `testA`,
/// `images` and `labels`.
pub(crate) fn parts(names: &[&str]) -> Option<Parts> {
    let mut meanings: Vec<Meaning> = Vec::new();
    // A word that all have may be the dataset's name.
    let mut added: Vec<Vec<String>> = Vec::new();
    for name in names {
        let (mut says_enough, mut others) = (false, Vec::new());
        for word in words(name) {
            match meaning(&word) {
                Some(meaning) => {
                    // `X` and `y` mean something only beside a split: `X_train`.
                    says_enough |= word.len() > 1;
                    if !meanings.contains(&meaning) {
                        meanings.push(meaning);
                    }
                }
                None if !is_filler(&word) => others.push(word),
                None => {}
            }
        }
        if !says_enough {
            return None;
        }
        if !others.is_empty() {
            added.push(others);
        }
    }
    if added.len() == 1 || added.iter().any(|words| *words != added[0]) {
        return None;
    }
    // `test A` and `test B` may be classes; `test_1` and `test_2` are splits.
    let are_splits = names.iter().all(|name| is_split(name));
    (names.len() > 1 && (meanings.len() > 1 || are_splits))
        .then(|| Parts { has_annotations: meanings.contains(&Meaning::Annotations) })
}

/// The meaning of a word in the name of a folder.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Meaning {
    Split(usize),
    Images,
    Annotations,
}

fn meaning(word: &str) -> Option<Meaning> {
    match SPLITS.iter().position(|split| split.contains(&word)) {
        Some(split) => Some(Meaning::Split(split)),
        None if MORE.contains(&word) => Some(Meaning::Split(SPLITS.len())),
        None if IMAGES.contains(&word) => Some(Meaning::Images),
        None if ANNOTATIONS.contains(&word) => Some(Meaning::Annotations),
        None => None,
    }
}

/// Whether a word beside one with a meaning says nothing more: `JPEGImages`, `testA`.
fn is_filler(word: &str) -> bool {
    FILLERS.contains(&word) || ["jpeg", "sets"].contains(&word) || word.len() == 1
}

/// The words of a name, in lower case: `trainA` has two, as `train_A` has.
fn words(name: &str) -> Vec<String> {
    let whole = name.to_lowercase();
    if ANNOTATIONS.contains(&whole.as_str()) {
        return vec![whole];
    }
    let letters: Vec<char> = name.chars().collect();
    let mut words = vec![String::new()];
    for (at, letter) in letters.iter().enumerate() {
        let is =
            |at: Option<usize>, kind: fn(char) -> bool| at.and_then(|at| letters.get(at)).is_some_and(|c| kind(*c));
        let before = at.checked_sub(1);
        let is_next_lower = is(at.checked_add(1), char::is_lowercase);
        let starts = letter.is_uppercase()
            && (is(before, char::is_lowercase) || is(before, char::is_uppercase) && is_next_lower);
        if starts || !letter.is_alphabetic() {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|_| letter.is_alphabetic()) {
            word.extend(letter.to_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// The name that was most likely meant: one with nearly the same letters, or of the same split, as `validation` for `val`.
pub(crate) fn near_name<'a>(given: &str, there: &'a [String]) -> Option<&'a str> {
    nearest(given, there).or_else(|| {
        let split = split_of(given)?;
        there.iter().find(|name| split_of(name) == Some(split)).map(String::as_str)
    })
}

/// The number of a split in [`SPLITS`], if the name has one word of it and else nothing that says more.
fn split_of(name: &str) -> Option<usize> {
    let lower = name.to_lowercase();
    let mut found = None;
    for word in lower.split(|c: char| !c.is_alphabetic()) {
        if !word.is_empty() && !FILLERS.contains(&word) && found.replace(word).is_some() {
            return None;
        }
    }
    SPLITS.iter().position(|split| found.is_some_and(|word| split.contains(&word)))
}

#[cfg(test)]
mod tests {
    use super::{Parts, is_split, is_training, near_name, parts};

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
    fn parts_are_told_from_classes() {
        let of = |names: &str| {
            parts(&names.split(", ").collect::<Vec<_>>()).map(|Parts { has_annotations }| has_annotations)
        };
        for names in [
            "train, val",
            "test_1, test_2",
            "seg_train, seg_test, seg_pred",
            "trainA, trainB, testA, testB",
            "training_set, test_set",
            "train_images, test_images",
            "pets-train, pets-val",
            "Train, Test, extra",
            "XTrain, XTest",
        ] {
            assert_eq!(of(names), Some(false), "{names}");
        }
        for names in [
            "train, val, annotations",
            "train2017, val2017, annotations",
            "train2017, annotations_trainval2017",
            "images, labels",
            "X_train, y_train",
            "train_images, train_labels",
            "JPEGImages, Annotations, ImageSets, SegmentationClass, SegmentationObject",
        ] {
            assert_eq!(of(names), Some(true), "{names}");
        }
        for names in [
            "train",
            "images",
            "train, bus",
            "freight train, bullet train",
            "test A, test B",
            "set1, set2",
            "labels, tags",
            "model train, model set",
            "a, b",
            "x, y",
            "mask, no mask",
            "with_mask, without_mask",
            "2, 3",
        ] {
            assert_eq!(of(names), None, "{names}");
        }
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
