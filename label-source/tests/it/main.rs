//! Class lists from disk: what each order makes of a folder, what is read from a file, and what a lock keeps.

mod agreement;
mod append;
mod files;
mod folders;
mod formats;
#[cfg(unix)]
mod hostile;
mod lock;
mod made_names;
mod orders;
