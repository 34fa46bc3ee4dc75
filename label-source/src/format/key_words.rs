//! Compares the names of keys and columns with known words, however they are written: `num_classes`, `numClasses`, `Num Classes`.

/// In lower case, and without what separates words.
pub(crate) fn letters(key: &str) -> String {
    key.to_lowercase().replace(['_', '-', ' '], "")
}

/// In lower case, with `_` between words.
pub(crate) fn with_underscores(name: &str) -> String {
    name.to_lowercase().replace([' ', '-'], "_")
}
