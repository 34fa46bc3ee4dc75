//! A list of classes with another key beside it that gives other indices: `{"classes": [..], "ids": [1, 0]}`, a map of the same names, or
//! the same names in another order.

use crate::collect::{every_mapped, mapped, sort};
use crate::format::entries::Entry;
use crate::format::file_problems::FileProblems;
use crate::format::key_words::letters;
use crate::format::known::keyed_list;
use crate::format::syntax::document::{Node, Value};
use crate::format::text_lines::lines::counted_from;
use crate::problem::{Place, Problem};
use std::collections::HashMap;

/// Words for numbers of classes, in lower case: a key is one of them, or ends with one.
const NUMBERS: &str = "id ids index indices indexes idx idxs order permutation number numbers output outputs target \
    targets classes labels values";

/// Words for a map of classes, in lower case: a key has one of them in it.
const MAPS: &str = "mapping vocab dict lookup encod stoi itos labelmap";

/// Whether the value of a key may have indices of the classes that are beside it.
pub(crate) fn is_beside_classes(key: &str) -> bool {
    let key = letters(key);
    NUMBERS.split(' ').any(|word| key.ends_with(word)) || MAPS.split(' ').any(|word| key.contains(word))
}

/// Whether a key has an order of the classes, to go by its word.
fn is_order(key: &str) -> bool {
    let key = letters(key);
    key.ends_with("order") || key.ends_with("permutation")
}

/// Reports each key that gives the classes of a list other indices than their places. `format` reads the list all the same.
pub(crate) fn check(root: &Node<'_>, entries: &[Entry<'_>], format: &str, problems: &mut FileProblems<'_>) {
    if entries.len() < 2 || !problems.is_empty() {
        return;
    }
    // Beside indices, other numbers of the classes are no contradiction; another order is one.
    let have_indices = entries.iter().any(|entry| !entry.is_listed);
    let is_beside = if have_indices { is_order } else { is_beside_classes };
    let mut places = HashMap::new();
    for entry in entries {
        places.insert(&*entry.name, entry.index);
    }
    for (key, value) in root.map().unwrap_or_default() {
        let Some(key) = key.text().filter(|key| is_beside(key)) else { continue };
        if gives_others(value, &places, entries.len()) {
            problems.push(|file| other_indices(file, key, value.line, format));
        }
    }
    // `{"class_names": [..], "model": {"labels": [..]}}`
    for (key, value) in root.map().unwrap_or_default() {
        for (inner, list) in value.map().unwrap_or_default() {
            let Some((key, inner)) = key.text().zip(inner.text().filter(|inner| keyed_list::is_key(inner))) else {
                continue;
            };
            if !keyed_list::is_key(key) && moves_one(list, &places) {
                problems.push(|file| other_indices(file, &format!("{key}.{inner}"), list.line, format));
            }
        }
    }
}

/// Whether a list or a map has a class of these places at another one.
fn moves_one(value: &Node<'_>, places: &HashMap<&str, u64>) -> bool {
    let is_moved = |name: &Node<'_>, index: Option<u64>| {
        let place = name.text().and_then(|name| places.get(&**name));
        matches!((place, index), (Some(place), Some(index)) if *place != index)
    };
    match &value.value {
        Value::List(items) => {
            items.len() > 1 && items.iter().enumerate().any(|(at, item)| is_moved(item, Some(at as u64)))
        }
        Value::Map(pairs) => {
            pairs.iter().any(|(key, value)| is_moved(key, value.index()) || is_moved(value, key.index()))
        }
        _ => false,
    }
}

/// Whether a value gives classes at these places other ones.
fn gives_others(value: &Node<'_>, places: &HashMap<&str, u64>, count: usize) -> bool {
    let place = |node: &Node<'_>| node.word().and_then(|word| places.get(&**word)).copied();
    match &value.value {
        Value::List(items) if items.len() == count => {
            let numbers = every_mapped(items, Node::index).or_else(|| every_mapped(items, place));
            matches!(numbers, Some(numbers) if is_permuted(&numbers))
        }
        Value::Map(pairs) if pairs.len() == count => {
            let by_name = every_mapped(pairs, |(key, value)| Some((place(key)?, value.index()?)));
            let by_index = || every_mapped(pairs, |(key, value)| Some((place(value)?, key.index()?)));
            let Some(mut pairs) = by_name.or_else(by_index) else { return false };
            sort(&mut pairs);
            is_permuted(&mapped(&pairs, |(_, index)| *index))
        }
        _ => false,
    }
}

/// Whether numbers are those from 0 or 1 on, each once, in another order.
fn is_permuted(numbers: &[u64]) -> bool {
    !numbers.is_sorted() && counted_from(numbers).is_some()
}

