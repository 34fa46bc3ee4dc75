//! ONNX models made field by field: the list in their metadata is found, whatever is before it, or what is broken is named.

use super::error;
use test_support::Dir;
use typed_label_source::{ClassList, Source};

/// A field of protobuf with a content of any length.
fn field(number: u8, content: &[u8]) -> Vec<u8> {
    let (mut bytes, mut length) = (vec![number << 3 | 2], content.len());
    while length > 0x7f {
        bytes.push(u8::try_from(length & 0x7f).unwrap() | 0x80);
        length >>= 7;
    }
    bytes.push(u8::try_from(length).unwrap());
    bytes.extend(content);
    bytes
}

fn metadata(key: &str, value: &str) -> Vec<u8> {
    field(14, &[field(1, key.as_bytes()), field(2, value.as_bytes())].concat())
}

/// A version, which is what each model starts with, and more fields.
fn model(fields: &[&[u8]]) -> Vec<u8> {
    [&[8, 10], fields.concat().as_slice()].concat()
}

fn names(model: &[u8]) -> Vec<String> {
    ClassList::from_bytes(model, None).unwrap().names().to_vec()
}

/// Field 3 as a number, as eight bytes, as four, and as 300 of which each looks like a field.
fn others() -> Vec<u8> {
    [&[0x18, 0x96, 0x01, 0x19][..], &[0x72; 8], &[0x1d], &[0x72; 4], &field(3, &[0x72; 300])].concat()
}

#[test]
fn fields_of_every_kind_are_passed_over() {
    let list = "['cat', 'dog']";
    assert_eq!(names(&model(&[&others(), &metadata("names", list), &others()])), ["cat", "dog"]);
    let entry = [others(), field(1, b"names"), others(), field(2, list.as_bytes()), others()].concat();
    assert_eq!(names(&model(&[&field(14, &entry)])), ["cat", "dog"]);
}

#[test]
fn names_under_both_keys_must_agree() {
    let both = |other| model(&[&metadata("names", "['cat', 'dog']"), &metadata("class_names", other)]);
    assert_eq!(names(&both("{0: 'cat', 1: 'dog'}")), ["cat", "dog"]);
    let found = error(both("['dog', 'cat']"), None);
    assert!(found.contains("(metadata \\\"names\\\")\" and \"the input (metadata \\\"class_names\\\")\""), "{found}");
}

/// Python's `dict` of the metadata has the last of two entries, other readers the first.
#[test]
fn a_key_has_one_text() {
    let twice = |second| model(&[&metadata("names", "['cat', 'dog']"), &metadata("names", second)]);
    assert_eq!(names(&twice("['cat', 'dog']")), ["cat", "dog"]);
    let found = error(twice("['dog', 'cat']"), None);
    assert!(found.starts_with("the input has the key \"names\" twice in its metadata"), "{found}");
}

#[test]
fn a_map_of_names_to_indices_is_read_as_such() {
    let of = |text| names(&model(&[&metadata("names", text)]));
    assert_eq!(of("{'cat': 1, 'dog': 0}"), ["dog", "cat"]);
    assert_eq!(of("{\"cat\": 1, \"7\": 0}"), ["7", "cat"]);
    // Names that are numbers: the keys are the indices, as Ultralytics writes them.
    assert_eq!(of("{0: '1', 1: '0'}"), ["1", "0"]);
}

#[test]
fn the_error_of_a_broken_model_names_the_place() {
    for (fields, expected) in [
        (&[0x1b][..], "at byte 3, no field starts"),
        (&[0x02, 0], "at byte 4, no field starts"),
        (&[0x72, 5, 0x0a], "a part of 5 bytes starts at byte 4, and the file ends at 5"),
        (&[0x18, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1], "at byte 13, a number does not end"),
        (&[0x72, 3, 0x0a, 1, 0xff], "an entry of its metadata is not UTF-8"),
    ] {
        let found = error(model(&[fields]), None);
        assert!(found.starts_with(&format!("the input is not a whole ONNX file: {expected}\n")), "{found}");
    }
}

#[test]
fn metadata_of_gigabytes_is_not_read() {
    let listed = metadata("names", "['cat', 'dog']");
    // The entries' contents, of which the first has a key of one byte and the longer length of a value.
    let rest = (32 << 20) - (listed.len() - 2) - 8;
    let most = model(&[&metadata("x", &"x".repeat(rest)), &listed]);
    assert_eq!(names(&most), ["cat", "dog"]);
    let more = error(model(&[&metadata("x", &"x".repeat(rest + 1)), &listed]), None);
    assert!(more.contains("its metadata has 33554433 bytes or more; at most 33554432 are read"), "{more}");
}

