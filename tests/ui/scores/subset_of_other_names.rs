use typed_label::{Subset, labels};

#[labels("data/train")]
pub enum Animal {}

#[labels(classes = ["cat", "fish"])]
pub enum Head {}

pub const HEAD: Subset<Animal, Head> = Subset::new();

fn main() {}
