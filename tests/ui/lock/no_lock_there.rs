use typed_label::labels;

#[labels("data/train", lock = "data/photo.png")]
pub enum Pet {}

fn main() {}
