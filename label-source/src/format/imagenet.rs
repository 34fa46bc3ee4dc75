//! In: a map of indices to `[id, name]`, as Keras' `imagenet_class_index.json` and `TorchServe`'s `index_to_name.json` are.
//! Out: its entries, by id or by name.

use super::Format;
use super::entry::Entry;
use super::names;
use super::tree::{Node, Report};

pub(crate) fn read<'a>(root: &Node<'a>, format: Format, report: &mut Report<'_>) -> Option<Vec<Entry<'a>>> {
    if format == Format::TorchServe {
        if let Some(listed) = root.get_once("object_type_names", report) {
            return Some(names::read(listed, report));
        }
    }
    root.map()?;
    let name = |node: &Node<'a>, report: &mut Report<'_>| {
        let part = match (node.list(), format) {
            (Some([id, _]), Format::ImagenetClassIndex) => id.text(),
            // TorchServe takes the last of a list of any length, and a name without a list too.
            (Some([.., last]), Format::TorchServe) => last.text(),
            (None, Format::TorchServe) => node.text(),
            _ => None,
        };
        if part.is_none() {
            report.push(|file| crate::messages::entry::no_pair(file, node.line, &node.shown()));
        }
        part.cloned()
    };
    Some(names::read_as(root, name, report))
}
