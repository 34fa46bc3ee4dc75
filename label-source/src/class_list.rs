//! In: names. Out: a class list, the one value that every part exchanges:
//! names in index order, each once.

use crate::order::natural_key::any_key;
use crate::problem::{self, Problems};
use std::collections::HashMap;

/// The most classes that a label type can have: an index fits in 16 bits.
///
/// ```
/// assert_eq!(typed_label_source::MAX_CLASSES, 65_536);
/// ```
pub const MAX_CLASSES: usize = 1 << 16;

/// The names of a model's classes in index order, each exactly as on disk. There is at least one, and none twice.
///
/// ```
/// use typed_label_source::ClassList;
///
/// let list = ClassList::new(["cat", "dog"])?;
/// assert_eq!(list.names(), ["cat", "dog"]);
/// # Ok::<(), typed_label_source::Problems>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassList {
    names: Vec<String>,
    /// Indices, sorted by name.
    by_name: Vec<usize>,
}

impl ClassList {
    /// Makes a list of names in index order.
    ///
    /// # Errors
    /// Every name that is there twice; no name at all; more than [`MAX_CLASSES`].
    ///
    /// ```
    /// use typed_label_source::ClassList;
    ///
    /// assert!(ClassList::new(["cat", "dog", "cat"]).unwrap_err().to_string().starts_with(r#"the class "cat" is there twice"#));
    /// ```
    pub fn new<S: Into<String>>(names: impl IntoIterator<Item = S>) -> Result<Self, Problems> {
        let names: Vec<String> = names.into_iter().map(Into::into).collect();
        let mut found = Vec::new();
        if names.is_empty() {
            found.push(problem::options::no_classes());
        }
        if names.len() > MAX_CLASSES {
            found.push(problem::folder::too_many(names.len(), MAX_CLASSES));
        }
        let mut first = HashMap::with_capacity(names.len());
        for (index, name) in names.iter().enumerate() {
            let seen = *first.entry(name.as_str()).or_insert(index);
            if seen != index {
                found.push(problem::options::class_twice(name, seen, index));
            }
        }
        Problems::unless_any(found, ())?;
        let mut by_name: Vec<usize> = (0..names.len()).collect();
        by_name.sort_unstable_by_key(|&index| &names[index]);
        Ok(Self { names, by_name })
    }

    /// The names in index order.
    ///
    /// ```
    /// # use typed_label_source::ClassList;
    /// assert_eq!(ClassList::new(["cat"]).unwrap().names(), ["cat"]);
    /// ```
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The index of a class.
    ///
    /// ```
    /// # use typed_label_source::ClassList;
    /// let list = ClassList::new(["dog", "cat"]).unwrap();
    /// assert_eq!((list.index_of("cat"), list.index_of("Cat")), (Some(1), None));
    /// ```
    pub fn index_of(&self, name: &str) -> Option<usize> {
        let found = self.by_name.binary_search_by(|&index| self.names[index].as_str().cmp(name)).ok()?;
        Some(self.by_name[found])
    }

    /// Whether the classes stand as a person would sort them: `Class_2` before `Class_10`, without case.
    ///
    /// ```
    /// # use typed_label_source::ClassList;
    /// assert!(ClassList::new(["Class_1", "Class_2", "Class_10"]).unwrap().is_natural());
    /// assert!(!ClassList::new(["Class_1", "Class_10", "Class_2"]).unwrap().is_natural());
    /// ```
    pub fn is_natural(&self) -> bool {
        self.names.is_sorted_by_key(|name| any_key(name))
    }
}
