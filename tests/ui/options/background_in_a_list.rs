use typed_label::labels;

#[labels(classes = ["cat", "dog"], background = "dog")]
pub enum Pet {}

fn main() {}
