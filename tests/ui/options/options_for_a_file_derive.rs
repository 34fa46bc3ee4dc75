use typed_label::Label;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Label)]
#[label("model/class_indices.json", order = "timm", allow_empty = true)]
#[allow(non_camel_case_types)]
pub enum Pet {
    cat,
    dog,
    snowy_owl,
}

fn main() {}
