use typed_label::labels;

#[labels("data/train", rename("cat" => Tom))]
pub enum Pet {}

fn main() {}
