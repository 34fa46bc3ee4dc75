use typed_label::labels;

#[labels("model/coco.txt")]
pub enum Object {}

fn main() {}
