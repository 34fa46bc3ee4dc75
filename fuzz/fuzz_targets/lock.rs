//! Class names with NUL between give a lock that is read as the same list, and that holds nothing that a terminal obeys.
#![no_main]

use typed_label_source::escape::is_control_or_bidi;
use typed_label_source::{ClassList, Format};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    // What a folder can be called.
    let Ok(list) = ClassList::new(text.split('\0').filter(|name| !name.is_empty() && name.len() <= 255)) else {
        return;
    };
    let lock = list.to_class_indices_json();
    assert!(!lock.contains(|c| c != '\n' && is_control_or_bidi(c)));
    // A lock is read as one: elsewhere a class called `total` would be asked about.
    assert_eq!(ClassList::from_bytes(lock.as_bytes(), Some(Format::ClassIndices)).as_ref(), Ok(&list));
});
