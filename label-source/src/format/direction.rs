//! Decides whether a map goes from name to index or from index to name. A map of numbers to numbers can be meant either way.

use super::syntax::document::Node;
use crate::collect::{count, every_mapped, mapped};
use crate::problem::{Place, Problem};

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Direction {
    NameToIndex,
    IndexToName,
}

/// The side that counts 0, 1, 2 is the index. If both do and the two readings differ, only the user knows. `None` for what
/// is not a map of names and indices.
pub(crate) fn direction(file: &str, root: &Node<'_>) -> Result<Option<Direction>, Problem> {
    use Direction::{IndexToName, NameToIndex};
    let Some(pairs) = root.map() else { return Ok(None) };
    if !pairs.iter().all(|(key, value)| key.word().is_some() && value.word().is_some()) {
        return Ok(None);
    }
    let keys = mapped(pairs, |(key, _)| key.index());
    let values = mapped(pairs, |(_, value)| value.index());
    let (number_keys, number_values) = (count(&keys, Option::is_some), count(&values, Option::is_some));
    if number_keys < pairs.len() || number_values < pairs.len() {
        // One side has names that are not numbers. Of a map with a wrong entry, half tells what is meant.
        let direction = if number_keys > number_values { IndexToName } else { NameToIndex };
        let is_known = number_keys.max(number_values) * 2 >= pairs.len();
        return Ok(is_known.then_some(direction));
    }
    // Python keeps the kinds apart: in `{0: '7'}` the number is the index.
    let is_typed = |(key, value): &(Node<'_>, Node<'_>)| key.text().is_none() && value.text().is_some();
    if pairs.iter().all(is_typed) {
        return Ok(Some(if pairs.is_empty() { NameToIndex } else { IndexToName }));
    }
    // Whole numbers that count in the order of the file are indices; so is a lock read that has such names.
    let counts = (0..values.len()).all(|at| values[at] == Some(at as u64));
    if counts && pairs.iter().all(|(_, value)| value.text().is_none()) {
        return Ok(Some(NameToIndex));
    }
    match (positions(&keys), positions(&values)) {
        (Some(_), None) => Ok(Some(IndexToName)),
        (None, Some(_)) => Ok(Some(NameToIndex)),
        (Some(by_key), Some(by_value)) => {
            let as_names = mapped(&by_key, |at| values[*at]);
            let as_indices = mapped(&by_value, |at| keys[*at]);
            if as_names == as_indices { Ok(Some(NameToIndex)) } else { Err(ambiguous(file, pairs, &keys, &values)) }
        }
        (None, None) => Err(ambiguous(file, pairs, &keys, &values)),
    }
}

/// The place of the lowest number, or of the first of those.
fn lowest(numbers: &[Option<u64>]) -> usize {
    let mut lowest = 0;
    for (at, number) in numbers.iter().enumerate() {
        if *number < numbers[lowest] {
            lowest = at;
        }
    }
    lowest
}

/// The positions of 0, 1, 2 and so on, if the numbers are those.
fn positions(numbers: &[Option<u64>]) -> Option<Vec<usize>> {
    let mut positions = vec![None; numbers.len()];
    for (at, number) in numbers.iter().enumerate() {
        let position = positions.get_mut(usize::try_from((*number)?).ok()?)?;
        if position.replace(at).is_some() {
            return None;
        }
    }
    every_mapped(&positions, |position| *position)
}

/// Names that are numbers: both directions can be meant, and they differ.
fn ambiguous(file: &str, pairs: &[(Node<'_>, Node<'_>)], keys: &[Option<u64>], values: &[Option<u64>]) -> Problem {
    // The lowest number of either side is its class 0.
    let (by_key, by_value) = (pairs[lowest(keys)].1.shown(), pairs[lowest(values)].0.shown());
    Problem::new(
        Place::option("format"),
        format!(
            "{file} can be read in two ways, because its names are numbers: class 0 is {by_key}, or it is {by_value}"
        ),
        "say which: `format = \"class_indices\"` for name to index, `format = \"index_to_name\"` for index to name",
    )
}
