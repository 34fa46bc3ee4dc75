//! The standard input as a source, and `typed-label`, the command's other name: both as Python's module uses them.

use crate::dataset::{Dataset, run_binary};
use snapbox::cmd::cargo_bin;

const OTHER: &str = "{\n  \"cat\": 0,\n  \"total\": 1\n}\n";

#[test]
fn a_list_from_the_standard_input_is_compared_by_the_name_that_it_is_given() {
    let dataset = Dataset::new().file("pet.json", r#"{"cat": 0, "dog": 1}"#).classes("data", ["dog", "cat"]);
    // A class called `total` would be asked about in a file.
    dataset.run("diff - pet.json --input-name training").stdin(OTHER).assert().code(1).stdout_eq(
        "\"training\" and \"pet.json\" have different classes (2 each); the first index that differs is 1\n  index 1 is \"total\" in \
         \"training\", \"dog\" in \"pet.json\"\n  only in \"training\": \"total\" (1)\n  only in \"pet.json\": \"dog\" (1)\n",
    );
    // The options are the folder's; the input is read once, though they have it asked for twice.
    let shorter = dataset.run("diff data - --order timm --unused=cat").stdin("{\"dog\": 1, \"unused 0\": 0}");
    shorter.assert().code(0).stdout_eq("the same: 2 classes, in one order\n");
    dataset.run("list - --format txt").stdin(OTHER).assert().code(0).stdout_eq("cat\ntotal\n");
}

#[test]
fn what_is_wrong_with_the_standard_input_is_told() {
    let dataset = Dataset::new().file("pet.json", OTHER);
    for (arguments, input, says) in [
        ("diff - pet.json", "{\"cat\": 1}", "the input"),
        ("list -", "", "the input is not a lock: "),
        (
            "list -",
            "cat\ndog\n",
            "help: pass what `cargo label list data/train --format json` prints; or name the file",
        ),
        (
            "list -",
            "{\"cat\": 1}",
            "help: pass what `cargo label list data/train --format json` prints; or name the file",
        ),
        ("list - --order timm", OTHER, "leave `--order` out"),
        ("diff pet.json pet.json --input-name x", OTHER, "write `-` for one of the two"),
        ("diff - -", OTHER, "the standard input is one class list, not two"),
        (
            "diff pet.json - --unused zebra --read-as class_indices",
            OTHER,
            "no class of \"pet.json\" is called \"zebra\"",
        ),
        ("diff pet.json pet.json --column x", OTHER, "`--column` is for a table with a headline"),
        ("lint pet.json pet.json --column x", OTHER, "`--column` is for a table with a headline"),
    ] {
        let output = dataset.run(arguments).stdin(input).assert().code(2).stdout_eq("");
        let stderr = String::from_utf8_lossy(&output.get_output().stderr).into_owned();
        assert!(stderr.contains(says) && stderr.contains("\nhelp: "), "{arguments}: {stderr}");
    }
}

#[test]
fn typed_label_is_the_same_command_in_its_own_words() {
    let dataset = Dataset::new().classes("data", ["cat", "dog"]).classes("other", ["cat"]);
    let typed_label =
        |arguments: &str| run_binary(cargo_bin!("typed-label"), arguments, &dataset.path("")).output().unwrap();
    for arguments in ["list data", "diff data other", "list no/such", "check -- --nonsense"] {
        let (ours, cargos) = (typed_label(arguments), dataset.run(arguments).output().unwrap());
        assert_eq!(
            (ours.status, ours.stdout, ours.stderr),
            (cargos.status, cargos.stdout, cargos.stderr),
            "{arguments}"
        );
    }
    let help = String::from_utf8(typed_label("diff --help").stdout).unwrap();
    assert!(help.contains("Usage: typed-label diff ") && help.contains("\n  typed-label diff data/train "), "{help}");
    let usage = String::from_utf8(typed_label("diff --nonsense").stderr).unwrap();
    assert!(usage.contains("Usage: typed-label diff "), "{usage}");
}
