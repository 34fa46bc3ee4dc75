//! Classes that options add or name: at the indices that the file means, and never beside a class of nearly the same name.

use test_support::Dir;
use typed_label_source::{Place, Problems, Repeated, Source};

fn read(text: &str, options: impl FnOnce(Source) -> Source) -> Result<Vec<String>, Problems> {
    let dir = Dir::new();
    dir.file("it.json", text);
    options(Source::new("it.json")).read(&dir).map(|list| list.names().to_vec())
}

/// With a background at index 0, the file's numbers from 1 on are indices, whether or not 1 is among them.
#[test]
fn numbers_without_0_are_indices_beside_a_background() {
    let both = |source: Source| source.background("none").unused(["x"]);
    let names = |text| read(text, both).unwrap().join(",");
    assert_eq!(names(r#"{"2": "a", "3": "b"}"#), "none,unused 1,a,b");
    assert_eq!(names(r#"{"1": "a", "3": "b"}"#), "none,a,unused 2,b");
    assert_eq!(names(r#"{"a": 2, "b": 4}"#), "none,unused 1,a,unused 3,b");
    // A class at 0 says that the background is not counted.
    assert_eq!(names(r#"{"0": "a", "2": "b"}"#), "none,a,unused 2,b");
    let gap = read(r#"{"2": "a", "3": "b"}"#, |source| source.background("none")).unwrap_err().to_string();
    assert!(gap.contains("goes up to index 3") && gap.contains("no class for index 1"), "{gap}");
}

#[test]
fn an_added_class_has_a_name_of_its_own() {
    for (options, place, text) in [
        (
            (|s| s.background("Background")) as fn(Source) -> Source,
            "background",
            "has the class \"background\" (index 1)",
        ),
        (
            |s| s.last("A"),
            "last",
            "has the class \"a\" (index 0); `last` adds one more class, \"A\", of nearly the same name",
        ),
        (|s| s.background("None").last("none"), "last", "of one name, or of nearly the same"),
        (
            |s| s.background(""),
            "background",
            "has no name for it\nhelp: write the class's name, as in `background = \"background\"`",
        ),
        (|s| s.last(" "), "last", "has no name for it\nhelp: write the class's name, as in `last = \"no object\"`"),
    ] {
        let problems = read(r#"["a", "background"]"#, options).unwrap_err();
        let places: Vec<Place> = problems.iter().map(typed_label_source::Problem::place).collect();
        assert_eq!(places, [Place::option(place)], "{problems}");
        assert!(problems.to_string().contains(text), "{problems}");
    }
    let dir = Dir::new();
    dir.folders(["train/cat", "train/Background"]);
    let folder = Source::new("train").background("background").read(&dir).unwrap_err().to_string();
    assert!(folder.contains("has a folder \"Background\" (index 0)"), "{folder}");
}

/// `crane 2` is a class of the list, so no other may be numbered into it, also if it is itself there twice.
#[test]
fn a_made_name_that_a_class_has_is_an_error_whatever_becomes_of_that_class() {
    let repeated = |source: Source| source.repeated(Repeated::Number);
    for text in [r#"["crane", "crane 2", "crane"]"#, r#"["crane", "crane 2", "crane", "crane 2"]"#] {
        let taken = read(text, repeated).unwrap_err().to_string();
        assert!(taken.contains("`repeated` makes the name \"crane 2\""), "{taken}");
    }
    let unused = |source: Source| source.unused(["-"]).repeated(Repeated::Number);
    let taken = read(r#"["-", "unused 0", "unused 0"]"#, unused).unwrap_err().to_string();
    assert!(taken.contains("`unused` makes the name \"unused 0\""), "{taken}");
    // A mark is the name of no class.
    assert_eq!(read(r#"["unused 0", "a"]"#, |source| source.unused(["unused 0"])).unwrap(), ["unused 0", "a"]);
}

#[test]
fn an_empty_list_of_unused_names_is_an_error() {
    let none: [&str; 0] = [];
    for problems in [
        read(r#"["cat", "dog"]"#, |source| source.unused(none)).unwrap_err(),
        Source::listed(["cat", "dog"]).unused(none).read("/".as_ref()).unwrap_err(),
    ] {
        assert_eq!(
            problems.iter().map(typed_label_source::Problem::what).collect::<Vec<_>>(),
            ["`unused` has no name in it"]
        );
    }
}
