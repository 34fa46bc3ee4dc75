//! A table without a colour for each class, and a group that has a class twice.
use typed_label::{Group, PerLabel, labels};

#[labels(classes = ["cat", "dog", "person"])]
pub enum Voc {}

#[labels(classes = ["animal", "human"])]
pub enum Kind {}

const COLOURS: PerLabel<Voc, [u8; 3]> = Voc::table([(Voc::Person, [192, 128, 128]), (Voc::Cat, [64, 0, 0])]);
const KIND: Group<Voc, Kind> =
    Voc::group([(Kind::Animal, &[Voc::Cat, Voc::Dog]), (Kind::Human, &[Voc::Person, Voc::Dog])]);

fn main() {}
