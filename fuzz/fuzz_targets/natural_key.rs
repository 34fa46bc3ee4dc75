//! Three names, one a line: any name has a key, the same one each time, and all keys are in one total order.
#![no_main]

use typed_label_source::natural_key::{error_in_path, lenient_key, natural_key};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let mut names = text.splitn(3, '\n');
    let mut next = || names.next().unwrap_or_default();
    let names = [next(), next(), next()];
    let keys = names.map(lenient_key);
    for (a, name) in keys.iter().zip(names) {
        assert_eq!(*a, lenient_key(name));
        if let Ok(key) = natural_key(name) {
            assert_eq!(key, *a);
        }
        error_in_path(name);
        for b in &keys {
            assert_eq!(a.cmp(b), b.cmp(a).reverse());
            assert_eq!(a == b, a.cmp(b).is_eq());
            for c in &keys {
                assert!(!(a <= b && b <= c) || a <= c);
                assert!(!(a == b && b == c) || a == c);
            }
        }
    }
});
