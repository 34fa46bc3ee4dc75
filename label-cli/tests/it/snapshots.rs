//! `list`, `orders`, `diff`, `lint` and `generate` as people see them: whole outputs, one file each.
//! `SNAPSHOTS=overwrite cargo test -p cargo-label --test it` writes them again.

use crate::dataset::{Dataset, numbered, run};
use snapbox::cmd::OutputAssert;
use snapbox::{Data, file};
use std::fs;
use std::path::Path;
use std::process::Command;

/// What is on stdout, and nothing on stderr.
fn expect(dataset: &Dataset, arguments: &str, code: i32, stdout: Data) -> OutputAssert {
    dataset.run(arguments).assert().code(code).stdout_eq(stdout.raw()).stderr_eq("")
}

fn chest() -> Dataset {
    Dataset::new().classes("data/train", numbered(14)).classes("data/validation", numbered(13))
}

#[test]
fn list_in_every_format() {
    let dataset = Dataset::new()
        .classes("train", ["Class_1", "Class_10", "Class_2", "it's \"3d\"", "猫", "\u{202e}gpj.tac", " dog"])
        .file("train/Class_2/deep/1.JPG", "")
        .folder("train/Class_2/empty.png");
    expect(&dataset, "list train", 0, file!["snapshots/list.txt"]);
    expect(&dataset, "label list train --count --order torchvision", 0, file!["snapshots/list_count.txt"]);
    expect(&dataset, "list train --format json", 0, file!["snapshots/list.json"]);
    expect(&dataset, "list train --format python", 0, file!["snapshots/list.py"]);
    expect(
        &dataset,
        "list train --format txt --classes Class_2 --classes Class_10",
        0,
        file!["snapshots/list_classes.txt"],
    );
    let pets = Dataset::new().classes("train", ["Snowy_Owl", "cat", "dog"]);
    let plain = "pub enum Classes {\n    SnowyOwl,\n    Cat,\n    Dog,\n}\n";
    pets.run("list train --format enum").assert().code(0).stdout_eq(plain).stderr_eq("");
    let known = pets.run("list --dataset cifar-10 --format enum").assert().code(0);
    assert!(known.get_output().stdout.starts_with(b"pub enum Cifar10 {\n    Airplane,\n    Automobile,\n"));
    let pets = Dataset::new().classes("train", ["cat", "dog"]);
    pets.run("list train --format fingerprint").assert().code(0).stdout_eq("0xd51d8f4955f114a7\n").stderr_eq("");
    dataset
        .run("list train --format txt")
        .assert()
        .code(2)
        .stdout_eq("")
        .stderr_eq(file!["snapshots/list_txt_error.txt"].raw());

    // Python and Keras read what is meant for them, and so do we.
    let output = dataset.run("list train --format python").output().unwrap().stdout;
    let text = String::from_utf8(output).unwrap();
    let list = dataset.file("list.py", &text).file("list.txt", "");
    let read = |path| list.run(&format!("list {path} --format json")).output().unwrap().stdout;
    assert_eq!(String::from_utf8(read("list.py")), String::from_utf8(read("train")));
}

#[test]
fn names_that_clash_are_shown_with_what_to_write() {
    let dataset = Dataset::new().classes("train", ["a-b", "a_b", "++"]);
    dataset
        .run("list train")
        .assert()
        .code(0)
        .stdout_eq(file!["snapshots/clash.txt"].raw())
        .stderr_eq(file!["snapshots/clash_warnings.txt"].raw());
    for format in ["rust", "enum"] {
        dataset
            .run(&format!("list train --format {format}"))
            .assert()
            .code(2)
            .stdout_eq("")
            .stderr_eq(file!["snapshots/clash_errors.txt"].raw());
    }
    // Both commands have the flag that the help names, and the flag helps.
    let enumerated = "pub enum Classes {\n    Class0,\n    AB,\n    AB2,\n}\n";
    for (command, expected) in [("generate train --name It", ""), ("list train --format enum", enumerated)] {
        let told = String::from_utf8(dataset.run(command).output().unwrap().stderr).unwrap();
        let flags: Vec<&str> = told.split('`').filter(|code| code.starts_with("--rename ")).collect();
        assert_eq!(flags, ["--rename ++=Class0", "--rename a_b=AB2"], "{told}");
        let output = dataset.run(&format!("{command} {}", flags.join(" "))).assert().code(0).stderr_eq("");
        assert!(output.get_output().stdout.starts_with(expected.as_bytes()));
    }
    dataset.run("list train --format enum --rename ++=A-B").assert().code(2).stdout_eq("");
}

