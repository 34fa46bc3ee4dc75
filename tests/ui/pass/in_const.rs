//! Everything but `class_indices` is usable in const, inherent and through the trait.
use typed_label::{Label, labels};

#[labels("data/numbered")]
pub enum Digit {}

const FIRST: Digit = Digit::ALL[0];
const TEN: Digit = Digit::from_name("Class_10").unwrap();
const NAME: &str = Digit::from_index(2).unwrap().name();
const WEIGHTS: [f32; Digit::COUNT] = [1.0; Digit::COUNT];
const _: () = assert!(TEN.index() == 1 && Digit::from_name("Class_4").is_none() && Digit::from_index(4).is_none());

const fn width<L: Label>() -> usize {
    L::COUNT + L::NAMES.len() + L::ALL.len()
}

fn main() {
    assert_eq!((FIRST, TEN, NAME), (Digit::Class1, Digit::Class10, "Class_2"));
    assert_eq!(WEIGHTS.len() + width::<Digit>(), 16);
    const MATCHED: Digit = Digit::Class3;
    assert!(matches!(Digit::from_index(3), Some(MATCHED)));
}
