//! What tests need: a temporary folder, a workspace of small crates, random numbers.
#![allow(
    clippy::missing_panics_doc,
    reason = "all of it panics if the system can't do what it says: the test can't go on then"
)]

mod dir;
mod rng;
mod workspace;

pub use dir::{Dir, Entry};
pub use rng::Rng;
pub use workspace::Workspace;
