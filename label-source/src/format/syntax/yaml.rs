//! Parses YAML as `PyYAML` does. A scalar is a string, or a word that `PyYAML` would turn into something else. Aliases and merge keys
//! are resolved.

use super::document::{DEPTH, Node, Value, parse_index};
use super::line_ends;
use super::yaml_word::is_string;
use crate::collect::mapped;
use crate::problem::{Place, Problem};
use granit_parser::{Event, Parser, ScalarStyle, ScanError, Span, StrInput, Tag};
use std::borrow::Cow;
use std::collections::HashSet;

/// The most values that aliases stand for. The lists of a file can be given twice; a file that grows to millions is an attack.
const ALIASED_MOST: usize = 1 << 18;

/// Parses the one document of a file.
pub(crate) fn parse<'a>(file: &str, text: &'a str) -> Result<Node<'a>, Problem> {
    if let Some(at) = text.find(['\u{85}', '\u{2028}', '\u{2029}']) {
        return Err(other_line_end(file, text, at));
    }
    let options = granit_parser::options! {
        bom_inside_document_as_content: true,
        block_scalar_eof_without_line_feed: true,
        emit_comments: false,
    };
    let parser = Parser::new_from_str_with_options(text, options);
    let mut events = Events { file, parser, anchors: Vec::new(), aliased: 0 };
    let mut root = Node { line: 1, value: Value::Map(Vec::new()) };
    let mut documents = 0;
    while let Some((event, span)) = events.next()? {
        match event {
            Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
            Event::DocumentStart(..) => documents += 1,
            event if documents == 1 => root = events.node(event, span, 0)?,
            _ => return Err(two_documents(file, span.start.line())),
        }
    }
    Ok(root)
}

type Pairs<'a> = Vec<(Node<'a>, Node<'a>)>;

struct Events<'a, 'f> {
    file: &'f str,
    parser: Parser<'a, StrInput<'a>>,
    /// The values that aliases can stand for, by the parser's numbers. It counts those too that are passed over.
    anchors: Vec<Option<Value<'a>>>,
    /// How many values aliases stood for.
    aliased: usize,
}

impl<'a> Events<'a, '_> {
    fn next(&mut self) -> Result<Option<(Event<'a>, Span)>, Problem> {
        self.parser.next_event().transpose().map_err(|error| invalid_yaml(self.file, &error))
    }

    fn node(&mut self, event: Event<'a>, span: Span, depth: usize) -> Result<Node<'a>, Problem> {
        let line = span.start.line();
        let anchor = event.anchor_id();
        let value = match event {
            Event::Scalar(text, style, _, tag) => scalar(text, style, tag.as_deref()),
            Event::SequenceStart(_, _, tag) if depth == DEPTH || !is_untagged(tag.as_deref(), "seq") => self.skip()?,
            Event::MappingStart(_, _, tag) if depth == DEPTH || !is_untagged(tag.as_deref(), "map") => self.skip()?,
            Event::SequenceStart(..) => {
                let mut items = Vec::new();
                while let Some(item) = self.child(depth)? {
                    items.push(item);
                }
                Value::List(items)
            }
            Event::MappingStart(..) => Value::Map(self.pairs(depth)?),
            Event::Alias(id) => {
                let value = match self.anchors.get(id) {
                    Some(Some(value)) => copy(value, depth, &mut self.aliased),
                    _ => Value::Skipped,
                };
                if self.aliased > ALIASED_MOST {
                    return Err(too_many_aliased(self.file, line));
                }
                value
            }
            _ => Value::Skipped,
        };
        if let Some(id) = anchor {
            while self.anchors.len() <= id {
                self.anchors.push(None);
            }
            self.anchors[id] = Some(copy(&value, depth, &mut 0));
        }
        Ok(Node { line, value })
    }

    /// The pairs of the map that is open. Those of `<<` come first, and go if the map has the key itself.
    fn pairs(&mut self, depth: usize) -> Result<Pairs<'a>, Problem> {
        let (mut pairs, mut merged) = (Vec::new(), Vec::new());
        while let Some(key) = self.child(depth)? {
            let Some(value) = self.child(depth)? else { break };
            if !matches!(&key.value, Value::Plain(word) if word == "<<") {
                pairs.push((key, value));
                continue;
            }
            // Of a list, the first map has the last word.
            let mut maps = match value.value {
                Value::List(items) => items,
                _ => vec![value],
            };
            while let Some(map) = maps.pop() {
                match map.value {
                    Value::Map(more) => merged.extend(more),
                    _ => return Err(merge_without_map(self.file, key.line, &map.shown())),
                }
            }
        }
        if merged.is_empty() {
            return Ok(pairs);
        }
        // As messages show them, in which a string is not another word.
        let mut seen: HashSet<Cow<'_, str>> = HashSet::new();
        for (key, _) in &pairs {
            seen.insert(key.shown().into());
        }
        merged.reverse();
        merged.retain(|(key, _)| key.word().is_none() || seen.insert(key.shown().into()));
        merged.reverse();
        merged.append(&mut pairs);
        Ok(merged)
    }

    /// The next value of the collection that is open, or its end.
    fn child(&mut self, depth: usize) -> Result<Option<Node<'a>>, Problem> {
        match self.next()? {
            None | Some((Event::SequenceEnd | Event::MappingEnd | Event::StreamEnd, _)) => Ok(None),
            Some((event, span)) => self.node(event, span, depth + 1).map(Some),
        }
    }

    /// Passes over the rest of the collection that has just been opened.
    fn skip(&mut self) -> Result<Value<'a>, Problem> {
        let mut open = 1_usize;
        while open > 0 {
            match self.next()? {
                None | Some((Event::StreamEnd, _)) => break,
                Some((Event::SequenceStart(..) | Event::MappingStart(..), _)) => open += 1,
                Some((Event::SequenceEnd | Event::MappingEnd, _)) => open -= 1,
                Some(_) => {}
            }
        }
        Ok(Value::Skipped)
    }
}

