//! Any bytes, read with `format = "npy"`, give a class list or problems.
#![no_main]

use typed_label_source::Format;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| typed_label_fuzz::check(bytes, Some(Format::Npy)));
