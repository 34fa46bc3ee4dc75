//! The real `cargo-label`, run in folders that the tests make.

mod annotations;
mod dataset;
mod datasets;
#[cfg(target_os = "linux")]
mod hostile;
mod known;
#[cfg(unix)]
mod lint_help;
#[cfg(feature = "remote")]
mod remote;
mod snapshots;
mod stdin;
#[cfg(target_os = "linux")]
mod tty;
mod workspace;
