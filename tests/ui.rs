//! Compile-fail and pass cases: one mistake each, in a folder named after the stage that notices it.
//! `TRYBUILD=overwrite cargo test --test ui` writes the expected texts again.
#![cfg(unix)] // one of the folders has a name in Latin-1

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

/// The folder at which the cases' paths start: trybuild compiles them as a project of its own.
fn project() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("tests").join("trybuild/typed-label")
}

fn datasets(root: &Path) {
    let make = |dataset: &str, classes: &[&OsStr]| {
        let folder = root.join("data").join(dataset);
        fs::remove_dir_all(&folder).ok();
        fs::create_dir_all(&folder).unwrap();
        for class in classes {
            fs::create_dir(folder.join(class)).unwrap();
        }
    };
    let names = |names: &'static [&str]| names.iter().map(OsStr::new).collect::<Vec<_>>();
    make("train", &names(&["cat", "dog", "snowy_owl"]));
    make("numbered", &names(&["Class_1", "Class_2", "Class_3", "Class_10"]));
    make("clash", &names(&["a-b", "a_b", "cat"]));
    make("symbols", &names(&["c", "++", "_"]));
    make("empty", &[]);
    make("latin1", &[OsStr::new("cat"), OsStr::from_bytes(b"caf\xe9")]);
    let thousand: Vec<String> = (0..1000).map(|n| format!("n{n:04}")).collect();
    make("thousand", &thousand.iter().map(OsStr::new).collect::<Vec<_>>());
    let write = |path: &str, bytes: &[u8]| {
        fs::create_dir_all(root.join(path).parent().unwrap()).unwrap();
        fs::write(root.join(path), bytes).unwrap();
    };
    write("data/photo.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    make("validation", &names(&["cat", "snowy_owl"]));
    make("more", &names(&["cat", "dog", "fox", "snowy_owl"]));
    write("model/class_indices.json", br#"{"cat": 0, "dog": 1, "snowy_owl": 2}"#);
    write("model/labels.txt", b"cat\nsnowy_owl\ndog\n");
    write("model/other_order.txt", b"dog\ncat\nsnowy_owl\n");
    write("model/numbers.json", br#"{"0": 1, "1": 2, "2": 0}"#);
    write("model/gap.json", br#"{"cat": 0, "dog": 2}"#);
    let most: Vec<String> = (0..65_537).map(|n| format!("n{n:05}\n")).collect();
    for count in [1, 2, 255, 256, 257] {
        every_route(root, count);
    }
    write("model/most.txt", most[1..].concat().as_bytes());
    write("model/one_more.txt", most.concat().as_bytes());
    write("lock/pet.json", b"{\n  \"cat\": 0,\n  \"dog\": 1,\n  \"snowy_owl\": 2\n}\n");
    write("lock/stale.json", b"{\n  \"cat\": 0,\n  \"dog\": 1\n}\n");
    write("lock/other_order.json", b"{\n  \"snowy_owl\": 0,\n  \"cat\": 1,\n  \"dog\": 2\n}\n");
    write("lock/conflict.json", b"{\n<<<<<<< HEAD\n  \"cat\": 0\n=======\n  \"dog\": 0\n>>>>>>> main\n}\n");
    write("lock/vanished.json", b"{\n  \"cat\": 0,\n  \"wolf\": 1,\n  \"dog\": 2\n}\n");
}

/// Label types of so many classes: from a list by the attribute, by hand, and from build.rs. For `pass/every_width.rs`.
fn every_route(root: &Path, count: usize) {
    let names: Vec<String> = (0..count).map(|n| format!("N{n}")).collect();
    let list = format!("model/{count}.txt");
    fs::write(root.join(&list), names.join("\n")).unwrap();
    let write = |route: &str, code: String| fs::write(root.join(format!("model/{route}{count}.rs")), code).unwrap();
    write("Attribute", format!("#[typed_label::labels({list:?})]\npub enum Attribute{count} {{}}\n"));
    let derives = "Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Label";
    write("Derive", format!("#[derive({derives})]\npub enum Derive{count} {{ {} }}\n", names.join(", ")));
    write("Build", typed_label_build::labels(&list).name(format!("Build{count}")).code(root).unwrap());
}

#[test]
fn compiled_cases() {
    datasets(&project());
    let cases = trybuild::TestCases::new();
    cases.pass("tests/ui/pass/*.rs");
    // With our own impls of serde's traits, a derive of them is one too many.
    if cfg!(not(feature = "serde")) {
        cases.pass("tests/ui/derives/*.rs");
    }
    for stage in
        ["place", "options", "source", "lock", "agreement", "naming", "shape", "variants", "proof", "scores", "tour"]
    {
        cases.compile_fail(format!("tests/ui/{stage}/*.rs"));
    }
}

/// docs/mistakes.md shows the cases of the tour as they are.
#[test]
fn tour_is_in_the_docs() {
    let page = fs::read_to_string("docs/mistakes.md").unwrap();
    for file in fs::read_dir("tests/ui/tour").unwrap() {
        let file = file.unwrap().path();
        let shown = page.contains(&format!("\n{}```\n", fs::read_to_string(&file).unwrap()));
        assert!(shown, "docs/mistakes.md does not show {}", file.display());
    }
}
