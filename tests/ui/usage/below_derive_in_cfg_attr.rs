use typed_label::labels;

#[cfg_attr(all(), derive(Debug), labels("data/train"))]
pub enum Pet {}

fn main() {}
