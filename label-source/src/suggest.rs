//! Guesses what a word with a typo was meant to be.

/// The candidate that `given` is most likely a typo of: another case, or few edits.
#[must_use]
pub fn nearest<'a>(given: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = given.to_lowercase();
    let allowed = (folded.chars().count() / 3).max(1);
    let mut nearest: Option<(usize, &str)> = None;
    for candidate in candidates {
        let distance = edits(&folded, &candidate.to_lowercase());
        if distance <= allowed && nearest.is_none_or(|(least, _)| distance < least) {
            nearest = Some((distance, candidate));
        }
    }
    nearest.map(|(_, candidate)| candidate)
}

/// How many letters must be changed, added, left out, or exchanged with the next one (the optimal string alignment distance).
fn edits(from: &str, to: &str) -> usize {
    let (from, to): (Vec<char>, Vec<char>) = (from.chars().collect(), to.chars().collect());
    // `rows[i][j]`: from the first `i` letters to the first `j`.
    let mut rows = vec![vec![0; to.len() + 1]; from.len() + 1];
    for i in 0..=from.len() {
        for j in 0..=to.len() {
            rows[i][j] = if i == 0 || j == 0 {
                i + j
            } else {
                let changed = rows[i - 1][j - 1] + usize::from(from[i - 1] != to[j - 1]);
                let fewest = changed.min(rows[i - 1][j] + 1).min(rows[i][j - 1] + 1);
                let is_exchanged = i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1];
                if is_exchanged { fewest.min(rows[i - 2][j - 2] + 1) } else { fewest }
            };
        }
    }
    rows[from.len()][to.len()]
}

#[cfg(test)]
mod tests {
    use super::{edits, nearest};

    #[test]
    fn each_edit_counts_once() {
        for (from, to, expected) in [
            ("", "", 0),
            ("", "abc", 3),
            ("abc", "", 3),
            ("keras", "keras", 0),
            ("keras", "kers", 1),
            ("keras", "kerras", 1),
            ("keras", "karas", 1),
            ("keras", "kears", 1),
            ("kitten", "sitting", 3),
            ("ab", "bca", 3),
            ("čaj", "caj", 1),
        ] {
            assert_eq!(edits(from, to), expected, "{from} {to}");
        }
    }

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
