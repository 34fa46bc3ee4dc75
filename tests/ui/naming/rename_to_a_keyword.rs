//! A variant that would have to be written `r#type` wherever it is used.

#[typed_label::labels("data/train", rename("cat" = r#type))]
pub enum Pet {}

fn main() {}
