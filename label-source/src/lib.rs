//! In: a dataset folder and the framework that trained on it, or a class list file. Out: its class list, or every problem in the way.
//!
//! The files are the pipeline, each importing only those above it:
//! `problem`, `location`, `order`, `class_list`, `folder`, `format`, `source`, `diff`, `report`, `lock`, `compare`, `count`, `lint`.
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

#[doc(hidden)] // every message: they change with any release
pub mod problem;

mod class_list;
mod compare;
mod count;
mod diff;
mod folder;
mod format;
mod lint;
mod location;
mod lock;
mod order;
mod report;
mod source;

pub use class_list::{ClassList, MAX_CLASSES};
pub use compare::{Comparison, compare_orders};
pub use diff::Diff;
pub use format::{Format, read_file};
pub use lint::{Finding, Severity, lint, lint_pair};
pub use location::Location;
#[doc(hidden)]
pub use location::Part;
pub use lock::Mode;
pub use order::Order;
pub use problem::{At, Problem, Problems};
#[doc(hidden)]
pub use report::{Outcome, Report};
pub use source::{Missing, Source};
