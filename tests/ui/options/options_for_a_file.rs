use typed_label::labels;

#[labels("model/class_indices.json", classes = ["cat"], allow_missing = true, allow_empty = true)]
pub enum Pet {}

fn main() {}
