//! `--format github` of the commands that read no crate: what is wrong as an annotation.

use crate::dataset::Dataset;

fn run(dataset: &Dataset, arguments: &str, code: i32) -> String {
    let command = dataset.run(&format!("{arguments} --format github")).env_remove("GITHUB_WORKSPACE");
    String::from_utf8(command.assert().code(code).get_output().stdout.clone()).unwrap()
}

/// A file has a place beside which GitHub can show a message; so has no folder, and nothing that is absent.
#[test]
fn lint_annotates_files() {
    let dataset = Dataset::new().classes("train", ["cat"]).file("model/labels.txt", "cat\ndog\n");
    let printed = run(&dataset, "lint train model/labels.txt", 1);
    assert!(printed.starts_with("::error file=model/labels.txt,title=cargo label lint%3A differs::"), "{printed}");
    let printed = run(&dataset, "lint trian", 2);
    assert!(printed.starts_with("::error title=cargo label::the folder \"trian\" does not exist"), "{printed}");
    assert_eq!(run(&dataset, "lint train", 0), "nothing unusual\n");
}

#[test]
fn diff_annotates_the_file_that_differs() {
    let dataset = Dataset::new()
        .classes("train", ["cat", "dog"])
        .file("labels.txt", "cat\nowl\n")
        .file("same.txt", "cat\ndog\n")
        .file("one.onnx", &crate::snapshots::unnamed_model(3));
    for (arguments, code, expected) in [
        (
            "labels.txt train",
            1,
            "::error file=labels.txt,title=cargo label diff::\"labels.txt\" and \"train\" have different ",
        ),
        ("same.txt labels.txt", 1, "::error file=labels.txt,title=cargo label diff::"),
        (
            "one.onnx train",
            1,
            "::error file=one.onnx,title=cargo label diff::one.onnx gives 3 scores for each image, and ",
        ),
        ("train no.txt", 2, "::error title=cargo label::the file \"no.txt\" does not exist%0Ahelp: "),
        ("train same.txt", 0, "the same: 2 classes, in one order\n"),
    ] {
        let printed = run(&dataset, &format!("diff {arguments}"), code);
        assert!(printed.starts_with(expected) && printed.lines().count() == 1, "{arguments}: {printed}");
    }
}
