//! Splits lines at `\n`, `\r\n` and a lone `\r`, as Python's `open` does, and nowhere else: line numbers are the same for every format.

/// The lines of a text, without their ends. After the last end there is no further line.
pub(crate) fn split(text: &str) -> impl Iterator<Item = &str> {
    let next = |sign: char, from: usize| text[from..].find(sign).map_or(text.len(), |at| from + at);
    let mut start = 0;
    // Each is searched for again only after a line has passed it: a text without one of the two is searched once.
    let (mut feed, mut carriage) = (next('\n', 0), next('\r', 0));
    std::iter::from_fn(move || {
        if start >= text.len() {
            return None;
        }
        let end = feed.min(carriage);
        let line = &text[start..end];
        start = if text[end..].starts_with("\r\n") { end + 2 } else { text.len().min(end + 1) };
        if feed < start {
            feed = next('\n', start);
        }
        if carriage < start {
            carriage = next('\r', start);
        }
        Some(line)
    })
}

/// How many lines end in a text.
pub(crate) fn count(text: &str) -> usize {
    text.matches(['\n', '\r']).count() - text.matches("\r\n").count()
}

/// The column in which a text ends, counted from 1.
pub(crate) fn column(text: &str) -> usize {
    text.rsplit(['\n', '\r']).next().map_or(0, |line| line.chars().count()) + 1
}

/// A character within a text at which Python's `str.splitlines` ends a line, and `open` does not.
pub(crate) fn ends_for_splitlines(text: &str) -> Option<char> {
    text.trim_end()
        .chars()
        .find(|c| matches!(c, '\x0b' | '\x0c' | '\x1c'..='\x1e' | '\u{85}' | '\u{2028}' | '\u{2029}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each was asked of `list(io.TextIOWrapper(io.BytesIO(text.encode())))` of Python 3.11.
    #[test]
    fn lines_are_those_of_python() {
        for (text, lines) in [
            ("", &[][..]),
            ("\n", &[""]),
            ("a", &["a"]),
            ("a\rb\r", &["a", "b"]),
            ("a\r\nb\nc\rd", &["a", "b", "c", "d"]),
            ("a\r\r\nb", &["a", "", "b"]),
            ("a\n\rb", &["a", "", "b"]),
            ("a\x0bb\x0cc\x1cd\u{85}e\u{2028}f\u{2029}g", &["a\x0bb\x0cc\x1cd\u{85}e\u{2028}f\u{2029}g"]),
        ] {
            assert_eq!(split(text).collect::<Vec<_>>(), lines, "{text:?}");
            let is_open = !text.is_empty() && !text.ends_with(['\n', '\r']);
            assert_eq!(count(text), lines.len() - usize::from(is_open), "{text:?}");
        }
    }

    #[test]
    fn what_splitlines_takes_for_an_end_is_found_within_the_text() {
        for c in ['\x0b', '\x0c', '\x1c', '\x1d', '\x1e', '\u{85}', '\u{2028}', '\u{2029}'] {
            assert_eq!(ends_for_splitlines(&format!("a{c}b\n")), Some(c));
            assert_eq!(ends_for_splitlines(&format!("a{c}\nb")), Some(c));
        }
        assert_eq!(ends_for_splitlines("a\tb\u{a0}c\x1fd\r\ne\n\x0c\n"), None);
    }
}
