//! In: a `config.json` of timm. Out: the entries of `label_names`, a list, or a map of indices to names.

use super::detect;
use super::entry::Entry;
use super::names;
use super::tree::{Node, Report};

pub(crate) fn read<'a>(root: &Node<'a>, report: &mut Report<'_>) -> Option<Vec<Entry<'a>>> {
    let within = if root.get("label_names").is_some() { root } else { root.get("pretrained_cfg")? };
    let listed = within.get_once("label_names", report)?;
    let count = listed.list().map_or_else(|| listed.map().map_or(0, <[_]>::len), <[_]>::len);
    names::check_count(within, "num_classes", count, report);
    Some(names::read(listed, report))
}

/// Whether a map has label names, at its root or, as timm's own code does, in `pretrained_cfg`.
pub(crate) fn holds(root: &Node<'_>) -> bool {
    let is_held = |within| detect::holds(within, "label_names");
    is_held(root) || root.get("pretrained_cfg").is_some_and(is_held)
}
