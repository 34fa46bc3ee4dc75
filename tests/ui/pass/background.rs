//! A background is at index 0, whatever gives the other classes.
use typed_label::{Label, labels};

#[labels("data/train", background = "Background")]
pub enum OfFolder {}

#[labels("model/class_indices.json", background = "Background")]
pub enum OfFile {}

#[labels(classes = ["cat", "dog", "snowy_owl"], background = "Background")]
pub enum OfList {}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Label)]
#[label(classes = ["cat", "dog", "snowy_owl"], background = "Background")]
pub enum Written {
    Background,
    Cat,
    Dog,
    SnowyOwl,
}

fn main() {
    assert_eq!(OfFolder::NAMES, &["Background", "cat", "dog", "snowy_owl"]);
    assert_eq!((OfFile::NAMES, OfList::NAMES, Written::NAMES), (OfFolder::NAMES, OfFolder::NAMES, OfFolder::NAMES));
}
