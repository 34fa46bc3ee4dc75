use typed_label::labels;

#[labels("data/train", ordr = "keras", order = "kears", rename("cow" = Cow), classes = ["cow"])]
pub enum Pet {}

fn main() {}
