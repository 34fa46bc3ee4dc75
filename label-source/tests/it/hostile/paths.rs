//! Paths as another system or a shell has them.

use super::told;
use std::fs;
use test_support::Dir;
use typed_label_source::Source;

#[test]
fn a_path_for_a_shell_or_another_system_is_an_error_that_says_so() {
    let scratch = Dir::new();
    scratch.classes("data/train", ["cat"]);
    let help = |path: &str| {
        let text = told(Source::new(path).read(scratch.path()));
        assert!(text.contains(&format!("{path:?} does not exist")), "{text}");
        text.lines().last().unwrap().to_owned()
    };
    assert_eq!(help("~/data"), r#"help: write "$HOME/data": only a shell fills in `~`"#);
    assert_eq!(help("~/labels.txt"), r#"help: write "$HOME/labels.txt": only a shell fills in `~`"#);
    assert_eq!(help("${SETS}/data"), r#"help: write "$SETS/data": a variable is written without braces"#);
    assert_eq!(help(r"data\train"), r#"help: write "data/train": here `\` is a letter of a name"#);
    assert_eq!(help(r"C:\data\train"), r#"help: write "C:/data/train": here `\` is a letter of a name"#);
    assert_eq!(
        help(r"\\server\share\labels.txt"),
        r#"help: write "//server/share/labels.txt": here `\` is a letter of a name"#
    );
    // Where there is such a folder, it is what is meant.
    fs::create_dir_all(scratch.path().join(r"data\train/dog")).unwrap();
    fs::create_dir_all(scratch.path().join("~/fox")).unwrap();
    assert_eq!(Source::new(r"data\train").read(scratch.path()).unwrap().names(), ["dog"]);
    assert_eq!(Source::new("~").read(scratch.path()).unwrap().names(), ["fox"]);
    assert!(told(Source::new("").read(scratch.path())).starts_with("the path is empty"));
}

#[test]
fn a_help_that_is_pasted_into_a_shell_runs_nothing_of_a_name() {
    let scratch = Dir::new();
    let odd = ["$(touch ran)", "`touch ran`", "$HOME", "'; touch ran; '", "\" && touch ran", "-rf", "a\nb", "\u{1b}c"];
    scratch.classes("train", ["cat"]);
    scratch.classes("validation", ["cat"]);
    for name in odd {
        scratch.classes("train", [name]);
        let text = told(Source::new("train").agrees_with(["validation"]).read(scratch.path()));
        assert!(!text.contains('\u{1b}'), "{text:?}");
        let command = &text[text.find("`mkdir").unwrap() + 1..text.rfind('`').unwrap()];
        let status = std::process::Command::new("bash").args(["-c", command]).current_dir(scratch.path()).status();
        match status {
            Ok(status) => assert!(status.success(), "{command}"),
            Err(error) => return eprintln!("NOT TESTED here: bash can't be run: {error}"),
        }
        assert!(scratch.path().join("validation").join(name).is_dir(), "{command}");
        assert!(!scratch.path().join("ran").exists(), "{command}");
        assert!(Source::new("train").agrees_with(["validation"]).read(scratch.path()).is_ok(), "{command}");
    }
}
