//! Class names of any characters: the file of build.rs parses to the tokens that harmless names give, but for the literals, and
//! each of those reads back as the name.

use proc_macro2::{TokenStream, TokenTree};
use std::fs;
use std::path::Path;
use test_support::{Dir, Rng};
use typed_label_build::source::escape::is_control_or_bidi;
use typed_label_build::source::{ClassList, UserPath};
use typed_label_build::{labels, track};

/// The file that build.rs writes for these classes, whose variants are `V0`, `V1` and so on.
fn generated(base: &Path, path: &str, names: &[String]) -> String {
    fs::write(base.join(path), ClassList::new(names).unwrap().to_class_indices_json()).unwrap();
    let renamed = |builder: typed_label_build::Builder, (index, name): (usize, &String)| {
        builder.rename(name, format!("V{index}"))
    };
    names.iter().enumerate().fold(labels(path).name("Odd"), renamed).code(base).unwrap()
}

/// The tokens in a row; groups as their two brackets.
fn flat(tokens: TokenStream, seen: &mut Vec<TokenTree>, kinds: &mut Vec<String>) {
    for token in tokens {
        match &token {
            TokenTree::Group(group) => {
                kinds.push(format!("{:?}", group.delimiter()));
                flat(group.stream(), seen, kinds);
                kinds.push("end".into());
            }
            TokenTree::Literal(literal) => {
                // What a name may change is a literal, and stays one.
                let text = literal.to_string();
                let kind = if text.starts_with('"') {
                    "text"
                } else if text.starts_with("b\"") {
                    "bytes"
                } else {
                    "number"
                };
                kinds.push(kind.into());
                seen.push(token);
            }
            other => kinds.push(other.to_string()),
        }
    }
}

#[test]
fn no_name_is_ever_code() {
    const ODD: &[&str] = &[
        "\"",
        "\\",
        "'",
        "{",
        "}",
        "*/",
        "/*",
        "//",
        "///",
        "\n",
        "\r\n",
        "\t",
        "\0",
        "\\0",
        "\u{1b}[2J",
        "\u{202e}",
        "\u{2066}",
        "\u{200f}",
        "#",
        "r#\"",
        "\"#",
        "$crate",
        "fn",
        "::",
        "`",
        "``",
        "<img src=x>",
        "](",
        "猫",
        "e\u{301}",
        "é",
        "🐱",
        ";",
        "\u{2028}",
        "\u{feff}",
        "compile_error!()",
        "?>",
        "\u{85}",
    ];
    let scratch = Dir::new();
    let mut random = Rng::new(1);
    let (mut plain, mut odd_literals) = (Vec::new(), Vec::new());
    flat(
        generated(&scratch, "plain.json", &(0..12).map(|n| format!("n{n}")).collect::<Vec<_>>()).parse().unwrap(),
        &mut Vec::new(),
        &mut plain,
    );
    for round in 0..200 {
        // Also the path, which stands in a comment and in the enum's documentation.
        let path = ["odd.json", "o\"*d\n}.json", "`\u{202e}`<b>.json"][round % 3];
        let names: Vec<String> = (0..12)
            .map(|n| format!("{}{n}", (0..=random.below(8)).map(|_| *random.pick(ODD)).collect::<String>()))
            .collect();
        let code = generated(&scratch, path, &names);
        assert!(!code.contains(|c| c != '\n' && is_control_or_bidi(c)), "{code:?}");
        let mut kinds = Vec::new();
        odd_literals.clear();
        flat(code.parse().unwrap(), &mut odd_literals, &mut kinds);
        assert_eq!(kinds, plain, "{names:?}");
        let literals: Vec<String> = odd_literals.iter().map(ToString::to_string).collect();
        let literals_of_names: Vec<String> = names.iter().map(|name| format!("{name:?}")).collect();
        assert!(literals.windows(names.len()).any(|window| window == literals_of_names), "{names:?}");
    }
    // Each alone, too.
    let names: Vec<String> = ODD.iter().map(|odd| (*odd).to_owned()).collect();
    odd_literals.clear();
    flat(generated(&scratch, "alone.json", &names).parse().unwrap(), &mut odd_literals, &mut Vec::new());
    let literals: Vec<String> = odd_literals.iter().map(ToString::to_string).collect();
    let literals_of_names: Vec<String> = names.iter().map(|name| format!("{name:?}")).collect();
    assert!(literals.windows(names.len()).any(|window| window == literals_of_names));
}

