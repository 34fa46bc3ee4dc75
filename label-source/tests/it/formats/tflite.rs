//! A TensorFlow Lite model with one associated file, made byte by byte: how much of that file is read.

use super::error;
use typed_label_source::ClassList;

/// A model's first bytes, and the zip after them, in which the file is stored as it is.
fn model(name: &str, content: &[u8]) -> Vec<u8> {
    let long = |length: usize| u32::try_from(length).unwrap().to_le_bytes();
    let sizes =
        [&[0; 4][..], &long(content.len()), &long(content.len()), &[u8::try_from(name.len()).unwrap(), 0]].concat();
    let mut bytes = b"\x1c\0\0\0TFL3".to_vec();
    let at = bytes.len();
    // Version, flags, method and time; a checksum, which is not asked; the lengths; no extra field.
    bytes.extend([&b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0"[..], &sizes, &[0; 2], name.as_bytes(), content].concat());
    let directory = bytes.len();
    bytes.extend(
        [&b"PK\x01\x02\x14\0\x14\0\0\0\0\0\0\0\0\0"[..], &sizes, &[0; 12], &long(at), name.as_bytes()].concat(),
    );
    let length = bytes.len() - directory;
    bytes.extend([&b"PK\x05\x06\0\0\0\0\x01\0\x01\0"[..], &long(length), &long(directory), &[0; 2]].concat());
    bytes
}

#[test]
fn an_associated_file_has_at_most_16_mib() {
    let list = ClassList::from_bytes(&model("labels.txt", b"cat\ndog\n"), None).unwrap();
    assert_eq!(list.names(), ["cat", "dog"]);
    // What is told before any of the rest is looked at.
    let mut content = vec![0; 16 << 20];
    content[..2].copy_from_slice(&[0xff, 0xfe]);
    let most = error(model("labels.txt", &content), None);
    assert!(most.starts_with("the input (associated file \"labels.txt\") is UTF-16"), "{most}");
    content.push(0);
    let more = error(model("labels.txt", &content), None);
    assert!(more.contains("its file \"labels.txt\" can't be read: it has more than 16777216 bytes"), "{more}");
}
