//! An enum that is wider than its index, and one that is narrower.
//! Only generated code calls this macro; that it emits such an enum is what the proof excludes.

use typed_label::__private::label;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u16)]
pub enum Emitted {
    A,
    B,
}
label! { Emitted, u8, 2, viewed, names: ["a", "b"], lookup: 0 b"" b"" }

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Written {
    A,
    B,
}
label! { Written, u16, 2, checked, names: ["a", "b"], lookup: 0 b"" b"" }

fn main() {}
