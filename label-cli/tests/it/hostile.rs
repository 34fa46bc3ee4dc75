//! Names that are made to harm: every command shows them, and none reaches a terminal as it is.

use crate::dataset::Dataset;
use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use typed_label_source::escape::is_control_or_bidi;

const ODD: [&str; 24] = [
    "it's \"3d\"",
    "back\\slash",
    "{}",
    "a\nb",
    "a\r",
    "\\0",
    "\u{1b}[2J",
    "\u{1b}]0;title\u{7}",
    "\u{9b}31m",
    "\u{202e}gpj.tac",
    "\u{200f}x",
    "\u{2066}y",
    "r#match",
    "$crate",
    "$(touch ran)",
    "`touch ran`",
    "fn",
    "self",
    "Self",
    "crate",
    "-rf",
    ".hidden",
    "<b>`",
    "*",
];

/// What a command prints, on both streams; it ends by itself.
fn printed(dataset: &Dataset, arguments: &str, locale: &str) -> (String, String) {
    let output = dataset.run(arguments).env("LC_ALL", locale).env("LANG", locale).output().unwrap();
    assert!(matches!(output.status.code(), Some(0..=2)), "{arguments}: {output:?}");
    let text = |bytes| String::from_utf8(bytes).unwrap();
    let (out, err) = (text(output.stdout), text(output.stderr));
    for text in [&out, &err] {
        assert!(!text.contains(|c| c != '\n' && is_control_or_bidi(c)), "{arguments}: {text:?}");
    }
    (out, err)
}

#[test]
fn no_command_prints_what_a_terminal_would_obey() {
    let long = "x".repeat(255);
    let names = || ODD.into_iter().chain([long.as_str()]);
    let dataset = Dataset::new().classes("train", names()).classes("other", ODD.into_iter().skip(3));
    for command in [
        "list train",
        "list train --format txt",
        "list train --format python",
        "list train --format rust",
        "list train --count",
        "orders train",
        "orders train --format json",
        "lint train other",
        "lint train other --format json",
        "lint train --order timm",
        "lint train --order huggingface",
        "diff train other",
        "diff train other --format json",
        "diff train other --format table",
        "diff train train --other-order timm",
        "generate train --name Odd",
        "list train --classes \u{1b}[2K",
        "list \u{202e}train\u{1b}[2J",
        "orders train --svg out.svg",
    ] {
        let seen = printed(&dataset, command, "C");
        assert_eq!(printed(&dataset, command, "tr_TR.UTF-8"), seen, "{command}");
    }
    let svg = fs::read_to_string(dataset.path("out.svg")).unwrap();
    assert!(!svg.contains(|c| c != '\n' && is_control_or_bidi(c)) && !svg.contains("<b>"), "{svg}");

    // What is for programs reads back as it was.
    let mut sorted: Vec<&str> = names().collect();
    sorted.sort_unstable();
    let json: serde_json::Value =
        serde_json::from_str(&printed(&dataset, "diff train other --format json", "C").0).unwrap();
    assert_eq!(json["a"]["classes"], serde_json::json!(sorted));
    let (lock, _) = printed(&dataset, "list train --format json", "C");
    let dataset = dataset.file("lock.json", &lock);
    printed(&dataset, "list lock.json", "C");
    assert_eq!(
        printed(&dataset, "diff train lock.json", "C").0,
        format!("the same: {} classes, in one order\n", sorted.len())
    );
}

#[test]
fn names_that_look_alike_are_told_apart() {
    let dataset = Dataset::new().classes("train", ["caf\u{e9}", "cafe\u{301}", "cat", "Cat"]);
    let (_, err) = printed(&dataset, "list train", "C");
    assert!(err.contains(r#"the classes "cafe\u{301}" and "café" would all be the variant `Café`"#), "{err}");
    assert!(err.contains(r#"the classes "Cat" and "cat" would all be the variant `Cat`"#), "{err}");
    // The help as it is makes a type of it.
    let renames: Vec<&str> = err.split('`').filter(|code| code.starts_with("--rename ")).collect();
    assert_eq!(renames, ["--rename cat=Cat2", "--rename caf\u{e9}=Café2"]);
    let (out, _) = printed(&dataset, &format!("generate train --name Alike {}", renames.join(" ")), "C");
    assert!(out.contains("Café2,") && out.contains("Cat2,"), "{out}");
}

#[test]
fn a_name_that_is_no_text_is_an_error_that_shows_its_bytes() {
    let dataset = Dataset::new().classes("train", ["cat"]);
    fs::create_dir(dataset.path("train").join(OsStr::from_bytes(b"caf\xe9\x1b"))).unwrap();
    for command in ["list train", "orders train", "diff train train", "lint train"] {
        let (out, err) = printed(&dataset, command, "C");
        assert!((out + &err).contains(r#"b"caf\xe9\x1b""#), "{command}");
    }
}
