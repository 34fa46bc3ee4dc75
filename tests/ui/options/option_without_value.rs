use typed_label::labels;

#[labels("data/train", allow_empty)]
pub enum Pet {}

fn main() {}
