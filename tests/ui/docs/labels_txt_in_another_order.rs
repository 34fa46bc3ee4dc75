use typed_label::labels;

#[labels("data/train", agrees_with = ["model/labels.txt"])]
pub enum Pet {}

fn main() {}
