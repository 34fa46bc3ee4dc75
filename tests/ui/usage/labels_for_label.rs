use typed_label::{Label, labels};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Label)]
#[labels("data/train")]
enum Finding {
    Class1,
}

fn main() {}
