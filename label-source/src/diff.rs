//! How two class lists differ: the first index, and the names that are only in one or at another index. As text it fits a screen.

use crate::class_list::ClassList;
use std::collections::HashMap;
use std::fmt;

/// The most names of one kind that the text shows.
const SHOWN: usize = 8;

/// How a class list differs from another.
///
/// ```
/// use typed_label_source::{ClassList, Diff};
///
/// let folder = ClassList::new(["Class_1", "Class_10", "Class_2"])?;
/// let model = ClassList::new(["Class_1", "Class_2", "Class_3"])?;
/// let diff = Diff::between("data/train", &folder, "model.json", &model).unwrap();
/// assert_eq!(diff.first(), 1);
/// assert_eq!(
///     diff.to_string(),
///     r#""data/train" and "model.json" have different classes (3 each); the first index that differs is 1
///   index 1 is "Class_10" in "data/train", "Class_2" in "model.json"
///   only in "data/train": "Class_10" (1)
///   only in "model.json": "Class_3" (2)
///   at another index, from "data/train" to "model.json": "Class_2" (2 -> 1)"#
/// );
/// assert!(Diff::between("here", &folder, "there", &folder).is_none());
/// # Ok::<(), typed_label_source::Problems>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diff {
    left: String,
    right: String,
    /// How many classes each list has.
    counts: [usize; 2],
    first: usize,
    at_first: (Option<String>, Option<String>),
    only_left: Vec<(usize, String)>,
    only_right: Vec<(usize, String)>,
    moved: Vec<(String, usize, usize)>,
}

impl Diff {
    /// Compares two lists, each with the path or word that messages call it by. `None`: they are equal.
    pub fn between(left: &str, left_list: &ClassList, right: &str, right_list: &ClassList) -> Option<Self> {
        let (a, b) = (left_list.names(), right_list.names());
        let at_index = (0..a.len().max(b.len())).find(|i| a.get(*i) != b.get(*i))?;
        let (in_a, in_b) = (positions(a), positions(b));
        let absent = |names: &[String], other: &HashMap<&str, usize>| {
            let absent = names.iter().enumerate().filter(|(_, name)| !other.contains_key(name.as_str()));
            absent.map(|(index, name)| (index, name.clone())).collect()
        };
        let to = |(from, name): (usize, &String)| {
            in_b.get(name.as_str()).filter(|to| **to != from).map(|to| (name.clone(), from, *to))
        };
        Some(Self {
            left: left.to_owned(),
            right: right.to_owned(),
            counts: [a.len(), b.len()],
            first: at_index,
            at_first: (a.get(at_index).cloned(), b.get(at_index).cloned()),
            only_left: absent(a, &in_b),
            only_right: absent(b, &in_a),
            moved: a.iter().enumerate().filter_map(to).collect(),
        })
    }

    /// The first index at which the lists differ; if one is a prefix of the other, the length of the shorter one.
    pub fn first(&self) -> usize {
        self.first
    }

    /// The names that only the left list has, with their indices.
    pub fn only_left(&self) -> &[(usize, String)] {
        &self.only_left
    }

    /// The names that only the right list has, with their indices.
    pub fn only_right(&self) -> &[(usize, String)] {
        &self.only_right
    }

    /// If each list has one class that the other one has not, these two: the class may have been renamed.
    pub(crate) fn renamed(&self) -> Option<(&str, &str)> {
        match (&*self.only_left, &*self.only_right) {
            ([(_, left)], [(_, right)]) => Some((left, right)),
            _ => None,
        }
    }

    /// The names with different indices: name, index in the left list, index in the right one.
    pub fn moved(&self) -> &[(String, usize, usize)] {
        &self.moved
    }
}

impl fmt::Display for Diff {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { left, right, counts, first, at_first, only_left, only_right, moved } = self;
        let name = |name: &Option<String>| name.as_ref().map_or("no class".to_owned(), |name| format!("{name:?}"));
        let counts = match counts {
            [a, b] if a == b => format!("{a} each"),
            [a, b] => format!("{a} and {b}"),
        };
        write!(f, "{left:?} and {right:?} have different classes ({counts}); ")?;
        write!(f, "the first index that differs is {first}\n  ")?;
        write!(f, "index {first} is {} in {left:?}, {} in {right:?}", name(&at_first.0), name(&at_first.1))?;
        for (side, names) in [(left, only_left), (right, only_right)] {
            listed(f, &format!("only in {side:?}"), names, |(index, name)| format!("{name:?} ({index})"))?;
        }
        listed(f, &format!("at another index, from {left:?} to {right:?}"), moved, |(name, from, to)| {
            format!("{name:?} ({from} -> {to})")
        })
    }
}

/// One line of the text: some of the names, and how many more there are.
fn listed<T>(f: &mut fmt::Formatter<'_>, what: &str, names: &[T], show: impl Fn(&T) -> String) -> fmt::Result {
    if names.is_empty() {
        return Ok(());
    }
    let shown: Vec<String> = names.iter().take(SHOWN).map(show).collect();
    write!(f, "\n  {what}: {}", shown.join(", "))?;
    match names.len().saturating_sub(SHOWN) {
        0 => Ok(()),
        more => write!(f, " and {more} more"),
    }
}

fn positions(names: &[String]) -> HashMap<&str, usize> {
    names.iter().enumerate().map(|(index, name)| (name.as_str(), index)).collect()
}
