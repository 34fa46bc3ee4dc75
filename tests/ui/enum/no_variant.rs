use typed_label::Label;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Label)]
pub enum Pet {}

fn main() {}
