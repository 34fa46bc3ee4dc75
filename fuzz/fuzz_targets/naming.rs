//! In: class names, one a line. Out: a variant for each that is an identifier as rustc compares them, and no two the same;
//! a problem for each that had to be given another.
#![no_main]

use std::collections::HashSet;
use typed_label_build::name_variants;
use typed_label_source::ClassList;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let Ok(list) = ClassList::new(text.split('\n')) else { return };
    let (classes, problems) = name_variants(&list, &[]);
    let mut variants = HashSet::new();
    for (class, name) in classes.iter().zip(list.names()) {
        assert_eq!(&class.name, name);
        let ident: syn::Ident =
            syn::parse_str(&class.variant).unwrap_or_else(|_| panic!("{name:?}: {:?}", class.variant));
        assert_eq!(ident, class.variant);
        assert!(variants.insert(&class.variant), "{:?} twice", class.variant);
        assert!(!["ALL", "COUNT", "NAMES"].contains(&class.variant.as_str()));
    }
    // The help of each problem makes it go away.
    if !problems.is_empty() {
        let renames: Vec<_> = classes.iter().map(|class| (class.name.clone(), class.variant.clone())).collect();
        assert_eq!(name_variants(&list, &renames), (classes, Vec::new()));
    }
});
