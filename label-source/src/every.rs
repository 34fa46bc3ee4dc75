//! All of several values, if each is there.

/// The values, or `None` if one is missing. `collect` would do it, and takes rustc four times as long for each new type of iterator.
pub(crate) fn every<T>(values: impl Iterator<Item = Option<T>>) -> Option<Vec<T>> {
    let mut all = Vec::new();
    for value in values {
        all.push(value?);
    }
    Some(all)
}
