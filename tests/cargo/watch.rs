//! What `watch` in build.rs hands to a macro: a compiler cache goes by the variables that rustc has asked for, and by no folder.

use crate::pet::{Member, classes, workspace};
use std::fs;
use std::path::PathBuf;
use test_support::Workspace;

const MEMBERS: [Member; 2] = [
    Member {
        name: "handed_over",
        declares: "#[typed_label::labels(\"data\")]\nenum Pet {}",
        build: Some("typed_label_build::watch(\"./data/\")"),
    },
    Member {
        name: "handed_over_timm",
        declares: "#[typed_label::labels(\"data\", order = \"timm\")]\nenum Pet {}",
        build: Some("typed_label_build::watch(\"data\")"),
    },
];

/// The value with which rustc says that it has asked for a variable: in its list of what a crate depends on.
fn asked(workspace: &Workspace, name: &str, variable: &str) -> String {
    let lists = fs::read_dir(workspace.target().join("debug/deps")).unwrap().map(|entry| entry.unwrap().path());
    let is_of_crate = |path: &PathBuf| {
        let stem = path.file_stem().unwrap().to_string_lossy();
        path.extension().is_some_and(|end| end == "d") && stem.rsplit_once('-').is_some_and(|(krate, _)| krate == name)
    };
    // One of another toolchain may be beside it.
    let list = lists.filter(is_of_crate).max_by_key(|path| fs::metadata(path).unwrap().modified().unwrap()).unwrap();
    let list = fs::read_to_string(list).unwrap();
    let value = list.lines().find_map(|line| line.strip_prefix(&format!("# env-dep:{variable}=")));
    value.unwrap_or_else(|| panic!("{variable}: {list}")).to_owned()
}

#[test]
fn the_expansion_asks_for_a_hash_of_the_folder() {
    let workspace = workspace("watch", &MEMBERS[..1], &[]);
    let name = "handed_over";
    let (data, variable) = (format!("{name}/data"), "TYPED_LABEL_keras__data");
    classes(&workspace, &data, &["cat", "dog"]);
    assert_eq!(workspace.run(name, &[]), Ok("cat dog".to_owned()));
    let before = asked(&workspace, name, variable);
    assert_eq!((before.len(), before.trim_matches(|letter: char| letter.is_ascii_hexdigit())), (32, ""));
    classes(&workspace, &data, &["bee"]);
    assert_eq!(workspace.run(name, &[]), Ok("bee cat dog".to_owned()));
    assert_ne!(asked(&workspace, name, variable), before);
    workspace.remove(&format!("{data}/bee"));
    assert_eq!(workspace.run(name, &[]), Ok("cat dog".to_owned()));
    assert_eq!(asked(&workspace, name, variable), before);
}

/// What Keras looks at is less than what timm does: the hash would stay the same although the label type changes.
#[test]
fn a_folder_that_is_watched_in_another_order_is_an_error() {
    let workspace = workspace("watch_order", &MEMBERS[1..], &[]);
    let name = "handed_over_timm";
    workspace.classes(format!("{name}/data"), ["cat", "dog"]);
    let error = workspace.run(name, &[]).unwrap_err();
    let what = "build.rs watches \"data\" as the order \"keras\" reads it, and here the order is \"timm\"";
    let write = "typed_label_build::watch_in_order(\"data\", \"timm\");";
    assert!(error.contains(what) && error.contains(&format!("write `{write}` in build.rs")), "{error}");
    workspace.file(format!("{name}/build.rs"), &format!("fn main() {{ {write} }}\n"));
    assert_eq!(workspace.run(name, &[]), Ok("cat dog".to_owned()));
    asked(&workspace, name, "TYPED_LABEL_timm__data");
}
