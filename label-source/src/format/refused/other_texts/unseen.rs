//! Unseen characters that are not part of a name: a byte order mark within a text, a space without width beside a name.

use crate::escape::{is_control_or_bidi, is_unseen};
use crate::format::text_lines::lines::Line;
use crate::problem::{Place, Problem};

/// Asks about the first line that has such a character.
pub(super) fn check(file: &str, lines: &[Line<'_>]) -> Result<(), Problem> {
    for line in lines {
        if let Some(c) = character(line.text) {
            return Err(unseen(file, line, c));
        }
    }
    Ok(())
}

/// A byte order mark or a control character anywhere, or an unseen character that is not within a word: joiners make one sign of two,
/// and Khmer has spaces without width between words.
fn character(text: &str) -> Option<char> {
    if text.is_ascii() {
        return None;
    }
    let is_space = |c: char| c.is_whitespace() || c.is_ascii_punctuation() || c.is_ascii_digit();
    let mut before = None;
    for (at, c) in text.char_indices() {
        let is_apart = || before.is_none_or(is_space) || text[at..].chars().nth(1).is_none_or(is_space);
        // A tag ends the sign of a flag; at `\u{85}` Python ends a line.
        let is_tag = matches!(c, '\u{e0000}'..='\u{e007f}');
        let is_hidden = is_unseen(c) || is_control_or_bidi(c) && !c.is_whitespace();
        let is_anywhere = matches!(c, '\u{feff}' | '\u{2028}' | '\u{2029}')
            || c.is_control() && !c.is_ascii() && c != '\u{85}'
            || c == '\u{7f}';
        // After a letter of India a joiner shapes it, at the end of a word as well.
        let is_joined = matches!(c, '\u{200c}' | '\u{200d}') && matches!(before, Some('\u{900}'..='\u{dff}'));
        if is_anywhere || is_hidden && !is_tag && !is_joined && !c.is_ascii() && is_apart() {
            return Some(c);
        }
        before = Some(c);
    }
    None
}

fn unseen(file: &str, line: &Line<'_>, c: char) -> Problem {
    Problem::new(
        Place::option("format"),
        format!("{file}, line {}: {:?} has a character that nobody sees, {c:?}", line.number, line.text),
        "remove the character; if it belongs to the name, say `format = \"labels_txt\"`",
    )
}

#[cfg(test)]
mod tests {
    use super::character;

    #[test]
    fn what_nobody_sees_belongs_to_a_name_within_a_word_only() {
        for (text, c) in [
            ("\u{200b}cat", '\u{200b}'),
            ("cat\u{200b}", '\u{200b}'),
            ("0 \u{200b}cat", '\u{200b}'),
            ("cat\u{2060},0", '\u{2060}'),
            ("ca\u{feff}t", '\u{feff}'),
            ("cat\u{ad}", '\u{ad}'),
            ("cat\u{200f}", '\u{200f}'),
            ("ca\u{9b}t", '\u{9b}'),
            ("\u{200b}", '\u{200b}'),
            ("cat\u{200c}", '\u{200c}'),
            ("cat\u{2028}dog", '\u{2028}'),
        ] {
            assert_eq!(character(text), Some(c), "{text:?}");
        }
        for text in [
            "cat",
            "👩\u{200d}🌾 farmer",
            "🏴\u{e0067}\u{e007f}",
            "می\u{200c}خواهم",
            "വാത്ത്\u{200c}",
            "ខ្មែរ\u{200b}ភាសា",
            "soft\u{ad}ware",
            "a\u{85}b",
            "e\u{301}",
        ] {
            assert_eq!(character(text), None, "{text:?}");
        }
    }
}
