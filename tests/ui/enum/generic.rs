use typed_label::Label;

#[derive(Label)]
#[label("data/train")]
pub enum Pet<const N: usize> {
    Cat,
    Dog,
    SnowyOwl,
}

fn main() {}
