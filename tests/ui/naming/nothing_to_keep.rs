use typed_label::labels;

#[labels("data/symbols")]
pub enum Language {}

fn main() {}
