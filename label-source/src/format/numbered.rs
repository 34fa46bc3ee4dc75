//! A number beside the name on each line, in whatever shape: `2. heron`, `[2] heron`, `heron -> 2`. If the numbers count the lines,
//! they may be the indices. What is before a number, between it and the name, and after it is the same on every line.

use super::lines::{Line, is_dense, parse_number, split_digits};
use crate::natural_key::decimal_digit;
use crate::problem::{Place, Problem};
use std::collections::HashSet;

/// On which side of the name the index is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    After,
    Before,
}

/// What can be outside of an index, and between it and its name, and is no part of either.
const READABLE: [(&str, &str); 23] = [
    ("", ""),
    ("", ","),
    ("", ";"),
    ("", ":"),
    ("", "|"),
    ("", "="),
    ("", "-"),
    ("", "–"),
    ("", "—"),
    ("", "->"),
    ("", "=>"),
    ("", "→"),
    ("", "."),
    ("", ")"),
    ("", "_"),
    ("", "#"),
    ("", "："),
    ("", "．"),
    ("", "、"),
    ("#", ""),
    ("(", ")"),
    ("[", "]"),
    ("<", ">"),
];

/// Lines that all have a number beside a name.
struct Numbered<'a> {
    side: Side,
    /// What is on the other side of the number than the name: the bracket in `[2] heron`.
    outside: &'a str,
    /// The signs between number and name that all lines share, without the space around them.
    between: &'a str,
    /// Whether each line has these signs, or space alone, between the two.
    is_even: bool,
    /// Whether there is space among the signs of a line.
    has_space: bool,
    numbers: Vec<u64>,
    names: Vec<&'a str>,
}

/// Asks about lines that have a number which may be their index. The first line may be a headline.
pub(crate) fn check(file: &str, lines: &[Line<'_>]) -> Result<(), Problem> {
    for lines in [lines, lines.get(1..).unwrap_or_default()] {
        for side in [Side::Before, Side::After] {
            if let Some(numbered) = Numbered::of(lines, side).filter(|numbered| numbered.may_count(lines)) {
                return Err(may_be_index(file, lines, &numbered));
            }
        }
    }
    match number_within(lines) {
        Some(line) => Err(index_within(file, line)),
        None => Ok(()),
    }
}

/// Whether lines have a number that may be their index.
pub(crate) fn may_be_numbered(lines: &[Line<'_>]) -> bool {
    check("", lines).is_err()
}

/// The index, name and line of each line, if its signs can't be a part of the name.
pub(crate) fn read<'a>(lines: &[Line<'a>], side: Side) -> Option<Vec<(u64, &'a str, usize)>> {
    let Numbered { numbers, names, .. } = Numbered::of(lines, side).filter(Numbered::is_readable)?;
    Some(numbers.into_iter().zip(names).zip(lines).map(|((index, name), line)| (index, name, line.number)).collect())
}

impl<'a> Numbered<'a> {
    fn of(lines: &[Line<'a>], side: Side) -> Option<Self> {
        let first = lines.first()?.text;
        if lines.len() < 2 || !first.contains(is_digit) {
            return None;
        }
        let outside = match side {
            Side::Before => lines.iter().fold(first, |shared, line| shared_start(shared, line.text)),
            Side::After => lines.iter().fold(first, |shared, line| shared_end(shared, line.text)),
        };
        let outside = match side {
            Side::Before => outside.trim_end_matches(is_digit),
            Side::After => outside.trim_start_matches(is_digit),
        };
        let (mut numbers, mut rests) = (Vec::new(), Vec::new());
        for line in lines {
            let (number, rest) = match side {
                Side::Before => split_digits(line.text[outside.len()..].trim_start()),
                Side::After => split_digits_off(line.text[..line.text.len() - outside.len()].trim_end()),
            };
            numbers.push(parse_number(number)?);
            rests.push(rest);
        }
        Self::between(side, outside.trim(), numbers, &rests)
    }

    /// Splits what is left of each line beside its number into the signs that all share, and the name.
    fn between(side: Side, outside: &'a str, numbers: Vec<u64>, rests: &[&'a str]) -> Option<Self> {
        let signs = |rest: &'a str| match side {
            Side::Before => &rest[..rest.find(char::is_alphanumeric).unwrap_or(rest.len())],
            Side::After => &rest[rest.trim_end_matches(|c: char| !c.is_alphanumeric()).len()..],
        };
        let mut shared = signs(rests.first()?).trim();
        let (mut are_spaced, mut has_space) = (true, false);
        for rest in rests {
            let signs = signs(rest);
            if signs.is_empty() || signs.len() == rest.len() && signs.trim().is_empty() {
                return None;
            }
            has_space |= signs.contains(char::is_whitespace);
            are_spaced &= match side {
                Side::Before => signs.starts_with(char::is_whitespace),
                Side::After => signs.ends_with(char::is_whitespace),
            };
            shared = match side {
                Side::Before => shared_start(shared, signs.trim()),
                Side::After => shared_end(shared, signs.trim()),
            };
        }
        let between = shared.trim();
        let name = |rest: &'a str| match side {
            Side::Before => rest.trim_start()[between.len()..].trim_start(),
            Side::After => {
                let rest = rest.trim_end();
                rest[..rest.len() - between.len()].trim_end()
            }
        };
        let names = rests.iter().map(|rest| name(rest)).collect();
        Some(Self { side, outside, between, is_even: are_spaced || !between.is_empty(), has_space, numbers, names })
    }

    /// The first of the numbers if they are 0, 1, 2 or 1, 2, 3 and so on, in any order.
    fn start(&self) -> Option<u64> {
        [0, 1].into_iter().find(|start| is_dense(self.numbers.iter().copied(), *start))
    }

    fn is_readable(&self) -> bool {
        self.is_even
            && READABLE.iter().any(|(outside, between)| match self.side {
                Side::Before => (*outside, *between) == (self.outside, self.between),
                // `heron (2)`: the bracket between opens.
                Side::After => match *outside {
                    "" | "#" => (self.outside, self.between) == ("", *between),
                    opened => (self.outside, self.between) == (*between, opened),
                },
            })
    }

    /// Whether the signs are such as names have: `Class_2`, `002_heron`, `type 2`.
    fn is_like_a_name(&self) -> bool {
        let is_word = |text: &str| text.chars().all(|c| c.is_alphanumeric() || [' ', '_', '-', '.'].contains(&c));
        let is_sign = self.between.is_empty() || !self.has_space && ["_", "-", "."].contains(&self.between);
        self.is_even && is_sign && is_word(self.outside)
    }

    /// Whether the numbers can be the indices of the names.
    fn may_count(&self, lines: &[Line<'_>]) -> bool {
        let Some(start) = self.start() else { return false };
        // `Class 0` and `Class 1` are names.
        let distinct: HashSet<&str> = self.names.iter().copied().collect();
        if distinct.len() * 4 < self.names.len() * 3 {
            return false;
        }
        if !self.is_like_a_name() {
            return true;
        }
        let is_in_order = self.numbers.is_sorted();
        match self.side {
            // Folders are sorted so, and have their numbers in their names.
            Side::Before => !is_in_order && (self.between.is_empty() || !lines.is_sorted_by_key(|line| line.text)),
            Side::After => !is_in_order || start == 0 && self.outside.is_empty() && self.between.is_empty(),
        }
    }
}

