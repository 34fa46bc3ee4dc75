use typed_label::Label;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Label)]
#[label("data/trian")]
pub enum Pet {
    Cat,
}

fn main() {}
