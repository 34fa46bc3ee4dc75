//! How two class lists differ: the first index, and the names that are only in one or at another index. As text it fits a screen.

use crate::class_list::ClassList;
use crate::escape::first_of;
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
        let (mut only_left, mut moved) = (Vec::new(), Vec::new());
        for (from, name) in a.iter().enumerate() {
            match right_list.index_of(name) {
                None => only_left.push((from, name.clone())),
                Some(to) if to != from => moved.push((name.clone(), from, to)),
                Some(_) => {}
            }
        }
        let mut only_right = Vec::new();
        for (index, name) in b.iter().enumerate() {
            if left_list.index_of(name).is_none() {
                only_right.push((index, name.clone()));
            }
        }
        Some(Self {
            left: left.to_owned(),
            right: right.to_owned(),
            counts: [a.len(), b.len()],
            first: at_index,
            at_first: (a.get(at_index).cloned(), b.get(at_index).cloned()),
            only_left,
            only_right,
            moved,
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

    /// At most `most` names of each kind as text: only in the left list, only in the right one, at another index.
    pub(crate) fn shown(&self, most: usize) -> [String; 3] {
        [
            first_of(&self.only_left, most, with_index),
            first_of(&self.only_right, most, with_index),
            first_of(&self.moved, most, with_indices),
        ]
    }
}

impl fmt::Display for Diff {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { left, right, counts, first, at_first, .. } = self;
        let name = |name: &Option<String>| name.as_ref().map_or("no class".to_owned(), |name| format!("{name:?}"));
        let counts = match counts {
            [a, b] if a == b => format!("{a} each"),
            [a, b] => format!("{a} and {b}"),
        };
        write!(f, "{left:?} and {right:?} have different classes ({counts}); ")?;
        write!(f, "the first index that differs is {first}\n  ")?;
        write!(f, "index {first} is {} in {left:?}, {} in {right:?}", name(&at_first.0), name(&at_first.1))?;
        let [only_left, only_right, moved] = self.shown(SHOWN);
        for (what, names) in &[
            (format!("only in {left:?}"), only_left),
            (format!("only in {right:?}"), only_right),
            (format!("at another index, from {left:?} to {right:?}"), moved),
        ] {
            if !names.is_empty() {
                write!(f, "\n  {what}: {names}")?;
            }
        }
        Ok(())
    }
}

fn with_index((index, name): &(usize, String)) -> String {
    format!("{name:?} ({index})")
}

fn with_indices((name, from, to): &(String, usize, usize)) -> String {
    format!("{name:?} ({from} -> {to})")
}
