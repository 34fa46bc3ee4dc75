use typed_label::Label;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Label)]
#[label("data/clash")]
pub enum Pet {
    AB,
    #[label(name = "cat")]
    Cat,
}

fn main() {}
