//! No prelude, a module called `core`, names of the prelude taken, and no unsafe code.
#![no_implicit_prelude]
#![forbid(unsafe_code)]
#![deny(warnings)]

mod core {}
mod std {}

#[allow(dead_code)]
mod taken {
    pub struct Option;
    pub struct Result;
    pub struct Some;
    pub struct Label;

    #[::typed_label::labels("data/train")]
    pub enum Pet {}

    #[derive(
        ::std::clone::Clone, ::std::marker::Copy, ::std::fmt::Debug, ::std::cmp::PartialEq, ::std::cmp::Eq,
        ::std::cmp::PartialOrd, ::std::cmp::Ord, ::std::hash::Hash, ::typed_label::Label,
    )]
    #[label("data/train")]
    pub enum Written {
        Cat,
        Dog,
        SnowyOwl,
    }
}

fn main() {
    ::std::assert_eq!(taken::Pet::SnowyOwl.name(), taken::Written::SnowyOwl.name());
}
