//! JSON and protobuf text that has the shape of a class list, and what is beside one: counts, indices of their own, configurations.

use test_support::Dir;
use typed_label_source::{Format, Source};

fn read_as(name: &str, text: &str, options: impl FnOnce(Source) -> Source) -> Result<String, String> {
    let dir = Dir::new();
    dir.file(name, text);
    let list = options(Source::new(name)).read(&dir);
    list.map(|list| list.names().join(",")).map_err(|problems| problems.to_string())
}

fn read(text: &str) -> Result<String, String> {
    read_as("it.json", text, |source| source)
}

#[test]
fn images_and_counts_are_no_classes() {
    for (text, start, format) in [
        (r#"["a.jpg", "b.JPG"]"#, "\"it.json\" lists images, not classes: line 1 has \"a.jpg\"\n", Format::List),
        (r#"{"a.jpg": 0}"#, "\"it.json\" lists images", Format::ClassIndices),
        (r#"{"a.png": 0, "b.png": 1, "c.png": 0}"#, "\"it.json\" lists images", Format::ClassIndices),
        (r#"{"0": "a.png", "1": "b.png"}"#, "\"it.json\" lists images", Format::IndexToName),
        (
            r#"{"cat": 0, "dog": 1, "num_classes": 2}"#,
            "\"it.json\", line 1: \"num_classes\" looks like the number of the classes",
            Format::ClassIndices,
        ),
        (
            r#"{"cat": 0, "dog": 1, "num_classes": 3}"#,
            "\"it.json\", line 1: \"num_classes\" looks like",
            Format::ClassIndices,
        ),
        (r#"{"cat": 0, "dog": 1, "total": 2}"#, "\"it.json\", line 1: \"total\" looks like", Format::ClassIndices),
        (r#"{"cat": 0, "dog": 1, "numClasses": 2}"#, "\"it.json\", line 1: \"numClasses\"", Format::ClassIndices),
    ] {
        let error = read(text).unwrap_err();
        assert!(error.starts_with(start) && error.matches("help: ").count() == 1, "{text}: {error}");
        assert!(error.ends_with(&format!("say `format = \"{format}\"`")), "{text}: {error}");
        // The help: `format` says that they are classes. Twice the same index stays wrong.
        let forced = read_as("it.json", text, |source| source.format(format));
        assert!(
            forced.as_ref().is_ok_and(|names| !names.is_empty()) || forced.is_err_and(|e| !e.contains("images")),
            "{text}"
        );
    }
    for (text, names) in [
        (r#"{"ad": 0, "mci": 1, "nc": 2}"#, "ad,mci,nc"),
        (r#"["a.jpg", "dog"]"#, "a.jpg,dog"),
        (r#"{"cat": 0, "total": 1, "zebra": 2}"#, "cat,total,zebra"),
        (r#"{"jpg": 0, "png": 1}"#, "jpg,png"),
    ] {
        assert_eq!(read(text).unwrap(), names);
    }
}

#[test]
fn a_count_beside_a_list_is_the_lists() {
    for list in [
        r#""labels": ["cat", "dog"]"#,
        r#""classes": {"cat": 0, "dog": 1}"#,
        r#""id2label": {"0": "cat", "1": "dog"}"#,
        r#""names": ["cat", "dog"]"#,
        r#""label_names": ["cat", "dog"]"#,
    ] {
        for key in ["num_classes", "nc", "num_labels", "nb_classes", "numClasses", "NUM_CLASSES", "NC", "nclass"] {
            let with = |count: &str| read(&format!("{{{list}, \"{key}\": {count}}}"));
            assert_eq!(
                (with("2").unwrap(), with("null").unwrap()),
                ("cat,dog".to_owned(), "cat,dog".to_owned()),
                "{list}"
            );
            let error = with("4").unwrap_err();
            let told =
                format!("\"it.json\", line 1: `{key}` is `4`, but 2 classes are listed\nhelp: write `2`, or list");
            assert!(error.starts_with(&told) && error.matches("help: ").count() == 1, "{list}: {error}");
        }
    }
    let one_more = r#"{"labels": ["cat", "dog"], "num_classes": 3}"#;
    assert!(read(one_more).unwrap_err().contains("`background = \"background\"` at index 0"));
    assert_eq!(read_as("it.json", one_more, |source| source.background("none")).unwrap(), "none,cat,dog");
}

#[test]
fn a_list_of_maps_is_read_by_its_own_indices() {
    for text in [
        r#"[{"index": 1, "name": "cat"}, {"index": 0, "name": "dog"}]"#,
        r#"[{"id": 5, "name": "cat", "index": 1}, {"id": 7, "name": "dog", "index": 0}]"#,
        r#"[{"idx": "1", "label": "cat"}, {"idx": "0", "label": "dog"}]"#,
    ] {
        assert_eq!(read(text).unwrap(), "dog,cat", "{text}");
    }
    assert_eq!(read(r#"[{"id": 5, "name": "cat"}, {"id": 7, "name": "dog"}]"#).unwrap(), "cat,dog");
    let gap = read(r#"[{"index": 0, "name": "cat"}, {"index": 2, "name": "dog"}]"#).unwrap_err();
    assert!(gap.contains("has no class for index 1"), "{gap}");
    let no_name = read(r#"[{"index": 0, "name": 7}]"#).unwrap_err();
    assert!(no_name.contains("expected a class's name, found `7`"), "{no_name}");
}

#[test]
fn names_of_a_list_are_those_of_lines() {
    for (text, what) in [
        (r#"["1", "0", "2"]"#, "numbers in another order"),
        (r#"{"labels": ["1 heron", "0 crake"]}"#, "\"1 heron\" has a number that may be its index"),
        (r#"["heron\n", "crake\n"]"#, "has space or a line end"),
    ] {
        let error = read(text).unwrap_err();
        assert!(
            error.contains(what) && error.matches("help: ").count() == 1 && !error.contains("labels_txt"),
            "{error}"
        );
        let format: Format = error.rsplit("format = \"").next().unwrap().trim_end_matches(['"', '`']).parse().unwrap();
        assert!(read_as("it.json", text, |source| source.format(format)).is_ok(), "{error}");
    }
    for text in [
        r#"["0", "1", "2"]"#,
        r#"["Class 1", "Class 0"]"#,
        r#"{"0": "'n'", "1": "rock"}"#,
        r#"{"0": "0_heron", "1": "1_crake"}"#,
        r#"{"0": "1 euro", "1": "2 euro"}"#,
        r#"{"'heron'": 0, "'crake'": 1}"#,
    ] {
        assert!(read(text).is_ok(), "{text}");
    }
}

#[test]
fn settings_and_answers_are_no_classes() {
    for (name, text, what) in [
        ("it.yaml", "seed: 0\nversion: 1\n", "has settings of a program, to go by its keys"),
        ("it.json", r#"{"batch_size": 1, "Epochs": 0}"#, "has settings of a program"),
        ("it.json", r#"{"TP": 1, "FP": 0}"#, "has counts of right and wrong answers"),
        (
            "it.csv",
            "time,start,end,label\n0,1,2,speech\n1,2,3,music\n",
            "columns \"start\" and \"end\" say where it is",
        ),
        ("it.csv", "onset,offset,label\n00:01.5,00:02,speech\n00:02,00:04,music\n", "a row for each part of something"),
        ("it.csv", "lat,lon,name\n1.5,-2,Paris\n3,4,Rome\n", "columns \"lat\" and \"lon\" say where it is"),
    ] {
        let error = read_as(name, text, |source| source).unwrap_err();
        assert!(error.contains(what) && error.matches("help: ").count() == 1, "{text}: {error}");
        let format: Format = error.rsplit("format = \"").next().unwrap().trim_end_matches(['"', '`']).parse().unwrap();
        assert!(read_as(name, text, |source| source.format(format)).is_ok(), "{error}");
    }
    for (name, text) in [
        ("it.yaml", "seed: 0\nleaf: 1\n"),
        ("it.json", r#"{"TP": 1, "none": 0}"#),
        ("it.csv", "start,end,label\nred,green,speech\nblue,red,music\n"),
        ("it.csv", "start,label\n1,speech\n2,music\n"),
        ("it.csv", "index,lat,lon,name\n0,1.5,-2,Paris\n1,3,4,Rome\n"),
    ] {
        assert!(read_as(name, text, |source| source).is_ok(), "{text}");
    }
}

/// A map says the index of each name; what all names have besides is asked about.
#[test]
fn names_of_maps_and_tables_have_no_signs() {
    for (name, text, what) in [
        ("it.json", r#"{"0": "'heron'", "1": "'crake'"}"#, "\"'heron'\" is in quotes once more"),
        ("it.json", r#"{"1": "crake;", "0": "heron;"}"#, "\"heron;\" ends with a sign"),
        ("it.json", r#"{"id2label": {"0": "b'heron'", "1": "b'crake'"}}"#, "\"b'heron'\" is in quotes once more"),
        ("it.json", r#"{"0": "1 heron", "1": "0 crake"}"#, "\"1 heron\" has a number that may be its index"),
        ("it.csv", "index,name\n0,'heron'\n1,'crake'\n", "\"'heron'\" is in quotes once more"),
        ("it.csv", "index,name\n0,heron;\n1,crake;\n", "\"heron;\" ends with a sign"),
    ] {
        let error = read_as(name, text, |source| source).unwrap_err();
        assert!(error.contains(what) && error.matches("help: ").count() == 1, "{text}: {error}");
        let format: Format = error.rsplit("format = \"").next().unwrap().trim_end_matches(['"', '`']).parse().unwrap();
        assert!(read_as(name, text, |source| source.format(format)).is_ok(), "{error}");
    }
    for text in ["index,name\n0,'heron'\n1,crake\n", "index,name\n0,2 heron\n1,1 crake\n"] {
        assert!(read_as("it.csv", text, |source| source).is_ok(), "{text}");
    }
}

#[test]
fn two_keys_that_may_be_the_index_are_asked_about() {
    for text in [
        r#"[{"id": 7, "trainId": 0, "name": "road"}, {"id": 8, "trainId": 2, "name": "sky"}, {"id": 11, "trainId": 1, "name": "car"}]"#,
        r#"[{"id": 7, "trainId": 255, "name": "road"}, {"id": 8, "trainId": 0, "name": "sky"}]"#,
        r#"{"categories": [{"id": 1, "class_id": 1, "name": "road"}, {"id": 2, "class_id": 0, "name": "sky"}]}"#,
        r#"[{"index": 0, "train_id": 1, "name": "road"}, {"index": 1, "train_id": 0, "name": "sky"}]"#,
        r#"[{"id": 1, "index": 0, "name": "road"}, {"id": 0, "index": 1, "name": "sky"}]"#,
    ] {
        let error = read(text).unwrap_err();
        assert!(error.contains("which give them another order\nhelp: write the names in the order"), "{text}: {error}");
        let format: Format = error.rsplit("format = \"").next().unwrap().trim_end_matches(['"', '`']).parse().unwrap();
        assert!(read_as("it.json", text, |source| source.format(format)).unwrap().starts_with("road,sky"), "{text}");
    }
    for (text, names) in [
        (r#"[{"id": 7, "trainId": 0, "name": "road"}, {"id": 8, "trainId": 1, "name": "sky"}]"#, "road,sky"),
        (
            r#"{"categories": [{"id": 1, "name": "road", "index": 1}, {"id": 2, "name": "sky", "index": 0}]}"#,
            "sky,road",
        ),
        (r#"[{"id": 7, "name": "road", "count": 9}, {"id": 8, "name": "sky", "count": 2}]"#, "road,sky"),
    ] {
        assert_eq!(read(text).unwrap(), names, "{text}");
    }
}

#[test]
fn both_lists_of_timm_are_one() {
    let text =
        |inner: &str| format!(r#"{{"label_names": ["cat", "dog"], "pretrained_cfg": {{"label_names": {inner}}}}}"#);
    assert_eq!(read(&text(r#"["cat", "dog"]"#)).unwrap(), "cat,dog");
    assert_eq!(read(&text("null")).unwrap(), "cat,dog");
    assert!(read(&text(r#"["dog", "cat"]"#)).unwrap_err().contains("two lists that differ: `label_names` in line 1"));
}

#[test]
fn a_category_above_all_leaves_the_class_of_its_name() {
    let category = |id, name, above| format!(r#"{{"id": {id}, "name": "{name}", "supercategory": "{above}"}}"#);
    let file = |items: &[String]| format!(r#"{{"categories": [{}]}}"#, items.join(","));
    let without = |text: &str| read_as("it.json", text, |source| source.without(["bird"]));
    let roboflow = [category(0, "bird", "none"), category(1, "bird", "bird"), category(2, "cat", "bird")];
    assert_eq!(without(&file(&roboflow)).unwrap(), "bird,cat");
    let twice = [category(0, "cat", "pet"), category(1, "bird", "pet"), category(2, "bird", "pet")];
    assert!(without(&file(&twice)).unwrap_err().contains("2 categories of \"it.json\" are called \"bird\""));
}

/// As SSD's `labelmap_voc.prototxt`.
#[test]
fn caffe_has_the_index_in_label() {
    let read = |text: &str| read_as("labelmap.prototxt", text, |source| source);
    let item = |label, name, shown| {
        format!("item {{\n  name: \"{name}\"\n  label: {label}\n  display_name: \"{shown}\"\n}}\n")
    };
    let (none, boat) = (item(0, "none_of_the_above", "background"), item(1, "n02858304", "boat"));
    assert_eq!(read(&format!("{none}{boat}")).unwrap(), "background,boat");
    let late = read(&boat).unwrap_err();
    assert!(late.contains("the labels start at 1") && late.contains("in Caffe's map, `label` is the index"), "{late}");
}

#[test]
fn an_info_may_be_below_its_configuration() {
    let info = |names: &str| {
        format!(r#"{{"features": {{"label": {{"num_classes": 2, "names": {names}, "_type": "ClassLabel"}}}}}}"#)
    };
    let read = |text: String| read_as("dataset_infos.json", &text, |source| source);
    let cats = info(r#"["cat", "dog"]"#);
    assert_eq!(read(format!("{{\"default\": {cats}}}")).unwrap(), "cat,dog");
    assert_eq!(read(format!("{{\"small\": {cats}, \"large\": {cats}}}")).unwrap(), "cat,dog");
    let other = info(r#"["dog", "cat"]"#);
    let differ = read(format!("{{\"small\": {cats},\n\"large\": {other}}}")).unwrap_err();
    assert!(differ.contains("configurations with different classes, in line 1 and line 2"), "{differ}");
}

/// `text_format` takes no string for a number; an empty display name says nothing.
#[test]
fn an_item_has_a_number_and_a_name() {
    let read = |text: &str| read_as("label_map.pbtxt", text, |source| source);
    assert_eq!(read("item { id: 1 name: 'cat' display_name: '' }").unwrap(), "cat");
    let quoted = read("item { id: '1' name: 'cat' }").unwrap_err();
    assert!(quoted.contains("expected a class's index, found \"1\" in quotes"), "{quoted}");
}
