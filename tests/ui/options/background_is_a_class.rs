use typed_label::labels;

#[labels("data/train", background = "dog")]
pub enum Pet {}

fn main() {}
