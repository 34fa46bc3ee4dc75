//! In: bytes. Out: a class list or problems, with no format given.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| typed_label_fuzz::check(bytes, None));
