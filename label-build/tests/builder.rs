//! In: what a build.rs asks for. Out: the code that it gets, the file with it, and what Cargo is told.

use proc_macro2::{Ident, Span, TokenStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};
use typed_label_build::source::{At, Problem, Source};
use typed_label_build::{Builder, Class, Layout, Options, Spec, implement, labels, watch};

/// A crate's folder for each test, made anew, with two class folders.
fn crate_folder(name: &str) -> PathBuf {
    let root = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("builder").join(name);
    fs::remove_dir_all(&root).ok();
    for folder in ["train/cat", "train/dog", "out"] {
        fs::create_dir_all(root.join(folder)).unwrap();
    }
    root
}

#[test]
fn each_option_is_in_the_code() {
    let root = crate_folder("options");
    let code = |options: fn(Builder) -> Builder| options(labels("train")).code(&root).unwrap();
    let plain = code(|it| it);
    assert!(plain.starts_with("// Made by typed-label from \"train\".\n"), "{plain}");
    assert!(plain.contains("pub enum Classes {") && plain.contains(":: typed_label :: __private"), "{plain}");
    assert!(plain.contains("The classes of `\\\"train\\\"`, in index order."), "{plain}");
    let other = code(|it| it.name("Pet").visibility("pub(crate)").krate("mine::labels").rename("cat", "Tabby"));
    assert!(other.contains("pub (crate) enum Pet {") && other.contains("mine :: labels :: __private"), "{other}");
    assert!(other.contains("Tabby") && !other.contains(":: typed_label"), "{other}");
    // A doc comment stands in for ours, other attributes beside it.
    let attributed = code(|it| it.attribute("#[non_exhaustive]").attribute("#[must_use]"));
    assert!(attributed.contains("# [non_exhaustive]") && attributed.contains("# [must_use]"), "{attributed}");
    assert!(attributed.contains("The classes of"), "{attributed}");
    for doc in ["/// Pets.", "#[doc = \"Pets.\"]"] {
        let code = labels("train").attribute(doc).code(&root).unwrap();
        assert!(code.contains("Pets.") && !code.contains("The classes of"), "{code}");
    }
}

#[test]
fn what_is_no_code_is_an_error() {
    let root = crate_folder("errors");
    let places = |options: Builder| -> Vec<At> { options.code(&root).unwrap_err().iter().map(Problem::at).collect() };
    for variant in ["3d", "a b", "", "_", "Self", "r#type", "a::b", "fn"] {
        assert_eq!(places(labels("train").rename("dog", "Dog").rename("cat", variant)), [At::Rename(1)], "{variant:?}");
        assert_eq!(labels("train").name(variant).code(&root).unwrap_err().iter().count(), 1, "{variant:?}");
    }
    for attribute in
        ["non_exhaustive", "#[non_exhaustive", "enum Other {}", "#[must_use] struct Other;", "#[]", "#", ""]
    {
        assert_eq!(places(labels("train").attribute(attribute)), [At::Enum], "{attribute:?}");
    }
    for visibility in ["pub(", "pub()", "pub[crate]", "private", "pub(crate) struct Other; pub", "(crate)"] {
        assert_eq!(places(labels("train").visibility(visibility)), [At::Enum], "{visibility:?}");
    }
    for path in ["", "\"", "(", "123", "a::", "a b", "::fn", "a;b"] {
        assert_eq!(places(labels("train").krate(path)), [At::Enum], "{path:?}");
    }
    for (visibility, declared) in
        [("", "] enum Classes"), ("pub", "] pub enum"), ("pub(in crate::a)", "] pub (in crate :: a) enum")]
    {
        let code =
            labels("train").visibility(visibility).attribute("/// A.\n#[must_use]").krate("crate::a").code(&root);
        assert!(code.unwrap().contains(declared), "{visibility:?}");
    }
    assert_eq!(places(labels("train").order("kerass")), [At::Order]);
}

fn spec(count: usize, layout: Layout, repr: Option<&str>) -> Spec {
    let krate = Options::new(Source::new("")).krate;
    let class = |n| Class { name: format!("c{n}"), variant: format!("C{n}") };
    let name = Ident::new("Pet", Span::call_site());
    Spec { name, classes: (0..count).map(class).collect(), layout, repr: repr.map(str::to_owned), krate }
}

