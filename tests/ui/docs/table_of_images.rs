use typed_label::labels;

#[labels("model/images.csv")]
pub enum Finding {}

fn main() {}
