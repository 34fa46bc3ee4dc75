use typed_label::{Reorder, labels};

#[labels(classes = ["Edema", "Mass", "Pleural_Thickening"])]
pub enum Paper {}

#[labels(classes = ["Edema", "Mass", "Pleural Thickening"])]
pub enum Other {}

#[labels(classes = ["Mass", "Edema"])]
pub enum Fewer {}

pub const ORDER: Reorder<Paper, Other> = Reorder::new();
pub const FEWER: Reorder<Paper, Fewer> = Reorder::new();

fn main() {}
