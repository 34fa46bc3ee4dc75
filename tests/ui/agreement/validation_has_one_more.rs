use typed_label::labels;

#[labels("data/train", agrees_with = ["data/more"])]
pub enum Pet {}

fn main() {}