#[test]
fn a_number_holds_as_many_classes_as_it_can() {
    for (repr, most) in [("i8", 1 << 7), ("u8", 1 << 8), ("i16", 1 << 15), ("u16", 1 << 16), ("i64", 1 << 16)] {
        let mut fits = spec(most, Layout::Emitted, Some(repr));
        assert_eq!((fits.check_repr(), fits.repr.as_deref()), (None, Some(repr)));
        let mut wider = spec(most + 1, Layout::Emitted, Some(repr));
        assert!(wider.check_repr().is_some() && wider.repr.is_none(), "{repr}");
    }
    assert_eq!(spec(300, Layout::Emitted, None).check_repr(), None);
}

/// What rustc would look at for each variant is left out where there are many.
#[test]
fn a_long_enum_is_mentioned_less() {
    let root = crate_folder("long");
    for (count, is_short) in [(256, true), (257, false)] {
        let names: Vec<String> = (0..count).map(|n| format!("c{n}")).collect();
        fs::write(root.join("labels.txt"), names.join("\n")).unwrap();
        let code = labels("labels.txt").code(&root).unwrap();
        assert_eq!(code.contains("missing_docs"), !is_short, "{count}");
        assert_eq!(code.contains("Index 0: `\\\"c0\\\"`."), is_short, "{count}");
        assert!(code.contains(if is_short { "# [repr (u8)]" } else { "# [repr (u16)]" }), "{count}");
        let variants = (0..count).map(|n| Ident::new(&format!("C{n}"), Span::call_site())).collect();
        let written = implement(&spec(count, Layout::Written(variants), None), &TokenStream::new()).to_string();
        assert_eq!(written.contains("each [C0 C1"), is_short, "{count}");
    }
    let one = Layout::Written(vec![Ident::new("C0", Span::call_site())]);
    assert!(implement(&spec(1, one.clone(), None), &TokenStream::new()).to_string().contains("Pet , zero_sized , 1 ,"));
    assert!(implement(&spec(1, one, Some("i64")), &TokenStream::new()).to_string().contains("Pet , i64 , 1 ,"));
}

/// What a build.rs prints for Cargo, and whether it ends well.
fn run(root: &Path, script: &str) -> (bool, Vec<String>) {
    let mut child = Command::new(env::current_exe().unwrap());
    child.args(["script", "--exact", "--ignored", "--nocapture"]).env("TYPED_LABEL_TEST_SCRIPT", script);
    child.env("CARGO_MANIFEST_DIR", root).env("OUT_DIR", root.join("out")).env_remove("TYPED_LABEL");
    let output = child.output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let lines = text.lines().filter_map(|line| line.split_once("cargo::")).map(|(_, line)| line.to_owned()).collect();
    (output.status.success(), lines)
}

#[test]
#[ignore = "run by the tests below, as build.rs"]
fn script() {
    match env::var("TYPED_LABEL_TEST_SCRIPT").as_deref() {
        Ok("right") => labels("train").name("ABTest2D").agrees_with(["$PETS/x", "model.txt"]).watch().generate(),
        Ok("unwatched") => labels("train").name("PetName").generate(),
        Ok("wrong") => labels("trian").generate(),
        Ok("watch") => watch("train"),
        Ok("two lines") => watch("train\ncargo::error=no"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_file_is_written_where_it_changes_and_cargo_watches_what_it_is_made_of() {
    let root = crate_folder("script");
    fs::write(root.join("model.txt"), "cat\ndog\n").unwrap();
    let changed = |path: &str| format!("rerun-if-changed={}", root.join(path).display());
    let variable = "rerun-if-env-changed=TYPED_LABEL".to_owned();
    // The variable of one source is not set: that is told, and watched all the same.
    let (is_right, lines) = run(&root, "right");
    assert!(!is_right && lines.contains(&"rerun-if-env-changed=PETS".to_owned()), "{lines:?}");
    assert!(lines.contains(&changed("model.txt")) && lines.contains(&changed("train")), "{lines:?}");

    assert_eq!(run(&root, "unwatched"), (true, vec![variable.clone()]));
    let file = root.join("out/pet_name.rs");
    assert!(fs::read_to_string(&file).unwrap().contains("enum PetName"));
    let written = || fs::metadata(&file).unwrap().modified().unwrap();
    let before = written();
    assert!(run(&root, "unwatched").0 && written() == before);
    fs::create_dir(root.join("train/fox")).unwrap();
    assert!(run(&root, "unwatched").0 && fs::read_to_string(&file).unwrap().contains("Fox"));

    let (is_right, lines) = run(&root, "wrong");
    assert!(!is_right && !root.join("out/classes.rs").exists());
    assert!(lines.contains(&"error=help: there is \"train\": write that, or make the folder".to_owned()), "{lines:?}");
    assert_eq!(run(&root, "watch"), (true, vec![variable.clone(), changed("train")]));
    assert_eq!(run(&root, "two lines"), (true, vec![variable]));
}
