//! An index that is no variant, between two that are.
//! Only generated code calls this macro; that it emits such an enum is what the proof excludes.

use typed_label::__private::label;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Emitted {
    A,
    C = 2,
}
label! { Emitted, u8, 3, proven, names: ["a", "b", "c"], lookup: 0 b"" b"" }

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Written {
    A,
    C = 2,
}
label! { Written, u8, 3, checked, names: ["a", "b", "c"], lookup: 0 b"" b"" }

fn main() {}
