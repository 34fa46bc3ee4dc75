use typed_label::labels;

#[labels("data/train", classes = ["cat"], allow_missing = "allow")]
pub enum Pet {}

fn main() {}
