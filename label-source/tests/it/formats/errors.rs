//! Files that are broken, each in one way: the error names the line and says what to write.

use super::{bytes, error, folder};
use std::fs;
use std::io::Write;
use test_support::Dir;
use typed_label_source::{ClassList, Format, Source};

/// Each content, the format that it is read in, and the start of its error.
const MISTAKES: &[(&str, Option<Format>, &str)] = &[
    // A class list.
    ("", None, "the input has no class in it"),
    ("\n\n", None, "the input has no class in it"),
    ("{}", None, "the input has no class in it"),
    ("[]", None, "the input has no class in it"),
    ("cat\n\ndog\n", None, "the input, line 2: a class without a name"),
    ("cat\n???\n", None, "the input has outputs that are not in use: \"???\" (line 2)"),
    ("cat\ndog\ncat\n", None, "the class \"cat\" is in the input twice: index 0 in line 1, index 2 in line 3"),
    (
        "{\"cat\": 0,\n\"dog\": 2}",
        None,
        "the input goes up to index 2, with \"dog\" in line 2, but has no class for index 1",
    ),
    (
        "{\"cat\": 1, \"dog\": 4}",
        None,
        "the input goes up to index 4, with \"dog\" in line 1, but has no class for index 0, 2 to 3\n",
    ),
    (
        "{\"a\": 1, \"b\": 3, \"c\": 5, \"d\": 7, \"e\": 9, \"f\": 11, \"g\": 13, \"h\": 15, \"i\": 17, \"j\": 19}",
        None,
        "the input goes up to index 19, with \"j\" in line 1, but has no class for index 0, 2, 4, 6, 8, 10, 12, 14, 2 more gaps\n",
    ),
    ("{\"cat\": 1,\n\"dog\": 2}", None, "the indices in the input start at 1, with \"cat\" in line 1"),
    ("{\"cat\": 0,\n\"dog\": 0}", None, "the index 0 is in the input twice: \"cat\" in line 1, \"dog\" in line 2"),
    (
        "{\"cat\": 0,\n\"cat\": 1}",
        None,
        "the class \"cat\" is in the input twice: index 0 in line 1, index 1 in line 2",
    ),
    ("{\"cat\": 0,\n\"dog\": 1.0}", None, "the input, line 2: expected a class's index, found `1.0`"),
    ("{\"cat\": 0,\n\"dog\": -1}", None, "the input, line 2: expected a class's index, found `-1`"),
    ("{\"cat\": 0, \"dog\": 99999999999999999999}", None, "the input, line 1: expected a class's index"),
    (
        "{\"0\": \"cat\", \"1\": \"dog\", \"two\": \"fox\"}",
        None,
        "the input, line 1: expected a class's index, found \"two\"",
    ),
    ("{\"0\": \"cat\", \"18446744073709551615\": \"dog\"}", None, "the input goes up to index 18446744073709551615"),
    ("[\"cat\", 7]", None, "the input, line 1: expected a class's name, found `7`"),
    ("[\"cat\", \"\"]", None, "the input, line 1: a class without a name"),
    // Which direction.
    ("{\"0\": 1, \"1\": 2, \"2\": 0}", None, "the input can be read in two ways"),
    ("{\"1\": \"1\", \"2\": \"2\"}", None, "the input can be read in two ways"),
    (
        "18 wheeler\n2 door\n",
        None,
        "each line of the input starts with a number that may be its index, but line 1 is \"18 wheeler\"",
    ),
    (
        "0 door\n18 wheeler\n16 wheeler\n",
        None,
        "each line of the input starts with a number that may be its index, but line 2 is \"18 wheeler\"",
    ),
    (
        "cat,20\ndog,31\n",
        None,
        "each line of the input ends with a number that may be its index, as line 2: \"dog,31\"",
    ),
    (
        "cat,0\ndog,1\nfox\nowl,3\n",
        None,
        "most lines of the input end with a number that may be the index, but line 3 is \"fox\"",
    ),
    ("cat 0\ndog 1\n", None, "each line of the input ends with a number that may be its index, as line 2: \"dog 1\""),
    (
        "index,name\nzero,cat\n1,dog\n",
        None,
        "the input, line 2: expected a class's index in column \"index\", found \"zero\"",
    ),
    ("1 cat\n2 dog\n", None, "the indices in the input start at 1"),
    (
        "0 cat\n1\n2 dog\n3 fox\n",
        None,
        "the input goes up to index 3, with \"fox\" in line 4, but has no class for index 1\n",
    ),
    ("0 cat\n1 dog\n2\n", None, "the input, line 3: a class without a name"),
    ("0 cat\n1 dog\nfox\n", None, "the input, line 3: \"fox\" has no number at its start"),
    ("0 cat\n2 dog\n", Some(Format::TeachableMachine), "the input goes up to index 2"),
    // Half of the names are numbers.
    ("{\"cat\": 0, \"1\": \"dog\"}", None, "the input, line 1: expected a class's index, found \"dog\""),
    // Text that is none.
    ("<<<<<<< HEAD\ncat\n=======\ndog\n>>>>>>> other\n", None, "the input, line 1: a merge conflict is not resolved"),
    ("{\n<<<<<<< HEAD\n", None, "the input, line 2: a merge conflict is not resolved"),
    ("cat\0dog", None, "the input is a binary file, not a class list"),
    ("PK\u{3}\u{4}", None, "the input is a zip archive"),
    ("{\"cat\": 0", None, "the input, line 1, column 10: this is not valid JSON: the end of the file is too soon"),
    (
        "{\"cat\": 0}}",
        None,
        "the input, line 1, column 11: this is not valid JSON: the JSON already contains one root element",
    ),
    ("{\"a\\ud800\": 0}", None, "the input, line 1, column 2: this is not valid JSON: the string that starts here has"),
    (
        "{\"0\": 0,\n\"1\": [\n1 2]}",
        None,
        "the input, line 3, column 3: this is not valid JSON: array values must be followed by a comma",
    ),
    (
        "{\n\"0\": \"a\",\n\"1\": \"\\x\"}",
        None,
        "the input, line 3, column 7: this is not valid JSON: '\\x' is not a valid escape sequence",
    ),
    ("{0: 'cat', 1: 'dog'", None, "the input, line 1: this is not a valid Python literal"),
    ("['a\\\nb',\n1x]", None, "the input, line 3: this is not a valid Python literal"),
    ("{\"model_type\": \"vit\", \"id2label\": null}", None, "the input has no `id2label`: transformers then makes up"),
    ("{\"0\": {\"a\": 1}}", None, "the input holds no class list that is known: it is a map with \"0\""),
    ("{\"a\": {\"b\": {\"c\": 0}}}", None, "the input holds no class list that is known: it is a map with \"a\""),
    // Hugging Face.
    (
        "{\"id2label\": {\"0\": \"cat\"},\n\"label2id\": {\"dog\": 0}}",
        None,
        "the input, line 2: `label2id` has \"dog\" at 0, but `id2label` has \"cat\" there",
    ),
    (
        "{\"id2label\": {\"0\": \"cat\",\n\"1\": \"dog\"}, \"label2id\": {\"cat\": 0}}",
        None,
        "the input, line 2: `label2id` has no \"dog\", but `id2label` has it at 1",
    ),
    ("{\"id2label\": {\"0\": \"LABEL_0\"}}", None, "the input, line 1: \"LABEL_0\" is what transformers writes"),
    ("{\"id2label\": {\"0\": 7}}", None, "the input, line 1: expected a class's name, found `7`"),
    ("{\"label2id\": {\"cat\": [0]}}", None, "the input, line 1: expected a class's index, found a list of 1"),
    (
        "{\"id2label\": {\"0\": \"cat\"}, \"id2label\": {\"0\": \"dog\"}}",
        None,
        "the input has the key \"id2label\" twice",
    ),
    (
        "{\"a\": 1}",
        Some(Format::HfConfig),
        "the input is not of `format = \"hf_config\"`: expected a map with `id2label`",
    ),
    // Ultralytics.
    ("names: [cat, dog]\nnc: 3\n", None, "the input, line 2: `nc` is `3`, but 2 classes are listed"),
    ("names:\n  0: cat\n  2: dog\n", None, "the input goes up to index 2, with \"dog\" in line 3"),
    (
        "names: [yes, no]\n",
        None,
        "the input, line 1: the name `yes` has no quotes, and PyYAML makes something else of it",
    ),
    ("names: [cat\n", None, "the input, line "),
    ("names: cat\n", None, "the input holds no class list that is known: it is a map with \"names\""),
    ("names: *a\n", None, "the input, line "),
    (
        "names: {no: 0, cat: 1}\n",
        None,
        "the input, line 1: the name `no` has no quotes, and PyYAML makes something else of it",
    ),
    ("names: [012, !!float 7, 1_000]\n", None, "the input, line 1: the name `012` has no quotes, and PyYAML makes"),
    ("names: [cat, dog\u{2028}]\n", None, "the input, line 1, column 17: the character U+2028 is there"),
    ("names: [cat]\n---\nnames: [dog]\n", None, "the input, line 3: a second YAML document starts"),
    ("names: [cat]\nnames: [dog]\n", None, "the input has the key \"names\" twice, in line 1 and line 2"),
    ("nc: 3\n", None, "the input holds no class list that is known"),
    // The others.
    (
        "{\"0\": [\"n01440764\", \"tench\"], \"1\": [\"n01443537\"]}",
        None,
        "the input, line 1: expected an id and a name, found a list of 1",
    ),
    (
        "n01440764 tench\nn01443537 goldfish\ngreat white shark\n",
        None,
        "the input, line 3: \"great white shark\" does not start with a WordNet id",
    ),
    (
        "{\"num_classes\": 3, \"label_names\": [\"cat\", \"dog\"]}",
        None,
        "the input, line 1: `num_classes` is `3`, but 2 classes are listed",
    ),
    (
        "{\"categories\": [{\"id\": 1}]}",
        None,
        "the input, line 1: expected a class's name, found a category without `name`",
    ),
    (
        "{\"categories\": [{\"name\": \"cat\"}]}",
        None,
        "the input, line 1: expected a class's index, found a category without `id`",
    ),
    (
        "{\"categories\": [{\"id\": 2, \"name\": \"cat\"},\n{\"id\": 1, \"name\": \"dog\"}]}",
        None,
        "the input, line 2: the category with id 1 comes after id 2",
    ),
    (
        "{\"categories\": [{\"id\": 1, \"name\": \"cat\"},\n{\"id\": 1, \"name\": \"dog\"}]}",
        None,
        "the input has two categories with id 1, in line 1 and line 2",
    ),
    ("cat\n", Some(Format::Coco), "the input is not of `format = \"coco\"`: expected JSON"),
    ("cat\n", Some(Format::Onnx), "the input is not a whole ONNX file"),
    ("cat\n", Some(Format::Tflite), "the input is not a whole TensorFlow Lite file"),
];

