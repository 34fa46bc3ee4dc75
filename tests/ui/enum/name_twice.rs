use typed_label::Label;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Label)]
#[label("data/train")]
pub enum Pet {
    Cat,
    Dog,
    #[label(name = "snowy_owl")]
    #[label(name = "owl")]
    Owl,
}

fn main() {}
