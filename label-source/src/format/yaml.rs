//! Parses YAML. Each scalar is what `PyYAML` makes of it: a string, or a word that it would turn into something else.

use super::document::{DEPTH, Node, Value};
use crate::problem::{Place, Problem};
use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Span, StrInput};

/// Parses the one document of a file.
pub(crate) fn parse<'a>(file: &str, text: &'a str) -> Result<Node<'a>, Problem> {
    let broken = |error: ScanError| invalid_yaml(file, error.marker().line(), error.info());
    let mut events = Events(Parser::new_from_str(text));
    let mut root = Node { line: 1, value: Value::Map(Vec::new()) };
    let mut documents = 0;
    while let Some((event, span)) = events.next().map_err(broken)? {
        match event {
            Event::StreamStart | Event::StreamEnd | Event::DocumentEnd | Event::Nothing => {}
            Event::DocumentStart(_) => documents += 1,
            event if documents == 1 => root = events.node(event, span, 0).map_err(broken)?,
            _ => return Err(two_documents(file, span.start.line())),
        }
    }
    Ok(root)
}

struct Events<'a>(Parser<'a, StrInput<'a>>);

impl<'a> Events<'a> {
    fn next(&mut self) -> Result<Option<(Event<'a>, Span)>, ScanError> {
        self.0.next_event().transpose()
    }

    fn node(&mut self, event: Event<'a>, span: Span, depth: usize) -> Result<Node<'a>, ScanError> {
        let value = match event {
            Event::Scalar(text, ScalarStyle::Plain, _, None) => {
                if is_string(&text) {
                    Value::Text(text)
                } else {
                    Value::Plain(text)
                }
            }
            Event::Scalar(text, _, _, None) => Value::Text(text),
            Event::SequenceStart(..) | Event::MappingStart(..) if depth == DEPTH => {
                self.skip()?;
                Value::Skipped
            }
            Event::SequenceStart(..) => {
                let mut items = Vec::new();
                while let Some(item) = self.child(depth)? {
                    items.push(item);
                }
                Value::List(items)
            }
            Event::MappingStart(..) => {
                let mut pairs = Vec::new();
                while let Some(key) = self.child(depth)? {
                    match self.child(depth)? {
                        Some(value) => pairs.push((key, value)),
                        None => break,
                    }
                }
                Value::Map(pairs)
            }
            // An alias or a tagged scalar: no class list file needs one, and guessing what it means is worse than an error.
            _ => Value::Skipped,
        };
        Ok(Node { line: span.start.line(), value })
    }

    /// The next value of the collection that is open, or its end.
    fn child(&mut self, depth: usize) -> Result<Option<Node<'a>>, ScanError> {
        match self.next()? {
            None | Some((Event::SequenceEnd | Event::MappingEnd | Event::StreamEnd, _)) => Ok(None),
            Some((event, span)) => self.node(event, span, depth + 1).map(Some),
        }
    }

    /// Passes over the rest of the collection that has just been opened.
    fn skip(&mut self) -> Result<(), ScanError> {
        let mut open = 1usize;
        while open > 0 {
            match self.next()? {
                None | Some((Event::StreamEnd, _)) => break,
                Some((Event::SequenceStart(..) | Event::MappingStart(..), _)) => open += 1,
                Some((Event::SequenceEnd | Event::MappingEnd, _)) => open -= 1,
                Some(_) => {}
            }
        }
        Ok(())
    }
}

/// Whether `PyYAML` (YAML 1.1) makes a string of a word without quotes. `no` is `False` to it, `1.50` is `1.5`, and
/// `12:30` is 750; a word that only looks as if is better quoted too.
fn is_string(word: &str) -> bool {
    const WORDS: [&str; 8] = ["yes", "no", "on", "off", "true", "false", "null", ""];
    let is_cased = |w: &str| word == w || word == w.to_uppercase() || word == capitalised(w);
    let unsigned = word.strip_prefix(['-', '+']).unwrap_or(word);
    let is_date =
        word.len() >= 8 && word.as_bytes().iter().take(4).all(u8::is_ascii_digit) && word.as_bytes()[4] == b'-';
    !(word == "~"
        || WORDS.iter().any(|w| is_cased(w))
        || is_date
        || [".inf", ".nan"].contains(&unsigned.to_ascii_lowercase().as_str())
        || is_number(unsigned))
}

fn capitalised(word: &str) -> String {
    word.chars().enumerate().map(|(i, c)| if i == 0 { c.to_ascii_uppercase() } else { c }).collect()
}

fn is_number(word: &str) -> bool {
    let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit() || b == b'_');
    let hex = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_hexdigit() || b == b'_');
    if let Some(rest) = word.strip_prefix("0x").or_else(|| word.strip_prefix("0b")) {
        return hex(rest);
    }
    if !word.starts_with(|c: char| c.is_ascii_digit() || c == '.') || !word.contains(|c: char| c.is_ascii_digit()) {
        return false;
    }
    if word.contains(':') {
        return word.split(':').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit() || b == b'.'));
    }
    let (mantissa, exponent) = word.split_once(['e', 'E']).unwrap_or((word, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let exponent = exponent.strip_prefix(['-', '+']).unwrap_or(exponent);
    digits(whole) && digits(fraction) && !exponent.is_empty() && digits(exponent)
}

/// A text that has a line of YAML and is not valid YAML.
fn invalid_yaml(file: &str, line: usize, error: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file}, line {line}: this is no YAML: {error}"),
        "write the names as in `names: [\"cat\", \"dog\"]`, or say the format: `format = \"labels_txt\"`",
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

#[cfg(test)]
mod tests {
    use super::is_string;

    /// Each was asked of `PyYAML` 6.
    #[test]
    fn strings_are_those_of_pyyaml() {
        for word in ["cat", "3d", "n01440764", "v1.10", "1.2.3", "80-90", "yEs", "1e", "-a", "a:b", "x0", "nullable"] {
            assert!(is_string(word), "{word}");
        }
        for word in ["0x", "0xyz", "_1", ".", "12:x", "12::30", "20201231cat", "1.2e"] {
            assert!(is_string(word), "{word}");
        }
        for word in
            ["no", "No", "NO", "~", "", "0", "7", "1.5", "1.", ".5", "010", "0x1F", "1_000", "12:30", "2020-01-01"]
        {
            assert!(!is_string(word), "{word}");
        }
        for word in ["YES", ".inf", "-.INF", ".NaN", "12:30.5", "0b101", "-0x1F", "1.5e+3"] {
            assert!(!is_string(word), "{word}");
        }
    }
}
