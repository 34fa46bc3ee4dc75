use typed_label::labels;

#[labels("data/train")]
pub enum Pet {
    Cat,
    Dog,
}

fn main() {}
