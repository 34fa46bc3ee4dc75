//! Splits a text into lines, and finds the number at the start or end of a line.

use crate::class_list::MAX_CLASSES;
use crate::collect::{list, mapped, sort};
use crate::format::entries::no_name;
use crate::format::file_problems::FileProblems;
use crate::format::syntax::line_ends;
use crate::format::words::{inside, split_after};
use crate::natural_key::decimal_digit;
use crate::problem::{Place, Problem};

/// A line that is not blank, without the space around it.
pub(crate) struct Line<'a> {
    /// Counted from 1.
    pub(crate) number: usize,
    pub(crate) text: &'a str,
}

impl Line<'_> {
    /// The line as messages show it; a long one is cut.
    pub(crate) fn shown(&self) -> String {
        self.cut(80)
    }

    /// As [`Line::shown`], cut after so many characters.
    pub(crate) fn cut(&self, most: usize) -> String {
        match self.text.char_indices().nth(most) {
            Some((at, _)) => format!("{:?} ..", &self.text[..at]),
            None => format!("{:?}", self.text),
        }
    }
}

/// The most lines of a text that is read line by line: comments, blank lines and headlines can be beside the names.
const LINES_MOST: usize = 200_000;

/// The longest line. NVIDIA TAO writes all names in one.
const LINE_MOST: usize = 1 << 20;

/// The longest line of a text that is neither a table nor TAO's: a name has far less.
const PLAIN_LINE_MOST: usize = 1 << 15;

/// The longest space before the first word.
const SPACE_MOST: usize = 1 << 16;

/// How many lines of a text that is too long say what it is.
const SAMPLE: usize = 1000;

/// Checks that a text can be a class list by its size; what is much longer is not looked at any further.
pub(crate) fn check_size(file: &str, text: &str, is_table: bool) -> Result<(), Problem> {
    let text = text.trim_end();
    let is_long = is_table || text.contains(';') && text.matches(';').nth(MAX_CLASSES).is_none();
    let most = if is_long { LINE_MOST } else { PLAIN_LINE_MOST };
    let mut number = 0;
    for line in line_ends::split(text) {
        number += 1;
        if number > LINES_MOST {
            return Err(too_many_lines(file));
        }
        if line.len() > most {
            return Err(too_long(file, number, line.len(), most));
        }
    }
    Ok(())
}

/// Checks that a text has no more space before its first word than a program would leave.
pub(crate) fn check_start(file: &str, text: &str) -> Result<(), Problem> {
    let space = text.len() - text.trim_ascii_start().len();
    if space > SPACE_MOST { Err(blank_start(file, space)) } else { Ok(()) }
}

/// The first lines of a text that is too long.
pub(crate) fn sample(text: &str) -> Vec<Line<'_>> {
    let mut sample = Vec::new();
    for line in all(text) {
        if line.number > LINES_MOST || sample.len() == SAMPLE {
            break;
        }
        if line.text.len() <= PLAIN_LINE_MOST {
            sample.push(line);
        }
    }
    sample
}

/// Splits a text into its lines; blank ones are left out.
pub(crate) fn parse(text: &str) -> Vec<Line<'_>> {
    list(all(text))
}

/// The lines that are not blank, one after the other.
pub(crate) fn all(text: &str) -> impl Iterator<Item = Line<'_>> {
    Lines { number: 0, texts: line_ends::split(text.trim_end()) }
}

struct Lines<I> {
    number: usize,
    texts: I,
}

impl<'a, I: Iterator<Item = &'a str>> Iterator for Lines<I> {
    type Item = Line<'a>;

    fn next(&mut self) -> Option<Line<'a>> {
        loop {
            let text = self.texts.next()?.trim();
            self.number += 1;
            if !text.is_empty() {
                return Some(Line { number: self.number, text });
            }
        }
    }
}

