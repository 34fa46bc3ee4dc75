use typed_label::labels;

#[labels("model/class_indexes.json")]
pub enum Pet {}

fn main() {}
