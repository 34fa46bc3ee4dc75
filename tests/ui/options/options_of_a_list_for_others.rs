use typed_label::labels;

#[labels(classes = ["cat", "dog", "snowy_owl"], order = "timm", format = "list", agrees_with = ["data/train"])]
pub enum Pet {}

fn main() {}
