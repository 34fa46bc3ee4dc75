//! A map between two orders that takes rustc more than two million steps. Above that a constant is an error, unless
//! `long_running_const_eval` is allowed, which is for code that may not end.

use typed_label::{Reorder, labels};

#[labels("model/long.txt", format = "labels_txt")]
pub enum Long {}

#[labels("model/reversed.txt", format = "labels_txt")]
pub enum Reversed {}

const REVERSED: Reorder<Long, Reversed> = Reorder::new();

fn main() {
    assert!(Long::ALL.iter().all(|label| REVERSED.label(*label).index() == 2999 - label.index()));
}
