//! A class list: distinct names in index order. All parts exchange this one value.

use crate::collect::{list, mapped, sorted_places};
use crate::natural_key::lenient_key;
use crate::problem::{Diagnostics, Place, Problem, Problems, Reported};
use std::collections::HashMap;
use std::sync::OnceLock;

/// The most classes that a label type can have: an index fits in 16 bits.
pub const MAX_CLASSES: usize = 1 << 16;

/// The names of a model's classes in index order, each exactly as on disk. There is at least one, and no duplicate.
///
/// ```
/// use typed_label_source::ClassList;
///
/// let list = ClassList::new(["cat", "dog"])?;
/// assert_eq!(list.names(), ["cat", "dog"]);
/// # Ok::<(), typed_label_source::Problems>(())
/// ```
///
/// Two lists are equal when they have the same names at the same indices.
#[derive(Clone, Debug)]
pub struct ClassList {
    names: Vec<String>,
    /// Indices sorted by name, made at the first search.
    by_name: OnceLock<Vec<usize>>,
    ids: Vec<u64>,
}

impl PartialEq for ClassList {
    fn eq(&self, other: &Self) -> bool {
        self.names == other.names
    }
}

impl Eq for ClassList {}

impl ClassList {
    /// Makes a list of names in index order.
    ///
    /// # Errors
    /// Every duplicate name; no name at all; more than [`MAX_CLASSES`].
    ///
    /// ```
    /// use typed_label_source::ClassList;
    ///
    /// assert!(ClassList::new(["cat", "dog", "cat"]).unwrap_err().to_string().starts_with(r#"the class "cat" is there twice"#));
    /// ```
    pub fn new<S: Into<String>>(names: impl IntoIterator<Item = S>) -> Result<Self, Problems> {
        let names = list(names.into_iter().map(Into::into));
        Diagnostics::collect(|diagnostics| Self::checked(names, diagnostics))
    }

    /// As [`new`](Self::new), with the collector of a larger task.
    pub(crate) fn checked(names: Vec<String>, diagnostics: &mut Diagnostics) -> Result<Self, Reported> {
        let before = diagnostics.count();
        if names.is_empty() {
            diagnostics.push(no_classes());
        }
        if names.len() > MAX_CLASSES {
            diagnostics.push(too_many(names.len()));
        }
        let mut first: HashMap<&str, usize> = HashMap::with_capacity(names.len());
        for (index, name) in names.iter().enumerate() {
            if let Some(seen) = first.insert(name, index) {
                first.insert(name, seen);
                diagnostics.push(class_twice(name, seen, index));
            }
        }
        diagnostics.unless_since(before, Self::of_distinct(names))
    }

    /// A list of names that have been checked.
    pub(crate) fn of_distinct(names: Vec<String>) -> Self {
        Self { names, by_name: OnceLock::new(), ids: Vec::new() }
    }

    /// The names in index order.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The names, taken out.
    pub(crate) fn into_names(self) -> Vec<String> {
        self.names
    }

    /// The index of a class.
    pub fn index_of(&self, name: &str) -> Option<usize> {
        let compare = |a: usize, b: usize| self.names[a].cmp(&self.names[b]);
        let by_name = self.by_name.get_or_init(|| sorted_places(self.names.len(), &compare));
        let found = by_name.binary_search_by(|&index| self.names[index].as_str().cmp(name)).ok()?;
        Some(by_name[found])
    }

    /// Whether the classes are in the order of a person: `Class_2` before `Class_10`, ignoring case.
    pub fn is_natural(&self) -> bool {
        mapped(&self.names, |name| lenient_key(name)).is_sorted()
    }

    /// The id of each class, if the file has ids that are not the indices: COCO numbers its 80 categories up to 90.
    ///
    /// ```
    /// use typed_label_source::ClassList;
    ///
    /// let json = br#"{"categories": [{"id": 1, "name": "person"}, {"id": 18, "name": "dog"}]}"#;
    /// let list = ClassList::from_bytes(json, None)?;
    /// assert_eq!(list.names(), ["person", "dog"]);
    /// assert_eq!(list.ids(), Some(&[1, 18][..]));
    /// # Ok::<(), typed_label_source::Problems>(())
    /// ```
    pub fn ids(&self) -> Option<&[u64]> {
        (!self.ids.is_empty()).then_some(&self.ids)
    }

    /// Sets the id of each class.
    pub(crate) fn with_ids(self, ids: Vec<u64>) -> Self {
        Self { ids, ..self }
    }
}

/// More classes than an index of 16 bits can tell apart.
pub(crate) fn too_many(count: usize) -> Problem {
    Problem::new(
        Place::PATH,
        format!("there are {count} classes; a label type can have at most {MAX_CLASSES}"),
        "name the folder that holds the class folders, not one that holds the images",
    )
}

/// `classes = []`, or a list without a name.
fn no_classes() -> Problem {
    Problem::new(
        Place::option("classes"),
        "the class list is empty",
        "list at least one class, or leave `classes` out to take every class folder",
    )
}

/// A duplicate class.
fn class_twice(class: &str, first: usize, second: usize) -> Problem {
    Problem::new(
        Place::element("classes", second),
        format!("the class {class:?} is there twice: index {first} and index {second}"),
        "each class has one index; remove one of the two; or, in a list without a folder, number them: `repeated = \"number\"`",
    )
}
