//! Parses a Python literal, as `str` and `print` write a dict or a list. Ultralytics writes
//! `{0: 'person', 27: "yellow_lady's_slipper"}` into the metadata of its models.

use super::document::{DEPTH, Node, Value};
use super::line_ends;
use crate::format::words::split_after;
use crate::problem::{Place, Problem};
use std::borrow::Cow;

/// Parses a text that is one literal.
pub(crate) fn parse<'a>(file: &str, text: &'a str) -> Result<Node<'a>, Problem> {
    let mut parser = Parser { rest: text, line: 1 };
    let parsed = parser.node(0).and_then(|node| {
        parser.blank();
        if parser.rest.is_empty() { Ok(node) } else { Err("the end of the text") }
    });
    parsed.map_err(|expected| invalid_python(file, parser.line, expected, parser.rest.chars().next()))
}

struct Parser<'a> {
    rest: &'a str,
    line: usize,
}

type Parsed<T> = Result<T, &'static str>;

impl<'a> Parser<'a> {
    fn node(&mut self, depth: usize) -> Parsed<Node<'a>> {
        self.blank();
        let line = self.line;
        let value = match self.rest.chars().next() {
            Some('{' | '[' | '(') if depth == DEPTH => return Err("a class list, which is less deep"),
            Some('{') => Value::Map(self.items('}', |p| {
                let key = p.node(depth + 1)?;
                p.blank();
                if !p.eat(':') {
                    return Err("`:`");
                }
                Ok((key, p.node(depth + 1)?))
            })?),
            Some(open @ ('[' | '(')) => {
                let close = if open == '[' { ']' } else { ')' };
                Value::List(self.items(close, |p| p.node(depth + 1))?)
            }
            Some(quote @ ('\'' | '"')) => Value::Text(self.string(quote)?),
            _ => Value::Plain(self.word()?.into()),
        };
        Ok(Node { line, value })
    }

    /// The items between two brackets, with a comma after each but perhaps the last.
    fn items<T>(&mut self, close: char, mut item: impl FnMut(&mut Self) -> Parsed<T>) -> Parsed<Vec<T>> {
        self.rest = &self.rest[1..];
        let mut items = Vec::new();
        loop {
            self.blank();
            if self.eat(close) {
                return Ok(items);
            }
            items.push(item(self)?);
            self.blank();
            if !self.eat(',') && !self.rest.starts_with(close) {
                return Err("`,` or the closing bracket");
            }
        }
    }

    fn string(&mut self, quote: char) -> Parsed<Cow<'a, str>> {
        self.rest = &self.rest[1..];
        let end = self.rest.find([quote, '\\', '\n']).ok_or("the closing quote")?;
        let (start, rest) = self.rest.split_at(end);
        if rest.starts_with(quote) {
            self.rest = &rest[1..];
            return Ok(Cow::Borrowed(start));
        }
        let mut text = start.to_owned();
        self.rest = rest;
        loop {
            let c = self.next().ok_or("the closing quote")?;
            match c {
                '\n' => return Err("the closing quote"),
                '\\' => text.extend(self.escape()?),
                c if c == quote => return Ok(Cow::Owned(text)),
                c => text.push(c),
            }
        }
    }

    /// The character that an escape means; `None` for a `\` at a line's end.
    fn escape(&mut self) -> Parsed<Option<char>> {
        const BAD: &str = "an escape that Python has";
        Ok(Some(match self.next().ok_or(BAD)? {
            '\n' => {
                self.line += 1;
                return Ok(None);
            }
            c @ ('\\' | '\'' | '"') => c,
            'a' => '\x07',
            'b' => '\x08',
            'f' => '\x0c',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'v' => '\x0b',
            'x' => self.code(2)?,
            'u' => self.code(4)?,
            'U' => self.code(8)?,
            first @ '0'..='7' => {
                let (octal, _) = split_after(self.rest, |c| matches!(c, '0'..='7'));
                let (octal, rest) = self.rest.split_at(octal.len().min(2));
                self.rest = rest;
                let code = u32::from_str_radix(&format!("{first}{octal}"), 8).map_err(|_| BAD)?;
                char::from_u32(code).ok_or(BAD)?
            }
            _ => return Err(BAD),
        }))
    }

    fn code(&mut self, digits: usize) -> Parsed<char> {
        const BAD: &str = "the hexadecimal number of a character";
        let (code, rest) = self.rest.split_at_checked(digits).ok_or(BAD)?;
        self.rest = rest;
        // `from_str_radix` would take a sign as well.
        let code = u32::from_str_radix(code, 16).ok().filter(|_| !code.starts_with('+')).ok_or(BAD)?;
        char::from_u32(code).ok_or(BAD)
    }

    /// A number, `None`, `True` or `False`.
    fn word(&mut self) -> Parsed<&'a str> {
        let (word, rest) = split_after(self.rest, |c| c.is_alphanumeric() || matches!(c, '_' | '.' | '-' | '+'));
        let is_known =
            matches!(word, "None" | "True" | "False" | "nan" | "inf" | "-inf") || word.parse::<f64>().is_ok();
        if !is_known {
            return Err("a string in quotes, a number, a list or a dict");
        }
        self.rest = rest;
        Ok(word)
    }

    fn blank(&mut self) {
        let trimmed = self.rest.trim_start_matches([' ', '\t', '\r', '\n']);
        self.line += line_ends::count(&self.rest[..self.rest.len() - trimmed.len()]);
        self.rest = trimmed;
    }

    fn eat(&mut self, c: char) -> bool {
        match self.rest.strip_prefix(c) {
            Some(rest) => self.rest = rest,
            None => return false,
        }
        true
    }

    fn next(&mut self) -> Option<char> {
        let mut chars = self.rest.chars();
        let next = chars.next();
        self.rest = chars.as_str();
        next
    }
}

