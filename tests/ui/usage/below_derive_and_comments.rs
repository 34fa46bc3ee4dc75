use typed_label::labels;

#[derive (Debug)] // note
/** Pets, of whom ] is none. */
#[cfg_attr(all(), labels("data/train"))]
pub enum Pet {}

fn main() {}
