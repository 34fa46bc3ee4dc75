use typed_label::Label;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Label)]
#[label(background = "Background", allow_missing = true)]
pub enum Pet {
    Cat,
}

fn main() {}
