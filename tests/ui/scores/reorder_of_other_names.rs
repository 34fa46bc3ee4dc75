use typed_label::{Reorder, labels};

#[labels(classes = ["Edema", "Mass"])]
pub enum Paper {}

#[labels(classes = ["Edema", "Hernia"])]
pub enum Other {}

pub const ORDER: Reorder<Paper, Other> = Reorder::new();

fn main() {}
