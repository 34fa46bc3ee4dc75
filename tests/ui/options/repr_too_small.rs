use typed_label::labels;

#[labels("data/thousand")]
#[repr(u8)]
pub enum Many {}

fn main() {}
