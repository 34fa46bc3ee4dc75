use typed_label::labels;

#[labels("data/train", order = "timm", classes = ["dog"])]
pub enum Pet {}

fn main() {}
