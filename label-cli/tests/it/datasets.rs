//! The types of typed-label-datasets are what `cargo label generate` makes of its lists. `DATASETS=overwrite` writes them.

use serde_json::Value;
use std::process::Command;
use std::{env, fs};

/// What the command prints for a row of origins.json.
fn generated(row: &Value) -> String {
    let (key, name) = (row["key"].as_str().unwrap(), row["type"].as_str().unwrap());
    let mut command = Command::new(snapbox::cmd::cargo_bin!("cargo-label"));
    command.current_dir("../label-datasets").args(["label", "generate", &format!("lists/{key}.json"), "--name", name]);
    command.args(["--serde", "--crate", "crate::typed_label", "--read-as", "list"]);
    command.args(["--attribute", &format!("#[doc = include_str!(\"../pages/{key}.md\")]")]);
    if !row["display"].is_null() {
        command.args(["--display", &format!("lists/{key}.display.json")]);
    }
    command.args(row["flags"].as_array().unwrap().iter().map(|flag| flag.as_str().unwrap()));
    let output = command.output().unwrap();
    assert!(output.status.success(), "{key}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn each_type_is_what_generate_makes_of_its_list() {
    let origins = fs::read_to_string("../label-datasets/lists/origins.json").unwrap();
    let rows: Vec<Value> = serde_json::from_str(&origins).unwrap();
    assert!(rows.len() > 30, "{} rows", rows.len());
    let is_overwritten = env::var("DATASETS").is_ok_and(|word| word == "overwrite");
    for row in &rows {
        let path = format!("../label-datasets/src/{}.rs", row["key"].as_str().unwrap().replace('-', "_"));
        let code = generated(row);
        assert!(code.starts_with("// @generated"), "{path}");
        assert!(code.lines().all(|line| line.chars().count() <= 120), "{path} has a long line");
        if is_overwritten {
            fs::write(&path, &code).unwrap();
        }
        // No diff of a megabyte.
        assert!(fs::read_to_string(&path).is_ok_and(|old| old == code), "{path}: DATASETS=overwrite writes it");
    }
    let types = fs::read_dir("../label-datasets/src").unwrap().count();
    assert_eq!(types, rows.len() + 2, "a type of no list is left in label-datasets/src");
}
