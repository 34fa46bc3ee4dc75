//! ONNX models made field by field: the list in their metadata is found, whatever is before it, or what is broken is named.

use super::error;
use typed_label_source::ClassList;

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
    assert!(
        found.contains("(metadata \\\"names\\\")\" and \"the class list (metadata \\\"class_names\\\")\""),
        "{found}"
    );
}

#[test]
fn the_error_of_a_broken_model_names_the_place() {
    for (fields, expected) in [
        (&[0x1b][..], "at byte 3, no field starts"),
        (&[0x02, 0], "at byte 4, no field starts"),
        (&[0x72, 5, 0x0a], "a part of 5 bytes starts at byte 4, and the file ends at 5"),
        (&[0x18, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1], "at byte 13, a number does not end"),
        (&[0x72, 3, 0x0a, 1, 0xff], "an entry of its metadata is no UTF-8"),
    ] {
        let found = error(model(&[fields]), None);
        assert!(found.starts_with(&format!("the class list is no whole ONNX file: {expected}\n")), "{found}");
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
