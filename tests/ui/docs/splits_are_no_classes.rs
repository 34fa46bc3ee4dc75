use typed_label::labels;

#[labels("data/parts")]
pub enum Pet {}

fn main() {}