#[test]
fn each_mistake_has_its_error() {
    for (content, format, expected) in MISTAKES {
        let found = error(content, *format);
        assert!(found.starts_with(expected), "of {content:?}:\n{found}\nexpected:\n{expected}");
    }
}

/// One mistake gives one error, also where a second could be seen after it.
#[test]
fn one_mistake_is_one_error() {
    for content in [
        "{\"cat\": 0, \"dog\": \"x\", \"fox\": 2}",
        "cat\n\ndog\n",
        "{\"cat\": 5, \"dog\": 5}",
        "{\"id2label\": {\"0\": \"cat\", \"1\": \"cat\"}, \"label2id\": {\"cat\": 1}}",
        "[\"cat\", \"???\"]",
    ] {
        let problems = ClassList::from_bytes(content.as_bytes(), None).unwrap_err();
        assert!(problems.iter().count() == 1, "{content}\n{problems}");
    }
}

#[test]
fn thousands_of_problems_are_counted() {
    let repeated = "cat\n".repeat(5000);
    let problems = ClassList::from_bytes(repeated.as_bytes(), None).unwrap_err();
    assert_eq!(problems.iter().count(), 13);
    assert!(problems.to_string().contains("the input has 4987 more such problems"), "{problems}");
}

#[test]
fn a_file_of_another_format_is_an_error() {
    let list = "[\"cat\"]";
    for (content, format, expected) in [
        (list, Format::ClassIndices, "a map of names to indices, found a list of 1"),
        (list, Format::IndexToName, "a map of indices to names, found a list of 1"),
        (list, Format::TorchServe, "a map of indices to names, found a list of 1"),
        (list, Format::ImagenetClassIndex, "a map of indices to `[id, name]`, found a list of 1"),
        (list, Format::Timm, "a map with `label_names`, found a list of 1"),
        (list, Format::Coco, "a map with `categories`, found a list of 1"),
        ("{\"0\": \"cat\"}", Format::List, "a list of names, found a map with \"0\""),
        ("cat", Format::Ultralytics, "a map with `names`, found \"cat\""),
        ("names: cat", Format::Ultralytics, "a map with `names`, found a map with \"names\""),
        ("{\"cat\": 0}", Format::Ultralytics, "a map with `names`, found a map with \"cat\""),
    ] {
        let expected = format!("the input is not of `format = \"{format}\"`: expected {expected}\n");
        let found = error(content, Some(format));
        assert!(found.starts_with(&expected), "{found}\nexpected:\n{expected}");
    }
}

