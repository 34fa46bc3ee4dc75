//! `lock` and `check` in a workspace as users have one: by attribute and by build.rs, with the datasets and without.

use crate::dataset;
use crate::snapshots::unnamed_model;
use snapbox::cmd::OutputAssert;
use snapbox::file;
use test_support::Workspace;

/// Two crates, each with a lock; the first has a type without one, too.
fn workspace() -> Workspace {
    let workspace = Workspace::new(env!("CARGO_TARGET_TMPDIR"), "lock", &["macros", "build_rs"]);
    let types = "#[typed_label::labels(\"data\", lock = \"pet.json\")]\npub enum Pet {}\n\
                 #[typed_label::labels(\"data\")]\npub enum Unlocked {}\n";
    workspace.member("macros", "src/lib.rs", types, None);
    let included = "include!(concat!(env!(\"OUT_DIR\"), \"/classes.rs\"));\n";
    let build = "typed_label_build::labels(\"data\").lock(\"pet.json\").generate()";
    workspace.member("build_rs", "src/lib.rs", included, Some(build));
    for name in ["macros", "build_rs"] {
        workspace.classes(format!("{name}/data"), ["cat", "dog"]);
    }
    workspace
}

fn run(workspace: &Workspace, arguments: &str, code: i32) -> OutputAssert {
    let command = dataset::run(arguments, workspace).env("CARGO_TARGET_DIR", workspace.target());
    command.env("CARGO_NET_OFFLINE", "true").env_remove("GITHUB_WORKSPACE").assert().code(code)
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
    assert!(!workspace.join("macros/pet.json").exists(), "--check has written");

    let output = run(&workspace, &format!("lock {quiet}"), 0);
    says(&output, "macros", "pet.json", "there, and the lock is new: 2 classes");
    says(&output, "build_rs", "pet.json", "there, and the lock is new: 2 classes");
    // The table says it; macro and build.rs do not say it too.
    assert!(!String::from_utf8_lossy(&output.get_output().stderr).contains("pet.json"), "told twice");
    assert!(!String::from_utf8_lossy(&output.get_output().stdout).contains(" - "), "only locks are told of");
    // Cargo has built with TYPED_LABEL=update already; it must do so again.
    workspace.classes("macros/data", ["bee"]);
    let told = "there, and the lock is rewritten: added: \"bee\" (0); at another index than before: \"cat\" (0 -> 1), \"dog\" (1 -> 2)";
    says(&run(&workspace, &format!("lock {quiet}"), 0), "macros", "pet.json", told);
    assert!(workspace.read("macros/pet.json").contains("\"bee\": 0"));
    says(
        &run(&workspace, &format!("lock {quiet}"), 0),
        "macros",
        "pet.json",
        "there, and the lock is up to date: 3 classes",
    );

    // One dataset goes, the other grows.
    workspace.remove("build_rs/data");
    workspace.classes("macros/data", ["ant"]);
    let output = run(&workspace, &format!("lock --check {quiet}"), 1);
    says(&output, "build_rs", "pet.json", "DATASET NOT FOUND: not compared");
    says(&output, "macros", "pet.json", "see the error above");
    let stderr = String::from_utf8_lossy(&output.get_output().stderr).into_owned();
    assert!(stderr.contains("only in \"data\": \"ant\" (0)"), "{stderr}");

    // `check` asks every label type.
    let output = run(&workspace, &format!("check {quiet}"), 1);
    says(&output, "macros", " - ", "there, and read: it has no lock to compare it with");
    run(&workspace, &format!("check --allow-absent {quiet}"), 1);
    workspace.remove("macros/data/ant");
    // That nothing differs is not known without the dataset.
    for command in ["check", "lock --check"] {
        let output = run(&workspace, command, 2);
        says(&output, "macros", "pet.json", "there, and the lock agrees");
        says(&output, "build_rs", "pet.json", "DATASET NOT FOUND: not compared");
        let stderr = String::from_utf8_lossy(&output.get_output().stderr).into_owned();
        assert!(stderr.contains("error: DATASET NOT FOUND: 1 of ") && stderr.contains("`--allow-absent`"), "{stderr}");
        let output = run(&workspace, &format!("{command} --allow-absent"), 0);
        says(&output, "macros", "pet.json", "there, and the lock agrees");
        says(&output, "build_rs", "pet.json", "not there: only the lock was read");
    }
    run(&workspace, "lock --allow-absent", 2);
    // Without a lock there is nothing to compare, whatever is meant.
    for (command, advises_flag) in [("check", true), ("check --allow-absent", false)] {
        workspace.remove("macros/data");
        let output = run(&workspace, &format!("{command} {quiet}"), 2);
        says(&output, "macros", " - ", "DATASET NOT FOUND: see the error above");
        let stderr = String::from_utf8_lossy(&output.get_output().stderr).into_owned();
        assert!(stderr.contains("; or give each label type that has no lock one there"), "{stderr}");
        assert_eq!(stderr.contains("`--allow-absent`"), advises_flag, "{stderr}");
        workspace.classes("macros/data", ["bee", "cat", "dog"]);
    }
    // A path that a folder beside it nearly has is a typo, and no lock serves it.
    workspace.classes("build_rs/datas", ["cat", "dog"]);
    let output = run(&workspace, "lock --check -- -q -p build_rs", 2);
    says(&output, "build_rs", "pet.json", "DATASET NOT FOUND: see the error above");
    workspace.remove("build_rs/datas");
    // Without its dataset a lock can't be written.
    run(&workspace, "lock -- -q -p build_rs", 2);
    // Another mistake in the code is none of a label type.
    workspace.file("build_rs/src/lib.rs", "fn wrong() -> u8 {}\n");
    run(&workspace, "check -- -q -p build_rs", 2);
    // No lock at all.
    workspace.file("macros/src/lib.rs", "");
    let output = run(&workspace, "lock --check -- -q -p macros", 2);
    assert!(String::from_utf8_lossy(&output.get_output().stderr).contains("no label type here has a lock"));
}

