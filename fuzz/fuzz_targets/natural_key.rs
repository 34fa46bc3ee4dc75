//! In: three names, one a line. Out: keys in one total order, for any name; the same key twice for the same name.
#![no_main]
#![allow(dead_code, reason = "what the orders call")]

#[path = "../../label-source/src/order/natural_key.rs"]
mod natural_key;
#[path = "../../label-source/src/order/unicode.rs"]
mod unicode;

use natural_key::{any_key, natural_key, trouble_in_path};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let mut names = text.splitn(3, '\n');
    let mut next = || names.next().unwrap_or_default();
    let names = [next(), next(), next()];
    let keys = names.map(any_key);
    for (a, name) in keys.iter().zip(names) {
        assert_eq!(*a, any_key(name));
        if let Ok(key) = natural_key(name) {
            assert_eq!(key, *a);
        }
        trouble_in_path(name);
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
