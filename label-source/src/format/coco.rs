//! In: COCO annotations. Out: the entries of `categories`, by dense index, each with its id: the 80 categories of COCO
//! have ids up to 90.

use super::entry::Entry;
use super::names;
use super::tree::{Node, Report};

pub(crate) fn read<'a>(root: &Node<'a>, report: &mut Report<'_>) -> Option<Vec<Entry<'a>>> {
    let mut entries: Vec<Entry<'a>> = Vec::new();
    for (index, category) in (0..).zip(root.get_once("categories", report)?.list()?) {
        let id = category.get_once("id", report);
        if id.is_none() {
            report.push(|file| crate::messages::entry::wrong_index(file, category.line, "a category without `id`"));
        }
        let id = id.and_then(|id| names::index(id, report));
        let name = category.get_once("name", report).and_then(Node::text);
        if name.is_none() {
            report.push(|file| crate::messages::entry::wrong_name(file, category.line, "a category without `name`"));
        }
        let (Some(id), Some(name)) = (id, name) else { continue };
        if let Some(before) = entries.last().and_then(|entry| entry.id.filter(|before| *before >= id)) {
            report.push(|file| crate::messages::entry::coco_unsorted(file, category.line, id, before));
        }
        entries.push(Entry { id: Some(id), ..Entry::new(index, name.clone(), category.line) });
    }
    Some(entries)
}
