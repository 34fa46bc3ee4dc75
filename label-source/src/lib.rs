//! In: a dataset folder and the framework that trained on it, or a class list file. Out: its class list, or every problem in the way.
//!
//! The files are the pipeline, each importing only those above it:
//! `problem`, `location`, `order`, `class_list`, `folder`, `format`, `source`, `diff`, `report`, `lock`.
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
#[doc(hidden)]
pub mod messages;
mod order;
mod problem;
mod source;
#[doc(hidden)]
pub mod suggest;
mod user_path;

#[doc(hidden)]
pub use build_log::{BuildRecord, Outcome};
pub use class_list::{ClassList, MAX_CLASSES};
pub use diff::Diff;
pub use format::{Format, read_file};
pub use lock::LockMode;
#[doc(hidden)]
pub use messages::{folder::unreadable as unreadable_folder, lock::disagrees as lists_differ};
pub use order::Order;
#[doc(hidden)]
pub use order::{is_image as is_image_for_any_order, natural_key::any_key as lenient_key};
#[doc(hidden)]
pub use problem::{Diagnostics, Reported};
pub use problem::{Place, Problem, Problems};
pub use source::{Missing, Source};
#[doc(hidden)]
pub use user_path::Part;
pub use user_path::UserPath;
