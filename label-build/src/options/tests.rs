//! The table of options is complete, and the documentation has it.

use super::*;
use std::{env, fs};

/// `OPTIONS=overwrite cargo test -p typed-label-build` writes the files again.
#[test]
fn table_is_in_the_docs() {
    const PAGE: &str = "# Options\n\n\
        `#[labels(..)]`, `#[label(..)]` under `#[derive(Label)]`, and `typed_label_build::labels(..)` in build.rs take the \
        same options. In the macros\nthey stand after the path: `#[labels(\"data/train\", order = \"timm\")]`. In build.rs \
        each is a method: `labels(\"data/train\").order(\"timm\")`.\n\n";
    for (file, text) in [("docs/options.md", PAGE.to_owned() + &markdown()), ("label-macros/options.md", markdown())] {
        let file = format!("{}/../{file}", env!("CARGO_MANIFEST_DIR"));
        if env::var("OPTIONS").as_deref() == Ok("overwrite") {
            fs::write(&file, &text).unwrap();
        }
        let written = fs::read_to_string(&file).unwrap_or_default();
        assert!(written == text, "{file} is not the table of options; write it again: OPTIONS=overwrite cargo test");
    }
}

#[test]
fn each_option_is_a_method_of_the_builder() {
    for key in keys() {
        let method = if key == "crate" { "krate" } else { key };
        assert!(include_str!("../builder.rs").contains(&format!("    pub fn {method}")), "{key}");
    }
}

#[test]
fn each_option_is_there_once_and_has_an_example_of_itself() {
    for (index, row) in OPTIONS.iter().enumerate() {
        assert_eq!(keys().iter().position(|key| *key == row.key), Some(index), "{}", row.key);
        assert!(row.example.starts_with(row.key) && !row.help.ends_with('.') && !row.help.contains('`'), "{}", row.key);
        if let ValueKind::Word { set, .. } = row.value {
            assert!(row.words().iter().all(|word| set(Source::new(""), word).is_ok()), "{}", row.key);
        }
    }
    assert_eq!((help("lock").is_empty(), help("no option")), (false, ""));
}
