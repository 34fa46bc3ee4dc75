use typed_label::labels;

#[labels("data/latin1")]
pub enum Pet {}

fn main() {}
