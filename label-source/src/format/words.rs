//! What texts are made of: words, digits, what is around them.

use crate::collect::list;

pub(crate) fn is_ascii_digit(c: char) -> bool {
    c.is_ascii_digit()
}

pub(crate) fn is_ascii_letter(c: char) -> bool {
    c.is_ascii_alphabetic()
}

pub(crate) fn is_between_words(c: char) -> bool {
    !c.is_alphanumeric()
}

/// Whether a text has such characters and no others.
pub(crate) fn has_only(text: &str, is: fn(char) -> bool) -> bool {
    !text.is_empty() && text.chars().all(is)
}

/// Splits a text after the characters of a kind with which it starts.
pub(crate) fn split_after(text: &str, is_one: fn(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(|c| !is_one(c)).unwrap_or(text.len()))
}

/// Whether a text has no other characters than the digits 0 to 9.
pub(crate) fn are_digits(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}

/// The words of a text.
pub(crate) fn words(text: &str) -> Vec<&str> {
    runs(text, char::is_alphanumeric)
}

/// The longest parts of a text that have only such characters.
pub(crate) fn runs(text: &str, is: fn(char) -> bool) -> Vec<&str> {
    list(text.split(|c| !is(c)).filter(|run| !run.is_empty()))
}

/// Whether a word is one of `known`, which are in one text with a space between them.
pub(crate) fn is_one_of(word: &str, known: &str) -> bool {
    known.split(' ').any(|known| known == word)
}

/// Whether a text starts with one of these.
pub(crate) fn starts_with_any(text: &str, starts: &[&str]) -> bool {
    starts.iter().any(|start| text.starts_with(start))
}

/// What is inside of two brackets or quotes.
pub(crate) fn inside<'a>(text: &'a str, open: &str, close: &str) -> Option<&'a str> {
    text.strip_prefix(open)?.strip_suffix(close)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_whole() {
        assert_eq!(words("a-b, (c1)"), ["a", "b", "c1"]);
        assert!(is_one_of("b", "a b c") && !is_one_of("b c", "a b c") && !is_one_of("", "a b"));
        assert_eq!(runs("a1b22", is_ascii_digit), ["1", "22"]);
        assert!(has_only("01", is_ascii_digit) && !has_only("", is_ascii_digit) && !has_only("0a", is_ascii_digit));
    }
}
