use typed_label::labels;

#[labels(concat!(env!("CARGO_MANIFEST_DIR"), "/data/train"), lock = env!("LOCK"))]
pub enum Pet {}

fn main() {}
