//! Lists made of other values, at a low price for the build.
//!
//! A `collect` makes rustc compile some sixteen functions for each new type of iterator, and a loop some three. This crate is built
//! before the first macro runs, so that its users wait for each.

use std::cmp::Ordering;

/// The values of an iterator. [`mapped`] costs less.
pub fn list<T>(values: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut all = Vec::new();
    for value in values {
        all.push(value);
    }
    all
}

/// How many of the values `is_counted` is true of.
pub fn count<T>(values: &[T], is_counted: impl Fn(&T) -> bool) -> usize {
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
pub fn mapped<'v, T, U>(values: &'v [T], mut make: impl FnMut(&'v T) -> U) -> Vec<U> {
    let mut all = Vec::with_capacity(values.len());
    for value in values {
        all.push(make(value));
    }
    all
}

/// What `make` makes of those values of which it makes something.
pub(crate) fn picked<'v, T, U>(values: &'v [T], make: impl Fn(&'v T) -> Option<U>) -> Vec<U> {
    let mut all = Vec::new();
    for value in values {
        if let Some(made) = make(value) {
            all.push(made);
        }
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

/// The options that are given.
pub(crate) fn given(options: &[(&'static str, bool)]) -> Vec<&'static str> {
    let mut all = Vec::new();
    for (option, is_given) in options {
        if *is_given {
            all.push(*option);
        }
    }
    all
}

/// Sorts values; those that are equal stay in their order.
pub fn sort<T: Ord>(values: &mut [T]) {
    sort_by(values, T::cmp);
}

/// As [`sort`], by another comparison. Only places are sorted, so that the library's sort is compiled for one type.
pub(crate) fn sort_by<T>(values: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let mut places = sorted_places(values.len(), &|a, b| compare(&values[a], &values[b]));
    for start in 0..places.len() {
        // Each value goes to the place that waits for it, until the first one's is reached.
        let mut at = start;
        while places[at] != start {
            let from = std::mem::replace(&mut places[at], at);
            values.swap(at, from);
            at = from;
        }
        places[at] = at;
    }
}

/// The places of values in sorted order.
pub fn sorted_places(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by(|a, b| compare(*a, *b));
    places
}

#[cfg(test)]
mod tests {
    use super::sort_by;

    #[test]
    fn equal_values_stay_in_their_order() {
        let mut random = test_support::Rng::new(3);
        for length in 0..40 {
            let mut values: Vec<(usize, usize)> = (0..length).map(|at| (random.below(9), at)).collect();
            let mut expected = values.clone();
            expected.sort_unstable();
            sort_by(&mut values, |a, b| a.0.cmp(&b.0));
            assert_eq!(values, expected);
        }
    }
}
