//! Not even `Copy`: still one error.
use typed_label::{Label, PerLabel};

#[derive(Label)]
pub enum Pet {
    Cat,
    Dog,
}

fn main() {
    println!("{} {:?}", Pet::Cat, PerLabel::<Pet, u8>::default()[Pet::Dog]);
}
