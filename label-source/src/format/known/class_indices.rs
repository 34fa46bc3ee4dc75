//! A map of names to indices, as Keras' `class_indices` and torchvision's `class_to_idx`: `{"cat": 0}`. Locks are such
//! files, so this format is also written.

use crate::escape::json_string;
use crate::format::direction::{Direction, direction};
use crate::format::entries::{Entry, read_index, read_scalar_name};
use crate::format::file_problems::FileProblems;
use crate::format::syntax::document::Node;
use crate::problem::Problem;

pub(crate) fn matches(file: &str, root: &Node<'_>) -> Result<bool, Problem> {
    Ok(direction(file, root)? == Some(Direction::NameToIndex))
}

pub(crate) fn read<'a>(root: &Node<'a>, problems: &mut FileProblems<'_>) -> Option<Vec<Entry<'a>>> {
    let mut entries = Vec::new();
    for (key, value) in root.map()? {
        let index = read_index(value, problems);
        let name = read_scalar_name(key, problems);
        entries.extend(index.zip(name).map(|(index, name)| Entry::new(index, name, value.line)));
    }
    Some(entries)
}

/// The names as `json.dump(class_indices, f, indent=2, ensure_ascii=False)` writes them. Only what a terminal would
/// interpret is escaped.
pub(crate) fn write(names: &[String]) -> String {
    let line = |(index, name): (usize, &String)| format!("  {}: {index}", json_string(name));
    let lines: Vec<String> = names.iter().enumerate().map(line).collect();
    format!("{{\n{}\n}}\n", lines.join(",\n"))
}