#[test]
fn orders_side_by_side() {
    let dataset = chest().folder("data/train/empty");
    expect(&dataset, "orders data/train", 1, file!["snapshots/orders.txt"]);
    expect(&dataset, "orders data/train --format json", 1, file!["snapshots/orders.json"]);
    let same = Dataset::new().classes("data", ["cat", "dog"]);
    expect(&same, "orders data", 0, file!["snapshots/orders_agree.txt"]);
    same.run("orders no/such").assert().code(2).stdout_eq("").stderr_eq(file!["snapshots/no_folder.txt"].raw());
    // Above the splits, all nine are shown, and a terminal has 80 columns.
    let splits = Dataset::new().classes("pets/train", numbered(10)).classes("pets/test", numbered(10));
    let output = splits.run("orders pets").assert().code(1);
    let shown = String::from_utf8_lossy(&output.get_output().stdout).into_owned();
    let table = shown.split_once("\n\n").unwrap().0;
    for order in
        ["keras", "keras-utils", "torchvision", "ultralytics", "timm*", "huggingface", "burn", "fastai", "tfds"]
    {
        assert!(table.split_whitespace().any(|word| word == order), "{order}: {table}");
    }
    assert!(table.lines().all(|line| line.len() <= 80), "{table}");
}

#[test]
fn the_chart_of_the_readme_shows_its_digits() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let dataset = Dataset::new().classes("two", ["<b>&", "a", "B"]);
    let drawing = run("orders examples/digits/data/train --from keras --to timm --svg", &root);
    drawing.arg(dataset.path("orders.svg")).assert().code(1);
    let drawn = fs::read_to_string(dataset.path("orders.svg")).unwrap();
    snapbox::assert_data_eq!(drawn, file!["../../../docs/orders.svg": Text].raw());
    let nowhere = dataset.run("orders two --svg no/such/two.svg").assert().code(2);
    assert!(
        String::from_utf8_lossy(&nowhere.get_output().stderr)
            .contains("help: make the folder first: `mkdir -p no/such`")
    );
    // Names are not markup.
    dataset.run("orders two --svg two.svg").assert().code(1);
    let drawn = fs::read_to_string(dataset.path("two.svg")).unwrap();
    assert!(drawn.contains("&lt;b&gt;&amp;") && !drawn.contains("<b>"), "{drawn}");
}

#[test]
fn a_url_is_an_error_that_says_who_reads_one() {
    let dataset = Dataset::new();
    for command in ["lint", "orders", "generate --name Pet", "list --format rust"] {
        let output = dataset.run(&format!("{command} s3://pets/train")).assert().code(2).stdout_eq("");
        output.stderr_eq(file!["snapshots/url.txt"].raw());
    }
}

#[test]
fn a_flag_that_can_not_apply_is_an_error() {
    let dataset = Dataset::new().classes("train", ["cat"]).file("labels.txt", "cat\n");
    for (arguments, flag) in [
        ("labels.txt --count", "`--count`"),
        ("train --count --format json", "`--count`"),
        ("train --rename cat=Dog --format json", "`--rename`"),
    ] {
        let output = dataset.run(&format!("list {arguments}")).assert().code(2).stdout_eq("");
        assert!(String::from_utf8_lossy(&output.get_output().stderr).contains(flag));
    }
}

#[test]
fn many_warnings_are_shown_in_part() {
    let dataset = Dataset::new().classes("train", (0..40).map(|number| "+".repeat(number + 1)));
    let output = dataset.run("list train").assert().code(0);
    let stderr = String::from_utf8_lossy(&output.get_output().stderr).into_owned();
    assert!(stderr.lines().filter(|line| line.starts_with("warning")).count() < 30, "{stderr}");
}

/// What one of two sources has need not be in the other, but in one of them.
#[test]
fn diff_reports_an_option_that_finds_nothing() {
    let dataset =
        Dataset::new().file("a.txt", "ibis\n-\n").file("b.txt", "ibis\nheron\n").classes("data", ["ibis", "heron"]);
    dataset.run("diff a.txt b.txt --unused=-").assert().code(1).stderr_eq("");
    let nothing =
        "error: no class of \"a.txt\" is called \"x\"\nhelp: write the name as the list has it, or remove it here\n";
    dataset.run("diff a.txt b.txt --unused=- --unused x").assert().code(2).stderr_eq(nothing);
    let repeated = "error: no name in \"a.txt\" is there twice\nhelp: remove `--repeated`\n";
    dataset.run("diff a.txt data --repeated number").assert().code(2).stderr_eq(repeated);
}