/// A key that says something else than the list.
fn other_indices(file: &str, key: &str, line: usize, format: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file}, line {line}: {key:?} may give the classes other indices than those beside it"),
        format!(
            "write the names in the order of the model's outputs, as in `[\"cat\", \"dog\"]`; if the others are right, say \
             `format = {format:?}`"
        ),
    )
}

#[cfg(test)]
mod tests {
    use crate::{ClassList, Format};

    fn read(beside: &str, format: Option<Format>) -> Result<String, String> {
        let text = format!(r#"{{"classes": ["ibis", "crake"], {beside}}}"#);
        let list = ClassList::from_bytes(text.as_bytes(), format);
        list.map(|list| list.names().join(",")).map_err(|problems| problems.to_string())
    }

    #[test]
    fn indices_beside_a_list_are_asked_about() {
        for beside in [
            r#""ids": [1, 0]"#,
            r#""class_ids": [2, 1]"#,
            r#""index": ["1", "0"]"#,
            r#""Class-Indices": [1, 0]"#,
            r#""order": [1, 0]"#,
            r#""order": ["crake", "ibis"]"#,
            r#""mapping": {"crake": 0, "ibis": 1}"#,
            r#""vocab": {"crake": 0, "ibis": 1}"#,
            r#""class_dict": {"0": "crake", "1": "ibis"}"#,
            r#""classDict": {"1": "crake", "2": "ibis"}"#,
        ] {
            let error = read(beside, None).unwrap_err();
            let key = beside.split('"').nth(1).unwrap();
            assert!(error.starts_with(&format!("the input, line 1: {key:?} may give the classes other")), "{error}");
            assert!(
                error.ends_with("say `format = \"keyed_list\"`") && error.matches("help: ").count() == 1,
                "{error}"
            );
            assert_eq!(read(beside, Some(Format::KeyedList)).unwrap(), "ibis,crake", "{beside}");
        }
    }

    #[test]
    fn an_order_beside_indices_is_asked_about() {
        let read = |beside: &str| {
            let text = format!(r#"{{"id2label": {{"0": "ibis", "1": "crake"}}, {beside}}}"#);
            ClassList::from_bytes(text.as_bytes(), None).map_err(|problems| problems.to_string())
        };
        for beside in [r#""order": [1, 0]"#, r#""label_order": ["crake", "ibis"]"#] {
            let error = read(beside).unwrap_err();
            assert!(error.contains("other indices than those beside it"), "{error}");
            assert!(error.ends_with("say `format = \"hf_config\"`"), "{error}");
        }
        for beside in [r#""order": [0, 1]"#, r#""output_ids": [1, 0]"#, r#""order": ["ibis", "crake"]"#] {
            assert_eq!(read(beside).unwrap().names(), ["ibis", "crake"], "{beside}");
        }
    }

    #[test]
    fn a_list_further_down_is_asked_about_if_it_moves_a_class() {
        for beside in [
            r#""model": {"labels": ["crake", "ibis"]}"#,
            r#""model": {"name": "x", "layers": [{}], "Labels": ["none", "ibis", "crake"]}"#,
            r#""data": {"class_to_idx": {"crake": 0, "ibis": 1}}"#,
            r#""data": {"names": {"0": "crake", "1": "rail"}}"#,
        ] {
            let error = read(beside, None).unwrap_err();
            assert!(error.contains("may give the classes other indices"), "{error}");
            assert_eq!(read(beside, Some(Format::KeyedList)).unwrap(), "ibis,crake", "{beside}");
        }
        for beside in [
            r#""model": {"labels": ["ibis", "crake"]}"#,
            r#""model": {"labels": ["ibis", "crake", "rail"], "layers": ["crake"]}"#,
            r#""attributes": {"labels": ["red", "blue"]}"#,
            r#""chosen": {"classes": ["crake"]}"#,
            r#""splits": [{"labels": ["crake", "ibis"]}]"#,
        ] {
            assert_eq!(read(beside, None).unwrap(), "ibis,crake", "{beside}");
        }
    }

    #[test]
    fn other_numbers_and_maps_beside_a_list_are_not() {
        for beside in [
            r#""ids": [0, 1]"#,
            r#""ids": [1, 2]"#,
            r#""ids": [17, 4]"#,
            r#""ids": [1, 0, 2]"#,
            r#""ids": [1, 1]"#,
            r#""palette": [1, 0]"#,
            r#""order": "name""#,
            r#""order": ["ibis", "crake"]"#,
            r#""order": ["rail", "ibis"]"#,
            r#""mapping": {"ibis": 0, "crake": 1}"#,
            r#""mapping": {"ibis": 7, "crake": 4}"#,
            r#""mapping": {"rail": 1, "crake": 0}"#,
            r#""vocab": {"0": "ibis", "1": "crake"}"#,
            r#""vocab_size": 2"#,
        ] {
            assert_eq!(read(beside, None).as_deref(), Ok("ibis,crake"), "{beside}");
        }
    }
}
