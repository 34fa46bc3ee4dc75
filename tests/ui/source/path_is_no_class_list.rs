use typed_label::labels;

#[labels("data/photo.png")]
pub enum Pet {}

fn main() {}
