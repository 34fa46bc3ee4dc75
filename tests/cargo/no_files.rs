//! Without the feature `files`: classes in the code make a label type as ever, and what names a file is an error.

use test_support::Workspace;

const RIGHT: &str = r#"
use typed_label::{Label, class_list, labels};

#[labels(
    classes = ["cat", "N/A", "snowy owl", "3d", "3d"], unused = ["N/A"], repeated = "number", background = "none",
    last = "no object", rename("3d 4" = Three, "3d 5" = Four), serde = true,
)]
enum Pet {}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Label)]
enum Side { Left, #[label(name = "right side")] Right }

const _: () = Side::assert_names(class_list!(classes = ["Left", "right side"]));

fn main() {
    println!("{:?} {} {:?}", Pet::NAMES, Pet::SnowyOwl, [Pet::from_index(4), Pet::from_name("3d 4")]);
    println!("{:?}", Side::from_name("right side"));
}
"#;

/// A line each, since the errors are looked for by the line.
const WRONG: &str = r#"use my_labels::{Label, class_list, labels};
#[labels("data/train", order = "timm", lock = "pet.json")] pub enum OfFolder {}
#[labels(classes = ["cat"], lock = "pet.json", append = true)] pub enum Locked {}
#[labels(classes = ["cat"], append = true)] pub enum Appended {}
#[labels(classes = ["cat"], agrees_with = ["model.onnx", "data/val"])] pub enum Agreed {}
#[labels(classes = ["cat"], display = "lemmas.txt", variants = "display")] pub enum Shown {}
#[labels(classes = ["cat"], column = "label")] pub enum Column {}
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Label)] #[label("data")] enum Written { Cat }
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Label)] #[label(agrees_with = ["data"])] enum Own { Cat }
pub const LIST: &[&str] = class_list!("model.onnx");
fn main() { println!("{} {:?} {:?}", Shown::Cat.display_name(), Written::Cat.name(), Own::NAMES) }
"#;

/// The line, what stands at the token, what is wrong, and what can be done but to turn the feature on.
const ERRORS: [(usize, &str, &str, &str); 8] = [
    (2, "\"data/train\"", "\"data/train\" can't be read", "list the classes: `classes = [..]`"),
    (3, "\"pet.json\"", "the lock \"pet.json\" can't be read", "remove `lock`"),
    (4, "true", "`append` keeps the indices of a lock, and none can be read", "remove `append`"),
    (5, "\"model.onnx\"", "\"model.onnx\" can't be read", "remove `agrees_with`"),
    (6, "\"lemmas.txt\"", "\"lemmas.txt\" can't be read", "remove `display`"),
    (8, "\"data\"", "\"data\" can't be read", "list the classes: `classes = [..]`"),
    (9, "\"data\"", "\"data\" can't be read", "remove `agrees_with`"),
    (10, "\"model.onnx\"", "\"model.onnx\" can't be read", "list the classes: `classes = [..]`"),
];

/// A crate with a dependency of this name.
fn workspace(name: &str, dependency: &str, code: &str) -> Workspace {
    let workspace = Workspace::new(env!("CARGO_TARGET_TMPDIR"), name, &[name]);
    workspace.member(name, "src/main.rs", code, None);
    let manifest = workspace.read(format!("{name}/Cargo.toml"));
    let (package, _) = manifest.split_once("[dependencies]").unwrap();
    let project = env!("CARGO_MANIFEST_DIR");
    let needs = format!(
        "[dependencies]\n{dependency} = {{ package = \"typed-label\", path = {project:?}, default-features = false, \
         features = [\"macros\", \"serde\", \"std\"] }}\n"
    );
    workspace.file(format!("{name}/Cargo.toml"), &(package.to_owned() + &needs));
    workspace
}

#[test]
fn classes_in_the_code_need_no_files() {
    let workspace = workspace("without_files", "typed-label", RIGHT);
    let run = |mode| workspace.run("without_files", &[("TYPED_LABEL", mode)]);
    let printed = "[\"none\", \"cat\", \"unused 2\", \"snowy owl\", \"3d 4\", \"3d 5\", \"no object\"] snowy owl [Some(Three), Some(Three)]\n\
                   Some(Right)";
    // There is no lock to write or to read.
    for mode in ["", "update", "locked", "check"] {
        assert_eq!(run(mode), Ok(printed.to_owned()), "{mode}");
    }
    let error = run("updat").unwrap_err();
    assert!(error.contains("TYPED_LABEL is \"updat\", which is none of its words"), "{error}");
    assert!(error.contains("help: write `TYPED_LABEL=update`"), "{error}");
}

#[test]
fn what_names_a_file_is_one_error_at_its_token() {
    let workspace = workspace("without_files_wrong", "my-labels", WRONG);
    let error = workspace.run("without_files_wrong", &[]).unwrap_err();
    for (line, token, what, instead) in ERRORS {
        let column = WRONG.lines().nth(line - 1).unwrap().find(token).unwrap() + 1;
        let expected = format!(
            "error: {what}: that needs the Cargo feature `files`, which is not on\n       \
             help: run `cargo add typed-label --rename my-labels --features files`; or {instead}\n"
        );
        let (_, place) = error.split_once(&expected).unwrap_or_else(|| panic!("{expected}\n{error}"));
        let place = place.lines().next().unwrap();
        assert!(place.ends_with(&format!("main.rs:{line}:{column}")), "{expected}\n{error}");
    }
    // What is wrong with the feature, too, is said as ever; and nothing follows from any of these.
    assert!(error.contains("`column` says how a dataset folder or a class list file is read"), "{error}");
    assert_eq!(error.matches("error: ").count(), ERRORS.len() + 2, "{error}");
}
