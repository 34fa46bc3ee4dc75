//! What Cargo does with a crate that has a label type: when it builds again, and what it needs for that.

mod deploy;
mod rebuild;
mod scratch;
