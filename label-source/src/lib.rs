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
//!
//! `typed-label` has all of this with its feature `source`. The feature `tflite` reads the class list in a .tflite file. Without the
//! feature `files`, which is on by default, nothing is read: a source is a list in the code, for a macro.
#![forbid(unsafe_code)]
#![cfg_attr(docsrs, feature(doc_cfg))]
// What only the readers need of a module that both need.
#![cfg_attr(not(feature = "files"), allow(dead_code))]

// From the bottom to the top: each module imports only from the groups above its own.
#[doc(hidden)]
pub mod collect;
mod path_parts;

#[doc(hidden)]
pub mod escape;
#[doc(hidden)]
pub mod natural_key;
mod problem;
#[doc(hidden)]
pub mod suggest;
#[cfg(feature = "files")]
mod tool_folders;

mod class_list;
mod special_names;
#[cfg(feature = "files")]
mod split_names;
mod user_path;

#[cfg(feature = "files")]
mod diff;
#[cfg(feature = "files")]
mod folder;

#[cfg(feature = "files")]
mod format;
#[cfg(not(feature = "files"))]
#[path = "no_files/format.rs"]
mod format;
#[cfg(feature = "files")]
mod order;
#[cfg(not(feature = "files"))]
#[path = "no_files/order.rs"]
mod order;

mod build_log;
mod lock_mode;

#[cfg(feature = "files")]
mod lock;

mod source;

#[cfg(feature = "files")]
mod on_disk;

#[cfg(feature = "files")]
mod loading;
#[cfg(not(feature = "files"))]
#[path = "no_files/loading.rs"]
mod loading;

pub use class_list::{ClassList, MAX_CLASSES};
#[cfg(feature = "files")]
pub use diff::Diff;
pub use format::Format;
pub use lock_mode::LockMode;
pub use order::Order;
pub use problem::{Place, Problem, Problems};
pub use source::Source;
pub use special_names::Repeated;
pub use user_path::UserPath;

// What label-build and cargo-label need beside it. It may change with any release.
#[doc(hidden)]
pub use {
    build_log::{BuildRecord, Outcome},
    lock_mode::is_fetched,
    path_parts::Part,
    problem::{Diagnostics, Reported},
};
#[cfg(feature = "files")]
#[doc(hidden)]
pub use {
    folder::unreadable_folder,
    format::{width_alone, width_fits},
    order::is_image as is_image_for_any_order,
    source::{WatchedPath, disagrees as lists_differ, other_width},
    split_names::{is_split, is_training},
    tool_folders::tool_that_makes,
};
