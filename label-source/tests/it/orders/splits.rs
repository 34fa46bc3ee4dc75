//! Folders of splits in place of class folders: each order reads what its framework reads, or the error names the folder to write.

use test_support::Dir;
use typed_label_source::{Order, Source};

/// A folder `data` with an image in each of these folders.
fn data(folders: &[&str]) -> Dir {
    let dir = Dir::new();
    dir.classes("data", folders);
    dir
}

/// What is read from a path in it, or the help.
#[expect(clippy::needless_pass_by_value, reason = "the calls are shorter")]
fn read(dir: &Dir, source: Source) -> Result<Vec<String>, String> {
    match source.read(dir.path()) {
        Ok(list) => Ok(list.names().to_vec()),
        Err(problems) => Err(problems.iter().next().unwrap().help().to_owned()),
    }
}

/// An answer of [`read`].
#[expect(clippy::unnecessary_wraps, reason = "it is compared with one")]
fn names(names: &[&str]) -> Result<Vec<String>, String> {
    Ok(names.iter().map(|name| (*name).to_owned()).collect())
}

const SPLITS: [&str; 6] = ["train/crake", "train/ibis", "valid/crake", "valid/ibis", "test/crake", "test/ibis"];

#[test]
fn the_folder_to_write_is_the_one_with_the_classes() {
    for order in [Order::Keras, Order::KerasUtils, Order::Torchvision] {
        let source = Source::new("data").order(order);
        for (folders, below) in [
            (&SPLITS[..], "data/train"),
            (&["Train/crake", "Train/ibis", "Val/crake", "Val/ibis"], "data/Train"),
            (&["testing/crake", "testing/ibis", "training/crake", "training/ibis"], "data/training"),
            // No class folder in `train`.
            (&["test/crake", "test/ibis", "train"], "data/test"),
            (&["test/crake", "train/crake", "train/ibis", ".ipynb_checkpoints", "__MACOSX"], "data/train"),
            (&["seg_test/crake", "seg_train/crake", "seg_train/ibis", "seg_pred"], "data/seg_train"),
            (&["annotations/crake", "train2017/crake", "train2017/ibis", "val2017/ibis"], "data/train2017"),
            // What is below `images` are parts again.
            (&["images/train", "images/val", "labels/train", "train_set/crake", "train_set/ibis"], "data/train_set"),
        ] {
            let dir = data(folders);
            let help = read(&dir, source.clone()).unwrap_err();
            let written = help.strip_prefix("write \"").and_then(|help| help.split('"').next()).unwrap_or(&help);
            assert_eq!(written, below, "{order}: {help}");
            assert_eq!(read(&dir, Source::new(written).order(order)), names(&["crake", "ibis"]), "{order}");
        }
    }
}

