//! Only a derive above `#[labels]` is one: not a text that speaks of it.
use typed_label::labels;

#[doc = "Like derive(Debug)."]
/* #[derive(Debug)] */
#[labels("data/train")]
pub enum Pet {}

#[cfg_attr(all(), doc = "Like derive(Debug).", labels("data/train"))]
#[cfg_attr(all(), derive(PartialEq))]
pub enum Other {}

fn main() {
    assert_eq!(Pet::COUNT, Other::COUNT);
}
