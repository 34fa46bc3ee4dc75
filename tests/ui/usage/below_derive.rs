use typed_label::labels;

#[derive(Debug)]
#[labels("data/train")]
pub enum Pet {}

fn main() {}
