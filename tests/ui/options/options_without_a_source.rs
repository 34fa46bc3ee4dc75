use typed_label::Label;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Label)]
#[label(order = "keras", lock = "pet.json")]
pub enum Pet {
    Cat,
}

fn main() {}
