//! Parses JSON, as events of which each knows its line. What can't hold a class list (a dataset's million annotations) is
//! passed over without being kept.

use super::document::{DEPTH, Node, Value};
use super::line_ends;
use crate::problem::{Place, Problem};
use json_event_parser::{JsonEvent, JsonSyntaxError, LowLevelJsonParser};

/// Which lists and maps are kept, by their key.
#[derive(Clone, Copy)]
pub(crate) struct Kept {
    /// Those of the outermost map.
    pub(crate) outer: fn(&str) -> bool,
    /// Those of a map below another key of it.
    pub(crate) inner: fn(&str) -> bool,
}

impl Kept {
    pub(crate) const ALL: Self = Self { outer: |_| true, inner: |_| true };
}

/// Parses a text that starts with `{` or `[`.
pub(crate) fn parse<'a>(file: &str, text: &'a str, kept: Kept) -> Result<Node<'a>, Problem> {
    parse_down_to(DEPTH, file, text, kept)
}

/// The same for a text whose outermost map has a text of the usual depth below each key.
pub(crate) fn parse_each<'a>(file: &str, text: &'a str) -> Result<Node<'a>, Problem> {
    parse_down_to(DEPTH + 1, file, text, Kept::ALL)
}

fn parse_down_to<'a>(most: usize, file: &str, text: &'a str, kept: Kept) -> Result<Node<'a>, Problem> {
    let mut events = Events { file, text, rest: text, line: 1, most, parser: LowLevelJsonParser::new() };
    let event = events.next()?;
    let root = events.node(event, 0, kept)?;
    // After the value the text must end.
    events.next()?;
    Ok(root)
}

/// The events of a text, from a parser that is told what it has not read yet.
struct Events<'a, 'f> {
    file: &'f str,
    text: &'a str,
    rest: &'a str,
    /// The line of the last event, counted from 1.
    line: usize,
    /// How deep the text is looked into.
    most: usize,
    parser: LowLevelJsonParser,
}

impl<'a> Events<'a, '_> {
    fn next(&mut self) -> Result<JsonEvent<'a>, Problem> {
        let result = self.parser.parse_next(self.rest.as_bytes(), true);
        let event = result.event.unwrap_or(Ok(JsonEvent::Eof));
        let event = event.map_err(|error| invalid_json(self.file, self.text, &error))?;
        let (passed, rest) = self.rest.split_at_checked(result.consumed_bytes).unwrap_or((self.rest, ""));
        self.line += line_ends::count(passed);
        self.rest = rest;
        Ok(event)
    }

    /// The value that starts with an event.
    fn node(&mut self, event: JsonEvent<'a>, depth: usize, kept: Kept) -> Result<Node<'a>, Problem> {
        let line = self.line;
        let value = match event {
            JsonEvent::String(text) | JsonEvent::ObjectKey(text) => Value::Text(text),
            JsonEvent::Number(number) => Value::Plain(number),
            JsonEvent::Boolean(value) => Value::Plain(if value { "true" } else { "false" }.into()),
            JsonEvent::StartArray | JsonEvent::StartObject if depth == self.most => self.skip()?,
            JsonEvent::StartArray => {
                let mut items = Vec::new();
                loop {
                    match self.next()? {
                        JsonEvent::EndArray | JsonEvent::Eof => break Value::List(items),
                        event => items.push(self.node(event, depth + 1, kept)?),
                    }
                }
            }
            JsonEvent::StartObject => {
                let mut pairs = Vec::new();
                while let JsonEvent::ObjectKey(key) = self.next()? {
                    let key_line = self.line;
                    let event = self.next()?;
                    let is_collection = matches!(event, JsonEvent::StartArray | JsonEvent::StartObject);
                    let value = if depth == 0 && is_collection && !(kept.outer)(&key) {
                        Node { line: self.line, value: self.inner(&event, kept)? }
                    } else {
                        self.node(event, depth + 1, kept)?
                    };
                    pairs.push((Node { line: key_line, value: Value::Text(key) }, value));
                }
                Value::Map(pairs)
            }
            // The parser gives no other event where a value starts.
            JsonEvent::Null | JsonEvent::EndArray | JsonEvent::EndObject | JsonEvent::Eof => {
                Value::Plain("null".into())
            }
        };
        Ok(Node { line, value })
    }

    /// What is kept of a list or map that has just been opened, below a key that is not kept.
    fn inner(&mut self, start: &JsonEvent<'a>, kept: Kept) -> Result<Value<'a>, Problem> {
        if !matches!(start, JsonEvent::StartObject) {
            return self.skip();
        }
        let mut pairs = Vec::new();
        while let JsonEvent::ObjectKey(key) = self.next()? {
            let line = self.line;
            match self.next()? {
                JsonEvent::StartArray | JsonEvent::StartObject if !(kept.inner)(&key) => drop(self.skip()?),
                event @ (JsonEvent::StartArray | JsonEvent::StartObject) => {
                    pairs.push((Node { line, value: Value::Text(key) }, self.node(event, 2, kept)?));
                }
                _ => {}
            }
        }
        Ok(if pairs.is_empty() { Value::Skipped } else { Value::Map(pairs) })
    }

    /// Passes over the rest of the list or map that has just been opened.
    fn skip(&mut self) -> Result<Value<'a>, Problem> {
        let mut open = 1_usize;
        while open > 0 {
            match self.next()? {
                JsonEvent::StartArray | JsonEvent::StartObject => open += 1,
                JsonEvent::EndArray | JsonEvent::EndObject => open -= 1,
                JsonEvent::Eof => break,
                _ => {}
            }
        }
        Ok(Value::Skipped)
    }
}

