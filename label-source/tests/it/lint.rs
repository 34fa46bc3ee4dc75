//! What `lint` finds in a folder, and how images are counted.

use std::path::Path;
use test_support::Dir;
#[cfg(unix)]
use test_support::Entry;
#[cfg(unix)]
use typed_label_source::ClassList;
use typed_label_source::{Order, Source, lint};

/// A folder is no image, whatever its name, and a link counts as what it leads to.
#[test]
#[cfg(unix)] // links
fn images_are_counted_and_looked_for_at_any_depth() {
    let base = Dir::new();
    base.folders(["images/dog/2.png", "images/empty"]);
    for path in ["cat/0.png", "cat/deep/er/1.GIF", "cat/notes.txt", "loose.png"] {
        base.file(format!("images/{path}"), "");
    }
    base.make([
        ("images/cat/again", Entry::Link(".")),
        ("images/cat/nowhere.png", Entry::Link("absent")),
        ("images/cat/linked.png", Entry::Link("0.png")),
    ]);
    let source = Source::new("images");
    let list = ClassList::new(["cat", "dog", "er"]).unwrap();
    let mut heard = Vec::new();
    let count = source.count_images(&list, &base, |done, of| heard.push((done, of))).unwrap();
    assert_eq!(count, Some(vec![3, 0, 0]));
    assert_eq!(heard, [(0, 4), (1, 4), (2, 4), (3, 4), (4, 4)]);
    let innermost = source.clone().order(Order::Burn).count_images(&list, &base, |_, _| ()).unwrap();
    assert_eq!(innermost, Some(vec![2, 0, 1]));
    let rules: Vec<&str> = lint(&source, &base).iter().map(|finding| finding.rule).collect();
    assert_eq!(rules, ["empty-folder", "no-image", "loose-images"]);
}

/// What the finding of a rule says.
fn found(source: &Source, base: &Path, rule: &str) -> String {
    let findings = lint(source, base);
    findings.iter().find(|finding| finding.rule == rule).unwrap().problem.what().to_owned()
}

/// timm sorts without case, so `Ant` stands behind `ab` there and in front of it elsewhere.
#[test]
#[cfg(unix)] // a folder whose name ends with a space
fn lint_says_what_another_name_does_to_an_index_in_that_order() {
    let base = Dir::new();
    base.classes("renamed", ["aa", "ab", "Ant ", "Bee"]);
    let source = Source::new("renamed");
    let says = |source: &Source| found(source, &base, "outer-space");
    assert!(says(&source).ends_with("it has index 0 under either name"));
    assert!(says(&source.clone().order(Order::Timm)).ends_with("it has index 2 under either name"));
    assert!(says(&source.clone().classes(["Bee", "Ant "])).ends_with("it has index 1"));
    // The name is taken.
    base.classes("renamed", ["Ant"]);
    assert!(says(&source).ends_with("it has index 1, and would have index 0 as \"Ant\""));
    assert!(says(&source.order(Order::Timm)).ends_with("it has index 3, and would have index 2 as \"Ant\""));
}

#[test]
fn lint_says_what_folders_without_images_are_to_the_order() {
    let base = Dir::new();
    base.classes("imageless", ["cat", "dog"]);
    base.folders(["imageless/empty"]);
    let says = |order| found(&Source::new("imageless").order(order), &base, "empty-folder");
    assert!(says(Order::Keras).contains("for \"keras\" it is the class with index 2, of which the model sees nothing"));
    assert!(says(Order::Timm).contains("it is no class for \"timm\", and the first image in it moves"));
    assert!(says(Order::Torchvision).contains("\"torchvision\" refuses that"));
    base.file("imageless/loose.png", "");
    let loose = |order| found(&Source::new("imageless").order(order), &base, "loose-images");
    assert!(loose(Order::Keras).ends_with("\"keras\" never reads them, and no index moves"));
    assert!(loose(Order::Torchvision).ends_with("can't be told before \"torchvision\" makes a list"));
    base.remove("imageless/loose.png");
    base.folders(["imageless/empty_too"]);
    assert!(says(Order::Keras).contains("for \"keras\" each is a class, of which the model sees nothing"));
    assert!(says(Order::Timm).contains("each is no class for \"timm\", and the first image in one of them moves"));
}