/// A flag for what neither of several sources is.
#[test]
fn no_flag_is_ignored_beside_several_sources() {
    let dataset = Dataset::new()
        .file("a.txt", "ibis\n")
        .file("b.txt", "ibis\n")
        .classes("train", ["ibis"])
        .classes("test", ["ibis"])
        .file("one.onnx", &unnamed_model(1));
    let order = |flag: &str, file: &str| {
        format!("`{flag}` is for a dataset folder; \"{file}\" is a class list file, which has its own order\n")
    };
    for (arguments, expected) in [
        ("diff a.txt b.txt --order timm", order("--order", "b.txt")),
        ("lint a.txt b.txt --order timm", order("--order", "a.txt")),
        ("lint a.txt --order timm", order("--order", "a.txt")),
        ("diff train a.txt --other-order timm", order("--other-order", "a.txt")),
        ("diff a.txt train --order keras --other-order timm", order("--order", "a.txt")),
        ("diff train test --read-as labels_txt", "`--read-as` is for a class list file, not for a folder".into()),
        ("lint train test --read-as labels_txt", "`--read-as` is for a class list file, not for a folder".into()),
        ("diff train one.onnx --without x", "`--without` is for a class list file, not for a folder".into()),
        ("lint a.txt b.txt --unused x", "no class of \"a.txt\" is called \"x\"".into()),
        ("diff a.txt one.onnx --unused x", "no class of \"a.txt\" is called \"x\"".into()),
        ("diff one.onnx --dataset coco-80 --unused x", "`--unused` is about how names are read".into()),
        ("diff - train --order keras --other-order timm", "the input is a class list, which has its own order".into()),
    ] {
        let output = dataset.run(arguments).assert().code(2).stdout_eq("");
        let stderr = String::from_utf8_lossy(&output.get_output().stderr).into_owned();
        assert!(stderr.contains(&expected), "{arguments}: {stderr}");
    }
    // What is for one of them.
    dataset.run("diff a.txt train --order timm --read-as labels_txt").assert().code(0);
    dataset.run("lint a.txt train --order timm --read-as labels_txt").assert().code(0);
}

#[test]
fn diffs_by_name_and_index() {
    let dataset = chest().file("model/labels.txt", &(numbered(13).join("\n") + "\n"));
    expect(&dataset, "diff data/train data/validation", 1, file!["snapshots/diff.txt"]);
    expect(&dataset, "diff data/validation model/labels.txt --order timm", 0, file!["snapshots/diff_same.txt"]);
    expect(&dataset, "diff data/train model/labels.txt --format table", 1, file!["snapshots/diff_table.txt"]);
    expect(&dataset, "diff data/train data/train --other-order timm", 1, file!["snapshots/diff_orders.txt"]);
    expect(&dataset, "diff data/train data/validation --format json", 1, file!["snapshots/diff.json"]);
    dataset.run("diff data/trian no/such.json").assert().code(2).stderr_eq(file!["snapshots/diff_missing.txt"].raw());
}

/// An ONNX model without metadata: of field 7, the graph, the output (12) is a tensor (1) whose shape (2) has two dimensions, of
/// which the second has the width.
pub(crate) fn unnamed_model(width: u8) -> String {
    let field = |number: u8, content: &str| {
        let head = [number << 3 | 2, u8::try_from(content.len()).unwrap()].map(char::from);
        head.into_iter().collect::<String>() + content
    };
    let dimensions = field(1, "") + &field(1, &format!("\x08{}", char::from(width)));
    let shape = field(2, &dimensions);
    format!("\x08\x08{}", field(7, &field(12, &field(2, &field(1, &shape)))))
}

