//! Parses tables with separated fields (RFC 4180) as Python's `csv.reader(.., strict=True)` does. With `skips_space`, the space around a
//! field is not part of it; Python's `skipinitialspace=True` keeps the space after it.

use super::line_ends;
use crate::format::text_file::TextFile;
use crate::problem::{Place, Problem};
use std::borrow::Cow;

/// What can be between the fields of a table.
pub(crate) const SEPARATORS: [char; 3] = [',', ';', '\t'];

/// What is a separator only if every line has as many: a cell may have several labels with it between them.
const BAR: char = '|';

/// A row of a table: the line where it starts, counted from 1, and its fields. A blank line has no field.
#[derive(Debug)]
pub(crate) struct Record<'a> {
    pub(crate) line: usize,
    pub(crate) fields: Vec<Cow<'a, str>>,
    /// Whether there is nothing on the line but spaces and tabs: pandas passes over such a line.
    pub(crate) is_blank: bool,
}

/// The records of a text, one after the other.
#[derive(Clone)]
pub(crate) struct Records<'a> {
    /// The file as messages show it.
    shown: &'a str,
    rest: &'a str,
    separator: char,
    skips_space: bool,
    line: usize,
}

impl<'a> Records<'a> {
    /// `skips_space`: space in front of a field is not part of it, so that a quote may follow it.
    pub(crate) fn new(file: TextFile<'a>, separator: char, skips_space: bool) -> Self {
        Self { shown: file.shown, rest: file.text, separator, skips_space, line: 1 }
    }

    /// Reads a record without quotes, as nearly all are; `None`, and nothing is read, if there is one.
    fn plain(&mut self) -> Option<Record<'a>> {
        // One search for both ends: if one of them is in no line, the rest of the text would be searched for it at each record.
        let line = &self.rest[..self.rest.find(['\n', '\r']).unwrap_or(self.rest.len())];
        if line.contains('"') {
            return None;
        }
        let end = &self.rest[line.len()..];
        self.rest = after_line_end(end);
        let skip = |field: &'a str| if self.skips_space { field.trim_start_matches(' ') } else { field };
        let mut fields = Vec::new();
        if !line.is_empty() {
            for field in line.split(self.separator) {
                fields.push(Cow::Borrowed(skip(field)));
            }
        }
        let is_blank = fields.len() < 2 && line.trim_matches([' ', '\t']).is_empty();
        self.line += 1;
        Some(Record { line: self.line - 1, fields, is_blank })
    }

    /// Reads one field, and leaves what ends it.
    fn field(&mut self) -> Result<Cow<'a, str>, Problem> {
        if self.skips_space {
            self.rest = self.rest.trim_start_matches(' ');
        }
        if let Some(quoted) = self.rest.strip_prefix('"') {
            return self.quoted(quoted);
        }
        let end = self.rest.find([self.separator, '\n', '\r']).unwrap_or(self.rest.len());
        let (field, rest) = self.rest.split_at(end);
        self.rest = rest;
        Ok(field.into())
    }

    /// Reads the rest of a field after the quote that opens it.
    fn quoted(&mut self, mut rest: &'a str) -> Result<Cow<'a, str>, Problem> {
        let opened = self.line;
        let mut field = Cow::Borrowed("");
        loop {
            let Some(at) = rest.find('"') else {
                return Err(open_quote(self.shown, opened));
            };
            let (part, quotes) = rest.split_at(at);
            self.line += line_ends::count(part);
            field += part;
            // Two quotes are one. They are taken together: a text can have a million of them.
            let count = quotes.len() - quotes.trim_start_matches('"').len();
            field += &quotes[..count / 2];
            rest = &quotes[count..];
            if count % 2 == 1 {
                break;
            }
        }
        if !rest.is_empty() && !rest.starts_with([self.separator, '\n', '\r']) {
            return Err(text_after_quote(self.shown, self.line));
        }
        self.rest = rest;
        Ok(field)
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Result<Record<'a>, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        if let Some(record) = self.plain() {
            return Some(Ok(record));
        }
        let (start, line) = (self.rest, self.line);
        let mut fields = Vec::new();
        if !self.rest.starts_with(['\n', '\r']) {
            loop {
                match self.field() {
                    Ok(field) => fields.push(field),
                    Err(wrong) => {
                        self.rest = "";
                        return Some(Err(wrong));
                    }
                }
                match self.rest.strip_prefix(self.separator) {
                    Some(rest) => self.rest = rest,
                    None => break,
                }
            }
        }
        let is_blank = fields.len() < 2 && start[..start.len() - self.rest.len()].trim_matches([' ', '\t']).is_empty();
        self.rest = after_line_end(self.rest);
        self.line += 1;
        Some(Ok(Record { line, fields, is_blank }))
    }
}

