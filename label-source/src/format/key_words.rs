//! Compares the names of keys and columns with known words, however they are written: `num_classes`, `numClasses`, `Num Classes`.

use std::str::Chars;

/// In lower case, and without what separates words.
pub(crate) fn letters(key: &str) -> String {
    key.to_lowercase().replace(is_separator, "")
}

/// In lower case, with `_` between words.
pub(crate) fn with_underscores(name: &str) -> String {
    name.to_lowercase().replace(is_separator, "_")
}

/// Whether a key is a word in lower case, whatever the case of its letters and what separates its words.
pub(crate) fn is_same(key: &str, word: &str) -> bool {
    let mut letters = word.chars();
    for c in key.chars() {
        for letter in c.to_lowercase() {
            if !is_separator(c) && next_letter(&mut letters) != Some(letter) {
                return false;
            }
        }
    }
    next_letter(&mut letters).is_none()
}

/// Whether a key is one of some words, which are in one text with a space between them, as [`is_same`] compares.
pub(crate) fn is_same_as_any(key: &str, words: &str) -> bool {
    words.split(' ').any(|word| is_same(key, word))
}

fn next_letter(letters: &mut Chars<'_>) -> Option<char> {
    letters.find(|c| !is_separator(*c))
}

fn is_separator(c: char) -> bool {
    matches!(c, '_' | '-' | ' ')
}
