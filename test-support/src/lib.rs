//! What tests need: a temporary folder, a workspace of small crates, random numbers.

mod dir;
mod rng;
mod workspace;

pub use dir::{Dir, Entry};
pub use rng::Rng;
pub use workspace::Workspace;
