use typed_label::labels;

#[labels("model/numbers.json")]
pub enum Pet {}

fn main() {}
