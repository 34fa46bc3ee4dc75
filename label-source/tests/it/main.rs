//! Class lists from disk: what each order makes of a folder, what is read from a file, and what a lock keeps.

mod compare_orders;
mod folders;
mod formats;
#[cfg(unix)]
mod hostile;
mod lint;
mod lock;
mod orders;
