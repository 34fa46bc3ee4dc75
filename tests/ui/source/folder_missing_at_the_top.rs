use typed_label::labels;

#[labels("dta/train")]
pub enum Pet {}

fn main() {}