/// Reports each blank line that other lines follow.
pub(crate) fn report_blank(text: &str, problems: &mut FileProblems<'_>) {
    let (mut blank, mut number) = (Vec::new(), 0);
    for line in line_ends::split(text.trim_end()) {
        number += 1;
        if line.trim().is_empty() {
            blank.push(number);
        }
    }
    if blank == [2] {
        return problems.push(below_first_line);
    }
    for number in blank {
        problems.push(|file| no_name(file, number));
    }
}

/// A blank line after the first one, and no other.
fn below_first_line(file: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file}, line 2: a class without a name"),
        "remove the line, and line 1 with it if that is a headline; or write the class's name",
    )
}

/// A whole number as people write it: padded with zeros, or in the digits of any script.
pub(crate) fn parse_number(word: &str) -> Option<u64> {
    if word.is_ascii() {
        return word.parse().ok().filter(|_| !word.starts_with('+'));
    }
    let mut digits = String::new();
    for c in word.chars() {
        digits.push(decimal_digit(c)?);
    }
    digits.parse().ok()
}

/// Whether a character is a decimal digit of any script.
pub(crate) fn is_digit(c: char) -> bool {
    decimal_digit(c).is_some()
}

/// Splits a text after the digits with which it starts.
pub(crate) fn split_digits(text: &str) -> (&str, &str) {
    split_after(text, is_digit)
}

/// Splits off the digits with which a text ends: the digits, and what is before them.
pub(crate) fn split_digits_off(text: &str) -> (&str, &str) {
    let rest = text.trim_end_matches(is_digit);
    (&text[rest.len()..], rest)
}

/// `0 cat`, `0: cat` or `0,cat` as number and name.
pub(crate) fn split_number(line: &str) -> Option<(u64, &str)> {
    let (number, rest) = split_digits(line);
    let name = rest.strip_prefix([':', ',', '=']).or_else(|| rest.strip_prefix(char::is_whitespace))?.trim_start();
    let number = parse_number(number)?;
    (!name.is_empty()).then_some((number, name))
}

/// The number at the start of each line.
pub(crate) fn leading_numbers(lines: &[Line<'_>]) -> Vec<Option<u64>> {
    mapped(lines, |line| Some(split_number(line.text)?.0))
}

/// The number at the end of each line, as tables write it: `cat,0`. A space does not separate it: `Class 0` is a name.
pub(crate) fn trailing_numbers(lines: &[Line<'_>]) -> Vec<Option<u64>> {
    mapped(lines, |line| parse_number(line.text.rsplit_once([',', ';', '\t', ':'])?.1.trim()))
}

/// Whether numbers are those from a first one on, each once.
pub(crate) fn is_dense(numbers: &[u64], first: u64) -> bool {
    let mut numbers = numbers.to_vec();
    sort(&mut numbers);
    numbers.iter().enumerate().all(|(at, number)| *number == first + at as u64)
}

/// The first of numbers that are those from 0 or 1 on, each once.
pub(crate) fn counted_from(numbers: &[u64]) -> Option<u64> {
    if is_dense(numbers, 0) { Some(0) } else { is_dense(numbers, 1).then_some(1) }
}

/// How many different numbers there are.
pub(crate) fn distinct(numbers: &[u64]) -> usize {
    let mut numbers = numbers.to_vec();
    sort(&mut numbers);
    numbers.dedup();
    numbers.len()
}

/// Whether most lines have a number that counts on from 0 or 1; the first line may be a headline.
pub(crate) fn do_count(numbers: &[Option<u64>]) -> bool {
    let below = numbers.get(1..).unwrap_or_default();
    let most_count = |lines: &[Option<u64>], from: u64| {
        let mut count = 0;
        for (at, number) in lines.iter().enumerate() {
            count += usize::from(*number == Some(from + at as u64));
        }
        count * 2 > numbers.len()
    };
    most_count(numbers, 0) || most_count(numbers, 1) || most_count(below, 0) || most_count(below, 1)
}

/// Whether a line is in quotes, perhaps with a comma after them.
pub(crate) fn is_quoted(line: &str) -> bool {
    let line = line.strip_suffix(',').unwrap_or(line).trim_end();
    [("\"", "\""), ("'", "'"), ("`", "`"), ("“", "”"), ("‘", "’")]
        .iter()
        .any(|(open, close)| !inside(line, open, close).unwrap_or_default().is_empty())
}

/// Whether each line is such a text.
pub(crate) fn are_all(lines: &[Line<'_>], is: fn(&str) -> bool) -> bool {
    lines.iter().all(|line| is(line.text))
}

/// Whether lines are sorted as folders are, or as Python sorts a list.
pub(crate) fn are_sorted(lines: &[Line<'_>]) -> bool {
    lines.windows(2).all(|pair| pair[0].text <= pair[1].text)
}

/// Whether each line ends with a sign; the last one may lack it.
pub(crate) fn all_end_with(lines: &[Line<'_>], sign: char) -> bool {
    let ends = |line: &Line<'_>| line.text.len() > 1 && line.text.ends_with(sign);
    match lines {
        [only] => ends(only),
        [before @ .., _] => before.iter().all(ends),
        [] => false,
    }
}

/// A problem of lines that may be names all the same.
pub(crate) fn or_names(what: String, help: &str) -> Problem {
    let help = format!("{help}; if each line is a name, say `format = \"labels_txt\"`");
    Problem::new(Place::option("format"), what, help)
}

/// More lines than a class list can have.
fn too_many_lines(file: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file} has more than {LINES_MOST} lines; a label type can have at most {MAX_CLASSES} classes"),
        "name the file that lists the model's classes, one for each of its outputs; a table of images is read with \
         `order = \"dataframe\"` and `column = \"label\"`",
    )
}

/// Blank lines above everything else.
fn blank_start(file: &str, space: usize) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file} starts with {space} bytes of blank lines and spaces"),
        "remove them: each blank line would count as a line without a name",
    )
}

