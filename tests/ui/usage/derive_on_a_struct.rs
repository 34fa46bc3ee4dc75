use typed_label::Label;

#[derive(Label)]
#[label("data/train")]
pub struct Pet;

fn main() {}
