use typed_label::labels;

#[labels("data/train", rename("cat" = Tom, "cat" = Kitty))]
pub enum Pet {}

fn main() {}
