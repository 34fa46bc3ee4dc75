//! How keys and columns are compared with the words that are known for them: people write `num_classes`, `numClasses` and
//! `Num Classes`.

/// In lower case, and without what separates words.
pub(crate) fn letters(key: &str) -> String {
    key.to_lowercase().replace(['_', '-', ' '], "")
}

/// In lower case, with `_` between words.
pub(crate) fn with_underscores(name: &str) -> String {
    name.to_lowercase().replace([' ', '-'], "_")
}