#[test]
fn the_most_classes_are_65_536_and_the_longest_name_1000_bytes() {
    let lines = |count: usize| (0..count).map(|n| format!("c{n}")).collect::<Vec<_>>().join("\n");
    assert_eq!(ClassList::from_bytes(lines(65_536).as_bytes(), None).unwrap().names().len(), 65_536);
    let found = error(lines(65_537), None);
    assert!(found.starts_with("the input has 65537 classes; a label type can have at most 65536\n"), "{found}");
    assert!(ClassList::from_bytes("a".repeat(1000).as_bytes(), None).is_ok());
    assert!(error("a".repeat(1001), None).starts_with("the input, line 1: a name of 1001 bytes"));
}

#[test]
fn content_that_is_not_utf8_is_an_error() {
    assert!(error(b"cat\nd\xffg\n", None).starts_with("the input, line 2: this is not valid UTF-8"));
    assert!(error(b"\xff\xfec\0a\0t\0", None).starts_with("the input is UTF-16, not UTF-8"));
    assert!(error(b"cat\0\xff", None).starts_with("the input is a binary file"));
    assert!(error(b"\x89HDF\r\n\x1a\n", None).starts_with("the input is an HDF5 file"));
    assert!(error(b"\x80\x04\x95", None).starts_with("the input is a Python pickle"));
    assert!(error(b"\x93NUMPY\x01", None).starts_with("the input is not a whole NumPy file"));
    assert!(error(b"\x1f\x8b\x08", None).starts_with("the input is gzip-compressed"));
    assert!(error([8], None).starts_with("the input is not a whole ONNX file"));
}

