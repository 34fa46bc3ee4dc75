//! Finds further columns after the index and the name, such as colours, which would become part of the name: `0,ibis,#ff0000`.

use super::lines::{self, parse_number, split_digits, split_digits_off};
use super::numbered::are_mostly_distinct;
use crate::collect::{count, every_mapped, list, mapped};
use crate::format::entries::Entry;
use crate::format::file_problems::FileProblems;
use crate::format::kind::Format;
use crate::format::words::has_only;
use crate::problem::{Place, Problem};

/// What can be between columns.
const SEPARATORS: [char; 6] = [',', ';', '\t', '|', ':', ' '];

/// What no name has between its words.
const OF_TABLES: &str = ",;\t|";

/// Reports a column that all lines of a text have beside the index and the name.
pub(crate) fn check(text: &str, entries: &[Entry<'_>], format: Format, problems: &mut FileProblems<'_>) {
    let ([first, _, ..], Some(first_line)) = (entries, lines::all(text).next()) else { return };
    let separator = match format {
        Format::TeachableMachine | Format::IndexName => split_digits(first_line.text).1.chars().next(),
        Format::NameIndex => split_digits_off(first_line.text).1.trim_end().chars().next_back(),
        _ => return,
    };
    let names = mapped(entries, |entry| &*entry.name);
    let separator = separator.unwrap_or(' ');
    let are_spaced = matches!(first_line.text.split_once(separator), Some((_, rest)) if rest.starts_with(' '));
    let has_more = || have_one_more(&names, separator) || have_more_cells(&names, separator, are_spaced);
    if problems.is_empty() && has_more() {
        problems.push(|file| more_than_a_name(file, first, format));
    }
}

/// Whether all names have a colour or a number beside them. Between columns there is what is between the index and the name.
fn have_one_more(names: &[&str], separator: char) -> bool {
    if names.iter().all(|name| ends_with_colour(name)) {
        return true;
    }
    let is_column = |is_last: bool| {
        let Some(parts) = every_mapped(names, |name| split(name, separator, is_last)) else { return false };
        // With spaces, `Class 1` and `Class 2` are names, and so are `Acura TL 2012` and `BMW X5 2007`.
        let are_years = parts.iter().all(|(_, number)| (1900..2100).contains(number));
        OF_TABLES.contains(separator)
            || separator.is_whitespace() && !are_years && are_mostly_distinct(&mapped(&parts, |(name, _)| *name))
    };
    is_column(true) || is_column(false)
}

/// Whether each name has the separator of columns in it, and all as often: `ibis,bird` and `oak,plant`. The comma of `tench, Tinca tinca`
/// after `0,` is another one.
fn have_more_cells(names: &[&str], separator: char, are_spaced: bool) -> bool {
    let cells = |name: &str| count(&list(name.split(separator))[1..], |cell| cell.starts_with(' ') == are_spaced);
    let first = cells(names.first().copied().unwrap_or_default());
    OF_TABLES.contains(separator) && first > 0 && names.iter().all(|name| cells(name) == first)
}

/// Splits off a number at a name's end or start; what is left has a letter.
fn split(name: &str, separator: char, is_last: bool) -> Option<(&str, u64)> {
    let (start, end) = if is_last { name.rsplit_once(separator)? } else { name.split_once(separator)? };
    let (number, rest) = if is_last { (end, start) } else { (start, end) };
    let number = parse_number(number.trim())?;
    rest.contains(char::is_alphabetic).then_some((rest, number))
}

/// Whether a name has a colour after it: `ibis #ff0000`, `ibis 255 0 0`, `ibis,255,0,0`, `ibis (255, 0, 0)`.
pub(crate) fn ends_with_colour(name: &str) -> bool {
    let (rest, last) = name.rsplit_once(SEPARATORS).unwrap_or_default();
    let hex = last.strip_prefix('#').unwrap_or_default();
    let is_hex = matches!(hex.len(), 6 | 8) && has_only(hex, |c| c.is_ascii_hexdigit());
    is_hex && rest.contains(char::is_alphanumeric) || ends_with_channels(name)
}

/// Three numbers from 0 to 255.
fn ends_with_channels(name: &str) -> bool {
    let mut rest = name.trim_end_matches([')', ']']);
    for _ in 0..3 {
        let Some((before, number)) = rest.rsplit_once([',', ';', '\t', '|', ':', ' ', '(', '[']) else { return false };
        if !matches!(parse_number(number), Some(0..=255)) {
            return false;
        }
        rest = before.trim_end_matches([' ', ',', '(', '[']);
    }
    rest.contains(char::is_alphabetic)
}

/// More on each line than its index and its name.
fn more_than_a_name(file: &str, entry: &Entry<'_>, format: Format) -> Problem {
    Problem::new(
        Place::option("format"),
        format!(
            "each line of {file} has more than an index and a name: line {} has {:?} beside the index",
            entry.line, entry.name
        ),
        format!(
            "leave the index and the name on each line, as in `0,cat`; if it all belongs to the names, say `format = \"{}\"`",
            format.name()
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_or_a_number_on_all_lines_is_a_column() {
        for (names, separator) in [
            ("ibis #ff0000|crake #00ff00", ' '),
            ("ibis,#FF0000|crake,#00ff00", ','),
            ("grey ibis #ff0000|crake #00ff00", ':'),
            ("ibis 255 0 0|crake 0 255 0", ' '),
            ("ibis 255,0,0|crake 0,255,0", ':'),
            ("ibis (255, 0, 0)|crake (0, 255, 0)", ' '),
            ("ibis,120|crake,45", ','),
            ("class,120|class,45", ','),
            ("ibis 120|crake 45", ' '),
            ("grey ibis\t120|crake\t45", '\t'),
            ("0 ibis|1 crake", ' '),
            ("5,ibis|7,crake", ','),
            ("0 0 0 background|10 3 0 a", ' '),
        ] {
            let names: Vec<&str> = names.split('|').collect();
            assert!(have_one_more(&names, separator), "{names:?}");
        }
    }

    #[test]
    fn cells_that_all_lines_have_are_columns() {
        for (names, separator, are_spaced, is_table) in [
            ("ibis,bird|oak,plant", ',', false, true),
            ("ibis, bird|oak, plant", ',', true, true),
            ("ibis, sacred,bird|oak, red,plant", ',', false, true),
            ("ibis\tbird|oak\tplant", '\t', false, true),
            ("tench, Tinca tinca|ray, Raja", ',', false, false),
            ("tench, Tinca tinca|ray", ',', true, false),
            ("ibis bird|oak plant", ' ', false, false),
        ] {
            let names: Vec<&str> = names.split('|').collect();
            assert_eq!(have_more_cells(&names, separator, are_spaced), is_table, "{names:?}");
        }
    }

    #[test]
    fn names_have_numbers_of_their_own() {
        for (names, separator) in [
            ("Boeing 737|ibis", ' '),
            ("Boeing 737|Boeing 747", ' '),
            ("Class 1|Class 2|Class 3", ' '),
            ("Boeing 737|Audi 100", ','),
            ("Boeing 737|Audi 100", ':'),
            ("Acura TL Sedan 2012|BMW X5 SUV 2007", ' '),
            ("1 euro|2 euro|5 euro", ' '),
            ("#ff0000|#00ff00", ' '),
            ("255 0 0|0 255 0", ' '),
            ("tag #food|tag #dog", ','),
            ("tench, Tinca tinca|ray, 2", ','),
            ("ibis|crake", ' '),
            ("007|008", ','),
        ] {
            let names: Vec<&str> = names.split('|').collect();
            assert!(!have_one_more(&names, separator), "{names:?}");
        }
    }
}
