use typed_label::labels;

#[labels("data/train", lock = "lock/conflict.json")]
pub enum Pet {}

fn main() {}