/// A mistake in a macro has its token, one in build.rs the line that names the source.
#[test]
fn machines_read_what_is_wrong_and_where() {
    let workspace = Workspace::new(env!("CARGO_TARGET_TMPDIR"), "formats", &["formats", "formats_build_rs"]);
    let pet = "\n/// A pet.\n#[typed_label::labels(\"data\", lock = \"pet.json\")]\npub enum Pet {}\n";
    workspace.member("formats", "src/lib.rs", pet, None);
    let build = "\n    typed_label_build::labels(\"data, 50%\").lock(\"pet.json\").generate();\n";
    workspace.member("formats_build_rs", "src/lib.rs", "", Some(build));
    workspace.classes("formats/data", ["cat", "dog"]);
    workspace.classes("formats_build_rs/data, 50%", ["cat", "dog"]);
    run(&workspace, "lock --format json", 0).stdout_eq(file!["snapshots/written.json"].raw());
    workspace.rename("formats/data/cat", "formats/data/kitten");
    workspace.rename("formats_build_rs/data, 50%/cat", "formats_build_rs/data, 50%/kitten");
    for (arguments, expected) in [
        ("check --format json", file!["snapshots/check.json"]),
        ("lock --check --format json", file!["snapshots/check.json"]),
        ("check --format github", file!["snapshots/check_github.txt"]),
    ] {
        let output = run(&workspace, arguments, 1);
        let output = output.stdout_eq(expected.raw());
        // A person who reads the log sees what the compiler says.
        let stderr = String::from_utf8_lossy(&output.get_output().stderr).into_owned();
        assert!(stderr.contains("only in \"data\": \"kitten\" (1)"), "{stderr}");
    }
    workspace.remove("formats/data");
    workspace.remove("formats_build_rs/data, 50%");
    run(&workspace, "check --format github", 2).stdout_eq(file!["snapshots/absent_github.txt"].raw());
    run(&workspace, "check --format github --allow-absent", 0);
    // Another error of the compiler, and no label type.
    workspace.file("formats/src/lib.rs", "fn wrong() -> u8 {}\n");
    let output = run(&workspace, "check --format github -- -p formats", 2);
    let expected = "::error file=formats/src/lib.rs,line=1,col=15,title=cargo label::mismatched types\n";
    assert_eq!(String::from_utf8_lossy(&output.get_output().stdout), expected);
    workspace.file("formats/src/lib.rs", "");
    let output = run(&workspace, "lock --check --format github -- -p formats", 2);
    let expected = "::error title=cargo label::no label type here has a lock%0Ahelp: name one where the type is declared: \
                    `lock = \"classes.json\"`\n";
    assert_eq!(String::from_utf8_lossy(&output.get_output().stdout), expected);
}

