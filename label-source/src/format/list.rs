//! A JSON or Python list of names: `["cat", "dog"]`.

use super::document::Node;
use super::entries::{Entry, read_names};
use super::file_problems::FileProblems;

pub(crate) fn matches(root: &Node<'_>) -> bool {
    // A list of maps is COCO's categories, or something else.
    root.list().is_some_and(|items| items.is_empty() || items.iter().any(|item| item.map().is_none()))
}

pub(crate) fn read<'a>(root: &Node<'a>, problems: &mut FileProblems<'_>) -> Option<Vec<Entry<'a>>> {
    root.list()?;
    Some(read_names(root, problems))
}
