use typed_label::labels;

#[labels("data/train")]
#[labels("data/numbered")]
pub enum Pet {}

fn main() {}
