//! A map of names to indices, as Keras' `class_indices` and torchvision's `class_to_idx`: `{"cat": 0}`. Locks are such
//! files, so this format is also written.

use crate::escape::json_string;
use crate::format::direction::{Direction, direction};
use crate::format::entries::{Entry, read_index, read_scalar_name};
use crate::format::file_problems::FileProblems;
use crate::format::syntax::document::Node;
use crate::problem::{Place, Problem};
use std::fmt::Write;

pub(crate) fn matches(file: &str, root: &Node<'_>) -> Result<bool, Problem> {
    Ok(direction(file, root)? == Some(Direction::NameToIndex))
}

pub(crate) fn read<'a>(root: &Node<'a>, problems: &mut FileProblems<'_>) -> Option<Vec<Entry<'a>>> {
    let mut entries = Vec::new();
    for (key, value) in root.map()? {
        let index = read_index(value, problems);
        let name = read_scalar_name(key, problems);
        if let (Some(index), Some(name)) = (index, name) {
            entries.push(Entry::new(index, name, value.line));
        }
    }
    Some(entries)
}

/// The names as `json.dump(class_indices, f, indent=2, ensure_ascii=False)` writes them. Only what a terminal would
/// interpret is escaped.
pub(crate) fn write(names: &[String]) -> String {
    let mut json = "{\n".to_owned();
    for (index, name) in names.iter().enumerate() {
        let end = if index == 0 { "" } else { ",\n" };
        let _ = write!(json, "{end}  {}: {index}", json_string(name));
    }
    json + "\n}\n"
}

/// What is said of a map whose indices are floats, as pandas makes them of a column with a gap.
pub(crate) fn with_floats(file: &str, root: &Node<'_>) -> Option<Problem> {
    let pairs = root.map()?;
    let is_float = |node: &Node<'_>| {
        let number = node.word().filter(|word| word.contains('.')).and_then(|word| word.parse::<f64>().ok());
        number.is_some_and(|number| number >= 0.0 && number.fract() == 0.0)
    };
    let (_, first) = pairs.first().filter(|_| pairs.iter().all(|(_, value)| is_float(value)))?;
    Some(Problem::new(
        Place::PATH,
        format!("{file}, line {}: the indices are floats, as {}", first.line, first.shown()),
        "write them as whole numbers, in Python: `json.dump({name: int(index) for name, index in classes.items()}, ..)`",
    ))
}
