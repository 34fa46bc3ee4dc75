use typed_label::labels;

#[labels("data/validation", lock = "lock/pet.json")]
pub enum Pet {}

fn main() {}
