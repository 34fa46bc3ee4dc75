use typed_label::labels;

#[labels("data/train")]
#[repr(align(4))]
pub enum Pet {}

fn main() {}
