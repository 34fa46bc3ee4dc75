//! Parses JSON. Values are found as slices of the text, so that each knows its line. What can't hold a class list (a
//! dataset's million annotations) is passed over without being kept.

use super::document::{DEPTH, Node, Value};
use super::line_ends;
use crate::problem::{Place, Problem};
use serde_json::value::RawValue;
use serde_json::{Deserializer, Error};
use std::borrow::Cow;
use std::fmt;

/// Parses a text that starts with `{` or `[`. Of the outermost map, lists and maps are kept if `is_kept` says so of their
/// key.
pub(crate) fn parse<'a>(file: &str, text: &'a str, is_kept: fn(&str) -> bool) -> Result<Node<'a>, Problem> {
    let mut lines = Lines { text, at: 0, line: 1 };
    node(text.trim_ascii_start(), &mut lines, 0, is_kept).map_err(|(line, error)| {
        // The line in the error counts from the value that could not be read.
        let (what, line) = (error.to_string(), line + error.line().saturating_sub(1));
        let what = what.split(" at line").next().unwrap_or(&what);
        invalid_json(file, line, what)
    })
}

fn node<'a>(
    text: &'a str,
    lines: &mut Lines<'a>,
    depth: usize,
    is_kept: fn(&str) -> bool,
) -> Result<Node<'a>, (usize, Error)> {
    let line = lines.of(text);
    let located = |error| (line, error);
    let value = match text.as_bytes().first() {
        Some(b'{') if depth < DEPTH => {
            let Pairs(pairs) = read(text).map_err(located)?;
            let mut nodes = Vec::with_capacity(pairs.len());
            for (key, raw) in pairs {
                let value = if depth > 0 || !raw.get().starts_with(['{', '[']) || is_kept(&key) {
                    node(raw.get(), lines, depth + 1, is_kept)?
                } else {
                    Node { line: lines.of(raw.get()), value: Value::Skipped }
                };
                nodes.push((Node { line: value.line, value: Value::Text(key) }, value));
            }
            Value::Map(nodes)
        }
        Some(b'[') if depth < DEPTH => {
            let items: Vec<&RawValue> = read(text).map_err(located)?;
            let nodes = items.into_iter().map(|raw| node(raw.get(), lines, depth + 1, is_kept));
            Value::List(nodes.collect::<Result<_, _>>()?)
        }
        Some(b'{' | b'[') => Value::Skipped,
        Some(b'"') => {
            let Text(text) = read(text).map_err(located)?;
            Value::Text(text)
        }
        _ => Value::Plain(text.into()),
    };
    Ok(Node { line, value })
}

fn read<'a, T: serde_core::Deserialize<'a>>(text: &'a str) -> Result<T, Error> {
    let mut deserializer = Deserializer::from_str(text);
    let value = T::deserialize(&mut deserializer)?;
    deserializer.end().map(|()| value)
}

/// Counts lines up to slices of one text that come in order.
struct Lines<'a> {
    text: &'a str,
    at: usize,
    line: usize,
}

impl Lines<'_> {
    fn of(&mut self, slice: &str) -> usize {
        let at = slice.as_ptr() as usize - self.text.as_ptr() as usize;
        if let Some(passed) = self.text.get(self.at..at) {
            self.line += line_ends::count(passed);
            self.at = at;
        }
        self.line
    }
}

/// A string, borrowed if it has no escapes.
struct Text<'a>(Cow<'a, str>);

impl<'a> serde_core::Deserialize<'a> for Text<'a> {
    fn deserialize<D: serde_core::Deserializer<'a>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'a> serde_core::de::Visitor<'a> for Visitor {
            type Value = Text<'a>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }

            fn visit_borrowed_str<E>(self, text: &'a str) -> Result<Text<'a>, E> {
                Ok(Text(Cow::Borrowed(text)))
            }

            fn visit_str<E>(self, text: &str) -> Result<Text<'a>, E> {
                Ok(Text(Cow::Owned(text.to_owned())))
            }
        }
        deserializer.deserialize_str(Visitor)
    }
}

/// A map with its keys in file order, none dropped.
struct Pairs<'a>(Vec<(Cow<'a, str>, &'a RawValue)>);

impl<'a> serde_core::Deserialize<'a> for Pairs<'a> {
    fn deserialize<D: serde_core::Deserializer<'a>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'a> serde_core::de::Visitor<'a> for Visitor {
            type Value = Pairs<'a>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a map")
            }

            fn visit_map<A: serde_core::de::MapAccess<'a>>(self, mut map: A) -> Result<Pairs<'a>, A::Error> {
                let mut pairs = Vec::new();
                while let Some((Text(key), value)) = map.next_entry()? {
                    pairs.push((key, value));
                }
                Ok(Pairs(pairs))
            }
        }
        deserializer.deserialize_map(Visitor)
    }
}

/// A text that starts as JSON and is not valid.
fn invalid_json(file: &str, line: usize, error: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file}, line {line}: this is no JSON: {error}"),
        "write it with `json.dump`, whole",
    )
}