#[test]
fn a_model_without_names_is_compared_by_its_width() {
    let dataset = Dataset::new()
        .classes("train", ["cat", "dog", "fox"])
        .file("three.onnx", &unnamed_model(3))
        .file("four.onnx", &unnamed_model(4));
    let agrees = "agrees by width alone: three.onnx has no names, and as many outputs as train has classes (3)\n";
    for arguments in ["diff train three.onnx", "diff three.onnx train --format table"] {
        dataset.run(arguments).assert().code(0).stdout_eq(agrees);
    }
    let differs = "another width: four.onnx gives 4 scores for each image, and train has 3 classes\n";
    dataset.run("diff train four.onnx").assert().code(1).stdout_eq(differs);
    let json = dataset.run("diff train four.onnx --format json").assert().code(1);
    let json = String::from_utf8_lossy(&json.get_output().stdout).into_owned();
    assert!(json.contains("\"by_width_alone\": true") && json.contains("\"width\": 4"), "{json}");
    let both = dataset.run("diff three.onnx four.onnx").assert().code(2);
    let both = String::from_utf8_lossy(&both.get_output().stderr).into_owned();
    assert_eq!(both.matches("has no class names in its metadata").count(), 2, "{both}");
}

#[test]
fn lint_knows_each_rule_and_what_it_does_to_the_indices() {
    let odd = [
        "Cat",
        "cat",
        "caf\u{e9}",
        "cafe\u{301}",
        "e\u{301}clair",
        " dog",
        "Class_2",
        "Class_10",
        ".ipynb_checkpoints",
        ".old",
    ];
    let dataset = Dataset::new()
        .classes("train", odd)
        .classes("validation", odd)
        .folder("train/empty")
        .file("train/notes/readme.txt", "")
        .file("train/loose.png", "")
        .classes("clean", ["cat", "dog"])
        .file("model.txt", "__MACOSX\ncat\n");
    expect(&dataset, "lint train", 1, file!["snapshots/lint.txt"]);
    expect(&dataset, "lint train --order keras-utils", 1, file!["snapshots/lint_keras_utils.txt"]);
    expect(&dataset, "lint train --order timm", 1, file!["snapshots/lint_timm.txt"]);
    expect(&dataset, "lint validation train model.txt --order burn", 1, file!["snapshots/lint_several.txt"]);
    expect(&dataset, "lint train --format json", 1, file!["snapshots/lint.json"]);
    expect(&dataset, "lint train --format github", 1, file!["snapshots/lint_github.txt"]);
    expect(&dataset, "lint clean --deny warnings", 0, file!["snapshots/lint_clean.txt"]);

    let warned = Dataset::new().classes("train", numbered(10));
    expect(&warned, "lint train", 0, file!["snapshots/lint_warning.txt"]);
    for denied in ["--deny warnings", "--deny not-natural --deny differs"] {
        expect(&warned, &format!("lint train {denied}"), 1, file!["snapshots/lint_denied.txt"]);
    }
    expect(&warned, "lint train --deny junk-folder", 0, file!["snapshots/lint_warning.txt"]);
    for allowed in ["--allow not-natural", "--deny warnings --allow junk-folder --allow not-natural"] {
        expect(&warned, &format!("lint train {allowed}"), 0, file!["snapshots/lint_clean.txt"]);
    }
}

