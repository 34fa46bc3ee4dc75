use typed_label::labels;

#[labels("data/clash")]
pub enum Pet {}

fn main() {}