#[test]
fn splits_may_be_meant_as_classes() {
    let dir = data(&SPLITS);
    let help = read(&dir, Source::new("data")).unwrap_err();
    assert!(help.ends_with(r#"if these are the classes, add `classes = ["test", "train", "valid"]`"#), "{help}");
    let all = ["test", "train", "valid"];
    assert_eq!(read(&dir, Source::new("data").classes(all)), names(&all));
    let help = read(&dir, Source::new("data").order(Order::Torchvision)).unwrap_err();
    let file = help.split("as in `").nth(1).and_then(|help| help.strip_suffix("`, in place of the folder"));
    dir.file("classes.json", file.unwrap());
    assert_eq!(read(&dir, Source::new("classes.json")), names(&all));
    // Nothing is below them.
    let help = read(&data(&["train", "test"]), Source::new("data")).unwrap_err();
    assert!(help.starts_with(r#"if these are the classes, add `classes = ["test", "train"]`; if not, name"#), "{help}");
}

#[test]
fn a_dataset_of_annotations_has_no_class_folders() {
    let dir = data(&["images/train", "images/val", "labels/train", "labels/val"]);
    for order in [Order::Keras, Order::Torchvision, Order::Ultralytics] {
        let help = read(&dir, Source::new("data").order(order)).unwrap_err();
        assert!(help.contains("name the file that lists them, for example data.yaml"), "{order}: {help}");
    }
    let dir = data(&["train/images", "train/labels", "val/images", "val/labels"]);
    let help = read(&dir, Source::new("data").order(Order::Ultralytics)).unwrap_err();
    assert!(help.contains("name the file that lists them"), "{help}");
    assert!(read(&data(&["trainA", "trainB", "testA", "testB"]), Source::new("data")).is_err());
}

#[test]
fn a_class_may_be_called_as_a_split() {
    for folders in [&["bus", "train", "tram"][..], &["train"], &["contest", "trainer"]] {
        assert_eq!(read(&data(folders), Source::new("data")), names(folders));
    }
}

#[test]
fn who_looks_deeper_finds_the_classes_below() {
    let dir = data(&SPLITS);
    for order in [Order::Timm, Order::HuggingFace, Order::Burn] {
        let source = Source::new("data").order(order);
        assert_eq!(read(&dir, source.clone()), names(&["crake", "ibis"]), "{order}");
        // There is nothing below; datasets has one class in each split.
        let help = read(&data(&["train", "test"]), source).unwrap_err();
        let is_refused = order == Order::HuggingFace;
        assert!(is_refused || help.contains(r#"as in `["test", "train"]`, in place of the folder"#), "{order}: {help}");
    }
}

#[test]
fn ultralytics_is_given_the_folder_above_train() {
    let source = |path| Source::new(path).order(Order::Ultralytics);
    let dir = data(&[&SPLITS[..], &["train/.cache", ".git", "__MACOSX"]].concat());
    dir.folders(["data/train/empty"]);
    assert_eq!(read(&dir, source("data")), names(&[".cache", "crake", "empty", "ibis"]));
    assert_eq!(read(&dir, source("data/train")), names(&[".cache", "crake", "empty", "ibis"]));
    assert_eq!(
        read(&dir, source("data").agrees_with(["data/valid"])).unwrap_err().split('"').nth(1),
        Some("data/valid")
    );
    assert_eq!(read(&data(&["ibis", "crake"]), source("data")), names(&["crake", "ibis"]));
    // `Train` is no `train` where case counts; there yolo would copy both.
    let dir = data(&["Train/crake", "Val/crake"]);
    if !dir.join("data/train").exists() {
        assert!(read(&dir, source("data")).unwrap_err().starts_with(r#"write "data/Train""#));
    }
    let dir = data(&["train/train/crake", "train/train/ibis", "train/test/crake"]);
    assert!(read(&dir, source("data")).unwrap_err().starts_with(r#"write "data/train/train""#));
    let dir = data(&["train", "val/crake"]);
    assert!(
        source("data").read(dir.path()).unwrap_err().to_string().starts_with(r#"the folder "data/train" has no class"#)
    );
}

#[test]
fn ultralytics_refuses_train_among_classes() {
    let source = |path| Source::new(path).order(Order::Ultralytics);
    let dir = data(&["bus", "train/steam", "train/diesel", "tram"]);
    let problems = source("data").read(dir.path()).unwrap_err().to_string();
    assert!(
        problems
            .starts_with(r#"yolo trains on what is in "data/train", and never looks at "bus" and "tram" beside it"#)
    );
    assert!(problems.contains(r#"if yolo was given "data", write "data/train""#), "{problems}");
    assert_eq!(read(&dir, source("data/train")), names(&["diesel", "steam"]));
    // The other way out: all three below one `train/`.
    dir.folders(["data/all"]);
    for class in ["bus", "train", "tram"] {
        dir.rename(&format!("data/{class}"), &format!("data/all/{class}"));
    }
    dir.rename("data/all", "data/train");
    assert_eq!(read(&dir, source("data")), names(&["bus", "train", "tram"]));
}

/// yolo copies a folder without `train/` to `data_split`, and never removes a class there.
#[test]
fn ultralytics_keeps_classes_in_its_copy() {
    let source = |path| Source::new(path).order(Order::Ultralytics);
    let dir = data(&["crake", "ibis"]);
    dir.classes("data_split/train", ["crake", "ibis"]);
    dir.classes("data_split/val", ["crake", "ibis"]);
    assert_eq!(read(&dir, source("data")), names(&["crake", "ibis"]));
    dir.rename("data/ibis", "data/owl");
    let help = read(&dir, source("data")).unwrap_err();
    assert!(help.contains(r#"write "data_split""#) && help.contains("`rm -r data_split`"), "{help}");
    assert_eq!(read(&dir, source("data_split")), names(&["crake", "ibis"]));
    dir.remove("data_split/train/ibis");
    assert_eq!(read(&dir, source("data")), names(&["crake", "owl"]));
}

#[test]
fn ultralytics_takes_names_from_the_file_of_its_platform() {
    let dir = data(&["train/0", "train/1"]);
    dir.file("data/.ndjson.yaml", "names:\n  0: owl\n  1: crake\n");
    let help = read(&dir, Source::new("data").order(Order::Ultralytics)).unwrap_err();
    assert_eq!(help, r#"write "data/.ndjson.yaml", without `order`"#);
    assert_eq!(read(&dir, Source::new("data/.ndjson.yaml")), names(&["owl", "crake"]));
}

#[test]
fn folders_of_images_are_classes_if_they_are_called_as_parts_of_a_model() {
    for folders in [&["checkpoint-1", "checkpoint-2"][..], &["assets", "variables"]] {
        let dir = data(folders);
        for order in [Order::Keras, Order::Torchvision, Order::Fastai] {
            assert_eq!(read(&dir, Source::new("data").order(order)), names(folders), "{order}");
        }
    }
    let dir = Dir::new();
    dir.folders(["run/assets", "run/variables", "out/checkpoint-500", "out/runs"]);
    dir.file("run/variables/variables.index", "");
    for run in ["run", "out"] {
        assert!(read(&dir, Source::new(run)).unwrap_err().starts_with("name the dataset folder that the model was"));
    }
}
