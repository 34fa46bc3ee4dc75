//! Lists below a key, YAML by its file's name, COCO's categories: each spelling gives its list, each mistake an error that says what
//! to write.

use super::{error, folder, read};
use test_support::Dir;
use typed_label_source::{ClassList, Format, Source};

/// What a file of this name gives, with an option or two: the names, or the problems as text.
fn read_as(name: &str, content: &str, options: impl FnOnce(Source) -> Source) -> Result<Vec<String>, String> {
    let dir = Dir::new();
    std::fs::write(dir.join(name), content).unwrap();
    let list = options(Source::new(name)).read(dir.path());
    list.map(|list| list.names().to_vec()).map_err(|problems| problems.to_string())
}

fn file(name: &str, content: &str) -> Result<Vec<String>, String> {
    read_as(name, content, |source| source)
}

#[test]
fn real_files_have_their_lists() {
    let flowers = read("flowers.json");
    for name in ["data_upper.yaml", "class_to_idx.json", "metadata.json", "dataset_info.json"] {
        assert_eq!(read(name), flowers, "{name}");
    }
    let sounds = read("sound_metadata.json");
    assert_eq!((sounds.names()[0].as_str(), &sounds.names()[1..]), ("Background Noise", flowers.names()));
}

#[test]
fn each_key_in_any_case_holds_a_list_or_a_map() {
    for content in [
        r#"{"labels": ["cat", "dog"]}"#,
        r#"{"Classes": ["cat", "dog"], "size": 224}"#,
        r#"{"class_to_idx": {"dog": 1, "cat": 0}}"#,
        r#"{"idx_to_class": {"0": "cat", "1": "dog"}}"#,
        r#"{"wordLabels": ["cat", "dog"]}"#,
        r#"{"labels": {"cat": 0, "dog": 1}, "NAMES": {"1": "dog", "0": "cat"}}"#,
        r#"{"categories": ["cat", "dog"]}"#,
        r#"{"classNames": ["cat", "dog"], "class-labels": ["cat", "dog"]}"#,
        r#"{"idx2class": {"0": "cat", "1": "dog"}, "class2idx": {"dog": 1, "cat": 0}}"#,
        r#"{"mode": "paddle", "label_list": ["cat", "dog"]}"#,
        r#"{"classes": [{"id": 1, "name": "dog"}, {"id": 0, "name": "cat"}], "labels": ["cat", "dog"]}"#,
        r#"{"labels": [{"index": 1, "label": "dog"}, {"index": 0, "label": "cat"}]}"#,
        "classes:\n- {name: cat, id: 0}\n- {name: dog, id: 1}\n",
        "class_names: !!python/tuple\n- cat\n- dog\n",
        "NAMES: [cat, dog]\n",
        "size: 3\nclasses:\n- cat\n- dog\n",
        "Labels:  # of the model\n  0: cat\n  1: dog\n",
        "class_names:\n  dog: 1\n  cat: 0\n",
        "- cat\n- dog\n",
        "- \"cat\"\n\n- 'dog' # the last\n",
        // The classes that a run picks are no list of names.
        "names: [cat, dog]\nlabel_mapping: {0: ignore, 1: 0, 2: 1}\n",
        "names: [cat, dog]\nclasses: [0, 1]\nlabels: {train: 100, val: 20}\n",
    ] {
        let list = ClassList::from_bytes(content.as_bytes(), None).unwrap_or_else(|found| panic!("{content}: {found}"));
        assert_eq!(list.names(), ["cat", "dog"], "{content}");
    }
}

