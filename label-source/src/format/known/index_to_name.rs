//! A map of indices to names: `{"0": "cat"}`, or Python's `{0: 'cat'}`.

use crate::format::direction::{Direction, direction};
use crate::format::entries::{Entry, read_names};
use crate::format::file_problems::FileProblems;
use crate::format::syntax::document::Node;
use crate::problem::Problem;

pub(crate) fn matches(file: &str, root: &Node<'_>) -> Result<bool, Problem> {
    Ok(direction(file, root)? == Some(Direction::IndexToName))
}

pub(crate) fn read<'a>(root: &Node<'a>, problems: &mut FileProblems<'_>) -> Option<Vec<Entry<'a>>> {
    root.map()?;
    Some(read_names(root, problems))
}
