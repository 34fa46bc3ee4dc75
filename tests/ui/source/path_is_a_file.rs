use typed_label::labels;

#[labels("data/labels.md")]
pub enum Pet {}

fn main() {}
