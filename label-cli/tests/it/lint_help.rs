//! The commands that `lint` advises, run as they stand there: they do what they say, and no image is lost by one.

use crate::dataset::Dataset;
use std::fs;
use std::path::Path;
use std::process::Command;

/// The first command in the help of a rule's finding.
fn advised(dataset: &Dataset, arguments: &str, rule: &str) -> String {
    let output = dataset.run(&format!("lint {arguments} --format json")).output().unwrap();
    let findings: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let finding = findings.as_array().unwrap().iter().find(|finding| finding["rule"] == rule);
    let help = finding.unwrap_or_else(|| panic!("no {rule} in {findings:#}"))["help"].as_str().unwrap();
    help.split('`').nth(1).unwrap_or_else(|| panic!("no command in {help:?}")).to_owned()
}

/// The rules that find something.
fn rules(dataset: &Dataset, arguments: &str) -> Vec<String> {
    let output = dataset.run(&format!("lint {arguments} --format json")).output().unwrap();
    let findings: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    findings.as_array().unwrap().iter().map(|finding| finding["rule"].as_str().unwrap().to_owned()).collect()
}

/// Whether a command succeeds. What it prints is shown only if the test fails.
fn shell(dataset: &Dataset, command: &str) -> bool {
    let output = Command::new("bash").args(["-c", command]).current_dir(dataset.path("")).output().unwrap();
    eprint!("{}", String::from_utf8_lossy(&output.stderr));
    output.status.success()
}

/// The files below a folder, each with what is in it, sorted.
fn files(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            let below = files(&path).into_iter();
            found.extend(below.map(|file| format!("{}/{file}", path.file_name().unwrap().display())));
        } else {
            found.push(format!("{}={}", path.file_name().unwrap().display(), fs::read_to_string(&path).unwrap()));
        }
    }
    found.sort();
    found
}

#[test]
fn what_is_moved_overwrites_nothing_and_lands_in_the_class() {
    for (rule, class, other) in [
        ("same-but-case", "Cat", "cat"),
        ("same-but-unicode", "caf\u{e9}", "cafe\u{301}"),
        ("hidden-folder", "cat", ".cat"),
        ("outer-space", "cat", " cat"),
    ] {
        let dataset = Dataset::new().file(&format!("a$b/{class}/0.png"), "1").file(&format!("a$b/{other}/1.png"), "2");
        let command = advised(&dataset, "a$$b", rule);
        assert!(shell(&dataset, &command), "{command}");
        assert_eq!(files(&dataset.path("a$b")), [format!("{class}/0.png=1"), format!("{class}/1.png=2")], "{command}");

        let dataset = dataset.file(&format!("a$b/{other}/0.png"), "3");
        assert!(!shell(&dataset, &command), "{command}");
        let mut all = [format!("{class}/0.png=1"), format!("{class}/1.png=2"), format!("{other}/0.png=3")];
        all.sort();
        assert_eq!(files(&dataset.path("a$b")), all, "{command}");
    }
}

#[test]
fn three_names_that_differ_by_case_are_merged() {
    let dataset = Dataset::new().classes("train", ["CAT"]).file("train/Cat/1.png", "").file("train/cat/2.png", "");
    assert!(shell(&dataset, &advised(&dataset, "train", "same-but-case")));
    assert_eq!(files(&dataset.path("train")), ["CAT/0.png=", "CAT/1.png=", "CAT/2.png="]);
}

#[test]
fn a_name_without_a_letter_gets_a_new_one() {
    for (rule, name) in [("hidden-folder", "..."), ("outer-space", "  ")] {
        let dataset = Dataset::new().classes("train", [name, "cat"]);
        assert!(shell(&dataset, &advised(&dataset, "train", rule)));
        assert_eq!(files(&dataset.path("train")), ["NEW_NAME/0.png=", "cat/0.png="]);
    }
}

#[test]
fn what_is_removed_is_what_was_named() {
    let dataset = (0..10).fold(Dataset::new().classes("train", ["cat"]), |dataset, index| {
        dataset.folder(&format!("train/empty{index}")).file(&format!("train/notes{index}/readme.txt"), "")
    });
    for rule in ["empty-folder", "no-image"] {
        assert!(shell(&dataset, &advised(&dataset, "train", rule)));
        assert!(shell(&dataset, &advised(&dataset, "train", rule)));
    }
    assert_eq!(files(&dataset.path("train")), ["cat/0.png="]);
}

