//! In: what the JSON, YAML and Python parsers find. Out: one tree, with the line of each value, keys in file order, and
//! a key that is there twice still there twice.

use crate::problem::{Problem, Problems};
use std::borrow::Cow;

/// The most problems that one file reports; a list of thousands can be wrong in each line.
const MOST: usize = 12;

/// How deep a file is looked into: the deepest class list is COCO's `categories`, a map in a list in a map.
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
    /// A number, or another word that is no string, as written.
    Plain(Cow<'a, str>),
    List(Vec<Node<'a>>),
    Map(Vec<(Node<'a>, Node<'a>)>),
    /// Deeper than any class list, or a part of the file that holds none.
    Skipped,
}

impl<'a> Node<'a> {
    /// The string that stands here.
    pub(crate) fn text(&self) -> Option<&Cow<'a, str>> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The string or the number that stands here, as written.
    pub(crate) fn word(&self) -> Option<&Cow<'a, str>> {
        match &self.value {
            Value::Text(word) | Value::Plain(word) => Some(word),
            _ => None,
        }
    }

    /// The number that stands here. JSON has no other keys than strings, so a string may hold it.
    pub(crate) fn index(&self) -> Option<u64> {
        self.word().and_then(|word| index(word))
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
        self.values(key).last()
    }

    /// As [`Node::get`]; a key that is there twice is reported.
    pub(crate) fn get_once(&self, key: &str, report: &mut Report<'_>) -> Option<&Node<'a>> {
        let mut values = self.values(key);
        let first = values.next()?;
        match values.last() {
            Some(last) => {
                report.push(|file| crate::messages::file::key_twice(file, key, first.line, last.line));
                Some(last)
            }
            None => Some(first),
        }
    }

    fn values<'s>(&'s self, key: &str) -> impl Iterator<Item = &'s Node<'a>> {
        let pairs = self.map().unwrap_or_default().iter();
        pairs.filter(move |(k, _)| k.text().is_some_and(|k| k == key)).map(|(_, value)| value)
    }

    /// What stands here, for a message.
    pub(crate) fn shown(&self) -> String {
        match &self.value {
            Value::Text(text) => format!("{text:?}"),
            Value::Plain(word) => format!("`{}`", word.escape_debug()),
            Value::List(items) => format!("a list of {}", items.len()),
            Value::Map(pairs) => {
                let keys: Vec<&str> = pairs.iter().filter_map(|(key, _)| key.word().map(|key| &**key)).collect();
                format!(
                    "a map with {}",
                    if keys.is_empty() { "no key".to_owned() } else { crate::escape::quoted_list(&keys, 5) }
                )
            }
            Value::Skipped => "something nested".to_owned(),
        }
    }
}

/// A number as Python's `str` writes it: `7`, not `07` or `7.0`.
pub(crate) fn index(word: &str) -> Option<u64> {
    let is_plain = word == "0" || !word.starts_with(['0', '+']);
    word.parse().ok().filter(|_| is_plain)
}

/// The problems of one file, of which the first are kept and the others counted.
pub(crate) struct Report<'a> {
    /// The file as messages show it.
    file: &'a str,
    found: Vec<Problem>,
    more: usize,
}

impl<'a> Report<'a> {
    pub(crate) fn new(file: &'a str) -> Self {
        Self { file, found: Vec::new(), more: 0 }
    }

    pub(crate) fn push(&mut self, problem: impl FnOnce(&str) -> Problem) {
        if self.found.len() < MOST {
            self.found.push(problem(self.file));
        } else {
            self.more += 1;
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// `value`, unless a problem was found.
    pub(crate) fn finish<T>(mut self, value: T) -> Result<T, Problems> {
        if self.more > 0 {
            self.found.push(crate::messages::file::more(self.file, self.more));
        }
        Problems::unless_any(self.found, value)
    }
}
