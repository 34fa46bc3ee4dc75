//! Each expression that is not the index is one error at its place, also if the enum is then larger, and it is used.
use typed_label::{Label, Scores};

const FIRST: isize = 300;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Label)]
pub enum Pet {
    Cat = FIRST,
    Dog = -7 + 1,
    Owl = 2,
}

fn main() {
    println!("{:?} {} {}", Scores::<Pet>::new(&[0.0; 3]), Pet::Cat, Pet::ALL.len());
}
