use typed_label::Label;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Label)]
#[label("data/numbered")]
pub enum Digit {
    Class10,
    Clas1,
    Class3,
    Eleven,
}

fn main() {}
