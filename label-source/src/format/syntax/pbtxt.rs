//! Parses protobuf's text format, in every spelling that its specification has: people write `label_map.pbtxt` by hand. Keys are
//! words, so that they differ from those of JSON, and a whole number is decimal, however it is written.

use super::document::{Node, Value};
use super::line_ends;
use crate::format::words::{are_digits, split_after};
use crate::problem::{Place, Problem};

/// How deep messages may be: protobuf's own limit.
const NESTED_MOST: usize = 100;

/// Whether a text starts with a field called `item` that is a message, perhaps below comments.
pub(crate) fn starts_with_item(text: &str) -> bool {
    let mut parser = Parser { rest: text, line: 1 };
    parser.blank();
    if parser.word() != "item" {
        return false;
    }
    parser.blank();
    let has_colon = parser.eat(':');
    parser.blank();
    let rest = parser.rest;
    rest.starts_with(['{', '<'])
        || (has_colon && rest.strip_prefix('[').is_some_and(|r| r.trim_start().starts_with('{')))
}

/// Parses a text that is one message.
pub(crate) fn parse<'a>(file: &str, text: &'a str) -> Result<Node<'a>, Problem> {
    let mut parser = Parser { rest: text, line: 1 };
    match parser.fields(None, 0) {
        Ok(fields) => Ok(Node { line: 1, value: Value::Map(fields) }),
        Err(expected) => Err(invalid(file, parser.line, expected, parser.rest.chars().next())),
    }
}

struct Parser<'a> {
    rest: &'a str,
    line: usize,
}

/// What was expected, if something else is there.
type Parsed<T> = Result<T, &'static str>;

impl<'a> Parser<'a> {
    /// The fields up to the end of the message; a repeated field is there as often as it has values.
    fn fields(&mut self, close: Option<char>, depth: usize) -> Parsed<Vec<(Node<'a>, Node<'a>)>> {
        let mut fields = Vec::new();
        loop {
            self.blank();
            match close {
                Some(close) if self.eat(close) => return Ok(fields),
                None if self.rest.is_empty() => return Ok(fields),
                _ => self.field(depth, &mut fields)?,
            }
            self.blank();
            if !self.eat(',') {
                self.eat(';');
            }
        }
    }

    fn field(&mut self, depth: usize, fields: &mut Vec<(Node<'a>, Node<'a>)>) -> Parsed<()> {
        let line = self.line;
        let key = self.key()?;
        let mut push = |value| fields.push((Node { line, value: Value::Plain(key.into()) }, value));
        self.blank();
        let has_colon = self.eat(':');
        self.blank();
        if !self.eat('[') {
            push(self.value(has_colon, depth)?);
            return Ok(());
        }
        self.blank();
        if self.eat(']') {
            return Ok(());
        }
        loop {
            self.blank();
            push(self.value(has_colon, depth)?);
            self.blank();
            if self.eat(']') {
                return Ok(());
            }
            if !self.eat(',') {
                return Err("`,` or `]`");
            }
        }
    }

