//! What a build.rs asks for: the code that it gets, the file with it, and what Cargo is told.

use proc_macro2::{Ident, Span, TokenStream};
use std::path::Path;
use std::process::Command;
use std::{env, fs};
use test_support::Dir;
use typed_label_build::source::{Diagnostics, Place, Problem, Source};
use typed_label_build::{Builder, Class, Declared, LabelType, Request, implement, labels, watch, watch_in_order};

/// A crate's folder with two class folders.
fn crate_folder() -> Dir {
    let root = Dir::new();
    root.folders(["train/cat", "train/dog", "out"]);
    root
}

#[test]
fn each_option_is_in_the_code() {
    let root = crate_folder();
    let code = |options: fn(Builder) -> Builder| options(labels("train")).code(&root).unwrap();
    let plain = code(|it| it);
    assert!(plain.starts_with("// Made by typed-label from \"train\".\n"), "{plain}");
    assert!(plain.contains("pub enum Classes {") && plain.contains(":: typed_label :: __private"), "{plain}");
    assert!(plain.contains("The classes of `\\\"train\\\"`, in index order."), "{plain}");
    // What the user has not said trips no lint: `pub` is the macro's then.
    assert!(plain.contains(":: public ! {") && !code(|it| it.visibility("pub")).contains(":: public ! {"), "{plain}");
    let other = code(|it| it.name("Pet").visibility("pub(crate)").krate("mine::labels").rename("cat", "Tabby"));
    assert!(other.contains("pub (crate) enum Pet {") && other.contains("mine :: labels :: __private"), "{other}");
    assert!(other.contains("Tabby") && !other.contains(":: typed_label"), "{other}");
    assert!(!code(|it| it.serde(false)).contains("serde"));
    let serde = code(|it| it.serde(true).krate("::typed_label_core"));
    assert!(
        serde.contains("serde : true , names")
            && serde.contains("label_needs_serde ! { \"cargo add typed-label-core --")
    );
    std::fs::write(root.join("lemmas.json"), r#"{"dog": "hound, a dog", "cat": "tabby"}"#).unwrap();
    let displayed = code(|it| it.display("lemmas.json").variants("display"));
    assert!(displayed.contains("display : \"tabbyhound, a dog\" b\"\\x05\\0\\0\\0\\x11"), "{displayed}");
    assert!(displayed.contains("Tabby") && displayed.contains("Hound"), "{displayed}");
    // What the enum has anyway changes nothing.
    assert_eq!(code(|it| it.attribute("#[derive(Clone, Debug)]").attribute("#[derive(PartialEq)]")), plain);
    let derived = code(|it| it.attribute("#[derive(Copy, x::Y)]").attribute("#[repr(u32)]"));
    assert!(derived.contains("# [derive (x :: Y)]") && derived.contains("# [repr (u32)]"), "{derived}");
    assert!(derived.contains("unsafe u32") && derived.matches("repr").count() == 1, "{derived}");
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
fn what_is_not_valid_rust_is_an_error() {
    let root = crate_folder();
    let places =
        |options: Builder| -> Vec<Place> { options.code(&root).unwrap_err().iter().map(Problem::place).collect() };
    for variant in ["3d", "a b", "", "_", "Self", "r#type", "a::b", "fn"] {
        assert_eq!(
            places(labels("train").rename("dog", "Dog").rename("cat", variant)),
            [Place::element("rename", 1)],
            "{variant:?}"
        );
        assert_eq!(labels("train").name(variant).code(&root).unwrap_err().iter().count(), 1, "{variant:?}");
    }
    for attribute in
        ["non_exhaustive", "#[non_exhaustive", "enum Other {}", "#[must_use] struct Other;", "#[]", "#", ""]
    {
        assert_eq!(places(labels("train").attribute(attribute)), [Place::option("enum")], "{attribute:?}");
    }
    for attribute in ["#[derive(Label)]", "#[typed_label::labels(\"a\")]", "#[repr(C)]", "#[derive(Clone)] #[label]"] {
        assert_eq!(places(labels("train").attribute(attribute)), [Place::option("enum")], "{attribute:?}");
    }
    for visibility in ["pub(", "pub()", "pub[crate]", "private", "pub(crate) struct Other; pub", "(crate)"] {
        assert_eq!(places(labels("train").visibility(visibility)), [Place::option("enum")], "{visibility:?}");
    }
    for path in ["", "\"", "(", "123", "a::", "a b", "::fn", "a;b"] {
        assert_eq!(places(labels("train").krate(path)), [Place::option("enum")], "{path:?}");
    }
    for (visibility, declared) in
        [("", "] enum Classes"), ("pub", "] pub enum"), ("pub(in crate::a)", "] pub (in crate :: a) enum")]
    {
        let code =
            labels("train").visibility(visibility).attribute("/// A.\n#[must_use]").krate("crate::a").code(&root);
        assert!(code.unwrap().contains(declared), "{visibility:?}");
    }
    assert_eq!(places(labels("train").order("kerass")), [Place::option("order")]);
}

/// The last value does not win silently: the macros refuse that too, in the same words.
#[test]
fn an_option_that_is_given_twice_is_an_error() {
    type Set = fn(Builder) -> Builder;
    let root = crate_folder();
    let options: [(&'static str, Set); 22] = [
        ("name", |it| it.name("Pet")),
        ("order", |it| it.order("keras")),
        ("classes", |it| it.classes(["cat"])),
        ("allow_missing", |it| it.allow_missing(true)),
        ("allow_empty", |it| it.allow_empty(true)),
        ("format", |it| it.format("labels_txt")),
        ("background", |it| it.background("none")),
        ("last", |it| it.last("none")),
        ("unused", |it| it.unused(["N/A"])),
        ("repeated", |it| it.repeated("number")),
        ("without", |it| it.without([])),
        ("column", |it| it.column("name")),
        ("separator", |it| it.separator("|")),
        ("columns", |it| it.columns(["cat"])),
        ("display", |it| it.display("lemmas.txt")),
        ("variants", |it| it.variants("name")),
        ("serde", |it| it.serde(true)),
        ("lock", |it| it.lock("pet.json")),
        ("append", |it| it.append(true)),
        ("agrees_with", |it| it.agrees_with(["train"])),
        ("visibility", |it| it.visibility("pub(crate)")),
        ("krate", |it| it.krate("::mine")),
    ];
    for (option, set) in options {
        let is_option = typed_label_build::options::keys().contains(&option);
        let said = if is_option { format!(".{option}(..)") } else { option.to_owned() };
        let twice = Problem::new(Place::option(option), format!("`{said}` is given twice"), "remove one of the two");
        let is_reported = |builder: Builder| builder.code(&root).err().iter().flatten().any(|found| *found == twice);
        assert!(!is_reported(set(labels("train"))), "{option}");
        assert!(is_reported(set(set(labels("train")))), "{option}");
    }
    // A new option stands in that list.
    for key in typed_label_build::options::keys().into_iter().filter(|key| *key != "rename") {
        let method = if key == "crate" { "krate" } else { key };
        assert!(options.iter().any(|(option, _)| *option == method), "{key}");
    }
    // One mistake is one problem: the first value stays. A class has one variant each, so `rename` may be there again.
    let problems = labels("train").order("keras").order("kerass").rename("cat", "A").rename("dog", "B").code(&root);
    assert_eq!(problems.unwrap_err().to_string(), "`.order(..)` is given twice\nhelp: remove one of the two");
}

/// An option that is not for the source is an error at its place; none is ignored.
#[test]
fn an_option_that_does_not_apply_is_an_error() {
    type Set = fn(Builder) -> Builder;
    let root = crate_folder();
    fs::write(root.join("model.txt"), "cat\ndog\n").unwrap();
    let options: [(&str, Set, &str); 5] = [
        ("order", |it| it.order("keras"), "folder"),
        ("classes", |it| it.classes(["cat"]), "folder list"),
        ("allow_missing", |it| it.classes(["cat"]).allow_missing(false), "folder"),
        ("allow_empty", |it| it.order("torchvision").allow_empty(true), "folder"),
        ("format", |it| it.format("labels_txt"), "file"),
    ];
    for (key, set, sources) in options {
        let listed = labels(Source::listed(["cat"]));
        for (source, builder) in [("folder", labels("train")), ("file", labels("model.txt")), ("list", listed)] {
            let problems = set(builder).code(&root).err();
            let places: Vec<Place> = problems.iter().flatten().map(Problem::place).collect();
            let is_for_it = sources.contains(source);
            assert_eq!(places.contains(&Place::option(key)), !is_for_it, "{key} for a {source}: {places:?}");
            assert_eq!(places.is_empty(), is_for_it, "{key} for a {source}: {places:?}");
        }
    }
    for source in [Source::from("train"), Source::from("model.txt"), Source::listed(["cat", "dog"])] {
        let code = labels(source).background("none").code(&root).unwrap();
        assert!(code.contains(r#"["none" , "cat" , "dog""#), "{code}");
    }
}

fn label_type(count: usize, declared: Declared, repr: Option<&str>) -> LabelType {
    let krate = Request::new("").krate;
    let class = |n| Class { name: format!("c{n}"), variant: format!("C{n}") };
    let name = Ident::new("Pet", Span::call_site());
    LabelType {
        name,
        classes: (0..count).map(class).collect(),
        declared,
        repr: repr.map(str::to_owned),
        krate,
        display: None,
        serde: None,
    }
}

#[test]
fn repr_must_hold_all_classes() {
    // How many problems there are, and the `repr` that stays.
    let checked = |count, repr| {
        let (mut label_type, mut diagnostics) = (label_type(count, Declared::ByMacro, repr), Diagnostics::default());
        label_type.check_repr(&mut diagnostics);
        (diagnostics.count(), label_type.repr)
    };
    for (repr, most) in [("i8", 1 << 7), ("u8", 1 << 8), ("i16", 1 << 15), ("u16", 1 << 16), ("i64", 1 << 16)] {
        assert_eq!(checked(most, Some(repr)), (0, Some(repr.to_owned())));
        assert_eq!(checked(most + 1, Some(repr)), (1, None), "{repr}");
    }
    assert_eq!(checked(300, None), (0, None));
}

/// What rustc would look at for each variant is left out where there are many.
#[test]
fn a_long_enum_has_no_code_for_each_variant() {
    let root = crate_folder();
    for count in [256, 257, 1024, 1025] {
        let names: Vec<String> = (0..count).map(|n| format!("c{n}")).collect();
        fs::write(root.join("labels.txt"), names.join("\n")).unwrap();
        let code = labels("labels.txt").code(&root).unwrap();
        // Lints are allowed only where what they ask for would cost too much.
        assert_eq!(code.contains("# [allow (dead_code , missing_docs)]"), count > 1024, "{count}");
        assert_eq!(code.contains("Index 0: `\\\"c0\\\"`."), count <= 1024, "{count}");
        assert!(code.contains(if count <= 256 { "# [repr (u8)]" } else { "# [repr (u16)]" }), "{count}");
        let proof = ["named [C0 C1", "last [C0 C1", "last ,"];
        let expected = [count <= 256, (257..=1024).contains(&count), count > 1024];
        assert_eq!(proof.map(|proof| code.contains(proof)), expected, "{count}");
        let variants = (0..count).map(|n| Ident::new(&format!("C{n}"), Span::call_site())).collect();
        let written = implement(&label_type(count, Declared::ByUser(variants), None), &TokenStream::new()).to_string();
        assert!(written.contains(if count <= 256 { "named [C0 C1" } else { "each [C0 C1" }), "{count}");
    }
    let one = Declared::ByUser(vec![Ident::new("C0", Span::call_site())]);
    assert!(
        implement(&label_type(1, one.clone(), None), &TokenStream::new())
            .to_string()
            .contains("Pet , unsafe zero_sized , 1 ,")
    );
    assert!(
        implement(&label_type(1, one, Some("i64")), &TokenStream::new()).to_string().contains("Pet , unsafe i64 , 1 ,")
    );
}

/// What a build.rs prints for Cargo, and whether it ends well.
fn run(root: &Path, script: &str) -> (bool, Vec<String>) {
    let mut child = Command::new(env::current_exe().unwrap());
    child.args(["builder::script", "--exact", "--ignored", "--nocapture"]).env("TYPED_LABEL_TEST_SCRIPT", script);
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
        Ok("renamed") => labels("train").name("Animal").generate(),
        Ok("two types") => {
            labels("train").name("MRIScan").generate();
            labels("train").name("Mriscan").generate();
        }
        Ok("wrong") => labels("trian").generate(),
        Ok("watch typo") => watch("trian"),
        Ok("watch") => watch("train"),
        Ok("watch timm") => watch_in_order("./train/", "timm"),
        Ok("watch tmm") => watch_in_order("train", "tmm"),
        Ok("watched type") => labels("train").watch().generate(),
        Ok("two lines") => watch("train\ncargo::error=no"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_file_is_written_only_if_it_changes_and_cargo_watches_its_sources() {
    let root = crate_folder();
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
}

/// What `watch` prints for the folder, which a macro asks for.
#[test]
fn watch_hands_over_what_the_order_sees() {
    let root = crate_folder();
    let hash_of = |script: &str, order: &str| -> String {
        let (is_right, lines) = run(&root, script);
        assert!(is_right && lines.len() == 3 && lines[1].starts_with("rerun-if-changed="), "{lines:?}");
        let value = lines[2]
            .strip_prefix(&format!("rustc-env=TYPED_LABEL_{order}__train="))
            .unwrap_or_else(|| panic!("{lines:?}"));
        value.to_owned()
    };
    let before = hash_of("watch", "keras");
    assert_eq!(hash_of("watch", "keras"), before);
    let before_timm = hash_of("watch timm", "timm");
    root.folders(["train/fox"]);
    let after = hash_of("watch", "keras");
    assert_ne!(after, before);
    // timm sees no class in a folder without an image, Keras none deeper.
    assert_eq!(hash_of("watch timm", "timm"), before_timm);
    root.file("train/fox/red/0.png", "");
    assert_ne!(hash_of("watch timm", "timm"), before_timm);
    assert_eq!(hash_of("watch", "keras"), after);
    root.remove("train/fox");
    assert_eq!(hash_of("watch", "keras"), before);

    let (is_right, lines) = run(&root, "watch tmm");
    assert!(!is_right && lines.contains(&"error=there is no order \"tmm\"".to_owned()), "{lines:?}");
    let (is_right, lines) = run(&root, "two lines");
    assert!(
        is_right && lines[..2].iter().all(|line| line.starts_with("rerun-if-env") || line.starts_with("rustc-env")),
        "{lines:?}"
    );
    assert!(lines[2].starts_with("warning=build.rs watches the folder \"train\\n") && lines.len() == 3, "{lines:?}");
    let (is_right, lines) = run(&root, "watch tmm");
    assert!(
        !is_right && lines.iter().any(|line| line.starts_with("error=help: write `\"timm\"`; the orders")),
        "{lines:?}"
    );
    let (is_right, lines) = run(&root, "watch typo");
    let help = "error=help: there is \"train\": write that, or make the folder".to_owned();
    assert!(!is_right && lines.contains(&help), "{lines:?}");
    // A type that is made here may be beside a macro that reads the same folder.
    assert!(run(&root, "watched type").1.contains(&format!("rustc-env=TYPED_LABEL_keras__train={before}")));
}

#[test]
fn a_type_that_has_another_name_now_leaves_no_file() {
    let root = crate_folder();
    root.file("out/own.rs", "// not ours");
    assert!(run(&root, "unwatched").0 && root.join("out/pet_name.rs").exists());
    assert!(run(&root, "renamed").0 && root.join("out/animal.rs").exists());
    assert!(!root.join("out/pet_name.rs").exists() && root.join("out/own.rs").exists());
}

#[test]
fn two_types_do_not_share_a_file() {
    let root = crate_folder();
    let (is_right, lines) = run(&root, "two types");
    assert!(!is_right);
    let error = "error=the label types `MRIScan` and `Mriscan` would both be written to \"mriscan.rs\"";
    assert!(lines.contains(&error.to_owned()), "{lines:?}");
}

#[test]
fn a_variant_does_not_hide_a_constant() {
    for name in ["ALL", "COUNT", "NAMES"] {
        let root = crate_folder();
        let problems = labels("train").rename("cat", name).code(&root).unwrap_err();
        let text = problems.to_string();
        assert!(text.contains(&format!("`{name}` is a constant of every label type")), "{text}");
        assert_eq!(problems.iter().count(), 1, "{text}");
    }
}
