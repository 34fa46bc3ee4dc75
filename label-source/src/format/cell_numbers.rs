//! Numbers in the cells of a table, in the forms that people and pandas write.

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

#[cfg(test)]
mod tests {
    use super::{is_disguised_number, whole_number};

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