    /// A field's name, or the name of an extension in brackets.
    fn key(&mut self) -> Parsed<&'a str> {
        if !self.rest.starts_with('[') {
            return Some(self.word()).filter(|word| !word.is_empty()).ok_or("the name of a field");
        }
        let (name, rest) = split_after(self.rest, |c| c.is_ascii_alphanumeric() || "[_./- ".contains(c));
        if !rest.starts_with(']') {
            return Err("the name of an extension and `]`");
        }
        let (key, rest) = self.rest.split_at(name.len() + 1);
        self.rest = rest;
        Ok(key)
    }

    fn value(&mut self, has_colon: bool, depth: usize) -> Parsed<Node<'a>> {
        let line = self.line;
        let close = match self.rest.chars().next() {
            Some('{') => Some('}'),
            Some('<') => Some('>'),
            _ => None,
        };
        let value = if close.is_some() {
            if depth == NESTED_MOST {
                return Err("messages that are less deep");
            }
            self.rest = &self.rest[1..];
            Value::Map(self.fields(close, depth + 1)?)
        } else if !has_colon {
            return Err("`:` or `{`");
        } else if self.rest.starts_with(['\'', '"']) {
            Value::Text(self.strings()?.into())
        } else {
            Value::Plain(self.number_or_word()?.into())
        };
        Ok(Node { line, value })
    }

    /// Strings one after the other are one string. Their escapes are bytes, which must be UTF-8 in the end.
    fn strings(&mut self) -> Parsed<String> {
        let mut bytes = Vec::new();
        while let Some(quote) = self.rest.chars().next().filter(|c| matches!(c, '\'' | '"')) {
            self.rest = &self.rest[1..];
            self.string(quote, &mut bytes)?;
            self.blank();
        }
        String::from_utf8(bytes).map_err(|_| "a string that is UTF-8")
    }

    fn string(&mut self, quote: char, bytes: &mut Vec<u8>) -> Parsed<()> {
        const END: &str = "the closing quote";
        loop {
            let at = self.rest.find([quote, '\\', '\n']).ok_or(END)?;
            let (plain, rest) = self.rest.split_at(at);
            bytes.extend(plain.bytes());
            self.rest = rest;
            if self.eat(quote) {
                return Ok(());
            }
            if !self.eat('\\') {
                return Err(END);
            }
            self.escape(bytes)?;
        }
    }

    fn escape(&mut self, bytes: &mut Vec<u8>) -> Parsed<()> {
        const BAD: &str = "an escape that protobuf has";
        let first = self.rest.chars().next().ok_or(BAD)?;
        if matches!(first, '0'..='7') {
            let code = self.digits(8, 3).ok_or(BAD)?;
            bytes.push(u8::try_from(code).map_err(|_| BAD)?);
            return Ok(());
        }
        self.rest = &self.rest[first.len_utf8()..];
        bytes.push(match first {
            // Python leaves `\?` and `\X` as they are, C++ does not.
            '\\' | '\'' | '"' => u8::try_from(first).map_err(|_| BAD)?,
            'a' => 7,
            'b' => 8,
            'f' => 12,
            'n' => b'\n',
            'r' => b'\r',
            't' => b'\t',
            'v' => 11,
            'x' => u8::try_from(self.digits(16, 2).ok_or(BAD)?).map_err(|_| BAD)?,
            'u' | 'U' => {
                let c = self.code(if first == 'u' { 4 } else { 8 }).ok_or("the hexadecimal number of a character")?;
                bytes.extend(c.encode_utf8(&mut [0; 4]).bytes());
                return Ok(());
            }
            _ => return Err(BAD),
        });
        Ok(())
    }

    /// At least one digit of a base and at most so many, as a number.
    fn digits(&mut self, base: u32, most: usize) -> Option<u32> {
        let end = self.rest.find(|c: char| !c.is_digit(base)).unwrap_or(self.rest.len());
        let (digits, rest) = self.rest.split_at(end.min(most));
        self.rest = rest;
        u32::from_str_radix(digits, base).ok()
    }

    /// The character that a code of so many digits means.
    fn code(&mut self, length: usize) -> Option<char> {
        let before = self.rest.len();
        let code = self.digits(16, length)?;
        if before - self.rest.len() != length {
            return None;
        }
        char::from_u32(code)
    }

    /// A number, or the word of an enum or a bool. A whole number comes as JSON would have it.
    fn number_or_word(&mut self) -> Parsed<String> {
        const BAD: &str = "a value";
        let is_negative = self.eat('-');
        self.blank();
        let start = self.rest;
        let is_number = start.starts_with(|c: char| c.is_ascii_digit() || c == '.');
        let mut end = 0;
        for (at, c) in start.char_indices() {
            let is_sign = is_number && matches!(c, '+' | '-') && start[..at].ends_with(['e', 'E']);
            let is_hex = start.starts_with("0x") || start.starts_with("0X");
            if !(c.is_ascii_alphanumeric() || c == '_' || c == '.' || (is_sign && !is_hex)) {
                break;
            }
            end = at + 1;
        }
        let (word, rest) = start.split_at(end);
        let whole = if let Some(digits) = word.strip_prefix("0x").or_else(|| word.strip_prefix("0X")) {
            Some(u64::from_str_radix(digits, 16).map_err(|_| BAD)?)
        } else if word.len() > 1 && word.starts_with('0') && are_digits(word) {
            Some(u64::from_str_radix(word, 8).map_err(|_| BAD)?)
        } else {
            None
        };
        let is_float = || word.strip_suffix(['f', 'F']).unwrap_or(word).parse::<f64>().is_ok();
        if word.is_empty() || (is_number && whole.is_none() && !is_float()) {
            return Err(BAD);
        }
        self.rest = rest;
        let sign = if is_negative { "-" } else { "" };
        Ok(format!("{sign}{}", whole.map_or(word.to_owned(), |whole| whole.to_string())))
    }

    fn word(&mut self) -> &'a str {
        let (word, rest) = split_after(self.rest, |c| c.is_ascii_alphanumeric() || c == '_');
        self.rest = rest;
        word
    }

    /// Passes over space and comments.
    fn blank(&mut self) {
        loop {
            let trimmed = self.rest.trim_start_matches([' ', '\t', '\r', '\n', '\x0b', '\x0c']);
            self.line += line_ends::count(&self.rest[..self.rest.len() - trimmed.len()]);
            self.rest = trimmed;
            if !trimmed.starts_with('#') {
                return;
            }
            self.rest = &trimmed[trimmed.find('\n').unwrap_or(trimmed.len())..];
        }
    }

    fn eat(&mut self, c: char) -> bool {
        let rest = self.rest.strip_prefix(c);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }
}