/// A graph with outputs of these dimensions; `None` is one that is not fixed, which has a name.
fn graph(outputs: &[&[Option<u8>]]) -> Vec<u8> {
    let dimension = |size: &Option<u8>| field(1, &size.map_or_else(|| field(2, b"batch"), |size| vec![8, size]));
    let output = |dimensions: &&[Option<u8>]| {
        let shape: Vec<u8> = dimensions.iter().flat_map(dimension).collect();
        field(12, &[field(1, b"y"), field(2, &field(1, &[&[8, 1], &*field(2, &shape)].concat()))].concat())
    };
    let outputs: Vec<u8> = outputs.iter().flat_map(output).collect();
    field(7, &[field(1, b"node"), field(5, &[0x72; 300]), outputs, field(11, b"input")].concat())
}

#[test]
fn an_output_of_fixed_width_must_have_the_names() {
    let listed = metadata("names", "['cat', 'dog']");
    let batch: &[Option<u8>] = &[None, Some(17)];
    for (outputs, is_right) in [
        (&[&[None, Some(2)][..]][..], true),
        (&[&[Some(1), Some(1)]], true),
        (&[&[None, None]], true),
        // Detectors and segmentation models have other ranks, or more outputs.
        (&[&[None, Some(17), Some(8)]], true),
        (&[batch, batch], true),
        (&[], true),
        (&[batch], false),
        (&[&[Some(1), Some(3)]], false),
    ] {
        for fields in [[&*graph(outputs), &*listed], [&*listed, &*graph(outputs)]] {
            let answer = ClassList::from_bytes(&model(&fields), None);
            assert_eq!(answer.is_ok(), is_right, "{outputs:?}: {answer:?}");
        }
    }
    let found = error(model(&[&graph(&[batch]), &listed]), None);
    assert!(
        found.starts_with(
            "the model the input gives 17 scores for each image, but its metadata has names of 2 classes\n"
        ),
        "{found}"
    );
    // Of a single score, only two classes can be told.
    error(model(&[&graph(&[&[None, Some(1)]]), &metadata("names", "['cat', 'dog', 'fox']")]), None);
}

#[test]
fn added_classes_count_for_the_width() {
    let dir = Dir::new();
    let three = model(&[&graph(&[&[None, Some(3)]]), &metadata("names", "['cat', 'dog']")]);
    std::fs::write(dir.join("three.onnx"), three).unwrap();
    let source = || Source::new("three.onnx");
    let found = source().read(dir.path()).unwrap_err().to_string();
    assert!(found.contains("gives 3 scores") && found.contains("`background = \"background\"`"), "{found}");
    assert_eq!(source().background("background").read(dir.path()).unwrap().names()[0], "background");
    assert_eq!(source().last("nothing").read(dir.path()).unwrap().names()[2], "nothing");
    let found = source().background("background").last("nothing").read(dir.path()).unwrap_err().to_string();
    assert!(found.contains("names of 2 classes, and the options add 2\n"), "{found}");
}

#[test]
fn a_model_without_names_agrees_by_its_width_alone() {
    let dir = Dir::new();
    for width in [1, 3, 4] {
        std::fs::write(dir.join(format!("{width}.onnx")), model(&[&graph(&[&[None, Some(width)]])])).unwrap();
    }
    std::fs::write(dir.join("free.onnx"), model(&[&graph(&[&[None, None]])])).unwrap();
    let list = |names: &[&str]| Source::listed(names.iter().copied());
    let agree = |source: Source, model: &str| source.agrees_with([model]).read(dir.path()).map_err(|p| p.to_string());
    let three = || list(&["ibis", "crake", "heron"]);
    assert!(agree(three(), "3.onnx").is_ok());
    assert!(agree(list(&["ibis", "crake"]), "1.onnx").is_ok());
    assert!(agree(three().background("nothing"), "4.onnx").is_ok());
    let found = agree(three(), "4.onnx").unwrap_err();
    assert!(
        found.starts_with("the model \"4.onnx\" gives 4 scores for each image, but \"classes\" has 3 classes\n"),
        "{found}"
    );
    assert!(
        found.contains("`background = \"background\"` at index 0, `last = \"no object\"` after the last"),
        "{found}"
    );
    assert!(agree(three(), "1.onnx").unwrap_err().contains("gives 1 score"));
    assert!(agree(three(), "free.onnx").unwrap_err().contains("has no class names in its metadata"));
    // A source needs names.
    let found = Source::new("3.onnx").read(dir.path()).unwrap_err().to_string();
    assert!(found.contains("`model.metadata_props.add(key=\"class_names\", value=json.dumps(names))`"), "{found}");
}

#[test]
fn a_broken_graph_is_a_broken_model() {
    for graph in [field(7, &[0x62, 9]), field(7, &[0x1b])] {
        let found = error(model(&[&graph, &metadata("names", "['cat', 'dog']")]), None);
        assert!(found.starts_with("the input is not a whole ONNX file: "), "{found}");
    }
}
