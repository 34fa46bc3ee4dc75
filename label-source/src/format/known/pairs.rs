//! A name and its index on each line, in any order and without a headline: `cat,0` (`name_index`), or `0,cat` (`index_name`).

use super::keyed_list::is_same;
use crate::collect::{every_mapped, mapped};
use crate::format::entries::Entry;
use crate::format::file_options::FileOptions;
use crate::format::file_problems::FileProblems;
use crate::format::syntax::csv::{self, Records};
use crate::format::syntax::document::parse_index;
use crate::format::syntax::line_ends;
use crate::format::tables::columns::is_image;
use crate::format::text_file::TextFile;
use crate::format::text_lines::lines::{self, Line, is_dense, is_one_name, parse_number};
use crate::format::text_lines::may_be_indices;
use crate::format::text_lines::numbered::{Numbered, Side};
use crate::format::words::{are_digits, has_only, is_ascii_digit};
use crate::problem::{Place, Problem};
use std::borrow::Cow;

/// What can be between a name and the index after it.
const AFTER_NAME: [char; 4] = [',', ';', '\t', ':'];

/// Whether each line is a name and its index.
pub(crate) fn matches_name_index(file: TextFile<'_>, options: &FileOptions<'_>) -> Result<bool, Problem> {
    Ok(side(file, options)? == Some(Side::After))
}

/// Whether each line is an index and its name.
pub(crate) fn matches_index_name(file: TextFile<'_>, options: &FileOptions<'_>) -> Result<bool, Problem> {
    Ok(side(file, options)? == Some(Side::Before))
}

pub(crate) fn read_name_index<'a>(file: TextFile<'a>, problems: &mut FileProblems<'_>) -> Vec<Entry<'a>> {
    read(file, Side::After, problems)
}

pub(crate) fn read_index_name<'a>(file: TextFile<'a>, problems: &mut FileProblems<'_>) -> Vec<Entry<'a>> {
    read(file, Side::Before, problems)
}

/// The side of the index, if every line has one; a problem if only the user knows.
fn side(file: TextFile<'_>, options: &FileOptions<'_>) -> Result<Option<Side>, Problem> {
    if file.is_of_another_syntax() || is_list_in_one_line(file) {
        return Ok(None);
    }
    let first = u64::from(options.has_background());
    let counts = |pairs: &[Entry<'_>]| {
        let numbers = mapped(pairs, |pair| pair.index);
        is_dense(&numbers, 0) || is_dense(&numbers, first)
    };
    let rows = Rows::of(file);
    let sides =
        |number| (rows.pairs(Side::After, &AFTER_NAME, number), rows.pairs(Side::Before, &csv::SEPARATORS, number));
    // `0,007` is the index 0 and the name 007: only if no side has plain numbers, they can be padded.
    let (after, before) = match sides(parse_index) {
        (None, None) => sides(parse_number),
        sides => sides,
    };
    let are_images = |pairs: &&Vec<Entry<'_>>| pairs.iter().all(|pair| is_image(&pair.name));
    if let Some(pairs) = after.as_ref().filter(are_images).or(before.as_ref().filter(are_images)) {
        return Err(images(file.shown, &line(file, pairs)));
    }
    if let Some([.., pair]) = before.as_deref().filter(|_| may_be_decimals(&rows)) {
        return Err(numbers_on_both_sides(file.shown, pair));
    }
    if let Some([.., pair]) = after.as_deref().filter(|pairs| pairs.iter().all(ends_with_another_number)) {
        return Err(numbers_on_both_sides(file.shown, pair));
    }
    let (side, pairs) = match (after, before) {
        (Some(after), Some(before)) => {
            return match (counts(&after), counts(&before)) {
                (true, false) => Ok(Some(Side::After)),
                (false, true) => Ok(Some(Side::Before)),
                (true, true) if is_same(&after, &before) => Ok(Some(Side::After)),
                _ => Err(numbers_on_both_sides(file.shown, &after[after.len() - 1])),
            };
        }
        (Some(after), None) => (Side::After, after),
        (None, Some(before)) => (Side::Before, before),
        (None, None) => return Ok(None),
    };
    // One line says nothing of an order, and what starts elsewhere than at 0 or 1 is not a list of indices.
    let may_be_list = match &pairs[..] {
        [only] => side == Side::Before && is_one_name(&only.name),
        _ => true,
    };
    if may_be_list && pairs.iter().any(|pair| pair.index < 2) {
        Ok(Some(side))
    } else {
        Err(may_be_indices::may_be_name(file.shown, &line(file, &pairs), side))
    }
}