/// Each is compiled by a process of its own, so none sees what the other writes.
#[test]
fn two_class_lists_are_not_written_to_one_lock() {
    let workspace = Workspace::new(env!("CARGO_TARGET_TMPDIR"), "shared_lock", &["left", "right"]);
    for name in ["left", "right"] {
        let pet = "#[typed_label::labels(\"data\", lock = \"../pet.json\")]\npub enum Pet {}\n";
        workspace.member(name, "src/lib.rs", pet, None);
        workspace.classes(format!("{name}/data"), ["cat", "dog"]);
    }
    let quiet = "-- -q --workspace --keep-going";
    run(&workspace, &format!("lock {quiet}"), 0);
    workspace.classes("right/data", ["bee"]);
    for _ in 0..2 {
        let output = run(&workspace, &format!("lock {quiet}"), 2);
        let stderr = String::from_utf8_lossy(&output.get_output().stderr).into_owned();
        assert!(stderr.contains("have written the lock \"../pet.json\": \"data\" in left, "), "{stderr}");
        says(&output, "left", "../pet.json", "see the error above");
    }
    workspace.classes("left/data", ["bee"]);
    run(&workspace, &format!("lock {quiet}"), 0);

    // A program and its library.
    let main =
        "#[typed_label::labels(\"data\", lock = \"../pet.json\", background = \"none\")]\nenum Pet {}\nfn main() {}\n";
    workspace.file("left/src/main.rs", main);
    run(&workspace, &format!("lock {quiet}"), 2);
    workspace.remove("left/src/main.rs");
}

/// Cargo goes by the time of a file, so it does not see that another file with an older time has taken its place. the tables of docs/questions.md.
#[test]
fn check_finds_a_class_list_file_that_is_older_than_the_build() {
    let names = ["older_file", "older_file_build_rs"];
    let workspace = Workspace::new(env!("CARGO_TARGET_TMPDIR"), "older_file", &names);
    let variants = "#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, typed_label::Label)]\n\
                    #[label(\"labels.txt\", agrees_with = [\"model.onnx\"])]\npub enum Pet { Cat, Dog }\n";
    workspace.member(names[0], "src/lib.rs", variants, None);
    let build = "typed_label_build::labels(\"labels.txt\").agrees_with([\"model.txt\"]).generate()";
    workspace.member(names[1], "src/lib.rs", "", Some(build));
    workspace.file("older_file/model.onnx", &unnamed_model(2));
    for file in ["older_file/labels.txt", "older_file_build_rs/labels.txt", "older_file_build_rs/model.txt"] {
        workspace.file(file, "cat\ndog\n");
    }
    let output = run(&workspace, "check -- -q --workspace", 0);
    for name in names {
        let by_width = if name == "older_file" { "; model.onnx agrees by width alone" } else { "" };
        says(&output, name, "labels.txt", &format!("there, and the other files agree{by_width}"));
        // What is built with the variable that `check` sets is not what a plain build has.
        workspace.check(name, &[]);
        let file = format!("{name}/labels.txt");
        workspace.file(&file, "dog\ncat\n");
        let file = std::fs::File::options().append(true).open(workspace.join(file)).unwrap();
        file.set_modified(std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000_000)).unwrap();
        // Not noticed.
        workspace.check(name, &[]);
    }
    let output = run(&workspace, "check -- -q --workspace --keep-going", 1);
    for name in names {
        says(&output, name, "labels.txt", "see the error above");
    }
}
