//! What Cargo does with a crate that has a label type: when it builds again, what it needs for that, and what it refuses.

mod dependencies;
mod deploy;
mod edition_2015;
mod no_files;
mod pet;
mod readme;
mod rebuild;
mod renamed;
mod rewritten;
mod watch;
