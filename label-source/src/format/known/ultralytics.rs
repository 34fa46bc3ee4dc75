//! `names` of Ultralytics, a list or a map of indices to names, which `nc` must count: data.yaml, or JSON or a Python
//! literal like it, or the `names` of a model's metadata alone.

use crate::format::entries::{Entry, read_names_by, read_scalar_name};
use crate::format::file_problems::FileProblems;
use crate::format::syntax::document::Node;

pub(crate) fn matches(root: &Node<'_>) -> bool {
    // A map of names to indices is another format's.
    let holds = |key| {
        root.get(key).is_some_and(|names| {
            names.list().is_some() || names.map().is_some_and(|p| p.is_empty() || is_index_to_name(p))
        })
    };
    holds("names") || holds("class_names")
}

pub(crate) fn read<'a>(root: &Node<'a>, problems: &mut FileProblems<'_>) -> Option<Vec<Entry<'a>>> {
    let key = if root.get("names").is_some() { "names" } else { "class_names" };
    let names = match root.get_once(key, problems) {
        Some(names) if names.is_collection() => names,
        // The literal of a model's metadata, whole.
        None if root.list().is_some() || root.map().is_some_and(is_index_to_name) => root,
        _ => return None,
    };
    Some(read_names_by(names, read_scalar_name, problems))
}

fn is_index_to_name(pairs: &[(Node<'_>, Node<'_>)]) -> bool {
    pairs.iter().any(|(key, _)| key.index().is_some())
}
