//! Class names, one a line. Each gets a variant that is an identifier as rustc compares them, and no two get the same; each that
//! had to be given another has a problem.
#![no_main]

use std::collections::HashSet;
use typed_label_build::name_variants;
use typed_label_source::{ClassList, Diagnostics};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let Ok(list) = ClassList::new(text.split('\n')) else { return };
    let mut diagnostics = Diagnostics::default();
    let classes = name_variants(&list, &[], &mut diagnostics);
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
    if diagnostics.count() > 0 {
        let renames: Vec<_> = classes.iter().map(|class| (class.name.clone(), class.variant.clone())).collect();
        let mut diagnostics = Diagnostics::default();
        assert_eq!((name_variants(&list, &renames, &mut diagnostics), diagnostics.count()), (classes, 0));
    }
});
