//! What build.rs calls beside a macro that reads a folder: [`watch`] and [`watch_in_order`].

use crate::build_script::labels;

/// Tells Cargo to build the crate again if anything in a dataset folder changes. Call it in build.rs if a macro reads the folder in
/// the order of Keras, which is the default; [`watch_in_order`] is for the other orders.
///
/// Cargo then asks the time of every file in it, at every build: some 5 s for 1.3 million images.
/// Without it, a folder that appears or vanishes is noticed when the crate is next compiled for another reason.
///
/// A compiler cache such as sccache looks into no folder either: without this function it gives the old label type back even after
/// `cargo clean`. With it, the macro asks for an environment variable whose value is a hash of the class folders, and the cache goes
/// by that.
///
/// ```no_run
/// // build.rs
/// typed_label_build::watch("data/train");
/// ```
pub fn watch(path: impl Into<String>) {
    labels(path.into()).watch_alone();
}

/// As [`watch`], for a macro with this `order`. What is looked at, and what that costs, is what the order looks at.
///
/// ```no_run
/// // build.rs, beside `#[labels("data/train", order = "timm")]`
/// typed_label_build::watch_in_order("data/train", "timm");
/// ```
pub fn watch_in_order(path: impl Into<String>, order: &str) {
    labels(path.into()).order(order).watch_alone();
}
