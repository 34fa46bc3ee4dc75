//! Compile-fail and pass cases: one mistake each, in a folder named after the stage that notices it.
//! `TRYBUILD=overwrite cargo test --test ui` writes the expected texts again.
//!
//! The paths in the cases start at tests/ui: `data/train` is tests/ui/data/train.
#![cfg(unix)] // one of the folders has a name in Latin-1

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// The folder at which the cases' paths start: trybuild compiles them as a project of its own.
fn project() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("tests").join("trybuild/typed-label")
}

/// Copies a folder, but for the cases in it.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else if path.extension().is_none_or(|end| end != "rs" && end != "stderr") {
            fs::copy(&path, target).unwrap();
        }
    }
}

/// The datasets, models and locks of the cases.
fn make_data(root: &Path) {
    for folder in ["data", "lock", "model"] {
        fs::remove_dir_all(root.join(folder)).ok();
        copy(&Path::new("tests/ui").join(folder), &root.join(folder));
    }
    make_what_git_does_not_keep(root);
    for count in [1, 2, 255, 256, 257] {
        every_route(root, count);
    }
    let reversed = (0..257).rev().fold(String::new(), |text, n| text + "N" + &n.to_string() + "\n");
    fs::write(root.join("model/reversed257.txt"), reversed).unwrap();
    write_types_with_our_names(root);
    write_deprecated(root);
}

/// An empty folder, a name that is not UTF-8, and thousands of classes.
fn make_what_git_does_not_keep(root: &Path) {
    let folder = |path: &OsStr| fs::create_dir_all(root.join("data").join(path)).unwrap();
    folder("empty".as_ref());
    folder("latin1/cat".as_ref());
    folder(OsStr::from_bytes(b"latin1/caf\xe9"));
    for class in 0..1000 {
        folder(format!("thousand/n{class:04}").as_ref());
    }
    let most: Vec<String> = (0..65_537).map(|n| format!("n{n:05}\n")).collect();
    fs::write(root.join("model/most.txt"), most[1..].concat()).unwrap();
    fs::write(root.join("model/one_more.txt"), most.concat()).unwrap();
    // Names as long as a folder's can be: for rustc they are as many steps as ten times as many short ones.
    let long: Vec<String> = (0..3000).map(|n| format!("n{n:04}{}\n", "_long".repeat(48))).collect();
    fs::write(root.join("model/long.txt"), long.concat()).unwrap();
    fs::write(root.join("model/reversed.txt"), long.into_iter().rev().collect::<String>()).unwrap();
}

/// Label types of so many classes: from a list by the attribute, by hand, and from build.rs. For `pass/every_width.rs` and
/// `pass/lints.rs`.
fn every_route(root: &Path, count: usize) {
    let names: Vec<String> = (0..count).map(|n| format!("N{n}")).collect();
    let list = format!("model/{count}.txt");
    fs::write(root.join(&list), names.join("\n")).unwrap();
    let write = |route: &str, code: String| fs::write(root.join(format!("model/{route}{count}.rs")), code).unwrap();
    write("Attribute", format!("#[typed_label::labels({list:?})]\npub enum Attribute{count} {{}}\n"));
    let derives = "Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Label";
    write("Derive", format!("#[derive({derives})]\nenum Derive{count} {{ {} }}\n", names.join(", ")));
    write("Build", typed_label_build::labels(&list).name(format!("Build{count}")).code(root).unwrap());
}

/// Label types from build.rs that have the names of what the macro declares. For `pass/names_of_ours.rs`.
fn write_types_with_our_names(root: &Path) {
    let case = fs::read_to_string("tests/ui/pass/names_of_ours.rs").unwrap();
    let (_, list) = case.split_once("types! {").unwrap();
    let (names, _) = list.split_once('}').unwrap();
    let code = |name| typed_label_build::labels("model/labels.txt").name(name).code(root).unwrap();
    let types: String = names.split_whitespace().map(code).collect();
    fs::write(root.join("model/names_of_ours.rs"), types).unwrap();
}

/// A deprecated label type from build.rs. For `pass/lints.rs`.
fn write_deprecated(root: &Path) {
    let old = typed_label_build::labels("model/2.txt").name("Old").attribute("#[deprecated]");
    fs::write(root.join("model/deprecated.rs"), old.code(root).unwrap()).unwrap();
}

/// Made once, for both of the tests below.
static DATA: LazyLock<()> = LazyLock::new(|| make_data(&project()));

#[test]
fn compiled_cases_pass() {
    LazyLock::force(&DATA);
    let cases = trybuild::TestCases::new();
    let files = fs::read_dir("tests/ui/pass").unwrap().map(|file| file.unwrap().path());
    let mut files: Vec<PathBuf> = files.collect();
    files.sort();
    for file in files {
        cases.pass(file);
    }
}

/// Apart from those that pass: if none is to pass, trybuild checks all at once, which saves a minute.
#[test]
fn compiled_cases_fail() {
    LazyLock::force(&DATA);
    let cases = trybuild::TestCases::new();
    for stage in [
        "usage",
        "versions",
        "options",
        "source",
        "lock",
        "agreement",
        "naming",
        "enum",
        "variants",
        "discriminants",
        "scores",
        "const",
        "docs",
    ] {
        cases.compile_fail(format!("tests/ui/{stage}/*.rs"));
    }
    if cfg!(not(feature = "serde")) {
        cases.compile_fail("tests/ui/features/*.rs");
    }
}

/// docs/mistakes.md shows the cases of tests/ui/docs as they are.
#[test]
fn docs_show_the_cases() {
    let page = fs::read_to_string("docs/mistakes.md").unwrap();
    for file in fs::read_dir("tests/ui/docs").unwrap() {
        let file = file.unwrap().path();
        let shown = page.contains(&format!("\n{}```\n", fs::read_to_string(&file).unwrap()));
        assert!(shown, "docs/mistakes.md does not show {}", file.display());
    }
}
