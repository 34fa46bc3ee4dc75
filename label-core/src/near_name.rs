//! The class that a name may be a misspelling of, found at compile time.

/// How many bytes are compared at most, so that a message about thousands of classes stays far below rustc's two million steps.
const BUDGET: usize = 20_000;

/// The first name that differs by one letter, by two that are swapped, or by case and by what separates words.
pub(crate) const fn near_name(names: &[&str], name: &str) -> Option<usize> {
    let (mut index, mut budget) = (0, BUDGET);
    while index < names.len() && budget > 0 {
        let (is_near, compared) = is_near(names[index].as_bytes(), name.as_bytes());
        if is_near {
            return Some(index);
        }
        budget = budget.saturating_sub(compared + 1);
        index += 1;
    }
    None
}

/// Whether two names are near, and how many bytes were compared.
const fn is_near(a: &[u8], b: &[u8]) -> (bool, usize) {
    let shorter = if a.len() < b.len() { a.len() } else { b.len() };
    if a.len().abs_diff(b.len()) > 1 {
        return (false, 0);
    }
    let mut start = 0;
    while start < shorter && folded(a[start]) == folded(b[start]) {
        start += 1;
    }
    let mut end = 0;
    while end < shorter - start && folded(a[a.len() - 1 - end]) == folded(b[b.len() - 1 - end]) {
        end += 1;
    }
    // What is left between what both start with and what both end with.
    let is_near = match (a.len() - start - end, b.len() - start - end) {
        (0, 0) => true,
        // Of two letters each is an edit of any other; another number is meant as one.
        (0, 1) => shorter > 2 && !b[start].is_ascii_digit(),
        (1, 0) => shorter > 2 && !a[start].is_ascii_digit(),
        (1, 1) => shorter > 2 && !(a[start].is_ascii_digit() && b[start].is_ascii_digit()),
        (2, 2) => {
            folded(a[start]) == folded(b[start + 1])
                && folded(a[start + 1]) == folded(b[start])
                && !(a[start].is_ascii_digit() && b[start].is_ascii_digit())
        }
        _ => false,
    };
    (is_near, start + end)
}

/// A letter without its case; what separates words as `_`.
const fn folded(byte: u8) -> u8 {
    match byte {
        b' ' | b'-' => b'_',
        _ => byte.to_ascii_lowercase(),
    }
}

#[cfg(test)]
mod tests {
    extern crate std;
    use super::near_name;
    use std::vec;

    #[test]
    fn one_edit_is_near() {
        for (name, near) in [
            ("Pleural Thickening", Some(0)),
            ("pleural-thickening", Some(0)),
            ("Pleural_Thickenin", Some(0)),
            ("Plueral_Thickening", Some(0)),
            ("Herniaa", Some(1)),
            ("ernia", Some(1)),
            ("Hernja", Some(1)),
            ("Heinra", None),
            ("Hernjj", None),
            ("Class_1", None),
            ("Class_21", None),
            ("Class_12a", Some(2)),
            ("cot", Some(4)),
            ("cta", Some(4)),
            ("b", None),
            ("B", None),
            ("A", Some(3)),
            ("", None),
        ] {
            assert_eq!(near_name(&["Pleural_Thickening", "Hernia", "Class_12", "a", "cat"], name), near, "{name:?}");
        }
    }

    /// The name at the end is not reached.
    #[test]
    fn a_long_list_is_not_searched_to_its_end() {
        let mut names = vec![""; 20_001];
        names[19_999] = "Hernia";
        assert_eq!(near_name(&names, "hernia"), Some(19_999));
        names.swap(19_999, 20_000);
        assert_eq!(near_name(&names, "hernia"), None);
    }
}
