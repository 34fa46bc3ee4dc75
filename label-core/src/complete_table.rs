//! A value for each class, put together at compile time from pairs: a class without one, or with two, stops the build.

use crate::const_message::Message;

/// How many classes a message names; it counts them all.
const LISTED: usize = 4;

/// The values that are known so far, by the index of their class.
#[derive(Debug)]
pub struct CompleteTable<T, const COUNT: usize> {
    values: [Option<T>; COUNT],
    is_repeated: [bool; COUNT],
}

#[allow(clippy::new_without_default, reason = "a default can't be made in const")]
impl<T: Copy, const COUNT: usize> CompleteTable<T, COUNT> {
    /// No value for any class.
    pub const fn new() -> Self {
        Self { values: [None; COUNT], is_repeated: [false; COUNT] }
    }

    /// Adds the value of a class.
    pub const fn insert(&mut self, index: usize, value: T) {
        if self.values[index].is_some() {
            self.is_repeated[index] = true;
        }
        self.values[index] = Some(value);
    }

    /// The value of each class; `function` is what the user has called.
    ///
    /// # Panics
    /// If a class has none, or more than one: the build stops.
    #[track_caller] // The error shows the user's call.
    pub const fn finish(self, type_name: &str, function: &str, names: &[&str; COUNT]) -> [T; COUNT] {
        let mut first = None;
        let (mut missing, mut is_missing, mut index) = (0, [false; COUNT], 0);
        let mut repeated = 0;
        while index < COUNT {
            match self.values[index] {
                Some(value) if first.is_none() => first = Some(value),
                Some(_) => {}
                None => is_missing[index] = true,
            }
            missing += is_missing[index] as usize;
            repeated += self.is_repeated[index] as usize;
            index += 1;
        }
        let complete = match first {
            Some(first) if missing == 0 && repeated == 0 => [first; COUNT],
            _ => {
                let mut message = Message::NEW.push(type_name).push("::").push(function);
                if missing > 0 {
                    message = push_classes(message.push(" leaves out "), &is_missing, missing, names);
                }
                if repeated > 0 {
                    message = message.push(if missing > 0 { ", and has " } else { " has " });
                    message = push_classes(message, &self.is_repeated, repeated, names).push(" more than once");
                }
                panic!("{}", message.text())
            }
        };
        self.over(complete)
    }

    /// The values, over those that are there.
    const fn over(self, mut values: [T; COUNT]) -> [T; COUNT] {
        let mut index = 0;
        while index < COUNT {
            if let Some(value) = self.values[index] {
                values[index] = value;
            }
            index += 1;
        }
        values
    }
}

/// The classes that are marked: the first few by name, the others by their number.
const fn push_classes<const COUNT: usize>(
    mut message: Message,
    marked: &[bool; COUNT],
    count: usize,
    names: &[&str; COUNT],
) -> Message {
    let (mut index, mut listed) = (0, 0);
    while index < COUNT && listed < LISTED {
        if marked[index] {
            message = if listed > 0 { message.push(", ") } else { message };
            message = message.push_class(names[index], index);
            listed += 1;
        }
        index += 1;
    }
    if count > listed { message.push(" and ").push_number(count - listed).push(" more") } else { message }
}

#[cfg(test)]
mod tests {
    extern crate std;
    use super::CompleteTable;
    use std::panic::catch_unwind;
    use std::string::String;

    fn made(indices: &'static [usize]) -> Result<[u8; 6], String> {
        let make = move || {
            let mut table = CompleteTable::<u8, 6>::new();
            for (value, index) in (10..).zip(indices) {
                table.insert(*index, value);
            }
            table.finish("Voc", "table", &["a", "b", "c", "d", "e", "f"])
        };
        catch_unwind(make).map_err(|panic| panic.downcast_ref::<String>().cloned().unwrap_or_default())
    }

    #[test]
    fn each_class_has_one_value() {
        assert_eq!(made(&[1, 0, 2, 5, 4, 3]), Ok([11, 10, 12, 15, 14, 13]));
        for (indices, expected) in [
            (&[1, 0, 2, 5, 4][..], "Voc::table leaves out \"d\" (index 3)"),
            (&[1, 0, 2, 5, 4, 3, 0], "Voc::table has \"a\" (index 0) more than once"),
            (
                &[1, 1],
                "Voc::table leaves out \"a\" (index 0), \"c\" (index 2), \"d\" (index 3), \"e\" (index 4) and 1 more, \
                 and has \"b\" (index 1) more than once",
            ),
            (
                &[],
                "Voc::table leaves out \"a\" (index 0), \"b\" (index 1), \"c\" (index 2), \"d\" (index 3) and 2 more",
            ),
        ] {
            assert_eq!(made(indices), Err(expected.into()));
        }
    }

    /// A third time is one more time, not the first again.
    #[test]
    fn three_times_is_more_than_once() {
        assert!(made(&[0, 0, 0, 1, 2, 3, 4, 5]).unwrap_err().contains("\"a\" (index 0) more than once"));
    }
}
