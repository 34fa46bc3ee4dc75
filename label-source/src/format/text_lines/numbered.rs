//! Finds a number beside the name on each line, in any form that is the same on every line: `2. heron`, `[2] heron`, `heron -> 2`. If
//! the numbers count the lines, they may be the indices.

use super::lines::{Line, counted_from, distinct, is_digit, parse_number, split_digits, split_digits_off};
use std::borrow::Cow;
use std::collections::HashSet;

/// On which side of the name the index is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    After,
    Before,
}

/// What can be outside of an index, and between it and its name, and is not part of either.
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

/// Signs that are beside an index, and in few names.
const OF_INDEX: &str = "()[]{}<>（）［］.:：．、=-–—→⇒➜#№";

/// Lines that all have a number beside a name.
pub(crate) struct Numbered<'a> {
    pub(crate) side: Side,
    /// What is on the other side of the number than the name: the bracket in `[2] heron`.
    outside: &'a str,
    /// The signs between number and name that all lines share, without the space around them.
    between: &'a str,
    /// Whether each line has these signs, or space alone, between the two.
    is_even: bool,
    /// Whether there is space among the signs of a line.
    has_space: bool,
    pub(crate) numbers: Vec<u64>,
    names: Vec<&'a str>,
}

impl<'a> Numbered<'a> {
    pub(crate) fn of(lines: &[Line<'a>], side: Side) -> Option<Self> {
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
            // `c2heron`: what is before the number tells it from `2nd`, unless the lines are few.
            let is_certain = !signs.is_empty() || !outside.is_empty() && rests.len() > 2;
            if !is_certain || signs.len() == rest.len() && signs.trim().is_empty() {
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

    /// The index and name of each line, if it can be read so.
    pub(crate) fn pairs(&self) -> Option<impl Iterator<Item = (u64, &'a str)>> {
        let is_number_left = |name: &str| match self.side {
            Side::Before => name.starts_with(is_digit),
            Side::After => name.ends_with(is_digit),
        };
        // `2.0 heron` is not 2 and `0 heron`.
        let is_readable = self.has_readable_signs() && !self.names.iter().all(|name| is_number_left(name));
        is_readable.then(|| self.numbers.iter().copied().zip(self.names.iter().copied()))
    }

    /// The first of the numbers if they are 0, 1, 2 or 1, 2, 3 and so on, in any order.
    pub(crate) fn start(&self) -> Option<u64> {
        counted_from(&self.numbers)
    }

    /// Whether the signs can be no part of a name.
    fn has_readable_signs(&self) -> bool {
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

    /// Whether the numbers are such as an index has beside it, though they do not count the lines: some are left out, or one is
    /// there twice. Names with a year have no index.
    pub(crate) fn may_have_gaps(&self) -> bool {
        let signs = || self.outside.chars().chain(self.between.chars());
        let is_marked = self.is_even && !self.is_like_a_name() && signs().all(|c| OF_INDEX.contains(c));
        let is_word = |word: &str| ["nr", "no", "idx", "index"].contains(&&*word.to_lowercase());
        let is_called = is_word(self.outside.trim_end_matches(['.', ':', '=', ' '])) && !self.outside.is_empty();
        let distinct = distinct(&self.numbers);
        let are_years = self.numbers.iter().all(|number| (1000..3000).contains(number));
        (is_marked || is_called)
            && (distinct == self.numbers.len() || distinct > 2 && distinct * 2 > self.numbers.len())
            && !are_years
            && self.names.iter().all(|name| name.chars().any(char::is_alphabetic))
            && are_mostly_distinct(self.names.iter().copied())
    }

    /// Whether the numbers can be the indices of the names.
    pub(crate) fn may_count(&self, lines: &[Line<'_>]) -> bool {
        let Some(start) = self.start() else { return false };
        // `Class 0` and `Class 1` are names.
        if !are_mostly_distinct(self.names.iter().copied()) {
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

/// Whether few of the names are there twice, as in `ImageNet`'s words.
pub(crate) fn are_mostly_distinct<'a>(names: impl Iterator<Item = impl Into<Cow<'a, str>>>) -> bool {
    let (mut count, mut distinct) = (0, HashSet::new());
    for name in names {
        count += 1;
        distinct.insert(name.into());
    }
    distinct.len() * 4 >= count * 3
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
