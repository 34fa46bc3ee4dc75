//! Finds a number that is joined to a sign or a word beside the name: `2º heron`, `heron idx2`, `heron 0x2`. If the numbers count the
//! lines, they may be the indices.

use super::lines::{Line, counted_from, parse_number, split_digits, split_digits_off};
use super::numbered::are_mostly_distinct;
use crate::collect::{every_mapped, mapped};
use crate::format::words::is_between_words;

/// What can be glued to a number before a name.
const AFTER_NUMBER: [&str; 14] = ["º", "°", "ª", "st", "nd", "rd", "th", "er", "ème", "x", "×", "e0", "e+0", "e+00"];

/// Whether lines have such a number beside distinct names, and are in another order than its own. From 0 on, it is an index in
/// its own order, too.
pub(crate) fn may_count(lines: &[Line<'_>]) -> bool {
    lines.len() > 1 && (does_count(lines, before) || does_count(lines, after))
}

/// The number of a line, what is glued to it, and the name.
type Split = for<'a> fn(&'a str) -> Option<(u64, &'a str, &'a str)>;

fn does_count(lines: &[Line<'_>], split: Split) -> bool {
    let Some(rows) = every_mapped(lines, |line| split(line.text)) else { return false };
    let numbers = mapped(&rows, |(number, ..)| *number);
    let Some(start) = counted_from(&numbers) else { return false };
    // Ordinals have different ends, and the word before a number is one.
    let is_one_word = rows.iter().all(|(_, glue, _)| *glue == rows[0].1 || AFTER_NUMBER.contains(glue));
    is_one_word && (start == 0 || !numbers.is_sorted()) && are_mostly_distinct(&mapped(&rows, |(.., name)| *name))
}

/// `2º heron`
fn before(line: &str) -> Option<(u64, &str, &str)> {
    let (number, rest) = split_digits(line);
    let (glue, name) = rest.split_at(rest.find(char::is_whitespace)?);
    let glue = glue.trim_end_matches(['.', ',', ':', ')', '-']);
    let number = parse_number(number)?;
    AFTER_NUMBER.contains(&glue).then_some((number, glue, name.trim()))
}

/// `heron idx2`
fn after(line: &str) -> Option<(u64, &str, &str)> {
    let (number, rest) = split_digits_off(line.trim_end_matches([')', ']', '}']));
    let name = rest.strip_suffix("0x").unwrap_or_else(|| rest.trim_end_matches(char::is_alphabetic));
    let glue = &rest[name.len()..];
    let is_apart = name.ends_with(is_between_words) && name.contains(char::is_alphanumeric);
    let number = parse_number(number)?;
    (is_apart && !glue.is_empty()).then_some((number, glue, name))
}

#[cfg(test)]
mod tests {
    use super::may_count;
    use crate::format::text_lines::lines;

    fn found(text: &str) -> bool {
        may_count(&lines::parse(&text.replace('|', "\n")))
    }

    #[test]
    fn a_glued_number_may_be_an_index() {
        for text in [
            "2º heron|0º crake|1º ibis",
            "2° heron|1° crake",
            "2nd heron|0th crake|1st ibis",
            "2e0 heron|0e0 crake|1e0 ibis",
            "2e+00 heron|0e+00 crake|1e+00 ibis",
            "2x heron|0x crake|1x ibis",
            "0º heron|1º crake",
            "heron idx2|crake idx0|ibis idx1",
            "heron_id2|crake_id0|ibis_id1",
            "heron (c2)|crake (c0)|ibis (c1)",
            "heron 0x2|crake 0x0|ibis 0x1",
        ] {
            assert!(found(text), "{text}");
        }
        for text in [
            "1st prize|2nd place",
            "2nd class|1st class",
            "1D line|2D square|3D cube",
            "3D printer|2D plotter|1D x",
            "Plane A|Car B",
            "c2|c0|c1",
            "heron a1|crake b0",
            "heron|crake",
            "Vitamin B2|Vitamin B1",
            "2x heron",
            "sun x7|moon x3",
        ] {
            assert!(!found(text), "{text}");
        }
    }
}
