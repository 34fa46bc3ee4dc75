//! `config.json` of timm: `label_names` is a list, or a map of indices to names. timm's own code has it in
//! `pretrained_cfg`.

use super::keyed_list;
use crate::format::entries::{Entry, check_count, read_names};
use crate::format::file_problems::FileProblems;
use crate::format::syntax::document::Node;

pub(crate) fn matches(root: &Node<'_>) -> bool {
    let is_in = |node: &Node<'_>| node.holds("label_names");
    is_in(root) || root.get("pretrained_cfg").is_some_and(is_in)
}

pub(crate) fn read<'a>(root: &Node<'a>, problems: &mut FileProblems<'_>) -> Option<Vec<Entry<'a>>> {
    let config = if root.get("label_names").is_some() { root } else { root.get("pretrained_cfg")? };
    let names = config.get_once("label_names", problems)?;
    // The outermost one is checked for every format.
    if !std::ptr::eq(config, root) {
        check_count(config, "num_classes", names.len(), problems);
    }
    let entries = read_names(names, problems);
    // timm's own code reads the one of `pretrained_cfg`.
    let inner = root.get("pretrained_cfg").and_then(|config| config.get("label_names"));
    if let Some(inner) = inner.filter(|inner| inner.is_collection() && !std::ptr::eq(*inner, names)) {
        if !keyed_list::is_same(&entries, &read_names(inner, problems)) {
            problems.push(|file| {
                keyed_list::two_lists(file, ("label_names", names.line), ("pretrained_cfg.label_names", inner.line))
            });
        }
    }
    Some(entries)
}
