//! Numbers in the cells of a table, in the forms that people and pandas write.

use crate::collect::every;

/// Words before a number that make an index of it, as in `class_1`.
const BEFORE_NUMBER: [&str; 11] =
    ["", "class", "cls", "label", "category", "cat", "index", "idx", "id", "number", "no"];

/// A whole number as tables write it: `1`, `01`, or `1.0` as pandas does if a cell of the column was empty once.
pub(crate) fn whole_number(cell: &str) -> Option<u64> {
    let (number, fraction) = cell.trim().split_once('.').unwrap_or((cell.trim(), ""));
    let is_plain = number.bytes().all(|b| b.is_ascii_digit()) && fraction.bytes().all(|b| b == b'0');
    number.parse().ok().filter(|_| is_plain)
}

/// Whether a cell is a number in another form, as `-1`, `1e0`, `#1`, `[1]` and `class_1` are.
pub(crate) fn is_disguised_number(cell: &str) -> bool {
    let bare = cell.trim_matches(|c: char| !c.is_alphanumeric());
    let word_end = bare.find(char::is_numeric).unwrap_or(bare.len());
    let (word, number) = bare.split_at(word_end);
    let word = word.trim_end_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let is_number =
        !number.is_empty() && number.chars().all(char::is_numeric) || number.replace(',', ".").parse::<f64>().is_ok();
    whole_number(cell).is_none() && is_number && BEFORE_NUMBER.contains(&&*word)
}

/// The numbers of cells that are all the same but for a number: `output_2`, `tensor(2)`, `L2`. Freebase's `/m/2` and `WordNet`'s `n02` are
/// ids.
pub(crate) fn shared_numbers(cells: &[&str]) -> Option<Vec<u64>> {
    let first = cells.first()?;
    let shared = |reversed: bool| {
        let chars =
            |text: &str| -> Vec<char> { if reversed { text.chars().rev().collect() } else { text.chars().collect() } };
        cells.iter().fold(chars(first), |mut shared, cell| {
            let same = shared.iter().zip(chars(cell)).take_while(|(a, b)| *a == b).count();
            shared.truncate(same);
            while shared.last().is_some_and(char::is_ascii_digit) {
                shared.pop();
            }
            shared
        })
    };
    let bytes = |chars: Vec<char>| chars.iter().map(|c| c.len_utf8()).sum::<usize>();
    let (start, end) = (bytes(shared(false)), bytes(shared(true)));
    let is_id = first.starts_with('/') || first.get(..start) == Some("n");
    let number = |cell: &&str| {
        let digits = cell.get(start..cell.len().checked_sub(end)?)?;
        digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse().ok()).flatten()
    };
    every(cells.iter().map(number)).filter(|_| !is_id)
}

/// The number of a cell in Roman numerals or with hexadecimal digits: `IV`, `0x1f`, `1F`.
pub(crate) fn roman_or_hex(cell: &str) -> Option<u64> {
    let digits = cell.strip_prefix("0x").or_else(|| cell.strip_prefix("0X"));
    let is_hex = |digits: &str| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_hexdigit());
    match digits {
        Some(digits) => u64::from_str_radix(digits, 16).ok().filter(|_| is_hex(digits)),
        None => roman(cell).or_else(|| u64::from_str_radix(cell, 16).ok().filter(|_| is_hex(cell))),
    }
}

/// Roman numerals, as they are written today.
fn roman(cell: &str) -> Option<u64> {
    const NUMERALS: [(u64, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let upper = cell.to_ascii_uppercase();
    let (mut rest, mut number) = (upper.as_str(), 0);
    for (value, numeral) in NUMERALS {
        for _ in 0..3 {
            let Some(after) = rest.strip_prefix(numeral) else { break };
            rest = after;
            number += value;
        }
    }
    (number > 0 && rest.is_empty()).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::{is_disguised_number, roman_or_hex, shared_numbers, whole_number};

    #[test]
    fn cells_that_differ_in_a_number_alone() {
        for cells in [["0x2", "0x0", "0x1"], ["tensor(2)", "tensor(0)", "tensor(1)"], ["L2", "L0", "L1"]] {
            assert_eq!(shared_numbers(&cells), Some(vec![2, 0, 1]), "{cells:?}");
        }
        for cells in [["a", "b"], ["L2", "M1"], ["/m/1", "/m/0"], ["n02", "n01"], ["", "1"], ["a", "a1"]] {
            assert_eq!(shared_numbers(&cells), None, "{cells:?}");
        }
    }

    #[test]
    fn roman_and_hexadecimal_numbers() {
        for (cell, number) in [("II", 2), ("iv", 4), ("XIX", 19), ("MCMXC", 1990), ("0x1f", 31), ("0B", 11), ("a", 10)]
        {
            assert_eq!(roman_or_hex(cell), Some(number), "{cell}");
        }
        for cell in ["", "IIII", "IM", "heron", "0x", "0xg", "V2", "-1"] {
            assert_eq!(roman_or_hex(cell), None, "{cell}");
        }
    }

    #[test]
    fn a_number_is_told_in_every_form() {
        for (cell, number) in [("7", 7), (" 07 ", 7), ("7.0", 7), ("7.", 7), ("0.000", 0)] {
            assert_eq!((whole_number(cell), is_disguised_number(cell)), (Some(number), false), "{cell}");
        }
        for cell in
            ["-1", "+1", "1e0", "1.5", "1,0", "'1'", "#1", "[1]", "(1)", "class_1", "Class 2", "no. 3", "１", "½"]
        {
            assert_eq!((whole_number(cell), is_disguised_number(cell)), (None, true), "{cell}");
        }
        for cell in ["", ".", "n02007558", "/m/1", "Q12", "heron", "1.2.3", "2020-01-01", "nan", "inf", "class", "1a"] {
            assert_eq!((whole_number(cell), is_disguised_number(cell)), (None, false), "{cell}");
        }
    }
}