#[test]
fn a_key_without_a_list_is_an_error_that_says_just_this() {
    for (content, expected) in [
        ("nc: 2\nnames:\n", "the input, line 2: `names` is empty\n"),
        ("path: x\nNAMES:\n", "the input, line 2: `NAMES` is empty\n"),
        (
            "names:\n0: cat\n1: dog\n",
            "the input, line 2: `0` is not indented, so it is not below `names`, which is empty\n",
        ),
        ("path: x\nlabels: ~\n", "the input, line 2: `labels` is empty\n"),
    ] {
        let found = ClassList::from_bytes(content.as_bytes(), None).map_err(|p| p.to_string());
        let found = if content.starts_with("path") {
            file("data.yaml", content).map_err(|found| found.replace("\"data.yaml\"", "the input"))
        } else {
            found.map(|list| list.names().to_vec())
        };
        let found = found.unwrap_err();
        assert!(found.starts_with(expected) && found.matches("help: ").count() == 1, "{content}: {found}");
    }
}

#[test]
fn two_lists_of_one_file_must_agree() {
    let found = error("names: [cat, dog]\nLabels: [Cat, Dog]\n", None);
    assert!(
        found.starts_with("the input has two lists that differ: `names` in line 1 and `Labels` in line 2\n"),
        "{found}"
    );
    let items = r#"{"classes": [{"id": 1, "name": "cat"}, {"id": 0, "name": "dog"}], "labels": ["cat", "dog"]}"#;
    let found = error(items, None);
    assert!(
        found.starts_with("the input has two lists that differ: `id` in line 1 and `labels` in line 1\n"),
        "{found}"
    );
    // detectron2's: a model for panoptic segmentation has the second, which has the things in it.
    let found = error(r#"{"thing_classes": ["cat"], "stuff_classes": ["cat", "sky"]}"#, None);
    assert!(found.starts_with("the input has two lists that differ: `thing_classes` in line 1"), "{found}");
    // `format` chooses, if each format has its own key.
    let both = r#"{"id2label": {"0": "cat"}, "label_names": ["n02"]}"#;
    let found = error(both, None);
    assert!(found.contains(r#"say which one the model has: `format = "hf_config"` or `format = "timm"`"#), "{found}");
    assert_eq!(ClassList::from_bytes(both.as_bytes(), Some(Format::Timm)).unwrap().names(), ["n02"]);
    let same = r#"{"id2label": {"0": "cat"}, "label_names": ["cat"]}"#;
    assert_eq!(ClassList::from_bytes(same.as_bytes(), None).unwrap().names(), ["cat"]);
    // One mistake is one error, although two formats read it.
    let found = error("names: [yes, no]\n", None);
    assert_eq!(found.matches("help: ").count(), 2, "{found}");
}

#[test]
fn a_files_name_says_that_it_is_yaml_or_json() {
    let birds = ["ibis", "crake"].map(String::from).to_vec();
    assert_eq!(file("list.YAML", "[ibis, crake]"), Ok(birds.clone()));
    assert_eq!(file("map.yml", "crake: 1\nibis: 0\n"), Ok(birds.clone()));
    assert_eq!(file("map.yml", "{0: ibis, 1: crake}"), Ok(birds.clone()));
    assert_eq!(file("data.json", "{'ibis': 0, 'crake': 1}"), Ok(birds.clone()));
    for name in ["labels.yaml", "labels.JSON"] {
        let found = file(name, "ibis\ncrake\n").unwrap_err();
        assert!(found.ends_with("if each line is a name, say `format = \"labels_txt\"`"), "{found}");
        assert_eq!(read_as(name, "ibis\ncrake\n", |source| source.format(Format::LabelsTxt)), Ok(birds.clone()));
    }
}

#[test]
fn a_config_of_transformers_without_labels_is_an_error() {
    let found = error(r#"{"architectures": ["ViT"], "model_type": "vit"}"#, None);
    assert!(found.starts_with("the input has no `id2label`: transformers then makes up the names"), "{found}");
}

#[test]
fn numbers_from_one_may_be_folders() {
    let found = error(r#"{"1": "rose", "2": "aster"}"#, None);
    assert!(found.contains("name the training folder, or save its `class_to_idx`"), "{found}");
    let found = error(r#"{"rose": 1, "aster": 2}"#, None);
    assert!(!found.contains("folder"), "{found}");
}

/// Each help is one that can be followed.
#[test]
fn numbers_as_names_or_as_counts() {
    let names = "names: {0: 1, 1: 2, 2: 0}\n";
    let found = error(names, None);
    assert!(found.contains("say `format = \"ultralytics\"`") && !found.contains("class_indices"), "{found}");
    assert_eq!(ClassList::from_bytes(names.as_bytes(), Some(Format::Ultralytics)).unwrap().names(), ["1", "2", "0"]);
    let found = error(r#"{"labels": {"0": "1", "1": "2", "2": "0"}}"#, None);
    assert!(found.contains("help: write the names in the order") && !found.contains("format ="), "{found}");
    let found = error(r#"{"ibis": 120, "crake": 80}"#, None);
    assert!(found.contains("help: if the numbers count something, as the images of each class"), "{found}");
    let found = error(r#"{"ibis": 0, "crake": 99999999}"#, None);
    assert!(found.contains("can have at most 65536") && !found.contains("unused"), "{found}");
    for gap in [r#"{"ibis": 0, "crake": 80}"#, r#"{"ibis": 1, "crake": 3}"#] {
        assert!(error(gap, None).contains("help: write the classes that are missing"), "{gap}");
    }
}

#[test]
fn a_dataset_of_several_labels_needs_a_column() {
    let two = r#"{"features": {"a": {"names": ["x", "y"]}, "image": {}, "b": {"names": ["z"]}}}"#;
    let found = error(two, None);
    assert!(found.starts_with(r#"the input has several columns of classes: "a" and "b""#), "{found}");
    assert_eq!(read_as("i.json", two, |s| s.column("b")), Ok(vec!["z".to_owned()]));
    let found = read_as("i.json", two, |s| s.column("c")).unwrap_err();
    assert!(found.starts_with(r#""i.json" has no column of classes called "c"; there is "a" and "b""#), "{found}");
}

#[test]
fn roboflows_first_category_is_asked_about() {
    let real = folder();
    let file = || Source::new("_annotations.coco.json");
    let asked = file().read(&real).unwrap_err().to_string();
    assert!(asked.contains(r#"the first category "flowers" is the supercategory of all others"#), "{asked}");
    let list = file().without(["flowers"]).read(&real).unwrap();
    assert_eq!((list.names(), list.ids()), (read("flowers.json").names(), Some(&[1, 2, 3, 4, 5, 6][..])));
    assert_eq!(file().without([""; 0]).read(&real).unwrap().names().len(), 7);
    let wrong = file().without(["flowers", "roses"]).read(&real).unwrap_err().to_string();
    assert!(wrong.starts_with(r#"no category of "_annotations.coco.json" is called "roses""#), "{wrong}");
    // What must agree is read by the same option, which may find nothing there.
    let dir = Dir::new();
    for (of, to) in [
        ("_annotations.coco.json", "train.json"),
        ("_annotations.coco.json", "valid.json"),
        ("flowers.json", "flowers.json"),
    ] {
        std::fs::copy(real.join(of), dir.join(to)).unwrap();
    }
    let agreeing = Source::new("train.json").without(["flowers"]).agrees_with(["valid.json", "flowers.json"]);
    assert_eq!(agreeing.read(dir.path()).unwrap().names(), list.names());
    let shifted = Source::new("flowers.json").without(["daisy"]).read(&real).unwrap_err().to_string();
    assert!(shifted.contains("to leave one out would move the others"), "{shifted}");
}

#[test]
fn categories_may_be_the_whole_file() {
    let list = ClassList::from_bytes(br#"[{"id": 1, "name": "cat"}, {"id": 4, "name": "dog"}]"#, None).unwrap();
    assert_eq!((list.names()[1].as_str(), list.ids()), ("dog", Some(&[1, 4][..])));
    assert!(
        error(r#"[{"id": 2, "name": "cat"}, {"id": 1, "name": "dog"}]"#, None)
            .contains("for detectron2, which sorts by id: `json.dump(")
    );
    assert!(error(r#"[{"name": "cat"}]"#, None).contains("holds no class list that is known: it is a list of 1"));
}
