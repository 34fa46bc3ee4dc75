//! From the training machine to one without the dataset: locks, class list files and what must agree, by macro and build.rs.

use crate::pet::{INCLUDED, Member, classes, workspace};

const LOCKED: [Member; 2] = [
    Member {
        name: "by_macro",
        declares: "#[typed_label::labels(\"data/train\", lock = \"pet.json\")]\nenum Pet {}",
        build: None,
    },
    Member {
        name: "by_build_rs",
        declares: INCLUDED,
        build: Some("typed_label_build::labels(\"data/train\").lock(\"pet.json\").name(\"Pet\").generate()"),
    },
];

#[test]
fn a_lock_is_enough_without_the_dataset_and_must_agree_with_it() {
    let workspace = workspace("deploy", &LOCKED, &[]);
    for name in LOCKED.map(|member| member.name) {
        let ok = |text: &str| Ok(text.to_owned());
        let (data, lock) = (format!("{name}/data"), format!("{name}/pet.json"));
        classes(&workspace, &format!("{data}/train"), &["cat", "dog"]);

        // No lock yet: the error tells the command, and that writes it.
        let error = workspace.run(name, &[]).unwrap_err();
        assert!(error.contains("the lock \"pet.json\" does not exist"), "{error}");
        assert!(error.contains("`TYPED_LABEL=update cargo check`"), "{error}");
        assert_eq!(workspace.run(name, &[("TYPED_LABEL", "update")]), ok("cat dog"));
        assert_eq!(workspace.read(&lock), "{\n  \"cat\": 0,\n  \"dog\": 1\n}\n");
        assert_eq!(workspace.run(name, &[]), ok("cat dog"));

        // Asked once more, the command looks again, though nothing has changed but the dataset.
        assert_eq!(workspace.run(name, &[("TYPED_LABEL", "update")]), ok("cat dog"));
        classes(&workspace, &format!("{data}/train"), &["ant"]);
        assert_eq!(workspace.run(name, &[("TYPED_LABEL", "update")]), ok("ant cat dog"));
        workspace.remove(&format!("{data}/train/ant"));
        assert_eq!(workspace.run(name, &[("TYPED_LABEL", "update")]), ok("cat dog"));
        assert_eq!(workspace.run(name, &[]), ok("cat dog"));

        // The dataset grows: the next look at it is an error, a build that only reads the lock is not.
        classes(&workspace, &format!("{data}/train"), &["bee"]);
        assert_eq!(workspace.run(name, &[("TYPED_LABEL", "locked")]), ok("cat dog"));
        let error = workspace.run(name, &[("TYPED_LABEL", "check:1")]).unwrap_err();
        assert!(error.contains("\"pet.json\" and \"data/train\" have different classes"), "{error}");
        assert!(error.contains("only in \"data/train\": \"bee\" (0)"), "{error}");
        assert_eq!(workspace.run(name, &[("TYPED_LABEL", "update")]), ok("bee cat dog"));

        // The dataset is gone: the lock serves alone, and an edit of it is noticed.
        workspace.rename(&data, &format!("{name}/elsewhere"));
        assert_eq!(workspace.run(name, &[]), ok("bee cat dog"));
        workspace.file(&lock, "{\"dog\": 0, \"cat\": 1}\n");
        assert_eq!(workspace.run(name, &[]), ok("dog cat"));

        // It is back: an edited lock and a deleted one are errors.
        workspace.rename(&format!("{name}/elsewhere"), &data);
        let error = workspace.run(name, &[("TYPED_LABEL", "check:2")]).unwrap_err();
        assert!(error.contains("index 0 is \"dog\" in \"pet.json\", \"bee\" in \"data/train\""), "{error}");
        workspace.remove(&lock);
        // Into a crate that Cargo has fetched, nothing is written.
        workspace.file(format!("{name}/.cargo-ok"), "");
        assert!(workspace.run(name, &[("TYPED_LABEL", "update")]).is_err());
        workspace.remove(&format!("{name}/.cargo-ok"));
        let error = workspace.run(name, &[("TYPED_LABEL", "locked")]).unwrap_err();
        assert!(error.contains("the lock \"pet.json\" does not exist"), "{error}");
    }
}

