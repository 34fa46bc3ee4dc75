//! In: a map of names to indices. Out: its entries, and such a map again.
//! A map of numbers to numbers can be meant in either direction: [`direction`] tells, or asks.

use super::Format;
use super::entry::Entry;
use super::names;
use super::tree::{Node, Report};
use crate::problem::Problem;

pub(crate) fn read<'a>(root: &Node<'a>, report: &mut Report<'_>) -> Option<Vec<Entry<'a>>> {
    let mut entries = Vec::new();
    for (key, value) in root.map()? {
        let index = names::index(value, report);
        let name = key.word().cloned();
        if name.is_none() {
            report.push(|file| crate::messages::entry::wrong_name(file, key.line, &key.shown()));
        }
        entries.extend(index.zip(name).map(|(index, name)| Entry::new(index, name, value.line)));
    }
    Some(entries)
}

/// Which side of the pairs is the index: the one that counts 0, 1, 2; where both do and the two readings differ, it can't
/// be told.
pub(crate) fn direction(file: &str, root: &Node<'_>) -> Result<Format, Problem> {
    let pairs = root.map().unwrap_or_default();
    let keys: Vec<Option<u64>> = pairs.iter().map(|(key, _)| key.index()).collect();
    let values: Vec<Option<u64>> = pairs.iter().map(|(_, value)| value.index()).collect();
    let numbers = |side: &[Option<u64>]| side.iter().flatten().count();
    if numbers(&keys) < pairs.len() || numbers(&values) < pairs.len() {
        // One side has names that are no numbers. Of a map with a wrong entry, half tells what is meant.
        let is_inverse = numbers(&keys) > numbers(&values);
        if numbers(&keys).max(numbers(&values)) * 2 < pairs.len() {
            return Err(crate::messages::file::unrecognised(file, &root.shown()));
        }
        return Ok(if is_inverse { Format::IndexToName } else { Format::ClassIndices });
    }
    // Python keeps the kinds apart: in `{0: '7'}` the number is the index.
    let is_typed = |(key, value): &(Node<'_>, Node<'_>)| key.text().is_none() && value.text().is_some();
    if pairs.iter().all(is_typed) {
        return Ok(if pairs.is_empty() { Format::ClassIndices } else { Format::IndexToName });
    }
    // Whole numbers that count in the order of the file are indices; so is a lock read that has such names.
    if pairs.iter().all(|(_, value)| value.text().is_none()) && values.iter().zip(0..).all(|(v, n)| *v == Some(n)) {
        return Ok(Format::ClassIndices);
    }
    match (places(&keys), places(&values)) {
        (Some(_), None) => Ok(Format::IndexToName),
        (None, Some(_)) => Ok(Format::ClassIndices),
        (Some(by_key), Some(by_value)) => {
            let as_inverse = by_key.iter().map(|at| values[*at]);
            let as_indices = by_value.iter().map(|at| keys[*at]);
            if as_inverse.eq(as_indices) { Ok(Format::ClassIndices) } else { Err(ambiguous(file, pairs)) }
        }
        (None, None) => Err(ambiguous(file, pairs)),
    }
}

/// Where 0, 1, 2 and so on stand, if the numbers are those.
fn places(numbers: &[Option<u64>]) -> Option<Vec<usize>> {
    let mut places = vec![None; numbers.len()];
    for (at, number) in numbers.iter().enumerate() {
        let place = places.get_mut(usize::try_from((*number)?).ok()?)?;
        if place.replace(at).is_some() {
            return None;
        }
    }
    places.into_iter().collect()
}

fn ambiguous(file: &str, pairs: &[(Node<'_>, Node<'_>)]) -> Problem {
    // The lowest number of either side stands for its class 0.
    let by_key = pairs.iter().min_by_key(|(key, _)| key.index()).map_or(String::new(), |(_, v)| v.shown());
    let by_value = pairs.iter().min_by_key(|(_, value)| value.index()).map_or(String::new(), |(k, _)| k.shown());
    crate::messages::file::direction(file, &by_key, &by_value)
}

/// The names as `json.dump(class_indices, f, indent=2, ensure_ascii=False)` writes them, but for characters that a terminal
/// would obey.
pub(crate) fn write(names: &[String]) -> String {
    let line = |(index, name): (usize, &String)| {
        format!("  {}: {index}", crate::escape::escape_json(&serde_json::Value::from(name.as_str()).to_string()))
    };
    let lines: Vec<String> = names.iter().enumerate().map(line).collect();
    format!("{{\n{}\n}}\n", lines.join(",\n"))
}
