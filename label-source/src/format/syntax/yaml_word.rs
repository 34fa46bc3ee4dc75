//! Decides which words without quotes are strings in YAML, as `PyYAML` 6 does by the rules of YAML 1.1: `no` is `False`, `1.50` is `1.5`,
//! and `12:30` is 750.

use crate::format::words::are_digits;

/// Whether `PyYAML` makes a string of a word without quotes, which is then the word itself.
pub(crate) fn is_string(word: &str) -> bool {
    // In brackets `?a` is a map to it, with a key and no value.
    !(word.starts_with('?') || is_constant(word) || is_int(word) || is_float(word) || is_date(word))
}

fn is_constant(word: &str) -> bool {
    const LOWER: [&str; 7] = ["yes", "no", "on", "off", "true", "false", "null"];
    // The last two stand for a merge and a default; `PyYAML` stops at them.
    const OTHERS: [&str; 4] = ["", "~", "<<", "="];
    let rest = word.get(1..).unwrap_or_default();
    let is_cased = !word.chars().any(char::is_uppercase)
        || !word.chars().any(char::is_lowercase)
        || !rest.chars().any(char::is_uppercase);
    OTHERS.contains(&word) || (is_cased && LOWER.iter().any(|known| known.eq_ignore_ascii_case(word)))
}

fn is_int(word: &str) -> bool {
    let word = unsigned(word);
    let is_of = |digits: &str, is_digit: fn(&u8) -> bool| !digits.is_empty() && has_only(digits, is_digit);
    if let Some(digits) = word.strip_prefix("0b") {
        return is_of(digits, |b| matches!(b, b'0' | b'1'));
    }
    if let Some(digits) = word.strip_prefix("0x") {
        return is_of(digits, u8::is_ascii_hexdigit);
    }
    if let Some(digits) = word.strip_prefix('0') {
        return digits.is_empty() || is_of(digits, |b| matches!(b, b'0'..=b'7'));
    }
    let (whole, sixties) = word.split_once(':').map_or((word, None), |(whole, rest)| (whole, Some(rest)));
    starts_with_digit(whole) && is_of(whole, u8::is_ascii_digit) && sixties.is_none_or(are_sixties)
}

fn is_float(word: &str) -> bool {
    let rest = unsigned(word);
    let (is_signed, lower) = (rest.len() < word.len(), rest.to_ascii_lowercase());
    if [".inf", ".nan"].contains(&&*lower) {
        let letters = &rest[1..];
        let is_cased =
            letters == &lower[1..] || letters == lower[1..].to_uppercase() || ["Inf", "NaN"].contains(&letters);
        return is_cased && (lower == ".inf" || !is_signed);
    }
    let Some((whole, fraction)) = rest.split_once('.') else { return false };
    if let Some((whole, sixties)) = whole.split_once(':') {
        return is_number(whole) && are_sixties(sixties) && are_spaced(fraction);
    }
    // An exponent has its sign.
    let (fraction, exponent) = match fraction.split_once(['e', 'E']) {
        Some((fraction, exponent)) => (fraction, exponent.strip_prefix(['-', '+']).unwrap_or_default()),
        None => (fraction, "0"),
    };
    let is_exponent = !exponent.is_empty() && are_digits(exponent);
    let has_digits = if whole.is_empty() { !is_signed && starts_with_digit(fraction) } else { is_number(whole) };
    is_exponent && has_digits && are_spaced(fraction)
}

/// `2020-01-31`; with a time after it also `2020-1-3`.
fn is_date(word: &str) -> bool {
    let end = word.find(['T', 't', ' ', '\t']).unwrap_or(word.len());
    let (date, time) = word.split_at(end);
    let parts: Vec<&str> = date.split('-').collect();
    let [year, month, day] = parts[..] else { return false };
    let is_of = |part: &str, lengths: [usize; 2]| lengths.contains(&part.len()) && are_digits(part);
    if !is_of(year, [4, 4]) {
        return false;
    }
    if time.is_empty() {
        return is_of(month, [2, 2]) && is_of(day, [2, 2]);
    }
    let blank = [' ', '\t'];
    let time = time.strip_prefix(['T', 't']).unwrap_or_else(|| time.trim_start_matches(blank));
    let (time, zone) = match time.find(['Z', '+', '-', ' ', '\t']) {
        Some(at) => (&time[..at], time[at..].trim_start_matches(blank)),
        None => (time, "Z"),
    };
    let (seconds, fraction) = time.split_once('.').unwrap_or((time, ""));
    let parts: Vec<&str> = seconds.split(':').collect();
    let [hour, minute, second] = parts[..] else { return false };
    let is_zone = zone == "Z"
        || zone.strip_prefix(['-', '+']).is_some_and(|zone| match zone.split_once(':') {
            Some((hours, minutes)) => is_of(hours, [1, 2]) && is_of(minutes, [2, 2]),
            None => is_of(zone, [1, 2]),
        });
    is_of(month, [1, 2])
        && is_of(day, [1, 2])
        && is_of(hour, [1, 2])
        && is_of(minute, [2, 2])
        && is_of(second, [2, 2])
        && are_digits(fraction)
        && is_zone
}

fn unsigned(word: &str) -> &str {
    word.strip_prefix(['-', '+']).unwrap_or(word)
}

fn starts_with_digit(word: &str) -> bool {
    word.as_bytes().first().is_some_and(u8::is_ascii_digit)
}

/// Such digits, with `_` between them.
fn has_only(word: &str, is_digit: fn(&u8) -> bool) -> bool {
    word.bytes().all(|b| b == b'_' || is_digit(&b))
}

/// Decimal digits with `_` between them.
fn are_spaced(word: &str) -> bool {
    has_only(word, u8::is_ascii_digit)
}

/// As [`are_spaced`], from a digit on.
fn is_number(word: &str) -> bool {
    starts_with_digit(word) && are_spaced(word)
}

/// `30:5`: each number is below 60.
fn are_sixties(word: &str) -> bool {
    word.split(':').all(|part| match part.as_bytes() {
        [b'0'..=b'9'] => true,
        [tens, ones] => matches!(tens, b'0'..=b'5') && ones.is_ascii_digit(),
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::is_string;

    /// Each was asked of `PyYAML` 6; `yaml_python.json` has many more.
    #[test]
    fn strings_are_those_of_pyyaml() {
        for word in [
            "cat",
            "3d",
            "n01440764",
            "v1.10",
            "1.2.3",
            "80-90",
            "yEs",
            "1e",
            "-a",
            "a:b",
            "x0",
            "nullable",
            "08",
            "1e5",
        ] {
            assert!(is_string(word), "{word}");
        }
        for word in [
            "0x",
            "0xyz",
            "_1",
            ".",
            "12:x",
            "12::30",
            "12:60",
            "20201231cat",
            "1.2e",
            "1.5e3",
            "-.5",
            "+.nan",
            ".nAn",
            "2020-1-1",
        ] {
            assert!(is_string(word), "{word}");
        }
        for word in [
            "no",
            "No",
            "NO",
            "~",
            "",
            "0",
            "7",
            "1.5",
            "1.",
            ".5",
            "010",
            "0x1F",
            "1_000",
            "12:30",
            "2020-01-01",
            "=",
            "<<",
        ] {
            assert!(!is_string(word), "{word}");
        }
        for word in ["YES", ".inf", "-.INF", ".NaN", "12:30.5", "0b101", "-0x1F", "1.5e+3", "2020-1-1 1:00:00.5 +1:30"]
        {
            assert!(!is_string(word), "{word}");
        }
    }
}
