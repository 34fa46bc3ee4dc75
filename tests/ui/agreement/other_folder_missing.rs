use typed_label::labels;

#[labels("data/train", agrees_with = ["data/validatoin"])]
pub enum Pet {}

fn main() {}
