//! Lines with a number that may be the index, or part of the name: the user has to say which.

use super::beside_names;
use super::glued_numbers;
use super::lines::{Line, counted_from, do_count, is_digit, or_names, parse_number, split_number, trailing_numbers};
use super::numbered::{Numbered, Side, are_mostly_distinct};
use crate::collect::{every_mapped, kept, mapped};
use crate::format::words::{is_between_words, runs};
use crate::problem::{Place, Problem};

/// What is said if no format reads the indices.
const IF_INDEX: &str = "if it is the index, write each line as in `0,cat`, counted from 0; if the numbers belong to the names, say \
                        `format = \"labels_txt\"`";

/// Asks about lines that have a number which may be their index, in any shape. The first line may be a headline.
pub(crate) fn check(file: &str, lines: &[Line<'_>]) -> Result<(), Problem> {
    if let Some(numbered) = beside_names::numbered_or_with_gaps(lines) {
        return Err(numbered_lines(file, lines, &numbered));
    }
    let has_number = || has_number_within(lines) || glued_numbers::may_count(lines);
    if let Some(line) = lines.first().filter(|_| lines.len() > 1 && has_number()) {
        return Err(index_within(file, line));
    }
    match lines {
        [first, below @ ..]
            if beside_names::numbered(below).is_some() || below.len() > 1 && has_number_within(below) =>
        {
            Err(may_be_headline(file, first))
        }
        _ => match without_number(lines) {
            Some(line) => Err(number_on_the_others(file, line, ("have", "0,cat"))),
            None => Ok(()),
        },
    }
}

/// Asks about lines of which most end with a number that counts them, as in a table: `cat,0`.
pub(crate) fn check_most(file: &str, lines: &[Line<'_>]) -> Result<(), Problem> {
    let Some(last) = lines.last() else { return Ok(()) };
    let numbers = trailing_numbers(lines);
    if do_count(&numbers) {
        let other = numbers.iter().position(Option::is_none);
        return Err(number_on_the_others(file, other.map_or(last, |at| &lines[at]), ("end with", "cat,0")));
    }
    Ok(())
}

/// A line without a number, if it is one of few and the others have numbers of one shape that may be indices.
fn without_number<'a, 'b>(lines: &'b [Line<'a>]) -> Option<&'b Line<'a>> {
    const OTHERS: usize = 2;
    const NUMBERED: usize = 3;
    // The shape of most lines is that of one of the first three: two lines may have another.
    for side in &[Side::Before, Side::After] {
        for line in &lines[..lines.len().min(OTHERS + 1)] {
            let Some(shape) = shape(line.text, *side) else { continue };
            let has_shape = |line: &Line<'_>| self::shape(line.text, *side) == Some(shape);
            let mut others = Vec::new();
            for line in lines {
                if others.len() <= OTHERS && !has_shape(line) {
                    others.push(line);
                }
            }
            if !(1..=OTHERS).contains(&others.len()) || lines.len() - others.len() < NUMBERED {
                continue;
            }
            let numbered = mapped(&kept(lines, has_shape), |line| Line { number: line.number, text: line.text });
            if beside_names::numbered_or_with_gaps(&numbered).is_some() || are_counted(&numbered) {
                return Some(others[0]);
            }
        }
    }
    None
}

/// Whether lines start with 0, 1, 2 or 1, 2, 3 and so on, and have a name after it.
fn are_counted(lines: &[Line<'_>]) -> bool {
    let Some(pairs) = every_mapped(lines, |line| split_number(line.text)) else { return false };
    let numbers = mapped(&pairs, |(number, _)| *number);
    numbers.is_sorted() && counted_from(&numbers).is_some() && are_mostly_distinct(&mapped(&pairs, |(_, name)| *name))
}

/// What is on both sides of the first or last number of a line: the start or end of the line, and the signs before the name.
fn shape(line: &str, side: Side) -> Option<(&str, &str)> {
    match side {
        Side::Before => {
            let start = line.find(is_digit)?;
            let rest = line[start..].trim_start_matches(is_digit);
            let signs = &rest[..rest.find(char::is_alphanumeric)?];
            Some((line[..start].trim_end(), signs.trim()))
        }
        Side::After => {
            let end = line.trim_end_matches(|c| !is_digit(c)).len();
            let rest = line[..end].trim_end_matches(is_digit);
            let name = rest.trim_end_matches(is_between_words);
            (end > 0 && !name.is_empty()).then(|| (line[end..].trim_start(), rest[name.len()..].trim()))
        }
    }
}

/// Whether a column within the lines has the numbers from 0 or 1 on, each once, in another order. Columns are counted from either
/// end: a name may have several words.
fn has_number_within(lines: &[Line<'_>]) -> bool {
    const COLUMNS: usize = 8;
    (1..COLUMNS).any(|at| does_column_count(lines, at, true) || does_column_count(lines, at, false))
}

fn fields(line: &str) -> Vec<&str> {
    runs(line, |c| !matches!(c, ' ' | '\t' | ',' | ';' | '|'))
}

fn does_column_count(lines: &[Line<'_>], at: usize, is_from_left: bool) -> bool {
    let place = |fields: &[&str]| if is_from_left { at } else { fields.len() - 1 - at };
    let number = |line: &Line<'_>| {
        let fields = fields(line.text);
        // The columns at the line's ends are asked about elsewhere.
        if at + 1 < fields.len() { parse_number(fields[place(&fields)]) } else { None }
    };
    let Some(numbers) = every_mapped(lines, number) else { return false };
    let is_other_order = !numbers.is_sorted() && counted_from(&numbers).is_some();
    let others = |line: &Line<'_>| {
        let mut fields = fields(line.text);
        fields.remove(place(&fields));
        fields.join(" ")
    };
    is_other_order && are_mostly_distinct(&mapped(lines, others))
}

/// Lines that all have a number on one side; that which is out of order is shown.
fn numbered_lines(file: &str, lines: &[Line<'_>], numbered: &Numbered<'_>) -> Problem {
    let (start, side) = (numbered.start(), numbered.side);
    let first = start.unwrap_or_default();
    let moved = (0..lines.len()).find(|at| numbered.numbers[*at] != first + *at as u64);
    let (_, format, pair) = words_for(side);
    let which = format!(
        "say which: `format = \"{format}\"` for {pair}, `format = \"labels_txt\"` for names that have a number"
    );
    let is_readable = start == Some(0) && beside_names::is_readable(numbered);
    let line = &lines[moved.unwrap_or(lines.len() - 1)];
    may_be_index(file, line, side, if is_readable { &which } else { IF_INDEX })
}

/// A number that each line has on one side, and that rather belongs to the name: the numbers do not count from 0 or 1.
pub(crate) fn may_be_name(file: &str, line: &Line<'_>, side: Side) -> Problem {
    let (_, format, pair) = words_for(side);
    let help = format!(
        "say which: `format = \"labels_txt\"` for names that have a number, `format = \"{format}\"` for {pair}"
    );
    may_be_index(file, line, side, &help)
}

/// On which side a line has its number, and the format that reads it as the index.
fn words_for(side: Side) -> (&'static str, &'static str, &'static str) {
    match side {
        Side::Before => ("starts", "index_name", "index and name"),
        Side::After => ("ends", "name_index", "name and index"),
    }
}

/// A number that each line has on one side, and that may be the index or belong to the name.
fn may_be_index(file: &str, line: &Line<'_>, side: Side, help: &str) -> Problem {
    let (verb, number, text) = (words_for(side).0, line.number, line.text);
    let what = format!("each line of {file} {verb} with a number that may be its index, as line {number}: {text:?}");
    Problem::new(Place::option("format"), what, help)
}

/// Lines with a number between other words.
fn index_within(file: &str, line: &Line<'_>) -> Problem {
    let (number, text) = (line.number, line.text);
    let what = format!("each line of {file} has a number in it that may be its index, as line {number}: {text:?}");
    Problem::new(Place::option("format"), what, IF_INDEX)
}

/// A line above those that have a number.
fn may_be_headline(file: &str, line: &Line<'_>) -> Problem {
    let (number, text) = (line.number, line.text);
    or_names(
        format!("each line of {file} but line {number} has a number that may be its index; that line is {text:?}"),
        "remove the line if it is a headline",
    )
}

/// A line without a number among lines that have one.
fn number_on_the_others(file: &str, line: &Line<'_>, (verb, example): (&str, &str)) -> Problem {
    let (number, text) = (line.number, line.text);
    or_names(
        format!("most lines of {file} {verb} a number that may be the index, but line {number} is {text:?}"),
        &format!("write each line as in `{example}`, counted from 0, and remove what is no class"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::text_lines::lines;

    fn found(text: &str) -> Option<String> {
        check("it", &lines::parse(text)).err().map(|problem| problem.to_string())
    }

    #[test]
    fn indices_are_told_in_every_shape_and_read_if_the_user_says_so() {
        for (shape, side) in [
            ("2. heron|0. crake|1. ibis", Side::Before),
            ("2) heron|0) crake|1) ibis", Side::Before),
            ("(2) heron|(0) crake|(1) ibis", Side::Before),
            ("[2] heron|[0] crake|[1] ibis", Side::Before),
            ("[ 2] heron|[ 0] crake|[ 1] ibis", Side::Before),
            ("#2 heron|#0 crake|#1 ibis", Side::Before),
            ("2_heron|0_crake|1_ibis", Side::Before),
            ("2.heron|0.crake|1.ibis", Side::Before),
            ("2 - heron|0 - crake|1 - ibis", Side::Before),
            ("2 -> heron|0 -> crake|1 -> ibis", Side::Before),
            ("2 => heron|0 => crake|1 => ibis", Side::Before),
            ("2 = heron|0 = crake|1 = ibis", Side::Before),
            ("2 : heron|0 : crake|1 : ibis", Side::Before),
            ("002 heron|000 crake|001 ibis", Side::Before),
            ("２　heron|０　crake|１　ibis", Side::Before),
            ("2：heron|0：crake|1：ibis", Side::Before),
            ("2\u{a0}heron|0\u{a0}crake|1\u{a0}ibis", Side::Before),
            ("heron (2)|crake (0)|ibis (1)", Side::After),
            ("heron [2]|crake [0]|ibis [1]", Side::After),
            ("heron #2|crake #0|ibis #1", Side::After),
            ("heron 2|crake 0|ibis 1", Side::After),
            ("heron_2|crake_0|ibis_1", Side::After),
            ("heron -> 2|crake -> 0|ibis -> 1", Side::After),
            ("heron = 2|crake = 0|ibis = 1", Side::After),
            ("heron - 02|crake - 00|ibis - 01", Side::After),
        ] {
            let text = shape.replace('|', "\n");
            let format = if side == Side::Before { "index_name" } else { "name_index" };
            let found = found(&text).unwrap_or_else(|| panic!("{shape} is read"));
            assert!(found.contains(&format!("`format = \"{format}\"`")), "{shape}: {found}");
            let numbered = Numbered::of(&lines::parse(&text), side).unwrap();
            let mut read: Vec<_> = numbered.pairs().unwrap_or_else(|| panic!("{shape} is not read")).collect();
            read.sort_unstable();
            assert_eq!(read, [(0, "crake"), (1, "ibis"), (2, "heron")], "{shape}");
        }
    }

    #[test]
    fn other_shapes_are_told_and_not_read() {
        for text in [
            "2. heron\n1. crake",
            "1. heron\n2. crake",
            "1) heron\n0. crake",
            "class 1: heron\nclass 0: crake",
            "id=1 name=heron\nid=0 name=crake",
            "heron (class 1)\ncrake (class 0)",
            "heron 1 0.5\ncrake 0 0.3",
            "heron 1 Ardea\ncrake 0 Porzana",
            "[0] heron\n[1] crake",
            "heron (1)\ncrake (2)",
            "Birds:\n1. heron\n0. crake",
            "Birds of Ohio\nx7 1 heron\nx9 0 crake",
            "1 crane\n0 crane\n3 heron\n2 ibis",
            "2.0 heron\n0.0 crake\n1.0 ibis",
            "#1heron\n#0crake\n#2ibis",
            "a red heron 1 99\ncrake 0 98",
            "heron class 1\ncrake class 0",
        ] {
            let found = found(text).unwrap_or_else(|| panic!("{text:?} is read"));
            assert!(!found.contains("_index\"`"), "{text:?}: {found}");
        }
    }

    #[test]
    fn a_line_without_a_number_is_named() {
        for (text, line) in [
            ("2. heron\n0. crake\n1. ibis\nend", "but line 4 is \"end\""),
            ("0 background\n2 heron\n1 crake\nibis", "but line 4 is \"ibis\""),
            ("Model: x\nClasses: 3\n2 heron\n0 crake\n1 ibis", "but line 1 is \"Model: x\""),
            ("2. heron\nWaders\n0. crake\n1. ibis", "but line 2 is \"Waders\""),
            ("2    cat\n0    dog\n1    owl\nName: label, dtype: object", "but line 4 is \"Name: "),
            ("heron (2)\ncrake (0)\nibis (1)\nend", "but line 4 is \"end\""),
            ("0 heron\n1 crake\n2 ibis\nowl", "but line 4 is \"owl\""),
            ("9) heron\n0) crake\n5) ibis\nowl", "but line 4 is \"owl\""),
        ] {
            let found = found(text).unwrap_or_else(|| panic!("{text:?} is read"));
            assert!(found.contains(line), "{text:?}: {found}");
        }
    }

    #[test]
    fn indices_with_gaps_or_twice_are_told() {
        for text in [
            "9. heron\n0. crake\n5. ibis\n1. owl",
            "9) heron\n0) crake\n5) ibis",
            "(9) heron\n(0) crake\n(5) ibis",
            "heron (9)\ncrake (0)\nibis (5)",
            "heron[9]\ncrake[0]\nibis[5]",
            "heron → 9\ncrake → 0\nibis → 5",
            "№9 heron\n№0 crake\n№5 ibis",
            "9：heron\n0：crake\n5：ibis",
            "Nr. 1 heron\nNr. 0 crake\nNr. 4 ibis",
            "1. heron\n0. crake\n1. ibis\n2. owl",
        ] {
            let found = found(text).unwrap_or_else(|| panic!("{text:?} is read"));
            assert!(found.starts_with("each line of it ") && !found.contains("_index\"`"), "{text:?}: {found}");
        }
    }

    #[test]
    fn names_have_numbers_too() {
        for text in [
            "x 3\ny 7\nz 9",
            "7_x\n3_a\n1_b",
            "Toy Story (1995)\nHeat (1996)\nHamlet (1948)",
            "Class 0\nClass 1\nClass 2\nother",
            "1 euro\n2 euro\n5 euro\ncent",
            "5\" nail\n6\" screw",
            "Class 0\nClass 1",
            "Class_1\nClass_10\nClass_2",
            "Class 2\nClass 0\nClass 1",
            "Boeing 737\nBoeing 747",
            "001_heron\n002_crake",
            "0_heron\n10_ibis\n11_a\n1_crake\n2_b\n3_c\n4_d\n5_e\n6_f\n7_g\n8_h\n9_i",
            "c0 safe driving\nc1 texting",
            "Stage 0 none\nStage 1 local",
            "ibis 1\ncrake 2",
            "3D printer\n1st class\n2nd class",
            "A4\nA6",
            "1. FC Koeln\n1. FC Union",
            "2\n0\n1",
            "1 euro",
            "Type A 0\nType A 1\nType B 2",
        ] {
            assert_eq!(found(text), None, "{text:?}");
        }
    }
}
