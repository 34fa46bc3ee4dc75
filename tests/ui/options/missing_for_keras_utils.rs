use typed_label::labels;

#[labels("data/train", order = "keras-utils", classes = ["cat"], allow_missing = true)]
pub enum Pet {}

fn main() {}
