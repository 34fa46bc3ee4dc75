//! A first or last line with the number of classes: `12`, `12 classes`, `total: 12`.

use crate::collect::list;
use crate::format::text_lines::lines::{Line, are_all, or_names, parse_number, split_digits};
use crate::format::words::{is_one_of, words};
use crate::problem::Problem;

/// Words beside a count.
const WORDS: &str = "all categories category class classes count entries in items label labels lines names nc num \
    number of rows species sum total";

/// Words after which, or before which, a number is a count even if it is a wrong one.
const COUNTED: &str = "categories classes entries items labels rows total";

/// Asks about a first or last line that counts the others.
pub(super) fn check(file: &str, lines: &[Line<'_>]) -> Result<(), Problem> {
    let ([first, below @ ..], [above @ .., last]) = (lines, lines) else { return Ok(()) };
    let is_count = |line: &Line<'_>, others: &[Line<'_>]| {
        let is_right = count(line.text) == Some(others.len());
        (is_right || is_of_counted(line.text)) && !others.iter().any(|other| count(other.text).is_some())
    };
    if is_count(first, below) {
        return Err(count_of_lines(file, first, below.len(), ("starts", "follow")));
    }
    if count(first.text).is_some() && is_table_with_count(below) {
        return Err(count_of_table(file, first, &below[0]));
    }
    // `0 row`, `1 item`: the number is the line's own.
    let are_numbered = are_all(lines, |line| !split_digits(line).0.is_empty());
    if is_count(last, above) && !are_numbered {
        return Err(count_of_lines(file, last, above.len(), ("ends", "are above it")));
    }
    Ok(())
}

fn is_of_counted(line: &str) -> bool {
    count(line).is_some() && words(line).iter().any(|word| is_one_of(&word.to_lowercase(), COUNTED))
}

/// Whether lines are a headline like `category_name  category_type`, and rows that end with a number, as `DeepFashion`'s lists.
fn is_table_with_count(lines: &[Line<'_>]) -> bool {
    let [headline, rows @ ..] = lines else { return false };
    let keys = list(headline.text.split_whitespace());
    let are_keys = keys.len() > 1 && keys.iter().all(|key| key.contains('_') && key.len() > 2);
    let ends_with_number = |row: &str| {
        let (_, word) = row.rsplit_once(char::is_whitespace).unwrap_or_default();
        parse_number(word).is_some()
    };
    are_keys && !rows.is_empty() && are_all(rows, ends_with_number)
}

/// The number of a line that has nothing but one, and words that say what is counted.
fn count(line: &str) -> Option<usize> {
    let mut found = None;
    for word in words(line) {
        match parse_number(word) {
            Some(number) => {
                if found.replace(number).is_some() {
                    return None;
                }
            }
            None if is_one_of(&word.to_lowercase(), WORDS) => {}
            None => return None,
        }
    }
    usize::try_from(found?).ok()
}

/// A count above the headline of a table.
fn count_of_table(file: &str, line: &Line<'_>, headline: &Line<'_>) -> Problem {
    let (count, number, text) = (line.text, headline.number, headline.text);
    or_names(
        format!("{file} may be a table: {count:?} is a count, and line {number} a headline: {text:?}"),
        "write the column of the names alone, one a line",
    )
}

/// How many lines there are, which would be a class.
fn count_of_lines(file: &str, line: &Line<'_>, lines: usize, (verb, others): (&str, &str)) -> Problem {
    let text = line.text;
    or_names(
        format!("{file} {verb} with {text:?}, and {lines} lines {others}: it may be their count and not a class"),
        "remove the line if it is the count",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_is_told_from_a_name() {
        let is_found = |text: &str| check("it", &crate::format::text_lines::lines::parse(text)).is_err();
        for text in [
            "2\ncat\ndog",
            "cat\ndog\n2",
            "2 classes\ncat\ndog",
            "cat\ndog\nTotal: 2",
            "num_classes = 2\ncat\ndog",
            "cat\ndog\n(2 rows)",
            "2 classes\n0 cat\n1 dog",
            "9 classes\ncat\ndog",
            "2\ncategory_name  category_type\nAnorak         1\nBomber 2",
            "50\ncategory_name\tcategory_type\nAnorak\t1",
        ] {
            assert!(is_found(text), "{text:?}");
        }
        for text in [
            "3\ncat\ndog",
            "2\n0\n1",
            "0\n1\n2",
            "Class 0\nClass 1\nClass 2",
            "0 cat\n1 row",
            "2 cats\ncat\ndog",
            "2 of 2\ncat\ndog",
            "50\nsnowy_owl grey_owl\ncat",
            "50\nsnowy owl\nclass 1",
        ] {
            assert!(!is_found(text), "{text:?}");
        }
    }
}
