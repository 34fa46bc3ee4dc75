//! A crate whose Cargo.toml gives typed-label another name needs no `crate = ..`, by any route.

use crate::pet::{INCLUDED, Member, classes, workspace};

const MEMBERS: [Member; 3] = [
    Member { name: "renamed_attribute", declares: "#[my_labels::labels(\"data\")]\nenum Pet {}", build: None },
    Member {
        name: "renamed_derive",
        declares: "#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, my_labels::Label)]\n\
                   #[label(\"data\")]\nenum Pet { Cat }",
        build: None,
    },
    Member {
        name: "renamed_build_rs",
        declares: INCLUDED,
        build: Some("typed_label_build::labels(\"data\").name(\"Pet\").generate()"),
    },
];

#[test]
fn a_renamed_dependency_is_found() {
    let workspace = workspace("renamed", &MEMBERS, &[]);
    for Member { name, .. } in MEMBERS {
        let manifest = format!("{name}/Cargo.toml");
        let text = workspace.read(&manifest);
        let renamed = text.replace("typed-label = { ", "my-labels = { package = \"typed-label\", ");
        assert_ne!(text, renamed);
        workspace.file(&manifest, &renamed);
        classes(&workspace, &format!("{name}/data"), &["cat"]);
        assert_eq!(workspace.run(name, &[]), Ok("cat".to_owned()), "{name}");
    }
}
