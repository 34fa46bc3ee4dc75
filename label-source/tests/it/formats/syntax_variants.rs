//! One class list in each form that its formats allow; and the diff of two lists, as text.

use typed_label_source::{ClassList, Diff, Format};

/// Contents that all mean cat, dog, fox; each without a format and in the one beside it.
const FORMS: &[(&str, Format)] = &[
    (r#"{"cat": 0, "dog": 1, "fox": 2}"#, Format::ClassIndices),
    (r#"{"fox": 2, "cat": 0, "dog": 1}"#, Format::ClassIndices),
    (r#"{"cat": "0", "dog": "1", "fox": "2"}"#, Format::ClassIndices),
    ("{'cat': 0, 'dog': 1, 'fox': 2}", Format::ClassIndices),
    ("\u{feff}\n {\"cat\": 0, \"d\\u006fg\": 1, \"fox\": 2}", Format::ClassIndices),
    (r#"{"0": "cat", "1": "dog", "2": "fox"}"#, Format::IndexToName),
    (r#"{"2": "fox", "0": "cat", "1": "dog"}"#, Format::IndexToName),
    ("{0: 'cat', 1: 'dog', 2: 'fox'}", Format::IndexToName),
    ("{0: \"cat\", 1: 'dog', 2: 'fox',}", Format::IndexToName),
    (r#"["cat", "dog", "fox"]"#, Format::List),
    ("['cat', 'dog', 'fox']", Format::List),
    ("(\"cat\", 'dog', 'fox')", Format::List),
    ("[\"cat\", 'dog', \"fox\"]", Format::List),
    ("cat\ndog\nfox", Format::LabelsTxt),
    ("cat\r\n  dog \r\nfox\r\n\r\n", Format::LabelsTxt),
    ("cat\rdog\rfox\r", Format::LabelsTxt),
    ("# label:color_rgb:parts:actions\ncat:1,2,3::\ndog:::\n# comment\nfox:0,0,0:a,b:c", Format::Cvat),
    ("cat;dog;fox", Format::Tao),
    ("cat; dog ;fox;\n", Format::Tao),
    ("0 cat\n1 dog\n2 fox\n", Format::TeachableMachine),
    ("0  cat\n1\tdog\n2: fox\n", Format::TeachableMachine),
    ("0,cat\n1,dog\n2,fox\n", Format::TeachableMachine),
    ("2,fox\r0,cat\r1,dog\r", Format::IndexName),
    ("1; dog\n2; fox\n0; cat", Format::IndexName),
    ("0\tcat\n1\tdog\n2\tfox\n", Format::IndexName),
    ("fox,2\ncat,0\n\ndog,1\n", Format::NameIndex),
    ("cat ;0\ndog ;1\nfox ;2", Format::NameIndex),
    ("cat: 0\ndog: 1\nfox: 2\n", Format::NameIndex),
    ("id,name\n2,fox\n0,cat\n1,dog\n", Format::Csv),
    ("Class Name\tIndex\nfox\t2\ncat\t0\ndog\t1\n", Format::Csv),
    (",label\r\n1,\"dog\"\r\n0,\"cat\"\r\n2,\"fox\"", Format::Csv),
    (r#"{"id2label": {"0": "cat", "1": "dog", "2": "fox"}}"#, Format::HfConfig),
    (
        r#"{"label2id": {"cat": 0, "dog": "1", "fox": 2}, "id2label": {"2": "fox", "0": "cat", "1": "dog"}}"#,
        Format::HfConfig,
    ),
    (r#"{"model_type": "vit", "label2id": {"cat": 0, "dog": 1, "fox": 2}}"#, Format::HfConfig),
    ("nc: 3\nnames: [cat, 'dog', \"fox\"]  # comment\n", Format::Ultralytics),
    ("train: ../train\nnames:\n- cat\n- dog\n- fox\nnc: 3", Format::Ultralytics),
    ("---\nnames:\n  2: fox\n  0: cat\n  1: dog\ndownload: |\n  names: [a]\n", Format::Ultralytics),
    ("train: {a: {b: {c: [[1, 2], {x: [3]}], d: 4}}}\nnames: [cat, dog, fox]\n", Format::Ultralytics),
    (r#"{"task": "classify", "names": {"0": "cat", "1": "dog", "2": "fox"}}"#, Format::Ultralytics),
    (r#"{"class_names": ["cat", "dog", "fox"]}"#, Format::Ultralytics),
    (r#"{"0": ["cat", "a"], "1": ["dog", "a"], "2": ["fox", "b"]}"#, Format::ImagenetClassIndex),
    (r#"{"object_type_names": ["cat", "dog", "fox"]}"#, Format::TorchServe),
    (r#"{"num_classes": 3, "label_names": ["cat", "dog", "fox"]}"#, Format::Timm),
    (r#"{"pretrained_cfg": {"num_classes": 3, "label_names": {"0": "cat", "1": "dog", "2": "fox"}}}"#, Format::Timm),
    (r#"{"labels": ["cat", "dog", "fox"], "tmVersion": "2.4.10"}"#, Format::KeyedList),
    ("Classes:\n- cat\n- dog\n- fox\n", Format::KeyedList),
    (r#"{"features": {"image": {}, "label": {"names": ["cat", "dog", "fox"]}}}"#, Format::DatasetInfo),
    (
        r#"{"features": {"label": {"num_classes": 3, "names": {"0": "cat", "1": "dog", "2": "fox"}}}}"#,
        Format::DatasetInfo,
    ),
    ("item { id: 1 name: 'cat' }\nitem { id: 3 name: 'fox' }\nitem { id: 2 name: 'dog' }\n", Format::LabelMap),
    (r#"[{"id": 0, "name": "cat"}, {"name": "dog", "id": 5}, {"id": 7, "name": "fox"}]"#, Format::Coco),
    (r#"{"categories": [{"id": 0, "name": "cat"}, {"name": "dog", "id": 5}, {"id": 7, "name": "fox"}]}"#, Format::Coco),
];

#[test]
fn each_form_is_known_by_its_content() {
    let list = ClassList::new(["cat", "dog", "fox"]).unwrap();
    assert_ne!(ClassList::new(["cat", "fox", "dog"]).unwrap(), list);
    assert!(list.is_natural() && !ClassList::new(["n10", "n9"]).unwrap().is_natural());
    for (content, format) in FORMS {
        assert_eq!(ClassList::from_bytes(content.as_bytes(), None).as_ref(), Ok(&list), "{content}");
        assert_eq!(
            ClassList::from_bytes(content.as_bytes(), Some(*format)).as_ref(),
            Ok(&list),
            "{content} as {format}"
        );
    }
}

fn names(content: &str, format: Option<Format>) -> Vec<String> {
    ClassList::from_bytes(content.as_bytes(), format).unwrap().names().to_vec()
}

/// Keys are sorted as numbers: files run "0", "1", "10", "2".
#[test]
fn string_keys_count_as_numbers() {
    let mut keys: Vec<String> = (0..12).map(|i| format!("\"{i}\": \"n{i}\"")).collect();
    keys.sort();
    let expected: Vec<String> = (0..12).map(|i| format!("n{i}")).collect();
    for content in [format!("{{{}}}", keys.join(",")), format!("{{\"id2label\": {{{}}}}}", keys.join(","))] {
        assert_eq!(names(&content, None), expected);
    }
}

/// Where names are numbers, the side that counts 0, 1, 2 is the index; so is the number beside a string in Python.
#[test]
fn names_can_be_numbers() {
    assert_eq!(names(r#"{"0": "3", "1": "7"}"#, None), ["3", "7"]);
    assert_eq!(names(r#"{"3": 0, "7": 1}"#, None), ["3", "7"]);
    assert_eq!(names(r#"{"0": 0, "1": 1, "10": 2, "2": 3}"#, None), ["0", "1", "10", "2"]);
    assert_eq!(names("{0: '1', 1: '2', 2: '0'}", None), ["1", "2", "0"]);
    assert_eq!(names(r#"{"1": 0, "2": 1, "0": 2}"#, None), ["1", "2", "0"]);
    let unclear = r#"{"0": "1", "1": "2", "2": "0"}"#;
    assert_eq!(names(unclear, Some(Format::IndexToName)), ["1", "2", "0"]);
    assert_eq!(names(unclear, Some(Format::ClassIndices)), ["2", "0", "1"]);
    assert_eq!(names("names: [0, 1, 2]", None), ["0", "1", "2"]);
    assert_eq!(names("9\n7\n8\n", None), ["9", "7", "8"]);
}

#[test]
fn ids_are_the_names_unless_words_are_asked_for() {
    let synset = "n01440764 tench, Tinca tinca\nn01443537\tgoldfish\n";
    assert_eq!(names(synset, None), ["n01440764", "n01443537"]);
    // Half of the lines, and words as long as an id.
    assert_eq!(names("n01440764 tench\ncat\n", None), ["n01440764 tench", "cat"]);
    assert_eq!(names("chihuahua dog\nretriever dog\n", None), ["chihuahua dog", "retriever dog"]);
    assert_eq!(names(synset, Some(Format::SynsetWords)), ["tench, Tinca tinca", "goldfish"]);
    let keras = r#"{"0": ["n01440764", "tench"], "1": ["n01443537", "goldfish"]}"#;
    assert_eq!(names(keras, None), ["n01440764", "n01443537"]);
    assert_eq!(names(keras, Some(Format::TorchServe)), ["tench", "goldfish"]);
}

/// What stands in a model's metadata, in a file of its own.
#[test]
fn ultralytics_names_need_no_key() {
    for content in ["{0: 'cat', 1: 'dog'}", "['cat', 'dog']"] {
        assert_eq!(names(content, Some(Format::Ultralytics)), ["cat", "dog"]);
    }
}

#[test]
fn a_diff_fits_on_a_screen() {
    let list = |range: std::ops::Range<usize>| ClassList::new(range.map(|i| format!("class {i}"))).unwrap();
    let diff = Diff::between("data/train", &list(0..1000), "model.json", &list(1..2000)).unwrap();
    assert_eq!((diff.first(), diff.only_left().len(), diff.only_right().len(), diff.moved().len()), (0, 1, 1000, 999));
    let text = diff.to_string();
    assert!(text.len() < 1000 && text.ends_with("\"class 8\" (8 -> 7) and 991 more"), "{text}");
    let longer = Diff::between("a", &list(0..2), "b", &list(0..3)).unwrap().to_string();
    assert!(longer.contains("index 2 is no class in \"a\", \"class 2\" in \"b\""), "{longer}");
}

/// What looks like another format is a line where lines are asked for.
#[test]
fn labels_txt_takes_any_line_as_a_name() {
    assert_eq!(names(r#"["cat", "dog"]"#, Some(Format::LabelsTxt)), [r#"["cat", "dog"]"#]);
}

/// What a new format needs beside its row and its file.
#[test]
fn each_format_is_documented_and_fuzzed() {
    let here = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = here.ancestors().find(|folder| folder.join("CONTRIBUTING.md").is_file()).unwrap();
    let text = |path: &str| std::fs::read_to_string(root.join(path)).unwrap();
    let (docs, fuzz) = (text("docs/from_training_to_rust.md"), text("fuzz/Cargo.toml"));
    for name in Format::names() {
        assert!(docs.contains(&format!("`\"{name}\"`")), "{name} is not in the docs");
        assert!(fuzz.contains(&format!("name = \"{name}\"")), "{name} has no fuzz target");
    }
}
