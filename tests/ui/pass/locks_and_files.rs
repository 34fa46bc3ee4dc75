//! A lock serves where the dataset is absent, a file is a source, and what agrees compiles.
use typed_label::labels;

#[labels("data/train", lock = "lock/pet.json", agrees_with = ["model/class_indices.json"])]
pub enum Pet {}

/// Neither folder is there.
#[labels("absent/train", lock = "lock/pet.json", agrees_with = ["absent/validation", "model/class_indices.json"])]
pub enum Deployed {}

#[labels("model/class_indices.json", agrees_with = ["data/train"])]
pub enum FromFile {}

#[labels("model/numbers.json", format = "class_indices")]
pub enum Numbers {}

/// The lock keeps its order; the folder has its classes, in another.
#[labels("data/train", lock = "lock/other_order.json", append = true, agrees_with = ["data/train"])]
pub enum Appended {}

#[labels("data/train", background = "Background", order = "keras-utils")]
pub enum WithBackground {}

/// What is said of the folder is not asked of a file.
#[labels("data/train", order = "keras-utils", classes = ["cat", "dog", "snowy_owl"], agrees_with = ["model/class_indices.json"])]
pub enum Listed {}

/// The dataset is not here, and neither is what leads to it.
#[labels("$NO_SUCH_VARIABLE/train", lock = "lock/pet.json", agrees_with = ["$NO_SUCH_VARIABLE/validation"])]
pub enum Elsewhere {}

/// Nothing is read for the variants; the file must agree with them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, typed_label::Label)]
#[label(agrees_with = ["model/class_indices.json", "data/train"])]
#[allow(non_camel_case_types)]
pub enum Written {
    cat,
    dog,
    snowy_owl,
}

fn main() {
    assert_eq!((Listed::NAMES, Elsewhere::NAMES), (Written::NAMES, Written::NAMES));
    assert_eq!(Pet::NAMES, Deployed::NAMES);
    assert_eq!(Pet::NAMES, FromFile::NAMES);
    assert_eq!(Numbers::NAMES, &["2", "0", "1"]);
    assert_eq!(Appended::NAMES, &["snowy_owl", "cat", "dog"]);
    assert_eq!(WithBackground::Background.index(), 0);
    assert_eq!(WithBackground::COUNT, 4);
}
