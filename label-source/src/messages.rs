//! Messages that have not moved to their stage yet.

pub mod lint;
pub mod remote;
