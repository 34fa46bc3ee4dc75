//! The README's examples that need a dataset, pasted into a crate that has the one of its first command.

use test_support::Workspace;

const README: &str = include_str!("../../README.md");

/// The code of a block that rustdoc leaves alone.
fn ignored_block(after: &str) -> &'static str {
    let (_, section) = README.split_once(after).unwrap();
    section.split_once("```rust,ignore\n").unwrap().1.split_once("```").unwrap().0
}

#[test]
fn a_stranger_can_paste_the_examples_with_a_dataset() {
    let workspace = Workspace::new(env!("CARGO_TARGET_TMPDIR"), "readme", &["readme"]);
    let (_, folders) = README.split_once("mkdir -p data/train/{").unwrap();
    let folders = folders.split_once('}').unwrap().0.split(',');
    workspace.folders(folders.map(|class| format!("readme/data/train/{class}")));
    let program = ignored_block("## The class list as a type");
    workspace.member("readme", "src/main.rs", program, None);
    let printed = workspace.run("readme", &[]).unwrap();
    assert_eq!(printed, "0 Class_1 Class1\n1 Class_10 Class10\n2 Class_2 Class2");
    let (_, comment) = program.split_once("); // ").unwrap();
    assert_eq!(printed.lines().nth(1), comment.lines().next());

    let mismatch = ignored_block("## A mismatch stops the build");
    workspace.file("readme/src/main.rs", &format!("{mismatch}\nfn main() {{}}\n"));
    let error = workspace.run("readme", &[]).unwrap_err();
    let mut said = 0;
    for line in mismatch.lines().filter_map(|line| line.strip_prefix("// ")) {
        assert!(error.contains(line), "{line}: {error}");
        said += 1;
    }
    assert_eq!((said, error.matches("\nerror").count() + usize::from(error.starts_with("error"))), (2, 2), "{error}");
}
