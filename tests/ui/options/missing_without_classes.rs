use typed_label::labels;

#[labels("data/train", allow_missing = true)]
pub enum Pet {}

fn main() {}
