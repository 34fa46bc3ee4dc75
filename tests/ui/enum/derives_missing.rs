use typed_label::Label;

#[derive(Clone, Copy, Label)]
pub enum Pet {
    Cat,
    Dog,
}

fn main() {}
