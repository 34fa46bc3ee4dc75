use typed_label::labels;

#[labels("data/train", agrees_with = ["data/validation"])]
pub enum Pet {}

fn main() {}
