//! Finds figures beside the names: scores, shares, boxes, counts. Models and reports write such lines, and not in the order of the
//! classes.

use super::lines::{Line, are_sorted, distinct, or_names};
use super::numbered::are_mostly_distinct;
use crate::collect::{count, every_mapped, kept, mapped};
use crate::format::words::{has_only, is_ascii_digit, runs};
use crate::problem::Problem;

/// A thousand lines say as much of a text as all.
const SAMPLE: usize = 1000;

/// The figures of a line, and its words.
#[derive(Default)]
struct Row<'a> {
    /// What has a letter.
    words: Vec<&'a str>,
    /// Numbers with a point or an exponent, and shares.
    fractions: Vec<f64>,
    whole: Vec<f64>,
    has_share: bool,
}

/// Asks about lines of which nearly all have figures beside a name.
pub(crate) fn check(file: &str, lines: &[Line<'_>]) -> Result<(), Problem> {
    let sample = &lines[..lines.len().min(SAMPLE)];
    // Most lists have no number at all.
    let have_digit = count(sample, |line| line.text.contains(is_ascii_digit));
    let Some(first) = sample.first().filter(|_| have_digit * 2 >= sample.len()) else { return Ok(()) };
    let rows = mapped(sample, |line| Row::of(line.text));
    if let Some(at) = scores(&rows).or_else(|| numbers(&rows)) {
        return Err(beside_names(file, &sample[at]));
    }
    if let Some(numbers) = only_numbers(&rows) {
        if are_groups(&rows, &numbers) {
            return Err(beside_names(file, first));
        }
        if are_counts(&rows, &numbers) && !are_sorted(lines) {
            return Err(order_of_counts(file, first));
        }
    }
    let is_name = |row: &Row<'_>| !row.words.is_empty();
    let alternate = |pair: &[Row<'_>]| is_name(&pair[0]) == is_name(&rows[0]) && is_name(&pair[0]) != is_name(&pair[1]);
    if rows.len() > 2 && rows.len() % 2 == 0 && rows.chunks(2).all(alternate) {
        return Err(on_lines_between(file, first));
    }
    Ok(())
}

impl<'a> Row<'a> {
    fn of(text: &'a str) -> Self {
        let mut row = Self::default();
        for part in runs(text, |c| !c.is_whitespace() && !",;|()[]{}<>\"'`@~±=".contains(c)) {
            row.add(part);
        }
        row
    }

    fn add(&mut self, part: &'a str) {
        // `dog:0.91`, and not `10:30`.
        if let Some((word, number)) = part.rsplit_once(':') {
            if !word.ends_with(is_ascii_digit) || number.is_empty() {
                self.add(word);
                self.add(number);
                return;
            }
        }
        let bare = part.trim_end_matches('%');
        match figure(bare) {
            Some((number, is_whole)) => {
                self.has_share |= bare.len() < part.len();
                if is_whole && bare.len() == part.len() { &mut self.whole } else { &mut self.fractions }.push(number);
            }
            // `91 %`
            None if part == "%" => {
                self.has_share = true;
                self.fractions.extend(self.whole.pop());
            }
            None if part.contains(char::is_alphanumeric) => self.words.push(part),
            None => {}
        }
    }

    fn count(&self) -> usize {
        self.fractions.len() + self.whole.len()
    }
}

/// A number, and whether it is whole: `4990` is, `-0.91`, `.5` and `4e-02` are not. `1.` and `2e0` are written before a name, too.
fn figure(word: &str) -> Option<(f64, bool)> {
    let digits = word.strip_prefix(['-', '+', '−']).unwrap_or(word);
    let (mantissa, exponent) = digits.split_once(['e', 'E']).unwrap_or((digits, "-0"));
    let are_digits = |text: &str| has_only(text, is_ascii_digit);
    let is_signed = are_digits(exponent.strip_prefix(['-', '+'])?);
    let has_exponent = mantissa.len() < digits.len();
    let is_number = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole.is_empty() || are_digits(whole)) && are_digits(fraction),
        None => are_digits(mantissa),
    };
    let number = word.replace('−', "-").parse().ok().filter(|_| is_number && is_signed)?;
    Some((number, !has_exponent && !mantissa.contains('.')))
}

