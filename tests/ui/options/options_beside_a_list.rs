use typed_label::labels;

#[labels(classes = ["cat", "dog"], order = "timm", allow_missing = true, allow_empty = false, format = "list")]
pub enum Pet {}

fn main() {}
