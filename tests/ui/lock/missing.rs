use typed_label::labels;

#[labels("data/train", lock = "lock/none.json")]
pub enum Pet {}

fn main() {}
