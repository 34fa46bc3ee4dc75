//! A macro that takes the name of `derive` and puts other numbers on the variants of a long enum: that does not compile, so no
//! index becomes a variant that does not exist.

use crate::pet::{Member, workspace};

const LONG: [Member; 1] = [Member {
    name: "long",
    declares: "#![forbid(unsafe_code)]\nuse renumber::renumber as derive;\n\
               #[typed_label::labels(\"labels.txt\")]\n#[derive(Other)]\nenum Pet {}",
    build: None,
}];

#[test]
fn a_renumbered_enum_does_not_compile() {
    let workspace = workspace("renumbered", &LONG, &["renumber"]);
    let needs = "renumber = { path = \"../renumber\" }\n[build-dependencies]";
    workspace.file("long/Cargo.toml", &workspace.read("long/Cargo.toml").replace("[build-dependencies]", needs));
    let names: Vec<String> = (0..300).map(|index| format!("c{index}\n")).collect();
    workspace.file("long/labels.txt", &names.concat());
    workspace.file(
        "renumber/Cargo.toml",
        "[package]\nname = \"renumber\"\nversion = \"0.1.0\"\nedition = \"2024\"\n[lib]\nproc-macro = true\n",
    );
    let renumber = |from: &str, to: &str| {
        let code = format!(
            "use proc_macro::TokenStream;\n#[proc_macro_attribute]\n\
             pub fn renumber(_: TokenStream, item: TokenStream) -> TokenStream {{\n\
             item.to_string().replacen({from:?}, {to:?}, 1).parse().unwrap()\n}}\n"
        );
        workspace.file("renumber/src/lib.rs", &code);
        workspace.run("long", &[])
    };
    let error = renumber("C7,", "C7 = 5000,").unwrap_err();
    assert!(error.contains("enum value has invalid tag: 0x0007"), "{error}");
    assert!(renumber("C7,", "C7 = 7,").is_ok());
}
