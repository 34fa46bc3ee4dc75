//! The tree that the JSON, YAML and Python parsers make of a file. Each value knows its line, keys are in file order, and
//! a duplicate key is kept.

use crate::collect::picked;
use crate::format::file_problems::FileProblems;
use crate::problem::{Place, Problem};
use std::borrow::Cow;

/// How deep a file is looked into: the deepest class lists are COCO's `categories`, a map in a list in a map, and those of
/// `dataset_info.json`, lists in a map in a map in a map.
pub(crate) const DEPTH: usize = 4;

/// One value and the line where it starts, counted from 1.
#[derive(Debug)]
pub(crate) struct Node<'a> {
    pub(crate) line: usize,
    pub(crate) value: Value<'a>,
}

#[derive(Debug)]
pub(crate) enum Value<'a> {
    /// A string.
    Text(Cow<'a, str>),
    /// A number, or another word that is not a string, as written.
    Plain(Cow<'a, str>),
    List(Vec<Node<'a>>),
    Map(Vec<(Node<'a>, Node<'a>)>),
    /// Deeper than any class list, or a part of the file that does not hold one.
    Skipped,
}

impl<'a> Node<'a> {
    /// The value, if it is a string.
    pub(crate) fn text(&self) -> Option<&Cow<'a, str>> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The value as written, if it is a string or a number.
    pub(crate) fn word(&self) -> Option<&Cow<'a, str>> {
        match &self.value {
            Value::Text(word) | Value::Plain(word) => Some(word),
            _ => None,
        }
    }

    /// The value, if it is a whole number. JSON's keys are always strings, so a string may hold it.
    pub(crate) fn index(&self) -> Option<u64> {
        self.word().and_then(|word| parse_index(word))
    }

    pub(crate) fn map(&self) -> Option<&[(Node<'a>, Node<'a>)]> {
        match &self.value {
            Value::Map(pairs) => Some(pairs),
            _ => None,
        }
    }

    pub(crate) fn list(&self) -> Option<&[Node<'a>]> {
        match &self.value {
            Value::List(items) => Some(items),
            _ => None,
        }
    }

    /// The value of a key of this map, as Python takes it: the last one.
    pub(crate) fn get(&self, key: &str) -> Option<&Node<'a>> {
        let (_, value) = self.map()?.iter().rev().find(|(k, _)| k.is_called(key))?;
        Some(value)
    }

    /// As [`Node::get`]; a duplicate key is reported.
    pub(crate) fn get_once(&self, key: &str, problems: &mut FileProblems<'_>) -> Option<&Node<'a>> {
        let (_, first) = self.map()?.iter().find(|(k, _)| k.is_called(key))?;
        let last = self.get(key)?;
        if !std::ptr::eq(first, last) {
            problems.push(|file| key_twice(file, key, first.line, last.line));
        }
        Some(last)
    }

    /// Whether this map has a list or a map under a key.
    pub(crate) fn holds(&self, key: &str) -> bool {
        self.get(key).is_some_and(Node::is_collection)
    }

    pub(crate) fn is_collection(&self) -> bool {
        matches!(self.value, Value::List(_) | Value::Map(_))
    }

    /// How many items a list has, or keys a map.
    pub(crate) fn len(&self) -> usize {
        match &self.value {
            Value::List(items) => items.len(),
            Value::Map(pairs) => pairs.len(),
            _ => 0,
        }
    }

    /// Whether this key is that word.
    fn is_called(&self, key: &str) -> bool {
        self.word().is_some_and(|word| word == key)
    }

    /// The value as messages show it.
    pub(crate) fn shown(&self) -> String {
        match &self.value {
            Value::Text(text) => format!("{text:?}"),
            Value::Plain(word) => format!("`{}`", word.escape_debug()),
            Value::List(items) => format!("a list of {}", items.len()),
            Value::Map(pairs) => {
                let keys = picked(pairs, |(key, _)| Some(&**key.word()?));
                let keys = if keys.is_empty() { "no key".to_owned() } else { crate::escape::quoted_list(&keys, 5) };
                format!("a map with {keys}")
            }
            Value::Skipped => "something nested".to_owned(),
        }
    }
}

/// A number as Python's `str` writes it: `7`, not `07` or `7.0`.
pub(crate) fn parse_index(word: &str) -> Option<u64> {
    let is_plain = word == "0" || !word.starts_with(['0', '+']);
    word.parse().ok().filter(|_| is_plain)
}

/// A key that is there twice, of which Python silently takes the last.
fn key_twice(file: &str, key: &str, first: usize, last: usize) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file} has the key {key:?} twice, in line {first} and line {last}"),
        "remove one of the two",
    )
}

#[cfg(test)]
impl Node<'_> {
    /// The tree as the cases from Python have it: a string as `"s.."`, another word as `"p.."`, a map as `["map", [key, value], ..]`.
    pub(crate) fn as_json(&self) -> serde_json::Value {
        let of = |kind: &str, values: &mut dyn Iterator<Item = serde_json::Value>| {
            serde_json::Value::Array(std::iter::once(kind.into()).chain(values).collect())
        };
        match &self.value {
            Value::Text(text) => format!("s{text}").into(),
            Value::Plain(word) => format!("p{word}").into(),
            Value::List(items) => of("list", &mut items.iter().map(Node::as_json)),
            Value::Map(pairs) => {
                let pair = |(key, value): &(Node<'_>, Node<'_>)| vec![key.as_json(), value.as_json()].into();
                of("map", &mut pairs.iter().map(pair))
            }
            Value::Skipped => "skipped".into(),
        }
    }
}