#[test]
fn deeply_nested_files_are_an_error() {
    for open in ["[", "{\"a\":", "(", "{0:", "names: [", "names: {a: ", "- "] {
        let deep = format!("{}{}", if open == "- " { "names:\n" } else { "" }, open.repeat(100_000));
        error(&deep, None);
    }
    // Only Python writes what these start with.
    for (start, open) in [("['', ", "["), ("('', ", "("), ("{'': 0, ", "{"), ("{'': ", "{'': ")] {
        let found = error(start.to_owned() + &open.repeat(100_000), None);
        assert!(found.contains("expected a class list, which is less deep"), "{found}");
    }
    let nested = format!("{{\"cat\": {}0{}}}", "[".repeat(100), "]".repeat(100));
    error(nested, None);
}

/// A file cut at any byte gives an error, or the shorter list that it then is; where brackets must close, an error.
#[test]
fn a_file_cut_at_any_byte_is_an_error_or_a_shorter_list() {
    for name in ["class_indices.json", "hf_config.json", "instances.json", "ultralytics.tflite", "torchvision_voc.json"]
    {
        let whole = bytes(name);
        let whole = whole.trim_ascii_end();
        for end in 0..whole.len() {
            error(&whole[..end], None);
        }
    }
    for name in ["data_map.yaml", "data_list.yaml", "labelmap.txt", "teachable_machine.txt", "ultralytics.onnx"] {
        let whole = bytes(name);
        for end in (0..whole.len().min(1500)).chain(whole.len().saturating_sub(400)..whole.len()) {
            let _ = ClassList::from_bytes(&whole[..end], None);
        }
    }
}

