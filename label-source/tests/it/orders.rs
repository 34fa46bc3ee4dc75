//! Every order gives what its framework gave, or refuses: `trees.json` describes folders, `orders.json` has what each framework
//! itself made of them (keras 3.15.1, torchvision 0.29.2, ultralytics 8.4.190, timm 1.0.31, datasets 5.2.0, burn-dataset 0.22.1, fastai
//! 2.8.12, tensorflow-datasets 4.9.10).
#![cfg_attr(not(unix), allow(unused, reason = "names that Windows does not have"))]

#[cfg(unix)]
mod any_folder;
mod cases;
mod options;
mod splits;

use serde_json::Value;
use std::path::Path;
use test_support::{Dir, Entry};
use typed_label_source::{ClassList, Order, Problems, Source};

/// Where timm's own answer is one of several: `Self` and `self`, `a b` and `A B` have one key.
const BY_CHANCE: [(&str, Order); 2] = [("rust_keywords", Order::Timm), ("same_after_camel_case", Order::Timm)];

/// What the live job calls `dir`, `-> TARGET`, or by any other word a file.
fn entry(kind: &str) -> Entry<'_> {
    match kind.strip_prefix("-> ") {
        Some(target) => Entry::Link(target),
        None if kind == "dir" => Entry::Folder,
        None => Entry::File(kind),
    }
}

/// What an order makes of a folder, whose path is no variable, whatever its name.
fn read(order: Order, root: &Path) -> Result<ClassList, Problems> {
    Source::new(root.to_str().unwrap().replace('$', "$$")).order(order).read("".as_ref())
}

#[test]
#[cfg(unix)] // names that Windows does not have
fn every_order_gives_what_its_framework_gave() {
    let trees: Value = serde_json::from_str(include_str!("orders/trees.json")).unwrap();
    let facts: Value = serde_json::from_str(include_str!("orders/orders.json")).unwrap();
    let dir = Dir::new();
    let (mut cases, mut wrong) = (0, Vec::new());
    for (name, entries) in trees.as_object().unwrap() {
        let root = dir.path().join(name);
        if let Some(entries) = entries.as_array() {
            dir.make(entries.iter().map(|e| (root.join(e[0].as_str().unwrap()), entry(e[1].as_str().unwrap()))));
        }
        for order in Order::ALL {
            let ours = read(*order, &root);
            cases += 1;
            let theirs = facts[name][order.name()]["classes"].as_array();
            let theirs: Vec<&str> = theirs.into_iter().flatten().map(|class| class.as_str().unwrap()).collect();
            // No list, an empty one and a class without a name are no class list; the framework went on without one.
            let is_list = !theirs.is_empty() && theirs != [""] && !BY_CHANCE.contains(&(name, *order));
            let same = match &ours {
                Ok(list) => is_list && list.names() == theirs,
                Err(problems) => !is_list && problems.iter().all(|p| p.to_string().contains("\nhelp: ")),
            };
            if !same {
                wrong.push(format!("{name}, {order}: theirs {theirs:?}, ours {ours:?}"));
            }
        }
    }
    assert_eq!((cases, wrong), (30 * 9, Vec::new()));
}
