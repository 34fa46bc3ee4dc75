//! Checks what a reader makes of any bytes: a class list that holds what every class list promises, or problems that each end
//! with help.

use std::collections::HashSet;
use typed_label_source::{ClassList, Diff, Format};

/// Reads bytes in a format, or in the one that they show.
pub fn check(bytes: &[u8], format: Option<Format>) {
    match ClassList::from_bytes(bytes, format) {
        Ok(list) => {
            let names: HashSet<&String> = list.names().iter().collect();
            assert_eq!(names.len(), list.names().len());
            assert!(!names.is_empty() && names.iter().all(|name| !name.is_empty()));
            assert!(list.ids().is_none_or(|ids| ids.len() == names.len()));
            // With its format, since a class called `total` would be asked about.
            let again = ClassList::from_bytes(list.to_class_indices_json().as_bytes(), Some(Format::ClassIndices));
            assert_eq!(again.as_ref(), Ok(&list));
            assert_eq!(Diff::between("a", &list, "b", &again.unwrap()), None);
        }
        Err(problems) => {
            assert!((1..20).contains(&problems.iter().count()));
            assert!(problems.iter().all(|problem| problem.to_string().contains("\nhelp: ")));
        }
    }
}
