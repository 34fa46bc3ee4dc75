//! Class lists from disk: of a dataset folder, in the order of the framework that trained on it, or of a class list file.
//!
//! ```
//! use typed_label_source::{Order, Source};
//!
//! # let dir = std::env::temp_dir().join(format!("typed-label-doc-{}", std::process::id()));
//! # for class in ["Class_1", "Class_2", "Class_10"] {
//! #     std::fs::create_dir_all(dir.join("data/train").join(class)).unwrap();
//! # }
//! let list = Source::new("data/train").order(Order::Keras).read(&dir)?;
//! assert_eq!(list.names(), ["Class_1", "Class_10", "Class_2"]);
//! # std::fs::remove_dir_all(dir).unwrap();
//! # Ok::<(), typed_label_source::Problems>(())
//! ```

mod build_log;
mod class_list;
mod diff;
#[doc(hidden)]
pub mod escape;
mod folder;
mod format;
mod lock;
mod natural_key;
mod order;
mod problem;
mod source;
#[doc(hidden)]
pub mod suggest;
mod user_path;

// From the bottom to the top; each imports only from those before it: problem, suggest, escape, natural_key, class_list, diff,
// user_path, folder, order, format, build_log, lock, source.

#[doc(hidden)]
pub use build_log::{BuildRecord, Outcome};
pub use class_list::{ClassList, MAX_CLASSES};
pub use diff::Diff;
pub use format::{Format, read_file};
pub use lock::LockMode;
pub use order::{Missing, Order};
#[doc(hidden)]
pub use problem::{Diagnostics, Reported};
pub use problem::{Place, Problem, Problems};
pub use source::Source;
// What `cargo label` needs beside it, for lint and for folders that are elsewhere.
#[doc(hidden)]
pub use folder::unreadable_folder;
#[doc(hidden)]
pub use natural_key::lenient_key;
#[doc(hidden)]
pub use order::is_image as is_image_for_any_order;
#[doc(hidden)]
pub use source::disagrees as lists_differ;
#[doc(hidden)]
pub use user_path::Part;
pub use user_path::UserPath;
