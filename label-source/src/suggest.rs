//! Guesses what a word with a typo was meant to be.

/// The candidate that `given` is most likely a typo of: another case, or few edits.
#[must_use]
pub fn nearest<'a, S: AsRef<str>>(given: &str, candidates: &'a [S]) -> Option<&'a str> {
    let folded = given.to_lowercase();
    let allowed = (folded.chars().count() / 3).max(1);
    let (mut nearest, mut least) = (None, allowed + 1);
    for candidate in candidates {
        let distance = strsim::osa_distance(&folded, &candidate.as_ref().to_lowercase());
        if distance < least {
            (nearest, least) = (Some(candidate.as_ref()), distance);
        }
    }
    nearest
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn suggestion_limit_is_a_third() {
        assert_eq!(nearest("kerass", &["timm", "keras"]), Some("keras"));
        assert_eq!(nearest("KERAS", &["timm", "keras"]), Some("keras"));
        assert_eq!(nearest("abcdef", &["abcxyz"]), None);
        assert_eq!(nearest("abcdef", &["abcdxy", "abcdey"]), Some("abcdey"));
        assert_eq!(nearest("abcdef", &["abcdxy"]), Some("abcdxy"));
        assert_eq!((nearest("a", &["b"]), nearest("ab", &["cd"])), (Some("b"), None));
    }
}
