//! `crate = ..` leads to the crate where the user has no dependency of that name.
mod house {
    pub use typed_label as labels;
}

#[typed_label::labels("data/train", crate = crate::house::labels)]
pub enum Pet {}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, typed_label::Label)]
#[label("data/train", crate = crate::house::labels)]
pub enum Written {
    Cat,
    Dog,
    SnowyOwl,
}

fn main() {
    assert_eq!(Pet::NAMES, Written::NAMES);
}
