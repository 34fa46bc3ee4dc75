//! The key by which timm sorts a name: `Class_2` before `Class_10`, without case.
//! `timm/utils/misc.py`, `natural_key`: lower case, split at `\d+`, `int()` of what `str.isdigit` says of a part.

mod unicode;

use unicode::{DECIMAL, DIGIT, UNSURE, UNSURE_AT_SIGMA};

/// Text and the number after it, in turn; the last text has none. Derived order is that of Python's lists.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key(Vec<(String, Option<Number>)>);

/// An integer of any length: how many digits, and the digits without leading zeros.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Number(usize, String);

/// Why a name has no key, or several.
#[derive(Debug, PartialEq, Eq)]
pub enum KeyError {
    /// `int()` raises on this part, all of digits that are not decimals.
    NoNumber(String),
    /// Versions of Python disagree about this character.
    Unsure(char),
}

/// The key of a class name.
///
/// # Errors
/// Python has no key for it, or its versions have several.
pub fn natural_key(name: &str) -> Result<Key, KeyError> {
    match unsure(name) {
        Some(c) => Err(KeyError::Unsure(c)),
        None => split(name).map_err(KeyError::NoNumber),
    }
}

/// A key for every name, also if Python has none: for the order of a person.
pub fn lenient_key(name: &str) -> Key {
    split(name).unwrap_or_else(|_| Key(vec![(name.to_lowercase(), None)]))
}

/// Why timm fails on an image's path: it sorts the images by their paths. The key itself does not matter.
pub fn error_in_path(part: &str) -> Option<KeyError> {
    if part.is_ascii() || !part.chars().any(|c| is_in(DIGIT, c)) {
        return None;
    }
    // The slashes around a part are not digits, so no number reaches over them.
    natural_key(&format!("/{part}/")).err()
}

fn split(name: &str) -> Result<Key, String> {
    let lower = name.to_lowercase();
    let (mut parts, mut rest) = (Vec::new(), lower.as_str());
    loop {
        let digits = rest.find(|c| decimal_digit(c).is_some()).unwrap_or(rest.len());
        let (text, after) = rest.split_at(digits);
        if !text.is_empty() && text.chars().all(|c| is_in(DIGIT, c)) {
            return Err(text.to_owned());
        }
        if after.is_empty() {
            parts.push((text.to_owned(), None));
            return Ok(Key(parts));
        }
        let end = after.find(|c| decimal_digit(c).is_none()).unwrap_or(after.len());
        let digits: String = after[..end].chars().filter_map(decimal_digit).collect();
        let digits = digits.trim_start_matches('0').to_owned();
        parts.push((text.to_owned(), Some(Number(digits.len(), digits))));
        rest = &after[end..];
    }
}

/// The decimal digit that a character of any script stands for: each script's ten are in a row.
pub(crate) fn decimal_digit(c: char) -> Option<char> {
    // Of nearly all characters, no table has to be asked.
    if c.is_ascii() {
        return Some(c).filter(char::is_ascii_digit);
    }
    let (first, _) = range(DECIMAL, c)?;
    char::from_digit((u32::from(c) - first) % 10, 10)
}

/// The first character whose case or digit depends on the version of Python.
fn unsure(name: &str) -> Option<char> {
    // Whether `Σ` is the last letter of a word is asked of the characters around it.
    let sigma = name.contains('Σ');
    name.chars().find(|&c| is_in(UNSURE, c) || sigma && is_in(UNSURE_AT_SIGMA, c))
}

fn is_in(table: &[(u32, u32)], c: char) -> bool {
    range(table, c).is_some()
}

fn range(table: &[(u32, u32)], c: char) -> Option<(u32, u32)> {
    let code = u32::from(c);
    let at = table.partition_point(|&(_, last)| last < code);
    table.get(at).copied().filter(|&(first, _)| first <= code)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(name: &str) -> Key {
        natural_key(name).unwrap()
    }

    #[test]
    fn numbers_of_any_length_and_script() {
        assert!(key("Class_2") < key("Class_10"));
        assert!(key("v1.9") < key("v1.10"));
        assert!(key("9") < key(&"9".repeat(200)));
        assert_eq!(key("٣"), key("3"));
        assert_eq!(key("𝟘𝟙x"), key("1x"));
        assert_eq!(key("007"), key("7"));
        assert_eq!(key("0"), key("00"));
        assert!(key("a") < key("a0"));
    }

    #[test]
    fn lower_case_is_pythons() {
        assert_eq!(key("ΟΔΟΣ"), key("οδος"));
        assert_ne!(key("ΟΔΟΣ"), key("οδοσ"));
        assert_eq!(key("İ"), key("i\u{307}"));
        assert_ne!(key("ß"), key("ss"));
    }

    #[test]
    fn int_refuses_a_part_of_superscripts_alone() {
        assert_eq!(natural_key("²"), Err(KeyError::NoNumber("²".into())));
        assert_eq!(natural_key("1²"), Err(KeyError::NoNumber("²".into())));
        assert!(natural_key("m²").is_ok());
        assert_eq!(error_in_path("²"), None);
        assert_eq!(error_in_path("\u{10d40}.png"), None);
        assert_eq!(error_in_path("1²3.png"), Some(KeyError::NoNumber("²".into())));
    }

    #[test]
    fn what_depends_on_pythons_unicode_has_no_key() {
        assert_eq!(natural_key("\u{10d40}"), Err(KeyError::Unsure('\u{10d40}')));
        assert_eq!(natural_key("\u{2c2f}"), Err(KeyError::Unsure('\u{2c2f}')));
        assert!(natural_key("\u{1fae8}").is_ok());
    }

    #[test]
    fn keys_are_totally_ordered_and_any_name_has_one() {
        let mut random = test_support::Rng::new(7);
        let mut letter = |_| char::from_u32(u32::try_from(random.below(0x3000)).unwrap());
        let names: Vec<String> = (0..200).map(|n| (0..n % 6).filter_map(&mut letter).collect()).collect();
        let keys: Vec<Key> = names.iter().map(|n| lenient_key(n)).collect();
        for a in &keys {
            for b in &keys {
                assert_eq!(a.cmp(b), b.cmp(a).reverse());
                for c in &keys {
                    assert!(!(a <= b && b <= c) || a <= c);
                }
            }
        }
    }
}
