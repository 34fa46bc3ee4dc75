//! What a user of the crate compiles: nothing at all without the macros, and nothing of the host in the program.

use serde_json::Value;
use std::process::Command;

fn tree(arguments: &[&str]) -> Vec<String> {
    let output = Command::new(env!("CARGO"))
        .args(["tree", "-p", "typed-label", "--prefix", "none", "--format", "{lib}", "--offline"])
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let lines = String::from_utf8(output.stdout).unwrap();
    // What is there for the second time is marked.
    let mut names: Vec<String> = lines.lines().map(|line| line.trim_end_matches(" (*)").to_owned()).collect();
    names.sort_unstable();
    names.dedup();
    names
}

#[test]
fn without_default_features_there_is_only_the_core() {
    for features in ["", "std"] {
        let edges = ["--no-default-features", "--features", features, "--edges", "normal,build"];
        assert_eq!(tree(&edges), ["typed_label", "typed_label_core", "typed_label_hash"], "{features}");
    }
}

#[test]
fn the_program_links_only_the_core() {
    assert_eq!(tree(&["--edges", "normal,no-proc-macro"]), ["typed_label", "typed_label_core", "typed_label_hash"]);
}

/// What a user builds with the default features. serde with derive is 7 packages; `benches/dependency_cost.py` has the seconds.
#[test]
fn the_macros_are_built_for_the_host_from_few_packages() {
    let all = tree(&["--edges", "normal,build"]);
    assert!(all.iter().any(|name| name == "syn"), "{all:?}");
    assert!(all.len() <= 17, "{} packages: {all:?}", all.len());
}

/// Classes in the code need none of the parsers.
#[test]
fn without_files_nothing_that_reads_them_is_built() {
    let all = tree(&["--no-default-features", "--features", "macros,std", "--edges", "normal,build"]);
    let others: Vec<&str> = all.iter().map(String::as_str).filter(|name| !name.starts_with("typed_label")).collect();
    assert_eq!(others, ["proc_macro2", "quote", "strsim", "syn", "unicode_ident"]);
}

fn metadata(arguments: &[&str]) -> Value {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked"])
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Generated code, and what it calls, are of one release: a crate of ours takes no other version of one, and `typed-label-build`,
/// which a build.rs has apart from the library, is held to the `typed-label-hash` of its `typed-label-core`.
#[test]
fn our_crates_come_in_one_version() {
    let metadata = metadata(&["--no-deps", "--offline"]);
    let members = metadata["workspace_members"].as_array().unwrap();
    let packages = metadata["packages"].as_array().unwrap().iter().filter(|package| members.contains(&package["id"]));
    let mut held = Vec::new();
    for package in packages {
        for dependency in package["dependencies"].as_array().unwrap() {
            let name = dependency["name"].as_str().unwrap();
            if name.starts_with("typed-label") && dependency["kind"] != "dev" {
                assert_eq!(
                    dependency["req"],
                    format!("={}", env!("CARGO_PKG_VERSION")),
                    "{} on {name}",
                    package["name"]
                );
                held.push((package["name"].as_str().unwrap(), name));
            }
        }
    }
    assert!(held.contains(&("typed-label-build", "typed-label-hash")), "{held:?}");
    assert!(held.contains(&("typed-label-core", "typed-label-hash")), "{held:?}");
    assert!(held.contains(&("typed-label", "typed-label-macros")), "{held:?}");
}

/// What a crate says it needs of Rust is not less than what its dependencies say; clippy holds our own code against it.
#[test]
#[ignore = "fetches the crates of every feature and platform; `.ci/run msrv` runs it"]
fn no_dependency_needs_a_newer_rust() {
    let metadata = metadata(&["--all-features"]);
    let packages = metadata["packages"].as_array().unwrap();
    let package = |id: &Value| packages.iter().find(|package| package["id"] == *id).unwrap();
    let version = |package: &Value| -> Vec<u32> {
        let text = package["rust_version"].as_str().unwrap_or("1.0");
        text.split('.').chain(["0", "0"]).take(3).map(|part| part.parse().unwrap()).collect()
    };
    let nodes = metadata["resolve"]["nodes"].as_array().unwrap();
    let mut too_new = Vec::new();
    for member in metadata["workspace_members"].as_array().unwrap() {
        let (mut reached, mut open) = (vec![member], vec![member]);
        while let Some(id) = open.pop() {
            let node = nodes.iter().find(|node| node["id"] == *id).unwrap();
            for dep in node["deps"].as_array().unwrap() {
                let is_built = dep["dep_kinds"].as_array().unwrap().iter().any(|kind| kind["kind"] != "dev");
                if is_built && !reached.contains(&&dep["pkg"]) {
                    reached.push(&dep["pkg"]);
                    open.push(&dep["pkg"]);
                }
            }
        }
        let own = package(member);
        assert!(own["rust_version"].is_string(), "{} does not say which Rust it needs", own["name"]);
        for needed in reached.into_iter().map(package).filter(|needed| version(needed) > version(own)) {
            too_new.push(format!("{} needs {}, which needs {}", own["name"], needed["name"], needed["rust_version"]));
        }
    }
    assert!(too_new.is_empty(), "{too_new:#?}");
}
