//! An attribute macro, also one called `derive`, that moves, renumbers or adds variants after the label type is made: that does
//! not compile, so no index becomes another class, or a variant that does not exist.

use crate::pet::{INCLUDED, Member, workspace};

/// Each is built by every way to rewrite it, which stands for `HOW`.
const REWRITTEN: [Member; 5] = [
    Member {
        name: "rewritten-attribute",
        declares: "#![forbid(unsafe_code)]\n#[typed_label::labels(\"few.txt\")]\n#[rewrite::rewrite(HOW)]\nenum Pet {}",
        build: None,
    },
    Member {
        name: "rewritten-long-attribute",
        declares: "#![forbid(unsafe_code)]\nuse rewrite::rewrite as derive;\n\
                   #[typed_label::labels(\"many.txt\")]\n#[derive(HOW)]\nenum Pet {}",
        build: None,
    },
    Member {
        name: "rewritten-derive",
        declares: "#![forbid(unsafe_code)]\n#[derive(DERIVES)]\n#[rewrite::rewrite(HOW)]\nenum Pet { FEW }",
        build: None,
    },
    Member {
        name: "rewritten-long-derive",
        declares: "#![forbid(unsafe_code)]\n#[derive(DERIVES)]\n#[rewrite::rewrite(HOW)]\nenum Pet { MANY }",
        build: None,
    },
    Member {
        name: "rewritten-build",
        declares: INCLUDED,
        build: Some(
            "typed_label_build::labels(\"few.txt\").name(\"Pet\").attribute(\"#[rewrite::rewrite(HOW)]\").generate()",
        ),
    },
];

const DERIVES: &str = "Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, typed_label::Label";

const REWRITE: &str = r#"
use proc_macro::TokenStream;

#[proc_macro_attribute]
pub fn rewrite(how: TokenStream, item: TokenStream) -> TokenStream {
    let item = item.to_string();
    let rewritten = match how.to_string().as_str() {
        "keep" => item.replace("Dog", "Dog = 1"),
        "renumber" => item.replace("Dog", "Dog = 200"),
        "swap" => item.replace("Cat", "Other").replace("Dog", "Cat").replace("Other", "Dog"),
        "append" => item.trim_end_matches([' ', '\n', ',', '}']).to_owned() + ", Extra }",
        "remove" => item.replace("Dog,", ""),
        how => panic!("{how}"),
    };
    rewritten.parse().unwrap()
}
"#;

#[test]
fn each_variant_keeps_its_index() {
    let workspace = workspace("rewritten", &REWRITTEN, &["rewrite"]);
    workspace.file(
        "rewrite/Cargo.toml",
        "[package]\nname = \"rewrite\"\nversion = \"0.1.0\"\nedition = \"2024\"\n[lib]\nproc-macro = true\n",
    );
    workspace.file("rewrite/src/lib.rs", REWRITE);
    let moved = "another macro has moved or renumbered the variants of this enum";
    let added = "non-exhaustive patterns: `Pet::Extra` not covered";
    let removed = "named `Dog` found for enum `Pet`";
    let variants = |count| (3..=count).fold("Cat, Dog,".to_owned(), |all, class| all + &format!(" C{class},"));
    for Member { name, .. } in &REWRITTEN {
        let needs = "rewrite = { path = \"../rewrite\" }\n[build-dependencies]";
        let manifest = format!("{name}/Cargo.toml");
        workspace.file(&manifest, &workspace.read(&manifest).replace("[build-dependencies]", needs));
        for (list, count) in [("few", 3), ("many", 300)] {
            workspace.file(
                format!("{name}/{list}.txt"),
                &variants(count).to_lowercase().replace(", ", "\n").replace(',', ""),
            );
        }
        let files = [format!("{name}/src/main.rs"), format!("{name}/build.rs")];
        let code = files.iter().filter(|file| workspace.path().join(file).exists());
        let code: Vec<(&String, String)> = code.map(|file| (file, workspace.read(file))).collect();
        let built = |how: &str| {
            for (file, code) in &code {
                let code = code.replace("FEW", &variants(3)).replace("MANY", &variants(300)).replace("HOW", how);
                workspace.file(file, &code.replace("DERIVES", DERIVES));
            }
            workspace.run(name, &[])
        };
        let names = built("keep").unwrap();
        assert!(names.to_lowercase().starts_with("cat dog c3"), "{names}");
        for (how, expected) in [("renumber", moved), ("swap", moved), ("append", added), ("remove", removed)] {
            let error = built(how).expect_err(how);
            assert!(error.contains(expected), "{name} {how}: {error}");
        }
    }
}
