use typed_label::labels;

#[labels("data/train", lock = "lock/pet.json", append = "yes")]
pub enum Pet {}

fn main() {}
