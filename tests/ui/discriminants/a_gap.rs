//! An index that is no variant, between two that are.
//! Only generated code calls this macro; that it emits such an enum is what the proof excludes.

use typed_label::__private::label;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Gap {
    A,
    C = 2,
}
label! { 1, Gap, unsafe u8, 3, each, names: ["a", "b", "c"], fingerprint: 0, lookup: 0 b"" b"" }

fn main() {}
