//! Files that must agree: what can't tell how it is read is read as the source is, and each help leads out.

use test_support::Dir;
use typed_label_source::{Format, Problems, Source};

#[expect(clippy::needless_pass_by_value, reason = "the calls are shorter")]
fn read(files: &[(&str, &str)], source: Source) -> Result<Vec<String>, Problems> {
    let dir = Dir::new();
    dir.folders(["train/a", "train/b"]);
    for (name, text) in files {
        dir.file(name, text);
    }
    source.read(&dir).map(|list| list.names().to_vec())
}

#[test]
fn a_file_that_can_not_tell_is_read_as_the_source() {
    const AMBIGUOUS: &str = r#"{"0": 1, "1": 2, "2": 0}"#;
    const FROM_ONE: &str = r#"{"1": "a", "2": "b"}"#;
    const TWO_NAMES: &str = "name,label\na,x\nb,y\n";
    let to_index = |path: &str| Source::new(path).format(Format::ClassIndices);
    for (files, source) in [
        (&[("a.json", AMBIGUOUS), ("b.json", AMBIGUOUS)][..], to_index("a.json").agrees_with(["b.json"])),
        (&[("b.json", FROM_ONE)], Source::new("train").background("none").agrees_with(["b.json"])),
        (
            &[("b.json", r#"{"0": "a", "2": "b"}"#)],
            Source::listed(["a", "-", "b"]).unused(["-"]).agrees_with(["b.json"]),
        ),
        (&[("a.csv", TWO_NAMES), ("b.csv", TWO_NAMES)], Source::new("a.csv").column("label").agrees_with(["b.csv"])),
    ] {
        if let Err(problems) = read(files, source) {
            panic!("{files:?}: {problems}");
        }
    }
    // The other reading of the same text is another list.
    let other = r#"{"0": 2, "1": 0, "2": 1}"#;
    assert!(read(&[("a.json", AMBIGUOUS), ("b.json", other)], to_index("a.json").agrees_with(["b.json"])).is_err());
}

#[test]
fn no_help_names_an_option_that_the_source_can_not_have() {
    let file = [("b.csv", "name,label\na,x\nb,y\n")];
    for source in [Source::new("train"), Source::listed(["a", "b"])] {
        let problems = read(&file, source.clone().agrees_with(["b.csv"])).unwrap_err().to_string();
        assert!(
            problems.contains("help: a file in `agrees_with` has no options of its own: write the list of"),
            "{problems}"
        );
        // The help.
        assert!(read(&[("b.json", r#"["a", "b"]"#)], source.agrees_with(["b.json"])).is_ok());
    }
    let files = [file[0], ("a.json", r#"["a", "b"]"#)];
    let problems = read(&files, Source::new("a.json").agrees_with(["b.csv"])).unwrap_err().to_string();
    assert!(
        problems.contains("`column = \"name\"`") && problems.contains("if it does not fit that, write the list"),
        "{problems}"
    );
}

#[test]
fn a_file_does_not_agree_with_itself() {
    let files = [("a.txt", "a\nb\n")];
    let problems = read(&files, Source::new("a.txt").agrees_with(["./a.txt"])).unwrap_err().to_string();
    assert!(problems.starts_with("\"./a.txt\" is the source itself"), "{problems}");
}