/// A line that no class list has.
fn too_long(file: &str, line: usize, length: usize, most: usize) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file}, line {line}: a line of {length} bytes; those of a class list have at most {most}"),
        "name the file that lists the classes, one a line or as in `{\"cat\": 0, \"dog\": 1}`",
    )
}

/// Whether a text has nothing that could be between two names, or a name and a number, of one line.
pub(crate) fn is_one_name(text: &str) -> bool {
    !text.contains([',', ';', '|', '\t', '=', ':']) && !text.split_whitespace().any(|word| parse_number(word).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_of_any_size_is_refused_before_its_lines_are_looked_at() {
        let found = |text: &str| check_size("it", text, false).err().map(|problem| problem.what().to_owned());
        assert_eq!(found(&"a\n".repeat(LINES_MOST)), None);
        assert!(found(&"a\r".repeat(LINES_MOST + 1)).unwrap().starts_with("it has more than 200000 lines"));
        assert_eq!(found(&"\n".repeat(LINES_MOST + 1)), None);
        assert_eq!(found(&"a".repeat(PLAIN_LINE_MOST)), None);
        assert_eq!(found(&"heron number;".repeat(LINE_MOST / 16)), None);
        assert!(check_size("it", &"a,".repeat(LINE_MOST / 2), true).is_ok());
        let long = format!("a\n{}", "a".repeat(PLAIN_LINE_MOST + 1));
        assert!(found(&long).unwrap().starts_with("it, line 2: a line of 32769 bytes"));
        assert!(found(&"a;".repeat(LINE_MOST / 2)).unwrap().starts_with("it, line 1: a line of 1048576"));
        assert!(sample(&long).iter().all(|line| line.text == "a"));
        assert!(check_start("it", &format!("{}a", "\n".repeat(SPACE_MOST + 1))).is_err());
        assert!(check_start("it", &format!("{}a", "\n".repeat(SPACE_MOST))).is_ok());
    }

    #[test]
    fn a_number_is_written_in_many_ways() {
        for (text, number) in [("7", 7), ("007", 7), ("０７", 7), ("٣", 3)] {
            assert_eq!(parse_number(text), Some(number), "{text}");
        }
        for text in ["", "-1", "+1", "1.0", "²", "x1", "99999999999999999999"] {
            assert_eq!(parse_number(text), None, "{text}");
        }
    }
}
