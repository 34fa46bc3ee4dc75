//! The option without the Cargo feature is one error at the option, by attribute and derive, for whatever crate is named.
use typed_label::{Label, labels};

#[labels(classes = ["cat"], serde = true)]
pub enum Pet {}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Label)]
#[label(crate = core_alone::typed_label_core, serde = true)]
pub enum Side {
    Left,
}

mod core_alone {
    pub use typed_label as typed_label_core;
}

fn main() {}
