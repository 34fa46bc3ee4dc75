use typed_label::labels;

#[labels("data/train", agrees_with = ["model/class_indices.json", "model/other_order.txt"])]
pub enum Pet {}

fn main() {}
