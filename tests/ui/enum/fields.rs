use typed_label::Label;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Label)]
#[label("data/train")]
pub enum Pet {
    Cat,
    Dog(u8),
    SnowyOwl,
}

fn main() {}
