//! A map of indices to `[id, name]`: `imagenet_class_index.json` of Keras, which is read by id, and `index_to_name.json`
//! of `TorchServe`, which is read by name.

use crate::format::entries::{Entry, read_names, read_names_by};
use crate::format::file_problems::FileProblems;
use crate::format::syntax::document::Node;
use crate::problem::{Place, Problem};
use std::borrow::Cow;

/// Each index has a list.
pub(crate) fn matches(root: &Node<'_>) -> bool {
    let pairs = root.map().unwrap_or_default();
    !pairs.is_empty() && pairs.iter().all(|(key, value)| key.index().is_some() && value.list().is_some())
}

/// `TorchServe` has a second form, with the map below a key. Its first form is read by id unless the user says otherwise.
pub(crate) fn matches_torchserve(root: &Node<'_>) -> bool {
    root.holds("object_type_names")
}

pub(crate) fn read_ids<'a>(root: &Node<'a>, problems: &mut FileProblems<'_>) -> Option<Vec<Entry<'a>>> {
    let id = |node: &Node<'a>| match node.list() {
        Some([id, _]) => id.text().cloned(),
        _ => None,
    };
    read(root, id, problems)
}

pub(crate) fn read_torchserve<'a>(root: &Node<'a>, problems: &mut FileProblems<'_>) -> Option<Vec<Entry<'a>>> {
    if let Some(names) = root.get_once("object_type_names", problems) {
        return Some(read_names(names, problems));
    }
    // TorchServe takes the last of a list of any length, and a name without a list too.
    let name = |node: &Node<'a>| match node.list() {
        Some([.., last]) => last.text().cloned(),
        Some([]) => None,
        None => node.text().cloned(),
    };
    read(root, name, problems)
}

fn read<'a>(
    root: &Node<'a>,
    name: fn(&Node<'a>) -> Option<Cow<'a, str>>,
    problems: &mut FileProblems<'_>,
) -> Option<Vec<Entry<'a>>> {
    root.map()?;
    let name_or_problem = |node: &Node<'a>, problems: &mut FileProblems<'_>| {
        let name = name(node);
        if name.is_none() {
            problems.push(|file| not_a_pair(file, node.line, &node.shown()));
        }
        name
    };
    Some(read_names_by(root, name_or_problem, problems))
}

/// Something else than `[id, name]`.
fn not_a_pair(file: &str, line: usize, given: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file}, line {line}: expected an id and a name, found {given}"),
        "write both, as in `\"0\": [\"n01440764\", \"tench\"]`",
    )
}
