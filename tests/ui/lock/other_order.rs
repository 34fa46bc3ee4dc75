use typed_label::labels;

#[labels("data/train", lock = "lock/other_order.json")]
pub enum Pet {}

fn main() {}
