use typed_label::labels;

#[labels("data/train", classes = ["dog", "cat", "dog"])]
pub enum Pet {}

fn main() {}
