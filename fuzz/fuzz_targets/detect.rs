//! Any bytes, read without a format, give a class list or problems.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| typed_label_fuzz::check(bytes, None));
