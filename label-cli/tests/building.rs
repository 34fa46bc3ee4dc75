//! `lock` and `check` in a workspace as users have one: by attribute and by build.rs, with the datasets and without.

mod dataset;

use dataset::Dataset;
use snapbox::cmd::OutputAssert;
use std::fs;
use std::path::Path;

const HOME: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// Two crates, each with a lock; the first has a type without one, too.
fn workspace() -> Dataset {
    let manifest = |name: &str| {
        format!(
            "[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\
             [dependencies]\ntyped-label = {{ path = {HOME:?} }}\n\
             [build-dependencies]\ntyped-label-build = {{ path = \"{HOME}/label-build\" }}\n"
        )
    };
    Dataset::new("workspace")
        .file("Cargo.toml", "[workspace]\nresolver = \"3\"\nmembers = [\"macros\", \"build_rs\"]\n")
        .file("Cargo.lock", &fs::read_to_string(Path::new(HOME).join("Cargo.lock")).unwrap())
        .file("macros/Cargo.toml", &manifest("macros"))
        .file(
            "macros/src/lib.rs",
            "#[typed_label::labels(\"data\", lock = \"pet.json\")]\npub enum Pet {}\n\
             #[typed_label::labels(\"data\")]\npub enum Unlocked {}\n",
        )
        .file("build_rs/Cargo.toml", &manifest("build_rs"))
        .file("build_rs/build.rs", "fn main() { typed_label_build::labels(\"data\").lock(\"pet.json\").generate() }\n")
        .file("build_rs/src/lib.rs", "include!(concat!(env!(\"OUT_DIR\"), \"/classes.rs\"));\n")
        .classes("macros/data", ["cat", "dog"])
        .classes("build_rs/data", ["cat", "dog"])
}

fn run(workspace: &Dataset, arguments: &str, code: i32) -> OutputAssert {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cli-target");
    let command = workspace.run(arguments).env("CARGO_TARGET_DIR", target).env("CARGO_NET_OFFLINE", "true");
    command.assert().code(code)
}

/// What stands on the line of a crate that ends so.
fn says(output: &OutputAssert, krate: &str, lock: &str, end: &str) {
    let stdout = String::from_utf8_lossy(&output.get_output().stdout);
    let is_line = |line: &str| line.starts_with(&format!("{krate} ")) && line.contains(lock) && line.ends_with(end);
    assert!(stdout.lines().any(is_line), "{krate} {lock} {end}:\n{stdout}");
}

#[test]
fn locks_are_written_and_checked_with_the_datasets_and_without() {
    let workspace = workspace();
    let quiet = "-- -q --workspace --keep-going";
    // No lock is there: that is told of both crates at once.
    let output = run(&workspace, "lock --check", 1);
    says(&output, "macros", "pet.json", "see the error above");
    says(&output, "build_rs", "pet.json", "see the error above");
    let stderr = String::from_utf8_lossy(&output.get_output().stderr).into_owned();
    assert!(stderr.contains("the lock \"pet.json\" does not exist"), "{stderr}");
    assert!(!workspace.path("macros/pet.json").exists(), "--check has written");

    let output = run(&workspace, &format!("lock {quiet}"), 0);
    says(&output, "macros", "pet.json", "there, and the lock is written");
    says(&output, "build_rs", "pet.json", "there, and the lock is written");
    assert!(!String::from_utf8_lossy(&output.get_output().stdout).contains(" - "), "only locks are told of");
    // Cargo has built with TYPED_LABEL=lock already; it must do so again.
    let workspace = workspace.classes("macros/data", ["bee"]);
    says(&run(&workspace, &format!("lock {quiet}"), 0), "macros", "pet.json", "there, and the lock is written");
    assert!(fs::read_to_string(workspace.path("macros/pet.json")).unwrap().contains("\"bee\": 0"));
    says(&run(&workspace, &format!("lock {quiet}"), 0), "macros", "pet.json", "there, and the lock was right");

    // One dataset goes, the other grows.
    fs::remove_dir_all(workspace.path("build_rs/data")).unwrap();
    let workspace = workspace.classes("macros/data", ["ant"]);
    let output = run(&workspace, &format!("lock --check {quiet}"), 1);
    says(&output, "build_rs", "pet.json", "not there: the lock served alone");
    says(&output, "macros", "pet.json", "see the error above");
    let stderr = String::from_utf8_lossy(&output.get_output().stderr).into_owned();
    assert!(stderr.contains("only in \"data\": \"ant\" (0)"), "{stderr}");

    // `check` asks every label type.
    let output = run(&workspace, &format!("check {quiet}"), 1);
    says(&output, "macros", " - ", "there, and read");
    fs::remove_dir_all(workspace.path("macros/data/ant")).unwrap();
    let output = run(&workspace, "check", 0);
    says(&output, "macros", "pet.json", "there, and the lock agrees");
    // Without its dataset a lock can't be written.
    run(&workspace, "lock -- -q -p build_rs", 2);
    // Another mistake in the code is none of a label type.
    let workspace = workspace.file("build_rs/src/lib.rs", "fn wrong() -> u8 {}\n");
    run(&workspace, "check -- -q -p build_rs", 2);
    // No lock at all.
    let workspace = workspace.file("macros/src/lib.rs", "");
    let output = run(&workspace, "lock --check -- -q -p macros", 2);
    assert!(String::from_utf8_lossy(&output.get_output().stderr).contains("no label type here has a lock"));
}