/// A text that starts as a Python literal and is not a valid one.
fn invalid_python(file: &str, line: usize, expected: &str, found: Option<char>) -> Problem {
    let found = found.map_or("the end of the text".to_owned(), |c| format!("{c:?}"));
    Problem::new(
        Place::PATH,
        format!("{file}, line {line}: this is not a valid Python literal: expected {expected} before {found}"),
        "write it with `str(names)`, or better as JSON with `json.dumps(names)`",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strings(text: &str) -> Vec<String> {
        let root = parse("it", text).unwrap();
        root.list().unwrap().iter().map(|n| n.text().unwrap().to_string()).collect()
    }

    /// Each was written by `str` of a list of Python 3.11, but for the last lines, which it only reads.
    #[test]
    fn quotes_and_escapes_are_pythons() {
        assert_eq!(
            strings(r#"["yellow_lady's_slipper", 'a "b"', 'c\'d"']"#),
            ["yellow_lady's_slipper", "a \"b\"", "c'd\""]
        );
        assert_eq!(
            strings(r"['\\', '\n\t\r', '\x00', '\u200b', '\U000e0001', 'é']"),
            ["\\", "\n\t\r", "\0", "\u{200b}", "\u{e0001}", "é"]
        );
        assert_eq!(strings("('\\101',\n 'a\\\nb',)"), ["A", "ab"]);
        assert_eq!(strings(r"['\a\b\f\v']"), ["\x07\x08\x0c\x0b"]);
    }

    #[test]
    fn what_is_no_literal_is_an_error() {
        for text in [
            "",
            "{",
            "{0",
            "{0:",
            "{0: 'a'",
            "['a' 'b']",
            "['\\x4']",
            "['\\ud800']",
            "[a]",
            "['a\n']",
            "[] []",
            "[[[[[[]]]]]]",
        ] {
            assert!(parse("it", text).is_err(), "{text:?}");
        }
    }
}