/// What lint can't look at is not a finding, so that CI tells a path with a typo from a dataset that is wrong.
#[test]
fn what_lint_can_not_do_ends_with_two() {
    let dataset = Dataset::new().classes("data/train", ["cat"]);
    for (arguments, expected) in [
        ("data/trian", r#"help: there is "data/train""#),
        ("data/train labels.txt $NOWHERE/train", r#"the file "labels.txt" does not exist"#),
        ("data/train $NOWHERE/train", "NOWHERE, which is not set"),
        ("data/train --deny not-naturel", "a similar value exists: 'not-natural'"),
        ("data/train --allow emty-folder", "a similar value exists: 'empty-folder'"),
        ("data/train --allow no-list", "invalid value 'no-list'"),
        ("data/train --allow differs --deny differs", r#"the rule "differs" is both allowed and denied"#),
    ] {
        let output = dataset.run(&format!("lint {arguments}")).assert().code(2).stdout_eq("");
        let stderr = String::from_utf8_lossy(&output.get_output().stderr).into_owned();
        assert!(stderr.contains(expected), "{arguments}: {stderr}");
    }
}

/// What the command in the header of a generated file makes, typed in a shell.
fn written_by_header(dataset: &Dataset, file: &str) -> String {
    let written = fs::read_to_string(dataset.path(file)).unwrap();
    fs::remove_file(dataset.path(file)).unwrap();
    let binary = snapbox::cmd::cargo_bin!("cargo-label").display().to_string();
    let typed = written.split('`').nth(1).unwrap().replace("\\\n//", "\\\n").replace("cargo label", &binary);
    let status = Command::new("sh").args(["-c", &typed]).current_dir(dataset.path("")).status();
    assert!(status.unwrap().success(), "{typed}");
    fs::read_to_string(dataset.path(file)).unwrap()
}

#[test]
fn the_header_names_classes_that_start_with_a_dash() {
    let dataset = Dataset::new().classes("train", ["-x", "-it's", "--y"]);
    for arguments in [
        "--classes=-x --classes=-it's --classes=--y",
        "--rename=-x=X --rename=-it's=Its --rename=--y=Y",
        "--background=-none --rename=-none=None",
        "--classes=--y --classes=-x --classes=a,b --classes none --allow-missing --serde",
    ] {
        dataset.run(&format!("generate train --name Dash {arguments} --output=-dash.rs")).assert().code(0);
        let written = fs::read_to_string(dataset.path("-dash.rs")).unwrap();
        assert_eq!(written.contains("label_needs_serde"), arguments.contains("--serde"));
        assert_eq!(written_by_header(&dataset, "-dash.rs"), written);
    }
}

#[test]
fn generate_check_accepts_rustfmt_but_no_other_class() {
    let dataset = Dataset::new().classes("train", ["cat", "3d", "it's"]);
    let generate = "generate train --name Pet --rename 3d=ThreeD --rename it's=Its --order keras --visibility pub(crate) -o pet.rs";
    let check = || dataset.run(&format!("{generate} --check")).assert();
    check().code(1);
    expect(&dataset, generate, 0, "".into());
    let written = fs::read_to_string(dataset.path("pet.rs")).unwrap();
    snapbox::assert_data_eq!(&written, file!["snapshots/generated.rs": Text].raw());
    check().code(0).stderr_eq("right: \"pet.rs\" is what would be written\n");

    assert_eq!(written_by_header(&dataset, "pet.rs"), written);

    let formatted =
        Command::new("rustfmt").args(["--edition", "2024", "pet.rs"]).current_dir(dataset.path("")).status();
    assert!(formatted.unwrap().success());
    check().code(0);
    fs::create_dir(dataset.path("train/dog")).unwrap();
    check().code(1).stderr_eq(file!["snapshots/generate_differs.txt"].raw());
}

#[test]
fn the_help_of_each_command_has_examples() {
    let dataset = Dataset::new();
    expect(&dataset, "--help", 0, file!["snapshots/help.txt"]);
    for command in ["list", "orders", "diff", "identify", "lint", "lock", "check", "generate", "completions", "man"] {
        let help = dataset.run(&format!("{command} --help")).output().unwrap();
        assert!(String::from_utf8(help.stdout).unwrap().contains("Examples:\n  cargo label "), "{command}");
    }
    dataset.run("list data --order kers").assert().code(2).stderr_eq(file!["snapshots/wrong_order.txt"].raw());
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let completions = dataset.run(&format!("completions {shell}")).output().unwrap();
        assert!(String::from_utf8(completions.stdout).unwrap().contains("generate"), "{shell}");
    }
    expect(&dataset, "man --out .", 0, "".into());
    assert!(fs::read_to_string(dataset.path("cargo-label-lint.1")).unwrap().contains("not\\-natural"));
}

/// The other name of the program: in its help, and in what its messages tell to type.
#[test]
fn typed_label_speaks_of_itself() {
    let dataset = Dataset::new().classes("train", numbered(10));
    let run = |arguments: &str| {
        let program = snapbox::cmd::cargo_bin!("typed-label");
        let output =
            snapbox::cmd::Command::new(program).args(arguments.split_whitespace()).current_dir(dataset.path(""));
        let output = output.output().unwrap();
        String::from_utf8([output.stdout, output.stderr].concat()).unwrap()
    };
    for (arguments, expected) in [
        ("--version", "typed-label 0"),
        ("--help", "Usage: typed-label [OPTIONS] <COMMAND>"),
        ("list --help", "\n  typed-label list data/train "),
        ("list", "Usage: typed-label list <SOURCE>"),
        ("lint train", "run `typed-label list train --format json > class_indices.json`"),
        ("lint train --format json", "run `typed-label list train --format json > class_indices.json`"),
        ("completions bash --help", "> ~/.local/share/bash-completion/completions/typed-label"),
        ("completions bash", "-o default typed-label"),
    ] {
        let printed = run(arguments);
        assert!(printed.contains(expected) && !printed.contains("cargo label"), "{arguments}: {printed}");
    }
}
