//! Lists made of other values, at a low price for the build.
//!
//! A `collect` makes rustc compile some sixteen functions for each new type of iterator, and a loop some three. This crate is built
//! before the first macro runs, so that its users wait for each.

/// The values, or `None` if one is missing.
pub(crate) fn every<T>(values: impl Iterator<Item = Option<T>>) -> Option<Vec<T>> {
    let mut all = Vec::new();
    for value in values {
        all.push(value?);
    }
    Some(all)
}

/// The values of an iterator. [`mapped`] and [`kept`] cost less.
pub(crate) fn list<T>(values: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut all = Vec::new();
    for value in values {
        all.push(value);
    }
    all
}

/// How many of the values `is_counted` is true of.
pub(crate) fn count<T>(values: &[T], is_counted: impl Fn(&T) -> bool) -> usize {
    let mut count = 0;
    for value in values {
        count += usize::from(is_counted(value));
    }
    count
}

/// What `make` makes of each value, or `None` if it makes nothing of one.
pub(crate) fn every_mapped<'v, T, U>(values: &'v [T], make: impl Fn(&'v T) -> Option<U>) -> Option<Vec<U>> {
    let mut all = Vec::with_capacity(values.len());
    for value in values {
        all.push(make(value)?);
    }
    Some(all)
}

/// What `make` makes of each value.
pub(crate) fn mapped<'v, T, U>(values: &'v [T], mut make: impl FnMut(&'v T) -> U) -> Vec<U> {
    let mut all = Vec::with_capacity(values.len());
    for value in values {
        all.push(make(value));
    }
    all
}

/// The values that `is_kept` is true of.
pub(crate) fn kept<T>(values: &[T], mut is_kept: impl FnMut(&T) -> bool) -> Vec<&T> {
    let mut all = Vec::new();
    for value in values {
        if is_kept(value) {
            all.push(value);
        }
    }
    all
}
