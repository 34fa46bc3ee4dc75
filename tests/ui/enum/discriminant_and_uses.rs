//! One error, whatever is then done with the type.
use typed_label::{Label, LabelSet, PerLabel, Scores};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Label)]
pub enum Pet {
    Cat = 5,
    Dog,
}

fn main() {
    const NAME: &str = Pet::Dog.name();
    let (scores, counts) = ([0.1, 0.9], PerLabel::<Pet, usize>::from_fn(Pet::index));
    println!("{:?} {NAME} {}", Scores::<Pet>::from_array(&scores).argmax(), counts[Pet::Cat] + Pet::COUNT);
    println!("{:?} {:?}", Pet::try_from(1_u8), LabelSet::from([Pet::Cat]));
}
