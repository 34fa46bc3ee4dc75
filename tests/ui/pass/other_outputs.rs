//! A background is at index 0 and a last class after all others, whatever gives those; outputs that are not in use and repeated names
//! have their indices.
use typed_label::{Label, labels};

#[labels("data/train", background = "Background", last = "no object")]
pub enum OfFolder {}

#[labels("model/class_indices.json", background = "Background", last = "no object")]
pub enum OfFile {}

#[labels(classes = ["cat", "dog", "snowy_owl"], background = "Background", last = "no object")]
pub enum OfList {}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Label)]
#[label(classes = ["cat", "dog", "snowy_owl"], background = "Background", last = "no object")]
pub enum Written {
    Background,
    Cat,
    Dog,
    SnowyOwl,
    NoObject,
}

#[labels(classes = ["N/A", "crane", "N/A", "crane"], background = "none", unused = ["N/A"], repeated = "number")]
pub enum Numbered {}

fn main() {
    assert_eq!(OfFolder::NAMES, &["Background", "cat", "dog", "snowy_owl", "no object"]);
    assert_eq!((OfFile::NAMES, OfList::NAMES, Written::NAMES), (OfFolder::NAMES, OfFolder::NAMES, OfFolder::NAMES));
    assert_eq!(Numbered::NAMES, &["none", "unused 1", "crane 2", "unused 3", "crane 4"]);
}
