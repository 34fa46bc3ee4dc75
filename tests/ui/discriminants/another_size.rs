//! An enum that is wider than its index, and one that is narrower.
//! Only generated code calls this macro; that it emits such an enum is what the proof excludes.

use typed_label::__private::label;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u16)]
pub enum Wider {
    A,
    B,
}
label! { 1, Wider, unsafe u8, 2, last, names: ["a", "b"], fingerprint: 0, lookup: 0 b"" b"" }

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Narrower {
    A,
    B,
}
label! { 1, Narrower, unsafe u16, 2, each, names: ["a", "b"], fingerprint: 0, lookup: 0 b"" b"" }

fn main() {}
