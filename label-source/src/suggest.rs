//! Guesses what a word with a typo was meant to be.

/// The candidate that `given` is most likely a typo of: another case, or few edits.
#[must_use]
pub fn nearest<'a>(given: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = given.to_lowercase();
    let allowed = (folded.chars().count() / 3).max(1);
    candidates
        .into_iter()
        .map(|c| (strsim::osa_distance(&folded, &c.to_lowercase()), c))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn suggestion_limit_is_a_third() {
        assert_eq!(nearest("kerass", ["timm", "keras"]), Some("keras"));
        assert_eq!(nearest("KERAS", ["timm", "keras"]), Some("keras"));
        assert_eq!(nearest("abcdef", ["abcxyz"]), None);
        assert_eq!(nearest("abcdef", ["abcdxy", "abcdey"]), Some("abcdey"));
        assert_eq!(nearest("abcdef", ["abcdxy"]), Some("abcdxy"));
        assert_eq!((nearest("a", ["b"]), nearest("ab", ["cd"])), (Some("b"), None));
    }
}