/// A sparse file of four gigabytes: text is refused unread, a model sought through.
#[test]
fn huge_text_is_refused_and_a_huge_model_is_read() {
    let folder = Dir::new();
    let make = |name: &str, start: &[u8], size: u64| {
        let path = folder.join(name);
        fs::write(&path, start).unwrap();
        fs::OpenOptions::new().write(true).open(&path).unwrap().set_len(size).unwrap();
        path
    };
    let text = ClassList::read(make("huge.json", b"{\"cat\": 0}", 4 << 30)).unwrap_err().to_string();
    assert!(text.contains("has 4294967296 bytes; a class list file can have at most"), "{text}");

    // Field 7, the graph, of 3 GiB, which is one tensor (its field 5); after it the metadata.
    let graph = [8, 10, 0x3a, 0x80, 0x80, 0x80, 0x80, 0x0c, 0x2a, 0xfa, 0xff, 0xff, 0xff, 0x0b];
    let path = make("huge.onnx", &graph, (3 << 30) + 8);
    let metadata = b"\x72\x18\x0a\x05names\x12\x0f['cat', 'dog'] ";
    fs::OpenOptions::new().append(true).open(&path).unwrap().write_all(metadata).unwrap();
    assert_eq!(ClassList::read(path).unwrap().names(), ["cat", "dog"]);
}

#[test]
fn a_path_that_is_not_a_file_is_an_error() {
    let missing = ClassList::read(folder().join("class_indexes.json")).unwrap_err().to_string();
    assert!(missing.contains(r#"there is "class_indices.json" in its folder"#), "{missing}");
    let lock = Source::listed(["cat"]).lock("..").read(&folder()).unwrap_err().to_string();
    assert!(lock.starts_with("\"..\" is not a file"), "{lock}");
    if cfg!(unix) {
        assert!(ClassList::read("/dev/zero").unwrap_err().to_string().starts_with("\"/dev/zero\" is not a file"));
    }
}

#[test]
fn an_unknown_format_is_an_error_with_the_nearest_one() {
    let problem = "ultralitics".parse::<Format>().unwrap_err().to_string();
    assert!(problem.contains("write `format = \"ultralytics\"`"), "{problem}");
}

#[test]
fn lines_that_hardly_are_names_need_a_format() {
    for text in ["# classes of the pets\ncat\ndog\n", "null", "\"cat\""] {
        let problems = ClassList::from_bytes(text.as_bytes(), None).unwrap_err().to_string();
        assert!(problems.contains("`format = \"labels_txt\"`"), "{text}: {problems}");
    }
    let asked = ClassList::from_bytes(b"# 1\n#2\n", Some(Format::LabelsTxt)).unwrap();
    assert_eq!(asked.names(), ["# 1", "#2"]);
}

#[test]
fn a_pointer_of_git_lfs_is_not_a_class_list() {
    let pointer = b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n";
    for format in [None, Some(Format::LabelsTxt), Some(Format::ClassIndices)] {
        let text = ClassList::from_bytes(pointer, format).unwrap_err().to_string();
        assert!(text.contains("is a pointer of Git LFS") && text.ends_with("`git lfs pull`"), "{text}");
    }
}
