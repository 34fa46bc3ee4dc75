//! Numbers in the cells of a table, in the forms that people and pandas write.

use crate::collect::every_mapped;
use crate::format::words::{are_digits, is_between_words, is_one_of};

/// Words before a number that make an index of it, as in `class_1`.
const BEFORE_NUMBER: &str = "class cls label category cat index idx id number no";

/// A whole number as tables write it: `1`, `01`, or `1.0` as pandas does if a cell of the column was empty once.
pub(crate) fn whole_number(cell: &str) -> Option<u64> {
    let (number, fraction) = cell.trim().split_once('.').unwrap_or((cell.trim(), ""));
    let is_plain = are_digits(number) && fraction.trim_start_matches('0').is_empty();
    number.parse().ok().filter(|_| is_plain)
}

/// Whether a cell is a number in another form, as `-1`, `1e0`, `#1`, `[1]` and `class_1` are.
pub(crate) fn is_disguised_number(cell: &str) -> bool {
    let bare = cell.trim_matches(is_between_words);
    let word_end = bare.find(char::is_numeric).unwrap_or(bare.len());
    let (word, number) = bare.split_at(word_end);
    let word = word.trim_end_matches(is_between_words).to_lowercase();
    let is_number =
        !number.is_empty() && number.chars().all(char::is_numeric) || number.replace(',', ".").parse::<f64>().is_ok();
    whole_number(cell).is_none() && is_number && (word.is_empty() || is_one_of(&word, BEFORE_NUMBER))
}

/// The numbers of cells that are all the same but for a number: `output_2`, `tensor(2)`, `L2`. Freebase's `/m/2` and `WordNet`'s `n02` are
/// ids.
pub(crate) fn shared_numbers(cells: &[&str]) -> Option<Vec<u64>> {
    let first = cells.first()?.as_bytes();
    // How many bytes are the same at the start of all cells, and at their end.
    let (mut start, mut end) = (first.len(), first.len());
    for cell in cells {
        let cell = cell.as_bytes();
        let (a, b) = (start.min(cell.len()), end.min(cell.len()));
        start = (0..a).find(|at| first[*at] != cell[*at]).unwrap_or(a);
        end = (0..b).find(|at| first[first.len() - 1 - at] != cell[cell.len() - 1 - at]).unwrap_or(b);
    }
    // The digits beside them are of the numbers.
    while start > 0 && first[start - 1].is_ascii_digit() {
        start -= 1;
    }
    while end > 0 && first[first.len() - end].is_ascii_digit() {
        end -= 1;
    }
    let is_id = first.starts_with(b"/") || &first[..start] == b"n";
    let number = |cell: &&str| {
        let digits = cell.get(start..cell.len().checked_sub(end)?)?;
        if are_digits(digits) { digits.parse().ok() } else { None }
    };
    every_mapped(cells, number).filter(|_| !is_id)
}

/// The number of a cell in Roman numerals or with hexadecimal digits: `IV`, `0x1f`, `1F`.
pub(crate) fn roman_or_hex(cell: &str) -> Option<u64> {
    // `from_str_radix` would take a sign as well.
    let hex = |digits: &str| u64::from_str_radix(digits, 16).ok().filter(|_| !digits.starts_with('+'));
    match cell.strip_prefix("0x").or_else(|| cell.strip_prefix("0X")) {
        Some(digits) => hex(digits),
        None => roman(cell).or_else(|| hex(cell)),
    }
}

/// Roman numerals, as they are written today.
fn roman(cell: &str) -> Option<u64> {
    const NUMERALS: &[(u64, &str)] = &[
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
            let Some(after) = rest.strip_prefix(*numeral) else { break };
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
