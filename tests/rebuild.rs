//! What Cargo notices when a class folder appears, vanishes or is renamed, by each of the three routes: the table in the
//! docs of `typed_label::labels`, run in a scratch workspace.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A workspace of five crates, each with its dataset: by attribute, derive and build.rs, and two of them watched.
struct Scratch {
    root: PathBuf,
}

const CRATES: [&str; 5] = ["attribute", "derive", "build_rs", "watched_attribute", "watched_build_rs"];

impl Scratch {
    fn new() -> Self {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("rebuild");
        for member in CRATES.iter().copied().chain(["scratch"]) {
            fs::remove_dir_all(root.join(member)).ok();
        }
        fs::create_dir_all(&root).unwrap();
        fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.lock"), root.join("Cargo.lock")).unwrap();
        fs::write(root.join("Cargo.toml"), format!("[workspace]\nresolver = \"3\"\nmembers = {CRATES:?}\n")).unwrap();
        let scratch = Self { root };
        for name in CRATES {
            scratch.make(name);
        }
        scratch
    }

    fn make(&self, name: &str) {
        let (folder, home) = (self.root.join(name), env!("CARGO_MANIFEST_DIR"));
        fs::create_dir_all(folder.join("src")).unwrap();
        for class in ["cat", "dog"] {
            fs::create_dir_all(folder.join("data").join(class)).unwrap();
        }
        let manifest = format!(
            "[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\
             [dependencies]\ntyped-label = {{ path = {home:?} }}\n\
             [build-dependencies]\ntyped-label-build = {{ path = {:?} }}\n",
            format!("{home}/label-build")
        );
        fs::write(folder.join("Cargo.toml"), manifest).unwrap();
        let declared = match name {
            "derive" => {
                "#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, typed_label::Label)]\n\
                 #[label(\"data\")]\nenum Pet { Cat, Dog }"
            }
            "build_rs" | "watched_build_rs" => "include!(concat!(env!(\"OUT_DIR\"), \"/pet.rs\"));",
            _ => "#[typed_label::labels(\"data\")]\nenum Pet {}",
        };
        let main = format!("{declared}\nfn main() {{ println!(\"{{}}\", Pet::NAMES.join(\" \")) }}\n");
        fs::write(folder.join("src/main.rs"), main).unwrap();
        let build = match name {
            "build_rs" => "typed_label_build::labels(\"data\").name(\"Pet\").generate()",
            "watched_build_rs" => "typed_label_build::labels(\"data\").name(\"Pet\").watch().generate()",
            "watched_attribute" => "typed_label_build::watch(\"data\")",
            _ => return,
        };
        fs::write(folder.join("build.rs"), format!("fn main() {{ {build} }}\n")).unwrap();
    }

    /// Builds and runs a crate: what it prints, or the error of the build.
    fn run(&self, name: &str, variables: &[(&str, &str)]) -> Result<String, String> {
        let output = Command::new(env!("CARGO"))
            .args(["run", "-q", "--offline", "-p", name])
            .current_dir(&self.root)
            .env("CARGO_TARGET_DIR", self.root.join("target"))
            .env_remove("TYPED_LABEL")
            .envs(variables.iter().copied())
            .output()
            .unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap().trim_end().to_owned();
        if output.status.success() { Ok(text(output.stdout)) } else { Err(text(output.stderr)) }
    }

    fn data(&self, name: &str, class: &str) -> PathBuf {
        self.root.join(name).join("data").join(class)
    }
}

#[test]
fn a_changed_folder_is_noticed_as_the_docs_tell() {
    let scratch = Scratch::new();
    let ok = |text: &str| Ok(text.to_owned());
    for name in CRATES {
        assert_eq!(scratch.run(name, &[]), ok("cat dog"), "{name}");
    }

    // A folder appears: only what is watched sees it.
    for name in CRATES {
        fs::create_dir(scratch.data(name, "bee")).unwrap();
    }
    for name in ["attribute", "derive", "build_rs"] {
        assert_eq!(scratch.run(name, &[]), ok("cat dog"), "{name}");
    }
    for name in ["watched_attribute", "watched_build_rs"] {
        assert_eq!(scratch.run(name, &[]), ok("bee cat dog"), "{name}");
    }

    // A value of TYPED_LABEL that the last build did not have runs every macro and build.rs again.
    let check = [("TYPED_LABEL", "check:1")];
    for name in ["attribute", "build_rs"] {
        assert_eq!(scratch.run(name, &check), ok("bee cat dog"), "{name}");
    }
    let error = scratch.run("derive", &check).unwrap_err();
    assert!(error.contains("no variant for \"bee\" (index 0) of \"data\""), "{error}");

    // A folder is renamed, and one vanishes; the crates are compiled again because their source has changed.
    for name in CRATES {
        fs::rename(scratch.data(name, "bee"), scratch.data(name, "eel")).unwrap();
        fs::remove_dir(scratch.data(name, "cat")).unwrap();
    }
    for name in ["watched_attribute", "watched_build_rs"] {
        assert_eq!(scratch.run(name, &[]), ok("dog eel"), "{name}");
    }
    for name in ["attribute", "build_rs"] {
        assert_eq!(scratch.run(name, &check), ok("bee cat dog"), "{name}");
    }
    for name in ["attribute", "derive"] {
        let main = scratch.root.join(name).join("src/main.rs");
        fs::write(&main, fs::read_to_string(&main).unwrap() + "// edited\n").unwrap();
    }
    assert_eq!(scratch.run("attribute", &check), ok("dog eel"));
    let error = scratch.run("derive", &check).unwrap_err();
    assert!(error.contains("\"data\" has no class for the variant `Cat`"), "{error}");
    assert!(error.contains("no variant for \"eel\" (index 1) of \"data\""), "{error}");

    // A build.rs that fails says the same, and by Cargo's own error.
    fs::remove_dir_all(scratch.root.join("build_rs/data")).unwrap();
    let error = scratch.run("build_rs", &[("TYPED_LABEL", "check:2")]).unwrap_err();
    assert!(error.contains("error: build_rs@0.1.0: the folder \"data\" does not exist"), "{error}");
    assert!(error.contains("error: build_rs@0.1.0: help: "), "{error}");
}
