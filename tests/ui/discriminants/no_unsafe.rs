//! `last` looks at no variant but the last: for an enum with a gap, that is for who writes `unsafe` to know.
//! Only generated code calls this macro.

use typed_label::__private::label;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Gap {
    A,
    C = 2,
}
label! { 1, Gap, u8, 3, last, names: ["a", "b", "c"], fingerprint: 0, lookup: 0 b"" b"" }

fn main() {}
