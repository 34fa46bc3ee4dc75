use typed_label::labels;

#[labels("data/train")]
pub fn pet() {}

fn main() {}
