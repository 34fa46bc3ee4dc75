use typed_label::labels;

#[labels("data/train", classes = [cat, dog])]
pub enum Pet {}

fn main() {}
