use typed_label::Label;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Label)]
#[label("data/train")]
pub enum Pet {
    Cat = 1,
    Dog,
    SnowyOwl,
}

fn main() {}
