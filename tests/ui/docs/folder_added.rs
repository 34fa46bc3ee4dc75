use typed_label::Label;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Label)]
#[label("data/numbered")]
pub enum Digit {
    Class1,
    Class2,
    Class3,
}

fn main() {}
