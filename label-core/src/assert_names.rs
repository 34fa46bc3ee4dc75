//! Compares a list of names with a label type at compile time: a list that differs stops the build.

use crate::const_message::Message;
use typed_label_hash::perfect_hash::{PerfectHash, str_eq};

/// Compares the lists. A const panic can't format, so that the text is put together here.
///
/// # Panics
/// With the first difference, if there is one: the build stops.
#[track_caller] // The error shows the user's call.
pub const fn assert_names(own: &[&str], table: PerfectHash, type_name: &str, list: &[&str]) {
    let mut index = 0;
    while index < own.len() && index < list.len() && str_eq(own[index], list[index]) {
        index += 1;
    }
    if index == own.len() && index == list.len() {
        return;
    }
    let message = if own.len() == list.len() {
        Message::NEW.push("both have ").push_count(own.len(), "class", "classes")
    } else {
        let message = Message::NEW.push("the list has ").push_count(list.len(), "name", "names");
        message.push(", ").push(type_name).push(" has ").push_count(own.len(), "class", "classes")
    };
    let message = message.push("; the first that differs is index ").push_number(index);
    let message = if index < list.len() {
        message.push(", \"").push(list[index]).push("\" in the list and ")
    } else {
        message.push(", where the list ends and which is ")
    };
    let message = if index < own.len() {
        message.push("\"").push(own[index]).push("\" in ").push(type_name)
    } else {
        message.push("none in ").push(type_name)
    };
    let message = if index < list.len() {
        let message = message.push("; \"").push(list[index]);
        match table.find(own, list[index]) {
            Some(other) => message.push("\" is index ").push_number(other).push(" of ").push(type_name),
            None => message.push("\" is not a class of ").push(type_name),
        }
    } else {
        message
    };
    panic!("{}", message.text())
}

#[cfg(test)]
mod tests {
    extern crate std;
    use super::assert_names;
    use std::panic::catch_unwind;
    use std::string::String;
    use typed_label_hash::perfect_hash::PerfectHash;

    /// A table without a name in it: every name that differs is not a class.
    const NONE: PerfectHash = PerfectHash::new(0, &[0; 2], &[0; 4]);

    fn message(own: &'static [&'static str], list: &'static [&'static str]) -> Option<String> {
        let panic = catch_unwind(|| assert_names(own, NONE, "Pet", list)).err()?;
        panic.downcast_ref::<String>().cloned()
    }

    #[test]
    fn the_first_difference_is_named() {
        assert_eq!(message(&["cat", "dog"], &["cat", "dog"]), None);
        for (list, expected) in [
            (
                &["cat", "cow"][..],
                "both have 2 classes; the first that differs is index 1, \"cow\" in the list and \"dog\" in Pet; \"cow\" is not a class of Pet",
            ),
            (
                &["cat"],
                "the list has 1 name, Pet has 2 classes; the first that differs is index 1, where the list ends and which is \"dog\" in Pet",
            ),
            (
                &["cat", "dog", "owl"],
                "the list has 3 names, Pet has 2 classes; the first that differs is index 2, \"owl\" in the list and none in Pet; \"owl\" is not a class of Pet",
            ),
            (
                &[],
                "the list has 0 names, Pet has 2 classes; the first that differs is index 0, where the list ends and which is \"cat\" in Pet",
            ),
        ] {
            assert_eq!(message(&["cat", "dog"], list).as_deref(), Some(expected));
        }
    }
}
