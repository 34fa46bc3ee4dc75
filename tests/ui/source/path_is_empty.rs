use typed_label::labels;

#[labels("")]
pub enum Pet {}

fn main() {}