/// Whether all names are in one line, as NVIDIA TAO writes them: with one semicolon it may also be an index and a name.
fn is_list_in_one_line(file: TextFile<'_>) -> bool {
    let mut lines = lines::all(file.text);
    let first = lines.next().map_or("", |line| line.text.trim_end_matches(';'));
    lines.next().is_none() && first.matches(';').count() > 1
}

/// Whether all lines are numbers with a comma in them, as `0,5` and `1,0`: much of the world writes decimals so. `0,0` and `1,1` are
/// the same list in each way.
fn may_be_decimals(rows: &Rows<'_>) -> bool {
    let Rows::Lines(lines) = rows else { return false };
    let is_number = |word: &str| has_only(word, is_ascii_digit);
    every_mapped(lines, |line| line.text.split_once(',').filter(|(a, b)| is_number(a) && is_number(b)))
        .is_some_and(|parts| parts.iter().any(|(a, b)| a != b && !is_padded(b)))
}

/// `007`: no decimal has three digits and begins so, but prices do.
fn is_padded(number: &str) -> bool {
    number.len() > 2 && number.starts_with('0')
}

/// The line of the last pair, as the file has it.
fn line<'a>(file: TextFile<'a>, pairs: &[Entry<'a>]) -> Line<'a> {
    let number = pairs.last().map_or(1, |pair| pair.line);
    Line { number, text: line_ends::split(file.text).nth(number - 1).unwrap_or_default().trim() }
}

/// How an index is written.
type ReadNumber = fn(&str) -> Option<u64>;

/// A row of a CSV: its two fields, and its line.
type Row<'a> = (Cow<'a, str>, Cow<'a, str>, usize);

/// The rows of a file: records of a CSV, lines of another one.
enum Rows<'a> {
    /// `None` if a row has not two fields.
    Records(Option<Vec<Row<'a>>>),
    Lines(Vec<Line<'a>>),
}

impl<'a> Rows<'a> {
    fn of(file: TextFile<'a>) -> Self {
        if !file.is_csv() {
            return Self::Lines(lines::parse(file.text));
        }
        let mut rows = Vec::new();
        for record in Records::new(file, csv::separator(file), true) {
            let Some(record) = record.ok().filter(|record| !record.is_blank) else { continue };
            let Ok([first, second]) = <[Cow<'a, str>; 2]>::try_from(record.fields) else { return Self::Records(None) };
            rows.push((first, second, record.line));
        }
        Self::Records(Some(rows))
    }

    /// Name and index of each row; `None` if a row is something else. One separator is that of all lines.
    fn pairs(&self, side: Side, separators: &[char], number: ReadNumber) -> Option<Vec<Entry<'a>>> {
        let pairs = match self {
            Self::Records(rows) => every_mapped(rows.as_ref()?, |row| pair_of_fields(row, side, number)),
            Self::Lines(lines) => separators
                .iter()
                .find_map(|separator| every_mapped(lines, |line| pair_of_line(line, side, *separator, number))),
        };
        pairs.filter(|pairs| !pairs.is_empty())
    }
}

fn pair_of_fields<'a>((first, second, line): &Row<'a>, side: Side, number: ReadNumber) -> Option<Entry<'a>> {
    let (name, index) = if side == Side::After { (first, second) } else { (second, first) };
    let index = number(index.trim())?;
    pair(name.clone(), index, *line)
}

fn pair_of_line<'a>(line: &Line<'a>, side: Side, separator: char, number: ReadNumber) -> Option<Entry<'a>> {
    let (name, index) = match side {
        Side::After => split_after(line.text, &[separator], number)?,
        Side::Before => split_before(line.text, &[separator], number)?,
    };
    pair(name.into(), index, line.number)
}

