use typed_label::labels;

#[labels("data/train", ordre = "keras")]
pub enum Pet {}

fn main() {}
