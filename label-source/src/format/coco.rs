//! `categories` of COCO annotations. COCO's 80 categories have ids up to 90: the index counts them, and each entry keeps
//! its id.

use super::document::Node;
use super::entries::{Entry, read_index, wrong_index, wrong_name};
use super::file_problems::FileProblems;
use crate::problem::{Place, Problem};

pub(crate) fn matches(root: &Node<'_>) -> bool {
    root.get("categories").is_some_and(|categories| categories.list().is_some())
}

pub(crate) fn read<'a>(root: &Node<'a>, problems: &mut FileProblems<'_>) -> Option<Vec<Entry<'a>>> {
    let mut entries: Vec<Entry<'a>> = Vec::new();
    for (index, category) in (0..).zip(root.get_once("categories", problems)?.list()?) {
        let id = category.get_once("id", problems);
        if id.is_none() {
            problems.push(|file| wrong_index(file, category.line, "a category without `id`"));
        }
        let id = id.and_then(|id| read_index(id, problems));
        let name = category.get_once("name", problems).and_then(Node::text);
        if name.is_none() {
            problems.push(|file| wrong_name(file, category.line, "a category without `name`"));
        }
        let (Some(id), Some(name)) = (id, name) else { continue };
        if let Some(before) = entries.last().and_then(|entry| entry.id.filter(|before| *before >= id)) {
            problems.push(|file| not_sorted(file, category.line, id, before));
        }
        entries.push(Entry { id: Some(id), ..Entry::new(index, name.clone(), category.line) });
    }
    Some(entries)
}

/// Categories that are not sorted by id.
fn not_sorted(file: &str, line: usize, id: u64, before: u64) -> Problem {
    Problem::new(
        Place::PATH,
        format!(
            "{file}, line {line}: the category with id {id} stands behind id {before}: by file or by id, the indices differ"
        ),
        "sort `categories` by id, which is what detectron2 and torchvision do, or write the model's names as a JSON list",
    )
}
