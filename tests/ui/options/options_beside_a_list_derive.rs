use typed_label::Label;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Label)]
#[label(classes = ["cat"], order = "timm", allow_missing = true, allow_empty = false, format = "list")]
pub enum Pet {
    Cat,
}

fn main() {}
