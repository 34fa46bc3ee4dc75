use typed_label::labels;

#[labels("data/train", order = "keras-util")]
pub enum Pet {}

fn main() {}
