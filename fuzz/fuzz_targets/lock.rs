//! Class names with NUL between give a lock that is read as the same list, and that holds nothing that a terminal obeys.
#![no_main]

use typed_label_source::ClassList;
use typed_label_source::escape::is_control_or_bidi;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    // What a folder can be called.
    let Ok(list) = ClassList::new(text.split('\0').filter(|name| !name.is_empty() && name.len() <= 255)) else {
        return;
    };
    let lock = list.to_class_indices_json();
    assert!(!lock.contains(|c| c != '\n' && is_control_or_bidi(c)));
    assert_eq!(ClassList::from_bytes(lock.as_bytes(), None).as_ref(), Ok(&list));
});