/// The rest of a text that starts with a line's end, or is empty.
fn after_line_end(text: &str) -> &str {
    text.strip_prefix("\r\n").or_else(|| text.strip_prefix(['\n', '\r'])).unwrap_or_default()
}

/// What separates the fields of a text: of what its first line has outside of quotes, that which gives every line the same number
/// of fields; a comma if none does.
pub(crate) fn separator(file: TextFile<'_>) -> char {
    let found = SEPARATORS.iter().find(|separator| is_even(file, **separator));
    let found = found.or_else(|| SEPARATORS.iter().find(|separator| is_in_headline(file, **separator)));
    found.copied().unwrap_or_else(|| if is_even(file, BAR) { BAR } else { ',' })
}

/// Whether the first lines have several fields, and all as many.
fn is_even(file: TextFile<'_>, separator: char) -> bool {
    const ENOUGH: usize = 100;
    let mut first = 0;
    for record in Records::new(file, separator, true).take(ENOUGH) {
        let width = record.map_or(0, |record| record.fields.len());
        if first == 0 {
            first = width;
        } else if width > 0 && width != first {
            return false;
        }
    }
    first > 1
}

/// Whether the first line has several fields.
fn is_in_headline(file: TextFile<'_>, separator: char) -> bool {
    for record in Records::new(file, separator, true) {
        if let Some(record) = record.ok().filter(|record| !record.is_blank) {
            return record.fields.len() > 1;
        }
    }
    false
}

/// A quote that Python's strict reader finds no end of.
fn open_quote(file: &str, line: usize) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file}, line {line}: a quote opens here and never closes"),
        "close it, or write a quote within a field twice: `\"Call \"\"kik\"\"\"`",
    )
}

/// A quote within a field that has started with one.
fn text_after_quote(file: &str, line: usize) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file}, line {line}: a closing quote is followed by more text"),
        "put the whole field in quotes, and write a quote within it twice: `\"Call \"\"kik\"\"\"`",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(text: &str) -> TextFile<'_> {
        TextFile { shown: "it", name: "", text }
    }

    fn read(text: &str, separator: char, skips_space: bool) -> Option<Vec<Vec<String>>> {
        Records::new(file(text), separator, skips_space)
            .map(|record| Some(record.ok()?.fields.into_iter().map(Cow::into_owned).collect()))
            .collect()
    }

    #[test]
    fn a_record_knows_its_line() {
        let lines: Vec<usize> = Records::new(file("a,b\r\n\"c\n\rd\re\",f\r\rg\n"), ',', false)
            .map(|record| record.unwrap().line)
            .collect();
        assert_eq!(lines, [1, 2, 6, 7]);
        let wrong = Records::new(file("a\n\"b\n\"c"), ',', false).nth(1).unwrap().unwrap_err();
        assert_eq!(wrong.what(), "it, line 3: a closing quote is followed by more text");
        let wrong = Records::new(file("a\n\"b\nc"), ',', false).nth(1).unwrap().unwrap_err();
        assert_eq!(wrong.what(), "it, line 2: a quote opens here and never closes");
    }

    #[test]
    fn the_separator_gives_every_line_as_many_fields() {
        assert_eq!(separator(file("name;r,g,b\nsky, blue;1,2,3\n")), ';');
        assert_eq!(separator(file("name,notes\nibis,a;b\n")), ',');
        assert_eq!(separator(file("name\tlatin\nibis\tThreskiornis, sp.\n")), '\t');
        assert_eq!(separator(file("\"a;b\",c\n\"d\",e")), ',');
        assert_eq!(separator(file("a;b\nc;d;e\n")), ';');
        assert_eq!(separator(file("name\nibis\n")), ',');
        assert_eq!(separator(file("index|name\n1|heron\n")), '|');
        assert_eq!(separator(file("name|x\nheron\n")), ',');
    }

    /// `csv_python.json` has random texts and what Python's `csv` makes of each; `csv_python.py` beside it writes them.
    #[test]
    fn reads_as_python() {
        let cases: serde_json::Value = serde_json::from_str(include_str!("csv_python.json")).unwrap();
        let cases = cases.as_array().unwrap();
        let mut errors = 0;
        for case in cases {
            let [text, separator, skips_space, expected] = case.as_array().unwrap().as_slice() else { panic!() };
            let separator = separator.as_str().unwrap().chars().next().unwrap();
            let ours = read(text.as_str().unwrap(), separator, skips_space.as_bool().unwrap());
            errors += usize::from(ours.is_none());
            assert_eq!(serde_json::json!(ours), *expected, "{case}");
        }
        assert!(cases.len() > 900 && errors > 100 && errors * 2 < cases.len(), "{errors} of {}", cases.len());
    }
}
