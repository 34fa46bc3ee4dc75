use typed_label::labels;

#[labels("$NO_SUCH_VARIABLE/train")]
pub enum Pet {}

fn main() {}
