//! A crate of the edition 2015, where a path starts at the crate's own root: a label type works, and an error is ours.

use crate::pet::{Member, workspace};

const MEMBERS: [Member; 2] = [
    Member {
        name: "edition-2015",
        declares: "extern crate typed_label;\nuse typed_label::labels;\n#[labels(classes = [\"cat\"])]\nenum Pet {}",
        build: None,
    },
    Member {
        name: "edition-2015-wrong",
        declares: "extern crate typed_label;\nuse typed_label::labels;\n#[labels(\"dtaa\")]\nenum Pet {}",
        build: None,
    },
];

#[test]
fn the_edition_2015_works_and_shows_errors() {
    let workspace = workspace("edition_2015", &MEMBERS, &[]);
    for Member { name, .. } in MEMBERS {
        let manifest = format!("{name}/Cargo.toml");
        let (text, newest) = (workspace.read(&manifest), "edition = \"2024\"");
        assert!(text.contains(newest), "{text}");
        workspace.file(&manifest, &text.replace(newest, "edition = \"2015\""));
    }
    assert_eq!(workspace.run(MEMBERS[0].name, &[]), Ok("cat".to_owned()));
    let error = workspace.run(MEMBERS[1].name, &[]).unwrap_err();
    assert!(error.contains("\"dtaa\" does not exist"), "{error}");
}
