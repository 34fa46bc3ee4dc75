use typed_label::labels;

#[labels("data/more", lock = "lock/pet.json")]
pub enum Pet {}

fn main() {}