fn pair(name: Cow<'_, str>, index: u64, line: usize) -> Option<Entry<'_>> {
    let name = trimmed(name);
    if name.is_empty() { None } else { Some(Entry::new(index, name, line)) }
}

/// A field without the space around it.
pub(crate) fn trimmed(field: Cow<'_, str>) -> Cow<'_, str> {
    match field {
        Cow::Borrowed(field) => Cow::Borrowed(field.trim()),
        Cow::Owned(field) => Cow::Owned(field.trim().to_owned()),
    }
}

/// `cat,0` as name and index.
fn split_after<'a>(line: &'a str, separators: &[char], number: ReadNumber) -> Option<(&'a str, u64)> {
    let (name, index) = line.rsplit_once(separators)?;
    let name = name.trim_end();
    number(index.trim()).filter(|_| !name.is_empty()).map(|index| (name, index))
}

/// `0,cat` as name and index.
fn split_before<'a>(line: &'a str, separators: &[char], number: ReadNumber) -> Option<(&'a str, u64)> {
    let (index, name) = line.split_once(separators)?;
    number(index.trim()).map(|index| (name.trim_start(), index))
}

/// Reads a file of which the user, or each line, says that it is such a list. A space separates too, or another sign, if nothing
/// else does.
fn read<'a>(file: TextFile<'a>, side: Side, problems: &mut FileProblems<'_>) -> Vec<Entry<'a>> {
    let separators: &[char] = if side == Side::After { &AFTER_NAME } else { &csv::SEPARATORS };
    let rows = Rows::of(file);
    let by = |separators: &[char]| {
        rows.pairs(side, separators, parse_index).or_else(|| rows.pairs(side, separators, parse_number))
    };
    let by_signs = || match &rows {
        Rows::Lines(lines) => {
            let mut pairs = Vec::new();
            for (index, name) in Numbered::of(lines, side)?.pairs()? {
                pairs.push(pair(name.into(), index, lines[pairs.len()].number)?);
            }
            Some(pairs)
        }
        Rows::Records(_) => None,
    };
    let found = by(separators)
        .or_else(by_signs)
        .or_else(|| [' ', ':', '='].iter().find_map(|sign| by(std::slice::from_ref(sign))));
    let Some(pairs) = found else {
        const ANY: [char; 5] = [',', ';', '\t', ':', ' '];
        let is_pair = |line: &Line<'_>| match side {
            Side::After => split_after(line.text, &ANY, parse_number).is_some(),
            Side::Before => split_before(line.text, &ANY, parse_number).is_some(),
        };
        let lines = lines::parse(file.text);
        // Each line may be right alone, and all of them have different separators.
        let is_any_wrong = lines.iter().any(|line| !is_pair(line));
        for line in &lines {
            if !is_any_wrong || !is_pair(line) {
                problems.push(|file| no_pair(file, line, side));
            }
        }
        return Vec::new();
    };
    for pair in &pairs {
        if !file.is_csv() && pair.name.len() > 1 && pair.name.starts_with('"') && pair.name.ends_with('"') {
            problems.push(|file| quoted_name(file, pair));
        }
    }
    pairs
}

/// Whether a name is numbers alone, with a separator between them: `0 0` of `0 0,5`, an index and a decimal.
fn ends_with_another_number(pair: &Entry<'_>) -> bool {
    let bare = pair.name.replace([' ', ';', '\t', ':'], "");
    bare.len() < pair.name.len() && are_digits(&bare)
}

/// A line of another form than the others.
fn no_pair(file: &str, line: &Line<'_>, side: Side) -> Problem {
    let (expected, example) = match side {
        Side::After => ("a name and its index", "cat,0"),
        Side::Before => ("an index and its name", "0,cat"),
    };
    Problem::new(
        Place::PATH,
        format!("{file}, line {}: expected {expected}, found {:?}", line.number, line.text),
        format!("write each line as in `{example}`, all with the same separator"),
    )
}

/// A name in quotes, in a file that is not known to be CSV.
fn quoted_name(file: &str, pair: &Entry<'_>) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file}, line {}: the name {} is in quotes", pair.line, pair.name),
        "if the file is CSV, let its name end in .csv; if not, remove the quotes",
    )
}

/// A number for each image, which may be that of its class.
fn images(file: &str, line: &Line<'_>) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file} has a number for each image, not the classes: line {} is {:?}", line.number, line.text),
        "name the file that has the classes' names, or the folder with the images",
    )
}

/// Lines of two numbers: names that are numbers, on either side.
fn numbers_on_both_sides(file: &str, pair: &Entry<'_>) -> Problem {
    Problem::new(
        Place::option("format"),
        format!(
            "{file} can be read in two ways, because its names are numbers: line {} has {} and {}",
            pair.line, pair.name, pair.index
        ),
        "say which: `format = \"name_index\"` for name and index, `format = \"index_name\"` for index and name, \
         `format = \"labels_txt\"` if each line is a name",
    )
}
