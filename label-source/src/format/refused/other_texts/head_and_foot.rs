//! A first or last line about the file itself: `Version 1.0`, `Model: mobilenet`, `© 2020 X`, `BEGIN` and `END`, `EOF`. As a class it
//! would move the others, or add one.

use crate::format::text_lines::lines::{Line, are_all, is_digit, or_names, split_number};
use crate::format::words::{is_ascii_digit, is_one_of, runs, starts_with_any};
use crate::problem::{Place, Problem};

/// Keys of what is said of a file. Names have a colon as well; then others have one, too.
const KEYS: &str = "author copyright created dataset date exported framework generated license licence model project \
    revision source updated version";

/// What a program writes after the last line.
const ENDS: [&str; 5] = ["EOF", "<EOF>", "[EOF]", "__END__", "END OF FILE"];

/// Asks about a first or last line that is about the file, if no other line is of its kind.
pub(super) fn check(file: &str, lines: &[Line<'_>]) -> Result<(), Problem> {
    let ([first, below @ ..], [above @ .., last]) = (lines, lines) else { return Ok(()) };
    if below.is_empty() {
        return Ok(());
    }
    if is_about_file(first.text, below) {
        return Err(about_file(file, first, "starts", below));
    }
    let has_token = |lines: &[Line<'_>]| lines.iter().any(|line| is_token(line.text));
    if is_about_file(last.text, above) || ENDS.contains(&last.text) && !has_token(above) {
        return Err(about_file(file, last, "ends", above));
    }
    let is_begun = first.text == "BEGIN" && last.text == "END" && lines.len() > 2;
    if is_begun && !has_token(&lines[1..lines.len() - 1]) {
        return Err(about_file(file, first, "starts", below));
    }
    Ok(())
}

/// Whether a line says something of the file, and none of the others is like it.
fn is_about_file(line: &str, others: &[Line<'_>]) -> bool {
    let none = |is: fn(&str) -> bool| !others.iter().any(|other| is(other.text));
    let (key, value) = line.split_once(':').unwrap_or_default();
    let key = key.trim().to_lowercase();
    let has_key = !value.trim().is_empty() && (is_one_of(&key, KEYS) || key == "last updated" || key == "model name");
    has_key && none(|other| other.contains(':'))
        || is_version(line) && none(is_version) && !are_all(others, |other| other.contains(is_digit))
        || is_copyright(line) && none(is_copyright)
}

/// `Version 1.0`, `version: v2`
fn is_version(line: &str) -> bool {
    let lower = line.to_lowercase();
    let rest = lower.strip_prefix("version").unwrap_or_default();
    let number = rest.trim_start_matches([' ', ':', '=', 'v']);
    number.starts_with(is_digit) && number.len() < rest.len()
}

/// `© 2020 X`, `Copyright (c) 2020 X`
fn is_copyright(line: &str) -> bool {
    let lower = line.to_lowercase();
    let has_year = || runs(&lower, is_ascii_digit).iter().any(|number| number.len() == 4);
    starts_with_any(&lower, &["©", "(c) ", "copyright "]) && has_year()
}

/// Whether a line is written as a token is: in capitals, or in brackets. Among tokens, `EOF` and `END` are classes.
fn is_token(line: &str) -> bool {
    let is_large = line.contains(char::is_uppercase) && !line.contains(char::is_lowercase);
    is_large && line.len() > 1 || line.starts_with(['<', '[']) && line.ends_with(['>', ']'])
}

/// A line that is about the file and not one of its names.
fn about_file(file: &str, line: &Line<'_>, verb: &str, others: &[Line<'_>]) -> Problem {
    let (number, shown) = (line.number, line.shown());
    let what = format!("{file} {verb} with line {number}, {shown}, which may be about the file and not a class");
    if are_all(others, |other| split_number(other).is_some()) {
        let help = "remove the line; if it is a class, write its index before it";
        return Problem::new(Place::option("format"), what, help);
    }
    or_names(what, "remove such lines above and below the names")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::text_lines::lines;

    fn found(text: &str) -> Option<String> {
        check("it", &lines::parse(&text.replace('|', "\n"))).err().map(|problem| problem.to_string())
    }

    #[test]
    fn lines_about_the_file_are_told() {
        for (text, what) in [
            ("Version 1.0|ibis|crake", "it starts with line 1, \"Version 1.0\", which may be about"),
            ("Version 2|Boeing 737|ibis", "it starts with line 1"),
            ("version: v2|ibis|crake", "it starts with line 1"),
            ("Model: mobilenet|ibis|crake", "it starts with line 1"),
            ("Date: 2020-01-01|ibis|crake", "it starts with line 1"),
            ("© 2020 X|ibis|crake", "it starts with line 1"),
            ("ibis|crake|Copyright (c) 2020 X", "it ends with line 3"),
            ("ibis|crake|Source: the web", "it ends with line 3"),
            ("ibis|crake|EOF", "it ends with line 3"),
            ("ibis|crake|<EOF>", "it ends with line 3"),
            ("BEGIN|ibis|crake|END", "it starts with line 1"),
        ] {
            let found = found(text).unwrap_or_else(|| panic!("{text} is read"));
            assert!(found.starts_with(what) && found.contains("`format = \"labels_txt\"`"), "{text}: {found}");
        }
        let numbered = found("0 ibis|1 crake|EOF").unwrap();
        assert!(numbered.ends_with("help: remove the line; if it is a class, write its index before it"), "{numbered}");
    }

    #[test]
    fn names_have_such_words_too() {
        for text in [
            "Version 1.0|Version 2.0",
            "version 1|ibis 2",
            "Version|ibis",
            "Model T|Model A",
            "Model: T|Make: Ford",
            "Date palm|ibis",
            "date|author|version",
            "©|®|™",
            "© sign|ibis",
            "PLUS|MINUS|EOF",
            "<unk>|<EOF>",
            "EOF|ibis",
            "BEGIN|INSIDE|END",
            "begin|middle|end",
            "BEGIN|END",
            "END|ibis",
            "EOF",
            "Version 1.0",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