/// A text that starts as JSON and is not valid.
fn invalid_json(file: &str, text: &str, error: &JsonSyntaxError) -> Problem {
    let at = error.location().start;
    let (before, found) = usize::try_from(at.offset).ok().and_then(|at| text.split_at_checked(at)).unwrap_or_default();
    let column = line_ends::column(before);
    let help = if found.starts_with("NaN") || found.starts_with("Infinity") {
        "JSON has no such number: write it with `json.dump(.., allow_nan=False)`, which says where it is"
    } else {
        "write it with `json.dump`, whole"
    };
    Problem::new(
        Place::PATH,
        format!(
            "{file}, line {}, column {column}: this is not valid JSON: {}",
            at.line + 1,
            said(error.message(), before, found)
        ),
        help,
    )
}

/// What the parser says, to stand within a sentence.
fn said(message: &str, before: &str, found: &str) -> String {
    if found.is_empty() {
        return "the end of the file is too soon".to_owned();
    }
    // It looks for the other half after the end of the string.
    if message == "Unexpected end of file" && found.starts_with('"') {
        return "the string that starts here has no end, or half of a surrogate pair (`\\ud800`)".to_owned();
    }
    // It says of a missing colon what it says of a key without quotes.
    if message == "Object keys must be strings" && before.trim_end().ends_with('"') {
        return "a key is followed by a colon".to_owned();
    }
    let mut said = message.to_owned();
    if let Some(first) = said.get_mut(..1) {
        first.make_ascii_lowercase();
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `json_python.json` has random texts and what Python's `json` makes of each; `json_python.py` beside it writes them.
    #[test]
    fn reads_as_python() {
        let cases: serde_json::Value = serde_json::from_str(include_str!("json_python.json")).unwrap();
        let cases = cases.as_array().unwrap();
        let mut errors = 0;
        for case in cases {
            let ours =
                parse("it", case[0].as_str().unwrap(), Kept { outer: |key| key != "skip", inner: |_| false }).ok();
            errors += usize::from(ours.is_none());
            assert_eq!(ours.map_or(serde_json::Value::Null, |root| root.as_json()), case[1], "{case}");
        }
        assert!(cases.len() > 900 && errors > 300 && errors * 4 < cases.len() * 3, "{errors} of {}", cases.len());
    }

    #[test]
    fn values_and_errors_know_their_line() {
        let root = parse("it", "\n{\r\n\"a\"\r:\n 1,\"b\": [\n\"c\"]}\n", Kept::ALL).unwrap();
        let pairs = root.map().unwrap();
        let lines = pairs.iter().map(|(key, value)| (key.line, value.line));
        assert_eq!((root.line, lines.collect::<Vec<_>>()), (2, vec![(3, 5), (5, 5)]));
        assert_eq!(pairs[1].1.list().unwrap()[0].line, 6);
        for (text, says) in [
            ("{\"é\": 1,\r\n \"猫\" 2}", "line 2, column 6: this is not valid JSON: a key is followed by a colon"),
            ("{\"a\": 1,}", "line 1, column 9: this is not valid JSON: trailing commas are not allowed"),
            ("[1,\n// two\n2]", "line 2, column 1: this is not valid JSON: unexpected char: '/'"),
            ("{a: 1}", "line 1, column 2: this is not valid JSON: unexpected char: 'a'"),
            ("{\"a\": [NaN]}", "line 1, column 8: this is not valid JSON: unexpected char: 'N'"),
            (
                "[\"a\", \"b\\ud800\"]",
                "line 1, column 7: this is not valid JSON: the string that starts here has no end, or half of a surrogate pair (`\\ud800`)",
            ),
            ("[1]\n[2]", "line 2, column 1: this is not valid JSON: the JSON already contains one root element"),
            ("[\"a\",\n", "line 2, column 1: this is not valid JSON: the end of the file is too soon"),
        ] {
            assert_eq!(parse("it", text, Kept::ALL).unwrap_err().what(), format!("it, {says}"), "{text:?}");
        }
    }

    /// No stack is needed for what is nested, and no memory for what is passed over.
    #[test]
    fn depth_is_bounded() {
        for (depth, is_right) in [(5, true), (60_000, true), (1 << 20, false)] {
            let text = "[".repeat(depth) + &"]".repeat(depth);
            assert_eq!(parse("it", &text, Kept::ALL).is_ok(), is_right, "{depth}");
        }
    }
}
