use typed_label::labels;

#[labels("data/train", append = true)]
pub enum Pet {}

fn main() {}