/// A scalar with its tag, if it has one. With `!!str` it is a string, with `!` what it is without quotes; another
/// tag may change it.
fn scalar<'a>(text: Cow<'a, str>, style: ScalarStyle, tag: Option<&Tag>) -> Value<'a> {
    let is_plain = match tag {
        None => style == ScalarStyle::Plain,
        Some(tag) if tag.core_suffix() == Some("str") => false,
        Some(tag) if tag.original() == "!" => true,
        Some(tag) if tag.core_suffix() == Some("int") && parse_index(&text).is_some() => return Value::Plain(text),
        Some(tag) => return Value::Plain(format!("{} {text}", tag.original()).into()),
    };
    if is_plain && !is_string(&text) { Value::Plain(text) } else { Value::Text(text) }
}

/// Whether a collection is a list or a map to `PyYAML`, and not by its tag something else.
fn is_untagged(tag: Option<&Tag>, own: &str) -> bool {
    // What Lightning writes of a tuple.
    let is_tuple = |tag: &Tag| own == "seq" && tag.original() == "!!python/tuple";
    tag.is_none_or(|tag| tag.core_suffix() == Some(own) || tag.original() == "!" || is_tuple(tag))
}

/// A value as it stands at a depth. `count` is the number of all copied values.
fn copy<'a>(value: &Value<'a>, depth: usize, count: &mut usize) -> Value<'a> {
    *count += 1;
    // More is not copied, since the file is not read then.
    if *count > ALIASED_MOST {
        return Value::Skipped;
    }
    let mut node = |node: &Node<'a>| Node { line: node.line, value: copy(&node.value, depth + 1, count) };
    match value {
        Value::List(_) | Value::Map(_) if depth >= DEPTH => Value::Skipped,
        Value::List(items) => Value::List(mapped(items, node)),
        Value::Map(pairs) => Value::Map(mapped(pairs, |(key, value)| (node(key), node(value)))),
        Value::Text(text) => Value::Text(text.clone()),
        Value::Plain(word) => Value::Plain(word.clone()),
        Value::Skipped => Value::Skipped,
    }
}

/// A text that has a line of YAML and is not valid YAML.
fn invalid_yaml(file: &str, error: &ScanError) -> Problem {
    let (line, column) = (error.marker().line(), error.marker().col() + 1);
    let help = if error.info().starts_with("comments must be separated") {
        "write a space before the `#`; if the `#` is part of a name, write the whole name in quotes"
    } else {
        "write the names as in `names: [\"cat\", \"dog\"]`, or say the format: `format = \"labels_txt\"`"
    };
    Problem::new(
        Place::PATH,
        format!("{file}, line {line}, column {column}: this is not valid YAML: {}", error.info()),
        help,
    )
}

/// A character at which a line ends for YAML 1.1, and for no editor.
fn other_line_end(file: &str, text: &str, at: usize) -> Problem {
    let (before, rest) = text.split_at(at);
    let code = rest.chars().next().map_or(0, u32::from);
    let (line, column) = (line_ends::count(before) + 1, line_ends::column(before));
    Problem::new(
        Place::PATH,
        format!(
            "{file}, line {line}, column {column}: the character U+{code:04X} is there, at which a line ends for PyYAML"
        ),
        format!("remove it; in a name write it as in `\"a\\u{code:04x}b\"`"),
    )
}

/// Two documents in one YAML file.
fn two_documents(file: &str, line: usize) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file}, line {line}: a second YAML document starts"),
        "keep the one with the names; `yaml.safe_load` reads no such file either",
    )
}

/// Aliases of lists of aliases.
fn too_many_aliased(file: &str, line: usize) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file}, line {line}: the aliases up to here stand for more than {ALIASED_MOST} values"),
        "write the names into a file of their own, without aliases",
    )
}

