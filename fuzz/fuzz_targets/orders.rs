//! Folder names, one a line: from any listing of them comes the same list, sorted as the framework does.
#![no_main]

use std::collections::BTreeSet;
use typed_label_source::{Diagnostics, Order};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let names: BTreeSet<&str> = text.split('\n').filter(|name| !name.is_empty()).collect();
    let up: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
    let down: Vec<String> = up.iter().rev().cloned().collect();
    let middle: Vec<String> = [&up[up.len() / 2..], &up[..up.len() / 2]].concat();
    for order in [Order::Keras, Order::KerasUtils, Order::Torchvision, Order::Ultralytics] {
        let list = |names: &Vec<String>| {
            let read =
                |diagnostics: &mut Diagnostics| order.list_names("data", true, names.clone(), diagnostics).transpose();
            Diagnostics::collect(read)
        };
        let first = list(&up);
        assert_eq!(first, list(&down));
        assert_eq!(first, list(&middle));
        let expected = names.iter().filter(|name| order != Order::KerasUtils || !name.starts_with('.'));
        match &first {
            Ok(Some(list)) => assert!(list.names().iter().eq(expected)),
            Ok(None) => assert!(order == Order::Ultralytics && names.contains("train"), "{order} looks into the folders"),
            Err(problems) => {
                assert!(expected.count() == 0 || problems.to_string().contains("these are parts of a dataset"));
            }
        }
    }
});
