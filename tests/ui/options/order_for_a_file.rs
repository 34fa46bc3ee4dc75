use typed_label::labels;

#[labels("model/class_indices.json", order = "keras")]
pub enum Pet {}

fn main() {}
