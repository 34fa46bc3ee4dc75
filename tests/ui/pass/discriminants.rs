//! Discriminants that are the indices, however they are written.
#![deny(unused, clippy::all)]

use typed_label::Label;

macro_rules! numbered {
    ($(#[$meta:meta])* $name:ident { $($variant:ident = $value:expr),* }) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Label)]
        $(#[$meta])*
        pub enum $name { $($variant = $value),* }
    };
}

macro_rules! literal {
    ($name:ident { $($variant:ident = $value:literal),* }) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Label)]
        pub enum $name { $($variant = $value),* }
    };
}

const SECOND: isize = 1;

numbered! { Fragments { Cat = 0, Dog = 1, Owl = 2 } }
numbered! { Signed { Cat = -0, Dog = SECOND, Owl = 1 + 1 } }
numbered! { #[repr(u64)] Wide { Cat = u64::MIN, Dog = b'\x01' as u64, Owl = "{}".len() as u64 } }
literal! { Literals { Cat = 0, Dog = 0x1, Owl = 0b10 } }

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Label)]
pub enum Parentheses {
    Cat = (0),
    Dog,
    Owl = ((2)),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Label)]
pub enum One {
    Cat = SECOND - 1,
}

fn check<L: Label>() {
    assert_eq!(L::NAMES, ["Cat", "Dog", "Owl"]);
    for (index, label) in L::ALL.iter().enumerate() {
        assert_eq!((label.index(), L::from_index(index), L::from_name(label.name())), (index, Some(*label), Some(*label)));
    }
    assert_eq!(L::from_index(3), None);
}

fn main() {
    check::<Fragments>();
    check::<Signed>();
    check::<Wide>();
    check::<Literals>();
    check::<Parentheses>();
    const CAT: &str = One::Cat.name();
    assert_eq!((CAT, One::try_from(0_u8), One::from_index(1)), ("Cat", Ok(One::Cat), None));
}
