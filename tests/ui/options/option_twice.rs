use typed_label::labels;

#[labels("data/train", order = "keras", order = "keras")]
pub enum Pet {}

fn main() {}
