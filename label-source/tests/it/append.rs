//! What may be appended to a lock, and what not.

use std::fs;
use test_support::Dir;
use typed_label_source::{LockMode, Place, Problem, Problems, Repeated, Source};

/// A folder with class folders in train/.
fn dataset(classes: &[&str]) -> Dir {
    let root = Dir::new();
    root.folders(classes.iter().map(|class| format!("train/{class}")));
    root
}

fn places(problems: &Problems) -> Vec<Place> {
    problems.iter().map(Problem::place).collect()
}

/// Sorting gives a folder's classes their indices, so a lock can keep older ones. A file has indices of its own.
#[test]
fn what_is_appended_to_a_list_with_an_order_comes_after_it() {
    let root = dataset(&["b", "a"]);
    fs::write(root.join("lock.json"), r#"{"a": 0, "b": 1}"#).unwrap();
    fs::write(root.join("other.json"), r#"{"a": 1, "b": 0}"#).unwrap();
    fs::write(root.join("longer.json"), r#"{"a": 0, "b": 1, "0": 2}"#).unwrap();
    fs::write(root.join("tags.csv"), "file,b,a\n1,0,1\n").unwrap();
    let append = |source: Source| source.lock("lock.json").append(true);
    for source in [
        Source::new("other.json"),
        Source::listed(["b", "a"]),
        Source::new("train").classes(["b", "a"]),
        Source::new("tags.csv").columns(["b", "a"]),
        Source::new("other.json").agrees_with(["train"]),
    ] {
        for mode in [LockMode::Check, LockMode::Update] {
            let moved = append(source.clone()).read_in(mode, &root).unwrap_err();
            assert_eq!(places(&moved)[0], Place::option("append"), "{moved}");
            let text = moved.to_string();
            assert!(text.contains(r#"index 0 in "lock.json"; one more class differs"#), "{text}");
        }
    }
    // The help's first way out.
    assert_eq!(
        Source::new("other.json").lock("new.json").read_in(LockMode::Update, &root).unwrap().names(),
        ["b", "a"]
    );
    let longer = append(Source::new("longer.json"));
    assert_eq!(longer.read_in(LockMode::Update, &root).unwrap().names(), ["a", "b", "0"]);
    assert_eq!(longer.read(&root).unwrap().names(), ["a", "b", "0"]);
    // A folder in another order does not agree with indices that are given.
    let listed = append(Source::listed(["a", "b", "0"])).agrees_with(["train"]);
    fs::create_dir(root.join("train/0")).unwrap();
    assert_eq!(places(&listed.read(&root).unwrap_err()), [Place::element("agrees_with", 0)]);
}

#[test]
fn names_by_index_can_not_be_appended_to() {
    let root = dataset(&["cat"]);
    fs::write(root.join("lock.json"), r#"{"cat": 0}"#).unwrap();
    let source = Source::new("train").lock("lock.json").append(true);
    let unused = source.clone().unused(["cat"]).read(&root).unwrap_err();
    assert_eq!(places(&unused), [Place::option("unused")]);
    let both = source.unused(["cat"]).repeated(Repeated::Number).read(&root).unwrap_err();
    assert_eq!(places(&both), [Place::option("unused"), Place::option("repeated")]);
}