const TOLD: [Member; 2] =
    [Member { name: "told_by_macro", ..LOCKED[0] }, Member { name: "told_by_build_rs", ..LOCKED[1] }];

/// Who asks for the locks to be written is told what became of each; who does not ask is told nothing.
#[test]
fn what_became_of_a_lock_is_told() {
    let workspace = workspace("told", &TOLD, &[]);
    for name in TOLD.map(|member| member.name) {
        classes(&workspace, &format!("{name}/data/train"), &["cat", "dog"]);
        let line = if name == "told_by_macro" {
            format!("typed-label: the lock \"{name}/pet.json\" is ")
        } else {
            format!("warning: {name}@0.1.0: the lock \"pet.json\" is ")
        };
        let told = |mode: &str| {
            let text = workspace.check(name, &[("TYPED_LABEL", mode)]);
            text.lines().filter_map(|told| told.strip_prefix(&line)).map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(told("update"), ["new: 2 classes"]);
        assert_eq!(told("update"), ["up to date: 2 classes"]);
        classes(&workspace, &format!("{name}/data/train"), &["eel"]);
        workspace.remove(&format!("{name}/data/train/cat"));
        let change = "added: \"eel\" (1); removed: \"cat\" (0); at another index than before: \"dog\" (1 -> 0)";
        assert_eq!(told("update"), [format!("rewritten: {change}")]);
        for mode in ["", "check:1", "locked"] {
            let text = workspace.check(name, &[("TYPED_LABEL", mode)]);
            assert!(!text.contains("pet.json"), "{mode:?}: {text}");
        }
        // A class list that is not right is not written.
        workspace.remove(&format!("{name}/data/train/dog"));
        workspace.remove(&format!("{name}/data/train/eel"));
        let error = workspace.run(name, &[("TYPED_LABEL", "update")]).unwrap_err();
        assert!(!error.contains("the lock"), "{error}");
    }
}

const FILES: [Member; 2] = [
    Member {
        name: "file_by_macro",
        declares: "#[typed_label::labels(\"$PETS/names.txt\", agrees_with = [\"model.json\"])]\nenum Pet {}",
        build: None,
    },
    Member {
        name: "file_by_build_rs",
        declares: INCLUDED,
        build: Some(
            "typed_label_build::labels(\"$PETS/names.txt\").agrees_with([\"model.json\"]).name(\"Pet\").generate()",
        ),
    },
];

#[test]
fn files_and_variables_are_watched() {
    let workspace = workspace("files", &FILES, &[]);
    for name in FILES.map(|member| member.name) {
        let ok = |text: &str| Ok(text.to_owned());
        workspace.file(format!("{name}/one/names.txt"), "cat\ndog\n");
        workspace.file(format!("{name}/two/names.txt"), "dog\ncat\n");
        workspace.file(format!("{name}/model.json"), "{\"cat\": 0, \"dog\": 1}");
        let one = workspace.join(format!("{name}/one")).to_string_lossy().into_owned();
        let one = [("PETS", one.as_str())];
        assert_eq!(workspace.run(name, &one), ok("cat dog"));

        // The variable leads elsewhere (relative to the crate), the file that must agree does not follow, then does.
        let error = workspace.run(name, &[("PETS", "two")]).unwrap_err();
        assert!(error.contains("\"$PETS/names.txt\" and \"model.json\" have different classes"), "{error}");
        workspace.file(format!("{name}/model.json"), "{\"cat\": 1, \"dog\": 0}");
        assert_eq!(workspace.run(name, &[("PETS", "two")]), ok("dog cat"));

        // An edit of the file that must agree is noticed by the next build, and so is one of the source.
        workspace.file(format!("{name}/model.json"), "{\"cat\": 0, \"dog\": 1}");
        assert!(workspace.run(name, &[("PETS", "two")]).is_err());
        workspace.file(format!("{name}/two/names.txt"), "cat\ndog\n");
        assert_eq!(workspace.run(name, &[("PETS", "two")]), ok("cat dog"));

        let error = workspace.run(name, &[]).unwrap_err();
        assert!(error.contains("needs the environment variable PETS, which is not set"), "{error}");
    }
}
