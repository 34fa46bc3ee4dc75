use typed_label::Label;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Label)]
pub enum Pet {
    Cat,
    #[label(name = "Cat")]
    Dog,
}

fn main() {}
