//! All orders of one folder side by side.

use test_support::Dir;
use typed_label_source::{Order, compare_orders};

#[test]
fn orders_disagree_about_an_empty_folder() {
    let dir = Dir::new();
    dir.classes("", ["b", "a"]);
    let same = compare_orders(dir.path());
    assert!(same.agree() && same.of(Order::Keras).unwrap().is_natural());
    dir.folders(["c"]);
    assert!(!compare_orders(dir.path()).agree());
}

/// A source may be a file; what an order reads may not.
#[test]
fn a_file_is_not_a_dataset_folder() {
    let root = Dir::new();
    root.file("train", "cat\n");
    for (order, answer) in compare_orders(root.join("train")).answers() {
        let text = answer.as_ref().unwrap_err().to_string();
        assert!(text.contains("train\" is a file, not a folder with one folder per class"), "{order}: {text}");
    }
}
