use typed_label::labels;

#[labels("data/empty")]
pub enum Pet {}

fn main() {}