/// The first row that has a score, if nearly all have one beside a name.
fn scores(rows: &[Row<'_>]) -> Option<usize> {
    let has_score = |row: &Row<'_>| !row.words.is_empty() && !row.fractions.is_empty();
    let with = kept(rows, has_score);
    let are_shares =
        with.iter().all(|row| row.has_share || row.fractions.iter().all(|score| (0.0..=1.0).contains(score)));
    let others = rows.len() - with.len();
    let are_nearly_all = others * 4 <= rows.len() || are_shares && others * 3 <= rows.len();
    if with.is_empty() || !are_nearly_all {
        return None;
    }
    let is_told = if let [only] = &with[..] {
        are_shares || only.count() > 2 || only.fractions.len() > 1
    } else {
        // `Python 3.6` and `Python 3.7` are names, and so are `0.25 l` and `0.5 l`; of several that one model has found, the best is first.
        are_mostly_distinct(&mapped(&with, |row| row.words.join(" ")))
            || with.iter().all(|row| row.count() > 2)
            || are_shares && !with.windows(2).all(|pair| pair[0].fractions[0] <= pair[1].fractions[0])
    };
    if is_told { rows.iter().position(has_score) } else { None }
}

/// The first row that has several numbers, if nearly all have them beside a name.
fn numbers(rows: &[Row<'_>]) -> Option<usize> {
    const ENOUGH: usize = 3;
    const OF_ONE_LINE: usize = 4;
    let enough = if rows.len() == 1 { OF_ONE_LINE } else { ENOUGH };
    let has_enough = |row: &Row<'_>| !row.words.is_empty() && row.count() >= enough;
    let others = rows.len() - count(rows, has_enough);
    if others * 4 <= rows.len() {
        return rows.iter().position(has_enough);
    }
    let are_pairs = rows.len() > 1 && rows.iter().all(|row| !row.words.is_empty() && row.count() == 2);
    (are_pairs && have_distinct_words(rows)).then_some(0)
}

/// The number of each row, if all have one, which is whole, beside a name. Names have years.
fn only_numbers(rows: &[Row<'_>]) -> Option<Vec<f64>> {
    let numbers = every_mapped(rows, |row| match row.whole[..] {
        [number] if row.fractions.is_empty() && !row.words.is_empty() => Some(number),
        _ => None,
    })?;
    let are_years = numbers.iter().all(|number| (1900.0..2100.0).contains(number));
    (!are_years).then_some(numbers)
}

/// Whether numbers fall from row to row. Names have model numbers, in their own order.
fn are_counts(rows: &[Row<'_>], numbers: &[f64]) -> bool {
    numbers.len() > 2
        && numbers.windows(2).all(|pair| pair[0] >= pair[1])
        && numbers.first() > numbers.last()
        && have_distinct_words(rows)
}

/// Whether few numbers differ: the group of each name, as in Places365's list of what is indoors. Paths need not be many.
fn are_groups(rows: &[Row<'_>], numbers: &[f64]) -> bool {
    const MANY: usize = 8;
    let is_path = |row: &Row<'_>| matches!(row.words[..], [word] if word.starts_with('/'));
    let different = distinct(&mapped(numbers, |number| number.to_bits()));
    let are_few = rows.len() >= MANY && different * 4 <= rows.len();
    let are_paths = rows.len() > 2 && different < rows.len() && rows.iter().all(is_path);
    (are_few || are_paths) && have_distinct_words(rows)
}

fn have_distinct_words(rows: &[Row<'_>]) -> bool {
    are_mostly_distinct(&mapped(rows, |row| row.words.join(" ")))
}

/// Lines with numbers that belong to no name.
fn have_numbers(what: String) -> Problem {
    let help = "name the file that lists the classes in the order of the model's outputs, or write the names alone, one a line";
    or_names(what, help)
}

fn beside_names(file: &str, line: &Line<'_>) -> Problem {
    let (number, shown) = (line.number, line.shown());
    have_numbers(format!(
        "the lines of {file} have numbers beside the names, as predictions and reports have: line {number} is {shown}"
    ))
}

/// Lines that are sorted by their numbers.
fn order_of_counts(file: &str, line: &Line<'_>) -> Problem {
    let (number, shown) = (line.number, line.shown());
    have_numbers(format!(
        "the lines of {file} are in the order of their numbers, as pandas' `value_counts` gives them: line {number} is {shown}"
    ))
}

/// A name, and its number in the next line.
fn on_lines_between(file: &str, line: &Line<'_>) -> Problem {
    let (number, shown) = (line.number, line.shown());
    have_numbers(format!("every second line of {file} is a number; line {number} is {shown}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::text_lines::lines;

    fn found(text: &str) -> Option<String> {
        check("it", &lines::parse(&text.replace('|', "\n"))).err().map(|problem| problem.what().to_owned())
    }

    #[test]
    fn scores_and_counts_belong_to_no_name() {
        for (text, what) in [
            ("dog 0.91|cat 0.05", "numbers beside the names"),
            ("0.91 dog|0.05 cat", "numbers beside the names"),
            ("dog (0.91)|cat (0.05)", "numbers beside the names"),
            ("91.0% dog|5.0% cat", "numbers beside the names"),
            ("dog 91%|cat 5%", "numbers beside the names"),
            ("dog: 91 %|cat: 5 %", "numbers beside the names"),
            ("dog:0.91|cat:0.05", "numbers beside the names"),
            ("dog 9.1e-01|cat 4e-02", "numbers beside the names"),
            ("dog -3.2|cat 12.5|owl .1", "numbers beside the names"),
            ("dog 0.91|dog 0.88|dog 0.8", "numbers beside the names"),
            ("Predictions:|dog 0.91|cat 0.05|owl 0.04", "line 2 is \"dog 0.91\""),
            ("dog 0.91|cat 0.05|owl", "numbers beside the names"),
            ("dog 0.91", "numbers beside the names"),
            ("dog 0.91 cat 0.05", "numbers beside the names"),
            ("dog with 91.0% confidence|cat with 5.0% confidence", "numbers beside the names"),
            ("Car 0.00 0 -1.57 599.41|Car 0.00 0 1.85 387.63", "numbers beside the names"),
            ("2 4 8 8 8 6 2 5 plane 0|3 3 4 9 4 2 7 2 ship 0", "numbers beside the names"),
            ("dog 12 30 100 200|dog 1 2 3 4", "numbers beside the names"),
            ("dog 12 30 100 200", "numbers beside the names"),
            ("Abyssinian_100 1 1 1|Abyssinian_101 1 1 1", "numbers beside the names"),
            ("dog [50 2 1]|cat [3 45 0]|owl [0 1 49]", "numbers beside the names"),
            ("dog 50 2|cat 3 45", "numbers beside the names"),
            ("dog 4990|cat 3000|owl 12", "in the order of their numbers"),
            ("dog 1|cat 1|owl 0", "in the order of their numbers"),
            ("/a/airfield 2|/a/alley 2|/b/bar 1", "numbers beside the names"),
            ("dog 1|cat 1|owl 2|fox 1|cow 1|hen 2|ibis 2|crake 1", "numbers beside the names"),
            ("dog|0.91|cat|0.05", "every second line"),
            ("4990|dog|3000|cat", "every second line"),
        ] {
            let found = found(text).unwrap_or_else(|| panic!("{text:?} is read"));
            assert!(found.contains(what), "{text:?}: {found}");
        }
    }

    #[test]
    fn names_have_figures_too() {
        for text in [
            "0.5|1.0|1.5",
            "v1.0|v1.1|v2.0",
            "Python 3.6|Python 3.7|Python 3.8",
            "0.25 l|0.5 l|1.0 l",
            "70% cocoa|85% cocoa|99% cocoa",
            "gpt 3.5",
            "Audi A4 2.0|BMW 3 Series|Cessna 172",
            "6.5 mm Creedmoor|9 mm|.45 ACP",
            "No passing for vehicles over 3.5 metric tons|End of no passing|Stop",
            "Cessna 172|Cessna 208|Cessna 525",
            "Peugeot 206|Fiat 500|Audi 100",
            "Antonow 525|Cessna 28|Piper 2",
            "Heat 1996|Alien 1979|Rocky 1976",
            "Audi 200|BMW 100|Citroen 50",
            "10:30 am|11:45 am|2:15 pm",
            "dog|1|cat|owl",
            "0|1|a|b",
            "Boeing 737-800|Airbus A320",
            "Class 0|Class 1|Class 2",
            "n01440764 tench|n01443537 goldfish",
            "Nr. 1.|Nr. 2.",
            "/a/room 1|/a/room 2|/b/bar 3",
            "Acura TL 2012|Audi S4 2012|BMW X5 2007|BMW M3 2012|Fiat 500L 2012|Ford GT 2007|Jeep 2012|Mini 2012",
            "Rocky 2|Alien 3|Cars 2|Saw 7",
        ] {
            assert_eq!(found(text), None, "{text:?}");
        }
    }
}
