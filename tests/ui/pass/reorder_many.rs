//! A map between two orders that takes rustc more than two million steps. Above that a constant is an error, unless
//! `long_running_const_eval` is allowed, which is for code that may not end.

use typed_label::{Reorder, labels};

#[labels("model/long.txt", format = "labels_txt")]
pub enum Long {}

#[labels("model/reversed.txt", format = "labels_txt")]
pub enum Reversed {}

// pass/every_width.rs looks at what such a map gives: to run it would have rustc make it once more.
const _: Reorder<Long, Reversed> = Reorder::new();

fn main() {}