/// A text that is not protobuf's.
fn invalid(file: &str, line: usize, expected: &str, found: Option<char>) -> Problem {
    let found = found.map_or("the end of the text".to_owned(), |c| format!("{c:?}"));
    Problem::new(
        Place::PATH,
        format!("{file}, line {line}: this is not valid protobuf text: expected {expected} before {found}"),
        "write each class as in `item { id: 1 name: \"cat\" }`",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each name was asked of `google.protobuf.text_format`, which reads the same.
    #[test]
    fn strings_are_protobufs() {
        for (written, name) in [
            (r#""cat""#, "cat"),
            (r#"'the "cat"'"#, "the \"cat\""),
            (r#""a" 'b' # c"#, "ab"),
            (r"'\'\x41\x4'", "'A\u{4}"),
            (r"'h\303\251ron'", "héron"),
            (r"'\u00e9\U0001f9a9'", "é🦩"),
            (r"'\t\1012'", "\tA2"),
        ] {
            let text = format!("name: {written}\n");
            assert_eq!(parse("it", &text).unwrap().get("name").unwrap().text().unwrap(), name, "{written}");
        }
    }

    #[test]
    fn whole_numbers_are_decimal() {
        for (written, number) in
            [("7", "7"), ("0x1F", "31"), ("010", "8"), ("- 3", "-3"), ("1e+3f", "1e+3f"), ("0", "0")]
        {
            let text = format!("id: {written};");
            assert_eq!(parse("it", &text).unwrap().get("id").unwrap().word().unwrap(), number, "{written}");
        }
    }

    #[test]
    fn fields_that_nobody_knows_are_passed_over() {
        let text = "a: [1, 2] [x.y/z.w] { b: < c { } > } a: [] d: [{ e: 1 }, { e: 2 }] f: TRUE, g: -inf; 7: 'x'";
        let root = parse("it", text).unwrap();
        assert_eq!(root.map().unwrap().len(), 8);
    }

    #[test]
    fn what_is_not_protobuf_text_is_an_error() {
        for text in [
            "item",
            "item {",
            "item { id }",
            "item { id: }",
            "item }",
            "id: 08",
            "id: 1x",
            "a: 'b\nc'",
            "a: '\\q'",
            "a: '\\400'",
            "a: '\\xff'",
            "a: [1",
            "a: [1 2]",
            "[a: 1",
            "a: '\\ud800'",
            "a: '\\?'",
            "{}",
        ] {
            assert!(parse("it", text).is_err(), "{text:?}");
        }
        assert!(parse("it", &"a {".repeat(100_000)).is_err());
    }
}
