//! Files in which the classes are deeper than any list, or have no index: Datumaro's, Supervisely's meta.json, and settings.

use crate::format::known::keyed_list;
use crate::format::syntax::document::Node;
use crate::problem::{Place, Problem};

/// What such a file is, and how to get the names out of it.
pub(crate) fn check(file: &str, root: &Node<'_>) -> Option<Problem> {
    let label = root.get("categories").and_then(|categories| categories.get("label"));
    if matches!(label, Some(label) if label.holds("labels")) {
        return Some(datumaro(file));
    }
    let classes = root.get("classes").and_then(Node::list).unwrap_or_default();
    if !classes.is_empty() && classes.iter().all(|class| class.get("title").is_some()) {
        return Some(supervisely(file));
    }
    let mut found = Vec::new();
    for (key, value) in root.map()? {
        for (inner, list) in value.map().unwrap_or_default() {
            let are_names = matches!(list.list(), Some(items) if items.iter().all(|item| item.text().is_some()));
            match (key.text(), inner.text()) {
                (Some(key), Some(inner)) if are_names && list.len() > 1 && keyed_list::is_key(inner) => {
                    found.push((key, inner));
                }
                _ => {}
            }
        }
    }
    match found[..] {
        [(key, inner)] => Some(deeper(file, key, inner)),
        _ => None,
    }
}

/// One list of names, in a map below a key: `model: {labels: [..]}`.
fn deeper(file: &str, key: &str, inner: &str) -> Problem {
    let read = if file.starts_with('"') { file } else { "FILE" };
    let name = file.trim_matches('"').to_lowercase();
    let is_yaml = [".yaml", ".yml"].iter().any(|ending| name.ends_with(ending));
    let load = if is_yaml { "yaml.safe_load" } else { "json.load" };
    Problem::new(
        Place::PATH,
        format!("{file} has no class list at its start, but a list of names further down, in `{key}.{inner}`"),
        format!(
            "if these are the classes, write them into a file of their own, and name that: \
             `json.dump({load}(open({read}))[{key:?}][{inner:?}], open(\"classes.json\", \"w\"))`"
        ),
    )
}

/// Datumaro's `label_id` is the place in this list.
fn datumaro(file: &str) -> Problem {
    // A name of a file is in quotes.
    let read = if file.starts_with('"') { file } else { "FILE" };
    Problem::new(
        Place::PATH,
        format!("{file} has the annotations of Datumaro, whose classes are in `categories.label.labels`"),
        format!(
            "write their names into a file of its own, and name that: `json.dump([label[\"name\"] for label in \
             json.load(open({read}))[\"categories\"][\"label\"][\"labels\"]], open(\"classes.json\", \"w\"))`"
        ),
    )
}

/// Supervisely's classes have an id of its server, and no index.
fn supervisely(file: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file} is the meta.json of Supervisely, which has the classes but not their indices"),
        "write the titles in the order that the training had into a file of its own, as in `[\"cat\", \"dog\"]`, and name that",
    )
}

#[cfg(test)]
mod tests {
    use crate::ClassList;

    #[test]
    fn files_of_annotation_tools_are_told_by_name() {
        for (text, words) in [
            (
                r#"{"info": {}, "categories": {"label": {"labels": [{"name": "ibis"}]}}, "items": []}"#,
                ["Datumaro", "[\"labels\"]"],
            ),
            (
                r#"{"classes": [{"title": "ibis", "shape": "any"}], "tags": []}"#,
                ["Supervisely", "the titles in the order"],
            ),
            (
                r#"{"nn": {"size": 2}, "mappings": {"labels": ["ibis", "crake"]}}"#,
                ["`mappings.labels`", r#"json.load(open(FILE))["mappings"]["labels"], open("#],
            ),
        ] {
            let error = ClassList::from_bytes(text.as_bytes(), None).unwrap_err().to_string();
            assert!(words.iter().all(|word| error.contains(word)), "{error}");
        }
    }
}
