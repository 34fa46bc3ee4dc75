//! More indices than variants.
//! Only generated code calls this macro; that it emits such an enum is what the proof excludes.

use typed_label::__private::label;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Last {
    A,
    B,
}
label! { 1, Last, unsafe u8, 3, last, names: ["a", "b", "c"], fingerprint: 0, lookup: 0 b"" b"" }

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Each {
    A,
    B,
}
label! { 1, Each, unsafe u8, 3, each, names: ["a", "b", "c"], fingerprint: 0, lookup: 0 b"" b"" }

fn main() {}
