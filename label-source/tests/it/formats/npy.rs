//! `NumPy` arrays: text of either byte order and in each version is read; every other array is an error with the line to write.

use super::{bytes, error, read};
use typed_label_source::{ClassList, Format};

/// A file as numpy writes it: version, header, data.
fn array(version: u8, header: &str, data: &[u8]) -> Vec<u8> {
    let length = u32::try_from(header.len()).unwrap().to_le_bytes();
    let length = &length[..if version == 1 { 2 } else { 4 }];
    [b"\x93NUMPY", &[version, 0][..], length, header.as_bytes(), data].concat()
}

fn letters(names: &[&str], width: usize) -> Vec<u8> {
    let padded = |name: &&str| format!("{name:\0<width$}").chars().map(u32::from).collect::<Vec<_>>();
    names.iter().flat_map(padded).flat_map(u32::to_le_bytes).collect()
}

#[test]
fn text_is_read() {
    for name in ["classes.npy", "big_endian.npy", "bytes.npy"] {
        assert_eq!(read(name), read("flowers.json"), "{name}");
    }
    let header = "{'descr': '<U3', 'fortran_order': False, 'shape': (2,), }\n";
    for version in [1, 2, 3] {
        let list = ClassList::from_bytes(&array(version, header, &letters(&["ox", "cat"], 3)), None).unwrap();
        assert_eq!(list.names(), ["ox", "cat"]);
    }
}

#[test]
fn what_is_no_list_of_text_is_an_error_with_the_line_to_write() {
    let objects = error(bytes("objects.npy"), None);
    assert!(
        objects.contains("`allow_pickle=True` alone") && objects.contains("encoder.classes_.astype(str)"),
        "{objects}"
    );
    assert!(error(bytes("numbers.npy"), None).starts_with(r#"the input is an array of type "<i8", not of names"#));
    let of = |descr: &str, shape: &str, data: &[u8]| {
        error(array(1, &format!("{{'descr': {descr}, 'fortran_order': False, 'shape': {shape}}}"), data), None)
    };
    assert!(of("'<U1'", "(1, 1)", &[0; 4]).starts_with("the input is an array of rank 2, not a list of names"));
    assert!(of("[('a', '<U1')]", "(1,)", &[0; 4]).contains("not of names"));
    assert!(of("'|S1'", "(1,)", b"\xff").contains("not of names"));
    assert!(of("'<U1'", "(1,)", &[0xff; 4]).contains("not of names"));
    assert!(of("'<U1'", "(1,)", &[0; 4]).contains("a class without a name"));
    assert!(of("'<U0'", "(9,)", &[]).contains("a class without a name"));
    assert!(of("'<U1'", "(0,)", &[]).contains("has no class in it"));
    assert!(of("'<U1'", "(2,)", &letters(&["a", "a"], 1)).contains("the class \"a\" is in the input twice"));
}

#[test]
fn a_broken_array_is_an_error() {
    let header = "{'descr': '<U1', 'fortran_order': False, 'shape': (2,)}";
    let data = letters(&["a", "b"], 1);
    for (content, expected) in [
        (array(1, header, &data[..7]), "its array has another length than its header says"),
        (array(1, header, &[&data[..], b"x"].concat()), "its array has another length than its header says"),
        (array(4, header, &data), "it has a version that is not known"),
        (b"\x93NUMPY".to_vec(), "it ends within its header"),
        (array(1, header, &[])[..30].to_vec(), "it ends within its header"),
        (array(1, "{'descr': '<U1'}", &data), "its header is incomplete"),
        (array(1, "{'descr': '<U9', 'shape': (99999999999,)}", &data), "larger than a class list can be"),
        (array(1, "{'descr': '<U18446744073709551615', 'shape': (9,)}", &data), "not of names"),
    ] {
        let found = error(&content, None);
        assert!(found.contains(expected), "{expected}: {found}");
    }
    assert!(error("cat", Some(Format::Npy)).contains("is not a whole NumPy file"));
    assert!(error("cat and dog", Some(Format::Npy)).contains("it does not start as one"));
}