/// `<<: cat`.
fn merge_without_map(file: &str, line: usize, found: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file}, line {line}: the key `<<` merges maps, found {found}"),
        "name a map, as in `<<: *other`; if `<<` is a name, write it in quotes",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `yaml_python.json` has random texts and what `PyYAML` makes of each; `yaml_python.py` beside it writes them.
    #[test]
    fn reads_as_pyyaml() {
        let cases: serde_json::Value = serde_json::from_str(include_str!("yaml_python.json")).unwrap();
        let cases = cases.as_array().unwrap();
        let (mut read, mut refused) = (0, 0);
        for case in cases {
            // What `PyYAML` refuses no training has read.
            let Some(expected) = Some(&case[1]).filter(|tree| !tree.is_null()) else { continue };
            match parse("it", case[0].as_str().unwrap()) {
                Ok(root) => assert_eq!(comparable(root.as_json()), *expected, "{case}"),
                Err(_) => refused += 1,
            }
            read += 1;
        }
        // A comment that has no space in front is all that is refused, but for a few.
        assert!(read > 400 && refused * 8 < read, "{refused} of {read}");
    }

    /// A tree as `yaml_python.py` writes it: maps sorted, of duplicate keys the last one, and of words only whole numbers.
    fn comparable(tree: serde_json::Value) -> serde_json::Value {
        match tree {
            serde_json::Value::String(word) => match word.strip_prefix('p') {
                Some(number) if parse_index(number).is_none() => "p".into(),
                _ => word.into(),
            },
            serde_json::Value::Array(items) => {
                let is_map = items[0] == "map";
                let mut items: Vec<serde_json::Value> = items
                    .into_iter()
                    .map(|item| if item == "map" || item == "list" { item } else { comparable(item) })
                    .collect();
                if is_map {
                    let pairs: std::collections::BTreeMap<String, serde_json::Value> =
                        items.drain(1..).map(|pair| (pair[0].to_string(), pair)).collect();
                    items.extend(pairs.into_values());
                }
                items.into()
            }
            other => other,
        }
    }

    #[test]
    fn aliases_tags_and_merges_are_what_they_stand_for() {
        let json = |text: &str| comparable(parse("it", text).unwrap().as_json()).to_string();
        for (text, tree) in [
            ("[&n cat, *n, &m [a, *n], *m]", r#"["list","scat","scat",["list","sa","scat"],["list","sa","scat"]]"#),
            (
                "base: &b {0: cat, 1: dog}\nnames: {<<: *b, 1: owl}",
                r#"["map",["sbase",["map",["p0","scat"],["p1","sdog"]]],["snames",["map",["p0","scat"],["p1","sowl"]]]]"#,
            ),
            ("{<<: [{1: a}, {1: b, 2: c}], <<: {2: d}}", r#"["map",["p1","sa"],["p2","sd"]]"#),
            ("[!!str no, !!str 012, !!int '7', !!float 7, ! 8, !own a]", r#"["list","sno","s012","p7","p","p8","p"]"#),
            (
                "[!!seq [a], !!python/tuple [a], !own [a], !!set {a}, ? b, ?b]",
                r#"["list",["list","sa"],["list","sa"],"skipped","skipped",["map",["sb","p"]],"p"]"#,
            ),
            // A list that holds itself, and one that is nested too deep.
            ("&a [*a]", r#"["list","skipped"]"#),
            (
                "[&a [[[[[a]]]]], [[[*a]]]]",
                r#"["list",["list",["list",["list","skipped"]]],["list",["list",["list","skipped"]]]]"#,
            ),
        ] {
            assert_eq!(json(text), tree, "{text}");
        }
        // `PyYAML` keeps the kinds of keys apart, and so do duplicate keys that messages show.
        let root = parse("it", "a: &b {x: 1}\nc: {<<: *b, 'x': 2, y: 3, y: 4}").unwrap();
        assert_eq!(root.get("c").unwrap().len(), 3);
    }

    #[test]
    fn what_cannot_be_read_is_an_error_that_says_where() {
        let bomb: Vec<String> =
            (1..9).map(|n| format!("a{n}: &a{n} [{}]\n", format!("*a{}, ", n - 1).repeat(90))).collect();
        for (text, says) in [
            ("names: [cat\nnc: 1", "line 2, column 3: this is not valid YAML: "),
            ("names: [*n]", "line 1, column 9: this is not valid YAML: while parsing node, found unknown anchor"),
            (
                "a: 1\r\nb: [é\u{2028}]",
                "line 2, column 6: the character U+2028 is there, at which a line ends for PyYAML",
            ),
            ("a: 1\n<<: cat", "line 2: the key `<<` merges maps, found \"cat\""),
            (
                &format!("a0: &a0 cat\n{}", bomb.concat()),
                "line 4: the aliases up to here stand for more than 262144 values",
            ),
        ] {
            let error = parse("it", text).unwrap_err();
            assert!(error.what().starts_with(&format!("it, {says}")), "{error}");
        }
    }
}
