use typed_label::labels;

#[labels("model/gap.json")]
pub enum Pet {}

fn main() {}