/// The first line, if one of the columns within the lines has the numbers from 0 or 1 on, each once, in another order.
fn number_within<'a, 'l>(lines: &'l [Line<'a>]) -> Option<&'l Line<'a>> {
    const COLUMNS: usize = 8;
    let first = lines.first().filter(|_| lines.len() > 1)?;
    let column = |line: &Line<'_>, at: usize| {
        let mut fields = line.text.split([' ', '\t', ',', ';', '|']).filter(|field| !field.is_empty());
        let number = fields.nth(at).and_then(parse_number)?;
        fields.next().map(|_| number)
    };
    let counts = |at: &usize| {
        let numbers: Option<Vec<u64>> = lines.iter().map(|line| column(line, *at)).collect();
        numbers.is_some_and(|numbers| {
            !numbers.is_sorted() && [0, 1].into_iter().any(|start| is_dense(numbers.iter().copied(), start))
        })
    };
    (1..COLUMNS).any(|at| counts(&at)).then_some(first)
}

fn is_digit(c: char) -> bool {
    decimal_digit(c).is_some()
}

/// Splits off the digits with which a text ends: the digits, and what is before them.
fn split_digits_off(text: &str) -> (&str, &str) {
    let rest = text.trim_end_matches(is_digit);
    (&text[rest.len()..], rest)
}

fn shared_start<'a>(text: &'a str, other: &str) -> &'a str {
    let differs = text.char_indices().zip(other.chars()).find(|((_, a), b)| a != b);
    &text[..differs.map_or(text.len().min(other.len()), |((at, _), _)| at)]
}

fn shared_end<'a>(text: &'a str, other: &str) -> &'a str {
    let same: usize =
        text.chars().rev().zip(other.chars().rev()).take_while(|(a, b)| a == b).map(|(c, _)| c.len_utf8()).sum();
    &text[text.len() - same..]
}

/// Lines that all have a number which may be the index or belong to the name.
fn may_be_index(file: &str, lines: &[Line<'_>], numbered: &Numbered<'_>) -> Problem {
    let start = numbered.start().unwrap_or_default();
    let moved = numbered.numbers.iter().zip(start..).position(|(number, n)| *number != n);
    let line = &lines[moved.unwrap_or(lines.len() - 1)];
    let (verb, format) = match numbered.side {
        Side::Before => ("starts", "index_name"),
        Side::After => ("ends", "name_index"),
    };
    let help = if start == 0 && numbered.is_readable() {
        let pair = if format == "index_name" { "index and name" } else { "name and index" };
        format!("say which: `format = \"{format}\"` for {pair}, `format = \"labels_txt\"` for names that have a number")
    } else {
        IF_INDEX.to_owned()
    };
    Problem::new(
        Place::option("format"),
        format!(
            "each line of {file} {verb} with a number that may be its index, as line {}: {:?}",
            line.number, line.text
        ),
        help,
    )
}

/// What is said if no format reads the indices.
const IF_INDEX: &str = "if it is the index, write each line as in `0,cat`, counted from 0; if the numbers belong to the names, say \
                        `format = \"labels_txt\"`";

/// Lines with a number between other words.
fn index_within(file: &str, line: &Line<'_>) -> Problem {
    Problem::new(
        Place::option("format"),
        format!(
            "each line of {file} has a number in it that may be its index, as line {}: {:?}",
            line.number, line.text
        ),
        IF_INDEX,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::lines;

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
            let mut read = read(&lines::parse(&text), side).unwrap_or_else(|| panic!("{shape} is not read"));
            read.sort_unstable();
            assert_eq!(read, [(0, "crake", 2), (1, "ibis", 3), (2, "heron", 1)], "{shape}");
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
            "1 crane\n0 crane\n3 heron\n2 ibis",
        ] {
            assert!(found(text).is_some(), "{text:?}");
        }
    }

    #[test]
    fn names_have_numbers_too() {
        for text in [
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
