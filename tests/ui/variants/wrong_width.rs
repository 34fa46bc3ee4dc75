use typed_label::Label;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Label)]
#[label("data/train")]
pub enum Pet {
    Cat,
    Dog,
    SnowyOwl,
}

fn decode<L: Label>(_: &L::Array<f32>) {}

fn main() {
    decode::<Pet>(&[0.1, 0.9]);
}
