//! In: what generated code names. Out: nothing for people; this is the only module that generated code sees,
//! and it may change with any release.

pub use crate::lookup::{Lookup, same};
pub use core::primitive::{bool, str, u8, u16, usize};
#[doc(hidden)]
pub use core::prelude::v1::derive;
