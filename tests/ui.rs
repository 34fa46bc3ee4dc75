//! Compile-fail and pass cases: one mistake each, in a folder named after the stage that notices it.
//! `TRYBUILD=overwrite cargo test --test ui` writes the expected texts again.

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
    make("validation", &names(&["cat", "snowy_owl"]));
    fs::write(root.join("data/labels.txt"), "cat\nsnowy_owl\ndog\n").unwrap();
    fs::write(root.join("data/labels.md"), "cat\ndog\n").unwrap();
}

#[test]
fn cases() {
    datasets(&project());
    let cases = trybuild::TestCases::new();
    cases.pass("tests/ui/pass/*.rs");
    for stage in ["place", "options", "source", "naming", "shape", "variants", "tour"] {
        cases.compile_fail(format!("tests/ui/{stage}/*.rs"));
    }
}

/// docs/mistakes.md shows the cases of the tour as they are.
#[test]
fn tour_is_in_the_docs() {
    let page = fs::read_to_string("docs/mistakes.md").unwrap();
    for file in fs::read_dir("tests/ui/tour").unwrap() {
        let file = file.unwrap().path();
        let shown = file.extension().is_some_and(|extension| extension == "txt")
            || page.contains(&format!("\n{}```\n", fs::read_to_string(&file).unwrap()));
        assert!(shown, "docs/mistakes.md does not show {}", file.display());
    }
}
