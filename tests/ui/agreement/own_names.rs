use typed_label::Label;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Label)]
#[label(agrees_with = ["data/train", "model/class_indices.json"])]
pub enum Pet {
    #[label(name = "cat")]
    Cat,
    #[label(name = "dog")]
    Dog,
}

fn main() {}
