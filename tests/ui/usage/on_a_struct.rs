use typed_label::labels;

#[labels("data/train")]
pub struct Pet;

fn main() {}
