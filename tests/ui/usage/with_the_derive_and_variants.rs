use typed_label::labels;

#[labels("data/train")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, typed_label::Label)]
pub enum Pet {
    Cat,
}

fn main() {}
