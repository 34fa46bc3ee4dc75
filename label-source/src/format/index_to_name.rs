//! A map of indices to names: `{"0": "cat"}`, or Python's `{0: 'cat'}`.

use super::direction::{Direction, direction};
use super::document::Node;
use super::entries::{Entry, read_names};
use super::file_problems::FileProblems;
use crate::problem::Problem;

pub(crate) fn matches(file: &str, root: &Node<'_>) -> Result<bool, Problem> {
    Ok(direction(file, root)? == Some(Direction::IndexToName))
}

pub(crate) fn read<'a>(root: &Node<'a>, problems: &mut FileProblems<'_>) -> Option<Vec<Entry<'a>>> {
    root.map()?;
    Some(read_names(root, problems))
}
