//! TensorFlow's `label_map.pbtxt`: its ids count from 1, unless an item has id 0 or there is a background.

use super::{error, read};
use test_support::Dir;
use typed_label_source::{ClassList, Format, Problems, Source};

fn names(content: &str) -> Vec<String> {
    ClassList::from_bytes(content.as_bytes(), None).unwrap().names().to_vec()
}

fn source(content: &str, options: impl FnOnce(Source) -> Source) -> Result<ClassList, Problems> {
    let dir = Dir::new();
    std::fs::write(dir.join("label_map.pbtxt"), content).unwrap();
    options(Source::new("label_map.pbtxt")).read(dir.path())
}

#[test]
fn display_names_are_the_names() {
    assert_eq!(read("label_map.pbtxt"), read("flowers.json"));
    assert_eq!(names("item { id: 1 display_name: 'Cat' name: 'a' } item { id: 2 name: 'dog' }"), ["Cat", "dog"]);
}

#[test]
fn every_spelling_is_read() {
    for content in [
        "# pets\nitem:{name:'cat';id:0x1}item<id:2,name:\"d\" # two\n 'og'>",
        "item: [{ id: 1 name: 'cat' }, { id: 02; name: 'd\\157g' }]",
        "item { id: 1 name: 'cat' keypoints { id: 7 label: 'ear' } frequency: FREQUENT }, item { id: 2 name: 'dog' }; x: 1",
    ] {
        assert_eq!(names(content), ["cat", "dog"], "{content}");
        assert_eq!(ClassList::from_bytes(content.as_bytes(), Some(Format::LabelMap)).unwrap().names(), ["cat", "dog"]);
    }
    // JSON is not protobuf's text.
    assert!(error(r#"{"item": {"id": 1, "name": "cat"}}"#, None).contains("holds no class list that is known"));
}

#[test]
fn ids_are_indices_beside_a_background() {
    let two = "item { id: 1 name: 'cat' } item { id: 2 name: 'dog' }";
    assert_eq!(names(two), ["cat", "dog"]);
    let list = source(two, |source| source.background("nothing")).unwrap();
    assert_eq!(list.names(), ["nothing", "cat", "dog"]);
    assert_eq!(names("item { id: 0 name: 'background' } item { id: 1 name: 'cat' }"), ["background", "cat"]);
    // Id 1 is missing: with a background, too.
    let gap = "item { id: 2 name: 'cat' } item { id: 3 name: 'dog' }";
    let found = source(gap, |source| source.background("nothing")).unwrap_err().to_string();
    assert!(found.contains("but has no class for index 1\n") && found.contains("`unused = [\"???\"]`"), "{found}");
    let list = source(gap, |source| source.background("nothing").unused(["???"])).unwrap();
    assert_eq!(list.names(), ["nothing", "unused 1", "cat", "dog"]);
    assert_eq!(source(gap, |source| source.unused(["???"])).unwrap().names(), ["unused 0", "cat", "dog"]);
}

#[test]
fn mistakes_are_told_by_the_files_own_ids() {
    for (content, expected) in [
        (
            "item { id: 1 name: 'cat' }\nitem { id: 4 name: 'dog' }",
            "up to index 4, with \"dog\" in line 2, but has no class for index 2 to 3\n",
        ),
        (
            "item { id: 2 name: 'cat' }\nitem { id: 2 name: 'dog' }",
            "the index 2 is in the input twice: \"cat\" in line 1, \"dog\" in line 2",
        ),
        ("item { name: 'cat' }", "expected a class's index, found an item without `id`"),
        ("item { id: 1 }", "expected a class's name, found an item without `name`"),
        ("item { id: -1 name: 'cat' }", "expected a class's index, found `-1`"),
        ("item { id: 1 id: 2 name: 'cat' }", "has the key \"id\" twice"),
        ("item {\n id: 1\n name: cat\n}", "expected a class's name"),
        (
            "item {\n  id: 1\n",
            "line 3: this is not valid protobuf text: expected the name of a field before the end of the text",
        ),
    ] {
        let found = error(content, None);
        assert!(found.contains(expected), "{content}: {found}");
    }
    let graph = source("node { name: 'x' }", |source| source).unwrap_err().to_string();
    assert!(graph.contains("holds no class list that is known: it is a map with \"node\""), "{graph}");
    assert!(source("ibis\ncrake\n", |source| source).unwrap_err().to_string().contains("not valid protobuf text"));
}
