use typed_label::labels;

#[labels("data/train", rename("snowy owl" = Owl))]
pub enum Pet {}

fn main() {}
