//! In: folders as `trees.json` describes them, and what each framework itself made of them (`orders.json`: keras 3.15.1,
//! torchvision 0.29.2, timm 1.0.31, datasets 5.2.0, burn-dataset 0.22.1). Out: every order says the same, or refuses.
#![cfg_attr(not(unix), allow(unused, reason = "names that Windows does not have"))]

#[cfg(unix)]
mod any_folder;
mod cases;
mod options;
mod tree;

use serde_json::Value;
use typed_label_source::Order;

/// Where timm's own answer is one of several: `Self` and `self`, `a b` and `A B` have one key.
const BY_CHANCE: [(&str, Order); 2] = [("rust_keywords", Order::Timm), ("same_after_camel_case", Order::Timm)];

#[test]
#[cfg(unix)] // names that Windows does not have
fn every_order_is_its_frameworks() {
    let trees: Value = serde_json::from_str(include_str!("trees.json")).unwrap();
    let facts: Value = serde_json::from_str(include_str!("orders.json")).unwrap();
    let dir = tree::Scratch::new("facts");
    let (mut cases, mut wrong) = (0, Vec::new());
    for (name, entries) in trees.as_object().unwrap() {
        let root = dir.path().join(name);
        if let Some(entries) = entries.as_array() {
            tree::make(&root, entries.iter().map(|e| (e[0].as_str().unwrap(), e[1].as_str().unwrap())));
        }
        for order in Order::ALL {
            let ours = tree::read(&root, *order);
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
    assert_eq!((cases, wrong), (30 * 6, Vec::new()));
}

#[test]
fn comparison_shows_where_the_choice_matters() {
    let dir = tree::Scratch::new("comparison");
    tree::make(dir.path(), [("b/0.png", "png"), ("a/0.png", "png")]);
    let lists = || Order::ALL.iter().map(|order| tree::read(dir.path(), *order).ok());
    let keras = tree::read(dir.path(), Order::Keras).unwrap();
    assert!(lists().all(|list| list.as_ref() == Some(&keras)) && keras.is_natural());
    tree::make(dir.path(), [("c", "dir")]);
    assert!(lists().any(|list| list != lists().next().flatten()));
}