#[test]
fn a_list_is_written_in_the_order_that_was_asked() {
    let dataset = Dataset::new().classes("train", ["Class_1", "Class_10", "Class_2"]).folder("train/A_empty");
    for options in
        ["", " --order huggingface", " --order torchvision --allow-empty", " --background back", " --background=-back"]
    {
        let command = advised(&dataset, &format!("train{options}"), "not-natural");
        assert_eq!(command, format!("cargo label list train{options} --format json > class_indices.json"));
        let list = dataset.run(command["cargo ".len()..].split(" >").next().unwrap()).output().unwrap();
        assert!(list.status.success());
        // Who has done so is not told again, whether the file is named or not.
        for (file, arguments) in [("class_indices.json", ""), ("pet.json", " pet.json")] {
            fs::write(dataset.path(file), &list.stdout).unwrap();
            assert!(!rules(&dataset, &format!("train{options}{arguments}")).contains(&"not-natural".to_owned()));
            fs::write(dataset.path(file), r#"{"Class_1": 0}"#).unwrap();
            assert!(rules(&dataset, &format!("train{options}{arguments}")).contains(&"not-natural".to_owned()));
            fs::remove_file(dataset.path(file)).unwrap();
        }
    }
}

/// The help of a compile error, and of lint, for a validation folder that lacks a class.
#[test]
fn no_rule_takes_back_what_another_advised() {
    let dataset = Dataset::new().classes("train", ["cat", "dog", "emu"]).classes("validation", ["cat", "emu"]);
    assert!(shell(&dataset, &advised(&dataset, "train validation", "differs")));
    assert!(dataset.path("validation/dog").is_dir());
    assert_eq!(rules(&dataset, "train validation"), [""; 0]);
    // Alone, the folder does not show that the class is meant.
    let output = dataset.run("lint validation").output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("help: put images in; if the model has no such class, run `rmdir validation/dog`"), "{text}");
    // git keeps no empty folder.
    let dataset = dataset.file("validation/dog/.gitkeep", "");
    assert_eq!(rules(&dataset, "train validation"), [""; 0]);
    // Empty everywhere, it is nobody's class.
    fs::remove_dir_all(dataset.path("train/dog")).unwrap();
    assert_eq!(rules(&dataset.folder("train/dog"), "train validation"), ["empty-folder", "no-image"]);
}

/// Made in the other folder too, it would be a class that another rule has removed.
#[test]
fn the_folder_of_a_tool_is_removed_not_made_again() {
    for (with, without) in [("train", "validation"), ("validation", "train")] {
        let dataset = Dataset::new().classes(with, [".ipynb_checkpoints", "cat"]).classes(without, ["cat"]);
        assert_eq!(rules(&dataset, "train validation").len(), 2);
        let command = advised(&dataset, "train validation", "differs");
        assert_eq!(command, advised(&dataset, with, "junk-folder"));
        assert!(shell(&dataset, &command));
        assert_eq!(rules(&dataset, "train validation"), [""; 0]);
    }
}

#[test]
fn a_folder_with_a_level_too_many_is_named() {
    let classes = ["kitchen/cup", "kitchen/pan", "garden/rake", "garden/cup"];
    let dataset = Dataset::new().classes("data", classes).classes("data", ["loft"]);
    for order in ["keras", "keras-utils", "torchvision", "ultralytics"] {
        assert_eq!(rules(&dataset, &format!("data --order {order}")), ["two-levels"]);
    }
    for order in ["timm", "burn", "fastai"] {
        assert_eq!(rules(&dataset, &format!("data --order {order}")), ["deeper-class"]);
    }
    // Of datasets, where each image is at one depth.
    let split = Dataset::new().classes("data", ["test/cup", "test/pan", "train/cup", "train/pan"]);
    for order in ["timm", "burn", "huggingface"] {
        let output = split.run(&format!("lint data --order {order}")).output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(
            text.contains("finds 2 classes that are not folders of \"data\" itself: \"cup\" and \"pan\""),
            "{text}"
        );
        assert!(text.contains("help: name the folder that holds the class folders: \"data/train\""), "{text}");
        assert_eq!(rules(&split, &format!("data/train --order {order}")), [""; 0]);
    }
    // These are given the folder with the splits.
    for order in ["fastai", "tfds"] {
        assert_eq!(rules(&split, &format!("data --order {order}")), [""; 0]);
    }
    // An image of its own, or a list that says so: no other level is meant.
    let dataset = dataset.file("data/kitchen/0.png", "").file("data/garden/0.png", "");
    assert_eq!(rules(&dataset, "data"), [""; 0]);
    assert_eq!(rules(&split, "data --classes test --classes train"), [""; 0]);
}

/// What yolo is given has the classes in `train/`.
#[test]
fn the_classes_below_train_are_looked_at() {
    let dataset = Dataset::new().classes("data", ["train/cat", "train/dog", "val/cat", "val/dog"]);
    let dataset = dataset.folder("data/train/.ipynb_checkpoints");
    let command = advised(&dataset, "data --order ultralytics", "junk-folder");
    assert_eq!(command, "rm -r data/train/.ipynb_checkpoints");
    assert!(shell(&dataset, &command));
    assert_eq!(rules(&dataset, "data data/val --order ultralytics"), [""; 0]);
}

/// A file is what a model was trained with: no command of a shell mends it, least of all one that overwrites it.
#[test]
fn no_shell_command_is_advised_for_a_file() {
    let names =
        ["Cat", "cat", "caf\u{e9}", "cafe\u{301}", "e\u{301}clair", " dog", "dog", " fox", "Class_10", "Class_2"];
    let indices: serde_json::Map<_, _> =
        names.iter().zip(0..).map(|(name, index)| ((*name).into(), index.into())).collect();
    let dataset = Dataset::new().file("model.json", &serde_json::to_string(&indices).unwrap());
    let output = dataset.run("lint model.json --format json").output().unwrap();
    let findings: Vec<serde_json::Value> = serde_json::from_slice(&output.stdout).unwrap();
    let rules = ["same-but-unicode", "same-but-case", "not-nfc", "outer-space"];
    for rule in rules {
        assert!(findings.iter().any(|finding| finding["rule"] == rule), "{rule}: {findings:#?}");
    }
    for finding in findings {
        let help = finding["help"].as_str().unwrap();
        assert!(!["mv ", "rm", " > "].iter().any(|command| help.contains(command)), "{help}");
    }
}
