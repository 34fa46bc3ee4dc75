//! Code that a later `typed-label-build` has made.
//! Nothing that the program then does with the type is an error too.

#[derive(Clone, Copy, PartialEq)]
#[repr(u8)]
pub enum Pet {
    Cat,
    Dog,
}
typed_label::__private::label! { 1000, Pet, u8, 2, names: ["cat", "dog"] }

fn main() {
    println!("{} {}", Pet::Cat, Pet::NAMES.len());
    assert!("cat".parse() == Ok(Pet::Cat) && Pet::from_index(1) == Some(Pet::Dog));
}
