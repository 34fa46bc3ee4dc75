use typed_label::labels;

#[labels("data/train", lock = "lock/vanished.json", append = true)]
pub enum Pet {}

fn main() {}