#[test]
fn a_name_in_documentation_is_not_html() {
    let scratch = Dir::new();
    let code = generated(&scratch, "odd.json", &["`<img src=x>``".to_owned(), "a".to_owned()]);
    assert!(code.contains(r#""Index 0: ```\"`<img src=x>``\"```.""#), "{code}");
    assert!(code.contains(r#""Index 1: `\"a\"`.""#), "{code}");
}

#[test]
fn the_most_classes_are_65_536() {
    let scratch = Dir::new();
    let mut names: Vec<String> = (0..65_536).map(|n| format!("n{n:05}")).collect();
    let write = |names: &[String]| fs::write(scratch.join("most.txt"), names.join("\n") + "\n").unwrap();
    let code = || labels("most.txt").name("Most").code(&scratch);
    write(&names);
    let text = code().unwrap();
    assert!(text.contains("N65535") && text.contains("Most , unsafe u16 , 65536 , last"), "{}", &text[..300]);
    names.push("one_more".into());
    write(&names);
    let problems = code().unwrap_err().to_string();
    assert!(
        problems.starts_with("\"most.txt\" has 65537 classes; a label type can have at most 65536\nhelp: "),
        "{problems}"
    );
}

#[test]
fn every_variant_is_named_if_an_attribute_may_be_a_macro() {
    let scratch = Dir::new();
    let names: Vec<String> = (0..257).map(|n| format!("n{n:03}\n")).collect();
    fs::write(scratch.join("many.txt"), names.concat()).unwrap();
    let is_named = |attribute: &str| {
        let code = labels("many.txt").name("Many").attribute(attribute).code(&scratch).unwrap();
        code.contains("Many , unsafe u16 , 257 , named [N000 N001 ")
    };
    for inert in ["/// Documented.", "#[must_use]", "#[allow(dead_code)]\n#[doc(hidden)]"] {
        assert!(!is_named(inert), "{inert}");
    }
    for other in [
        "#[bitflags]",
        "#[must_use]\n#[enumflags2::bitflags]",
        "#[allow::rewrite]",
        "#[cfg_attr(all(), x)]",
        "#[derive(Default)]", // `use bitflags as derive;` makes another macro of it
    ] {
        assert!(is_named(other), "{other}");
    }
}

#[test]
fn a_file_is_watched_by_the_path_as_written_and_a_huge_model_is_not() {
    let scratch = Dir::new();
    let tracked = |path: &str| {
        let at = UserPath::resolve(path, &scratch).unwrap();
        track(&"::typed_label".parse().unwrap(), &[], &[at]).to_string()
    };
    // On Unix these are names of files; what the compiler is given is in each case what the user wrote.
    for path in [r"C:\data\labels.txt", r"\\server\share.txt", r"data\labels.txt", "\"*\n}.txt"] {
        fs::write(scratch.join(path), "cat\n").unwrap();
        let expected = format!(
            "concat ! (:: typed_label :: __private :: core :: env ! (\"CARGO_MANIFEST_DIR\") , \"/\" , {path:?})"
        );
        assert!(tracked(path).contains(&expected), "{}", tracked(path));
    }
    let model = fs::File::create(scratch.join("model.onnx")).unwrap();
    model.set_len(256 << 20).unwrap();
    assert!(tracked("model.onnx").contains("include_bytes"));
    model.set_len((256 << 20) + 1).unwrap();
    assert_eq!(tracked("model.onnx"), "");
}
