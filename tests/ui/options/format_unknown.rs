use typed_label::labels;

#[labels("model/numbers.json", format = "class_index")]
pub enum Pet {}

fn main() {}
