//! What a user of the crate compiles: nothing at all without the macros, and nothing of the host in the program.

use std::process::Command;

fn tree(arguments: &[&str]) -> Vec<String> {
    let output = Command::new(env!("CARGO"))
        .args(["tree", "-p", "typed-label", "--prefix", "none", "--format", "{lib}", "--offline"])
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut names: Vec<String> = String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect();
    names.sort_unstable();
    names.dedup();
    names
}

#[test]
fn without_default_features_there_is_only_the_core() {
    assert_eq!(tree(&["--no-default-features", "--edges", "normal,build"]), ["typed_label", "typed_label_core"]);
}

#[test]
fn the_program_links_only_the_core() {
    assert_eq!(tree(&["--edges", "normal,no-proc-macro"]), ["typed_label", "typed_label_core"]);
}

#[test]
fn the_macros_are_built_for_the_host() {
    let all = tree(&["--edges", "normal"]);
    assert!(all.iter().any(|name| name == "syn"), "{all:?}");
}
