//! What Cargo notices when a class folder appears, vanishes or is renamed, by each of the three routes: the tables of docs/questions.md.

use crate::pet::{INCLUDED, Member, classes, workspace};

const ATTRIBUTE: &str = "#[typed_label::labels(\"data\")]\nenum Pet {}";
const DERIVE: &str = "#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, typed_label::Label)]\n\
     #[label(\"data\")]\nenum Pet { Cat, Dog }";

const MEMBERS: [Member; 5] = [
    Member { name: "attribute", declares: ATTRIBUTE, build: None },
    Member { name: "derive", declares: DERIVE, build: None },
    Member {
        name: "build_rs",
        declares: INCLUDED,
        build: Some("typed_label_build::labels(\"data\").name(\"Pet\").generate()"),
    },
    Member { name: "watched_attribute", declares: ATTRIBUTE, build: Some("typed_label_build::watch(\"data\")") },
    Member {
        name: "watched_build_rs",
        declares: INCLUDED,
        build: Some("typed_label_build::labels(\"data\").name(\"Pet\").watch().generate()"),
    },
];

#[test]
fn a_changed_folder_is_noticed_as_the_readme_says() {
    let workspace = workspace("rebuild", &MEMBERS, &[]);
    let names = MEMBERS.map(|member| member.name);
    let expect = |of: &[&str], variables: &[(&str, &str)], text: &str| {
        for name in of {
            assert_eq!(workspace.run(name, variables), Ok(text.to_owned()), "{name}");
        }
    };
    let data = |name: &str| format!("{name}/data");
    for name in names {
        classes(&workspace, &data(name), &["cat", "dog"]);
    }
    expect(&names, &[], "cat dog");

    // A folder appears: only what is watched sees it.
    for name in names {
        classes(&workspace, &data(name), &["bee"]);
    }
    expect(&["attribute", "derive", "build_rs"], &[], "cat dog");
    expect(&["watched_attribute", "watched_build_rs"], &[], "bee cat dog");

    // A value of TYPED_LABEL that the last build did not have runs every macro and build.rs again.
    let check = [("TYPED_LABEL", "check:1")];
    expect(&["attribute", "build_rs"], &check, "bee cat dog");
    let error = workspace.run("derive", &check).unwrap_err();
    assert!(error.contains("no variant for \"bee\" (index 0) of \"data\""), "{error}");

    // A folder is renamed, and one vanishes; then the source changes, too.
    for name in names {
        workspace.rename(&format!("{name}/data/bee"), &format!("{name}/data/eel"));
        workspace.remove(&format!("{name}/data/cat"));
    }
    expect(&["watched_attribute", "watched_build_rs"], &[], "dog eel");
    expect(&["attribute", "build_rs"], &check, "bee cat dog");
    for name in ["attribute", "derive"] {
        let main = format!("{name}/src/main.rs");
        workspace.file(&main, &(workspace.read(&main) + "// edited\n"));
    }
    expect(&["attribute"], &check, "dog eel");
    let error = workspace.run("derive", &check).unwrap_err();
    assert!(error.contains("\"data\" has no class for the variant `Cat`, and \"eel\" has no variant"), "{error}");

    // A build.rs that fails says the same, by Cargo's own error.
    workspace.remove("build_rs/data");
    let error = workspace.run("build_rs", &[("TYPED_LABEL", "check:2")]).unwrap_err();
    assert!(error.contains("error: build_rs@0.1.0: the folder \"data\" does not exist"), "{error}");
    assert!(error.contains("error: build_rs@0.1.0: help: "), "{error}");
}
