use typed_label::labels;

#[labels("data/train", format = "labels_txt")]
pub enum Pet {}

fn main() {}
