//! Finds a number beside the name on each line, in any form that is the same on every line: `2. heron`, `[2] heron`, `heron -> 2`. If
//! the numbers count the lines, they may be the indices.

use super::lines::{Line, are_sorted, counted_from, distinct, is_digit, parse_number, split_digits, split_digits_off};
use crate::collect::mapped;
use crate::format::words::{is_between_words, is_one_of};
use std::collections::HashSet;

/// On which side of the name the index is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    After,
    Before,
}

impl Side {
    /// What two texts share at the start, if the index is before the name, or at the end.
    fn shared<'a>(self, text: &'a str, other: &str) -> &'a str {
        match self {
            Self::Before => shared_start(text, other),
            Self::After => shared_end(text, other),
        }
    }
}

/// What can be between an index and its name, and is part of neither.
const BETWEEN: &str = ", ; : | = - – — -> => → . ) _ # ： ． 、";

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
        let mut outside = first;
        for line in lines {
            outside = side.shared(outside, line.text);
        }
        outside = match side {
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
            Side::After => &rest[rest.trim_end_matches(is_between_words).len()..],
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
            shared = side.shared(shared, signs.trim());
        }
        let between = shared.trim();
        let names = mapped(rests, |rest| match side {
            Side::Before => rest.trim_start()[between.len()..].trim_start(),
            Side::After => {
                let rest = rest.trim_end();
                rest[..rest.len() - between.len()].trim_end()
            }
        });
        Some(Self { side, outside, between, is_even: are_spaced || !between.is_empty(), has_space, numbers, names })
    }

    /// The index and name of each line, if it can be read so.
    pub(crate) fn pairs(&self) -> Option<impl Iterator<Item = (u64, &'a str)>> {
        self.readable_names().map(|names| self.numbers.iter().copied().zip(names.iter().copied()))
    }

    /// The name of each line, if it can be read with its index.
    pub(crate) fn readable_names(&self) -> Option<&[&'a str]> {
        let is_number_left = |name: &str| match self.side {
            Side::Before => name.starts_with(is_digit),
            Side::After => name.ends_with(is_digit),
        };
        // `2.0 heron` is not 2 and `0 heron`.
        let is_readable = self.has_readable_signs() && !self.names.iter().all(|name| is_number_left(name));
        is_readable.then_some(&self.names)
    }

    /// The first of the numbers if they are 0, 1, 2 or 1, 2, 3 and so on, in any order.
    pub(crate) fn start(&self) -> Option<u64> {
        counted_from(&self.numbers)
    }

    /// Whether the signs can be no part of a name.
    fn has_readable_signs(&self) -> bool {
        let are_readable = match (self.side, self.outside, self.between) {
            (_, "", between) => between.is_empty() || is_one_of(between, BETWEEN),
            (Side::Before, "#", between) => between.is_empty(),
            // In `heron (2)`, the bracket between opens.
            (Side::Before, open, close) | (Side::After, close, open) => {
                matches!((open, close), ("(", ")") | ("[", "]") | ("<", ">"))
            }
        };
        self.is_even && are_readable
    }

    /// Whether the signs are such as names have: `Class_2`, `002_heron`, `type 2`.
    fn is_like_a_name(&self) -> bool {
        let is_sign = self.between.is_empty() || !self.has_space && is_one_of(self.between, "_ - .");
        self.is_even && is_sign && self.outside.chars().all(|c| c.is_alphanumeric() || " _-.".contains(c))
    }

    /// Whether the numbers are such as an index has beside it, though they do not count the lines: some are left out, or one is
    /// there twice. Names with a year have no index.
    pub(crate) fn may_have_gaps(&self) -> bool {
        let are_of_index = |signs: &str| signs.chars().all(|c| OF_INDEX.contains(c));
        let has_signs = are_of_index(self.outside) && are_of_index(self.between);
        let is_marked = self.is_even && !self.is_like_a_name() && has_signs;
        let word = self.outside.trim_end_matches(['.', ':', '=', ' ']).to_lowercase();
        let is_called = is_one_of(&word, "nr no idx index");
        let distinct = distinct(&self.numbers);
        let are_years = self.numbers.iter().all(|number| (1000..3000).contains(number));
        (is_marked || is_called)
            && (distinct == self.numbers.len() || distinct > 2 && distinct * 2 > self.numbers.len())
            && !are_years
            && self.names.iter().all(|name| name.contains(char::is_alphabetic))
            && are_mostly_distinct(&self.names)
    }

    /// Whether the numbers can be the indices of the names.
    pub(crate) fn may_count(&self, lines: &[Line<'_>]) -> bool {
        let Some(start) = self.start() else { return false };
        // `Class 0` and `Class 1` are names.
        if !are_mostly_distinct(&self.names) {
            return false;
        }
        if !self.is_like_a_name() {
            return true;
        }
        let is_in_order = self.numbers.is_sorted();
        match self.side {
            // Folders are sorted so, and have their numbers in their names.
            Side::Before => !is_in_order && (self.between.is_empty() || !are_sorted(lines)),
            Side::After => !is_in_order || start == 0 && self.outside.is_empty() && self.between.is_empty(),
        }
    }
}

/// Whether few of the names are there twice, as in `ImageNet`'s words.
pub(crate) fn are_mostly_distinct<T: AsRef<str>>(names: &[T]) -> bool {
    distinct_names(names) * 4 >= names.len() * 3
}

/// How many different names there are.
pub(crate) fn distinct_names<T: AsRef<str>>(names: &[T]) -> usize {
    let mut distinct = HashSet::new();
    for name in names {
        distinct.insert(name.as_ref());
    }
    distinct.len()
}

fn shared_start<'a>(text: &'a str, other: &str) -> &'a str {
    let mut others = other.chars();
    for (at, c) in text.char_indices() {
        if others.next() != Some(c) {
            return &text[..at];
        }
    }
    text
}

fn shared_end<'a>(text: &'a str, other: &str) -> &'a str {
    let (mut chars, mut others) = (text.chars(), other.chars());
    loop {
        let start = chars.as_str().len();
        match chars.next_back() {
            Some(c) if others.next_back() == Some(c) => {}
            _ => return &text[start..],
        }
    }
}
