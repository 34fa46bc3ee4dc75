//! Files that look like a class list and are not one. Each is an error that says what the file is and what to do.

pub(super) mod annotation_tools;
pub(super) mod broken_encoding;
pub(super) mod class_statistics;
pub(super) mod labels_of_images;
pub(super) mod listings;
mod measures;
pub(super) mod not_classes;
pub(super) mod not_one_name;
pub(super) mod other_indices;
pub(super) mod other_texts;
pub(super) mod system_files;
