//! A JSON or Python list of names: `["cat", "dog"]`.

use crate::format::entries::{Entry, read_names};
use crate::format::file_problems::FileProblems;
use crate::format::syntax::document::Node;

pub(crate) fn matches(root: &Node<'_>) -> bool {
    // A list of maps is COCO's categories, or something else.
    root.list().is_some_and(|items| items.is_empty() || items.iter().any(|item| item.map().is_none()))
}

pub(crate) fn read<'a>(root: &Node<'a>, problems: &mut FileProblems<'_>) -> Option<Vec<Entry<'a>>> {
    root.list()?;
    Some(read_names(root, problems))
}
