use typed_label::labels;

#[labels("data/train", rename("cat" = Dog))]
pub enum Pet {}

fn main() {}
