use typed_label::labels;

#[labels("model/one_more.txt")]
pub enum TooMany {}

fn main() {}
