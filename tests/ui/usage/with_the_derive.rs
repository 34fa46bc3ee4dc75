use typed_label::labels;

#[labels("data/train")]
#[derive(typed_label::Label)]
pub enum Pet {}

fn main() {}
