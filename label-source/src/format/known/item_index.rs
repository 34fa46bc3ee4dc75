//! Finds the key that has the index in a list of maps: `index` or COCO's `id`. If another key gives another order, the user has to choose.

use crate::collect::{every_mapped, sort};
use crate::format::entries::wrong_name;
use crate::format::file_problems::FileProblems;
use crate::format::key_words::letters;
use crate::format::syntax::document::Node;
use crate::format::text_lines::lines::is_dense;
use crate::format::words::is_one_of;
use crate::problem::{Place, Problem};

/// What the index of a class is called in a list of maps, and its name.
const INDEX: [&str; 4] = ["index", "idx", "class_index", "class_idx"];
const NAME: [&str; 4] = ["name", "label", "class_name", "class"];

/// What another key is called that may have the index, in lower case and without `_`.
const RIVALS: &str = "trainid classid classno classnumber labelid labelindex labelidx categoryid contiguousid \
    modelid modelindex output outputindex target";

/// Whether each of the items has an index of its own and a name.
pub(crate) fn has_indices(items: &[Node<'_>]) -> bool {
    !items.is_empty()
        && items.iter().all(|item| INDEX.iter().any(|key| item.get(key).is_some()) && name(item).is_some())
}

/// Whether each of the items has a name, and the ids are those from 0 on.
pub(crate) fn count_ids(items: &[Node<'_>]) -> bool {
    let id = |item: &Node<'_>| name(item).and(item.get("id")).and_then(Node::index);
    every_mapped(items, id).is_some_and(|ids| is_dense(&ids, 0))
}

/// The key of an item's index.
pub(crate) fn index_key(item: &Node<'_>) -> Option<&'static str> {
    INDEX.iter().chain(&["id"]).find(|key| item.get(key).is_some()).copied()
}

/// The name of an item, which must be a text.
pub(crate) fn read_name<'n, 'a>(
    item: &'n Node<'a>,
    problems: &mut FileProblems<'_>,
) -> Option<&'n std::borrow::Cow<'a, str>> {
    let name = NAME.iter().find_map(|key| item.get_once(key, problems))?;
    if name.text().is_none() {
        problems.push(|file| wrong_name(file, name.line, &name.shown()));
    }
    name.text()
}

fn name<'n, 'a>(item: &'n Node<'a>) -> Option<&'n Node<'a>> {
    NAME.iter().find_map(|key| item.get(key))
}

/// Reports another key than that by which the items are read, if it would give them another order. `format` reads them all the same.
pub(crate) fn check_rivals(
    items: &[Node<'_>],
    key: &str,
    indices: &[u64],
    format: &str,
    problems: &mut FileProblems<'_>,
) {
    let Some(pairs) = items.first().and_then(Node::map) else { return };
    for (rival, _) in pairs {
        let Some(rival) = rival.text().filter(|rival| **rival != key) else { continue };
        let numbers = every_mapped(items, |item| item.get(rival)?.index());
        let Some(numbers) = numbers.filter(|numbers| numbers.len() == indices.len()) else { continue };
        let is_other = || !rise_together(&numbers, indices);
        let is_rival = if **rival == *"id" {
            // COCO's ids are no indices, unless they count.
            is_dense(&numbers, 0) && is_other()
        } else {
            (is_one_of(&letters(rival), RIVALS) || INDEX.contains(&&**rival)) && is_other()
        };
        if is_rival {
            problems.push(|file| two_indices(file, items[0].line, (key, rival), format));
        }
    }
}

/// Whether two numbers of each item give one order.
fn rise_together(numbers: &[u64], indices: &[u64]) -> bool {
    let mut pairs = Vec::with_capacity(indices.len());
    for (at, index) in indices.iter().enumerate() {
        pairs.push((*index, numbers[at]));
    }
    sort(&mut pairs);
    pairs.windows(2).all(|pair| pair[0].1 < pair[1].1)
}

/// Two keys that may have the index.
fn two_indices(file: &str, line: usize, (key, rival): (&str, &str), format: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file}, line {line}: each class has {key:?} and {rival:?}, which give them another order"),
        format!(
            "write the names in the order of the model's outputs, as in `[\"cat\", \"dog\"]`; if {key:?} gives it, say `format = {format:?}`"
        ),
    )
}
