use typed_label::labels;

#[labels("data/train", classes = ["dog", "cta"])]
pub enum Pet {}

fn main() {}
