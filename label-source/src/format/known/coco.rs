//! `categories` of COCO annotations, or that list alone. COCO's 80 categories have ids up to 90: the index counts them, and each
//! entry keeps its id.

use super::item_index;
use crate::collect::{count, list};
use crate::format::entries::{Entry, read_index, wrong_index, wrong_name};
use crate::format::file_options::FileOptions;
use crate::format::file_problems::FileProblems;
use crate::format::syntax::document::Node;
use crate::problem::{Place, Problem};
use std::collections::{HashMap, HashSet};

pub(crate) fn matches(root: &Node<'_>) -> bool {
    let is_category = |item: &Node<'_>| item.get("id").is_some() && item.get("name").is_some();
    match root.list() {
        // Each entry has its index, so its position is not used.
        Some(items) => !items.is_empty() && items.iter().all(is_category) && !item_index::has_indices(items),
        None => root
            .get("categories")
            .and_then(Node::list)
            .is_some_and(|items| items.iter().all(|item| item.map().is_some()) && !item_index::has_indices(items)),
    }
}

pub(crate) fn read<'a>(
    root: &Node<'a>,
    options: &FileOptions<'_>,
    problems: &mut FileProblems<'_>,
) -> Option<Vec<Entry<'a>>> {
    let categories = match root.list() {
        Some(categories) => categories,
        None => root.get_once("categories", problems)?.list()?,
    };
    if !categories.iter().all(|category| category.map().is_some()) {
        return None;
    }
    let mut entries: Vec<Entry<'a>> = Vec::new();
    let mut before = None;
    let mut lines = HashMap::new();
    // A class may be called as the category above all.
    let mut left_out = HashSet::new();
    for category in categories {
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
        let before = before.replace(id).filter(|before| *before >= id);
        if let Some(first) = lines.insert(id, category.line) {
            problems.push(|file| id_twice(file, id, first, category.line));
        } else if let Some(before) = before {
            problems.push(|file| not_sorted(file, category.line, id, before));
        }
        let is_named = options.without.is_some_and(|without| without.iter().any(|other| other == name));
        if !(is_named && left_out.insert(&**name)) {
            let index = entries.len() as u64;
            entries.push(Entry { id: Some(id), ..Entry::new(index, name.clone(), category.line) });
        }
    }
    check_without(categories, options, problems);
    if options.format.is_none() && problems.is_empty() {
        let places = list(0..categories.len() as u64);
        item_index::check_rivals(categories, "id", &places, "coco", problems);
    }
    Some(entries)
}

/// Reports each name of `without` that no category has; and without the option, a first category that may be no class.
fn check_without(categories: &[Node<'_>], options: &FileOptions<'_>, problems: &mut FileProblems<'_>) {
    let has = |category: &Node<'_>, key: &str, name: &str| {
        category.get(key).and_then(Node::text).is_some_and(|text| **text == *name)
    };
    // Roboflow's export puts the name of the project before the classes, as the category above them all.
    let above_all = match categories {
        [first, others @ ..] => first
            .get("name")
            .and_then(Node::text)
            .filter(|name| others.iter().all(|other| has(other, "supercategory", name))),
        [] => None,
    };
    match (options.without, above_all) {
        (Some(without), _) if !options.special.is_of_another => {
            for (at, name) in without.iter().enumerate() {
                let count = count(categories, |category| has(category, "name", name));
                if count == 0 {
                    problems.push(|file| without_finds_nothing(file, at, name));
                } else if count > 1 && above_all.is_none_or(|first| **first != **name) {
                    problems.push(|file| without_finds_several(file, at, name, count));
                }
            }
        }
        (None, Some(name)) if categories.len() > 1 => {
            problems.push(|file| may_be_no_class(file, categories[0].line, name));
        }
        _ => {}
    }
}

/// A first category that is the supercategory of all others.
fn may_be_no_class(file: &str, line: usize, name: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!(
            "{file}, line {line}: the first category {name:?} is the supercategory of all others, as in Roboflow's exports: \
             it may be no class"
        ),
        format!(
            "if the model has no output for it, leave it out: `without = [{name:?}]`; if it is a class, say so: `without = []`"
        ),
    )
}

/// `without` with a name that no category has.
fn without_finds_nothing(file: &str, index: usize, name: &str) -> Problem {
    Problem::new(
        Place::element("without", index),
        format!("no category of {file} is called {name:?}"),
        "write the name as the file has it, or remove it here",
    )
}

/// `without` with a name that several categories have, of which none is the category above all others.
fn without_finds_several(file: &str, index: usize, name: &str, count: usize) -> Problem {
    Problem::new(
        Place::element("without", index),
        format!("{count} categories of {file} are called {name:?}"),
        "give each category a name of its own in the file",
    )
}

/// An id that two categories have.
fn id_twice(file: &str, id: u64, first: usize, second: usize) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file} has two categories with id {id}, in line {first} and line {second}"),
        "give each category an id of its own, or write the model's names as a JSON list",
    )
}

/// Categories that are not sorted by id.
fn not_sorted(file: &str, line: usize, id: u64, before: u64) -> Problem {
    Problem::new(
        Place::PATH,
        format!(
            "{file}, line {line}: the category with id {id} comes after id {before}: by file or by id, the indices differ"
        ),
        "write the names in the order of the model's outputs, as in `[\"cat\", \"dog\"]`, into a file of its own, and name that; for \
         detectron2, which sorts by id: `json.dump([c[\"name\"] for c in sorted(coco[\"categories\"], key=lambda c: c[\"id\"])], \
         open(\"classes.json\", \"w\"))`; for the order of the file leave `sorted` out",
    )
}
