//! Compares the names of keys and columns with known words, however they are written: `num_classes`, `numClasses`, `Num Classes`.

/// In lower case, and without what separates words.
pub(crate) fn letters(key: &str) -> String {
    key.to_lowercase().replace(['_', '-', ' '], "")
}

/// In lower case, with `_` between words.
pub(crate) fn with_underscores(name: &str) -> String {
    name.to_lowercase().replace([' ', '-'], "_")
}

/// Whether a key is a word, whatever the case of its letters and what separates its words.
pub(crate) fn is_same(key: &str, word: &str) -> bool {
    fn bare(text: &str) -> impl Iterator<Item = char> {
        text.chars().filter(|c| !['_', '-', ' '].contains(c)).flat_map(char::to_lowercase)
    }
    bare(key).eq(bare(word))
}
