//! `--dataset` and `identify`: the lists of typed-label-datasets, by name and found again.

use crate::dataset::Dataset;
use snapbox::file;
use std::fs;

/// The names of a list, one a line, after a change.
fn names(key: &str, change: impl Fn(usize, &str) -> String) -> String {
    let text = fs::read_to_string(format!("../label-datasets/lists/{key}.json")).unwrap();
    let names: Vec<String> = serde_json::from_str(&text).unwrap();
    names.iter().enumerate().map(|(index, name)| change(index, name) + "\n").collect()
}

#[test]
fn a_known_list_is_printed_and_compared_by_its_name() {
    let dataset = Dataset::new().file("labels.txt", &names("voc-20", |_, name| name.to_owned()));
    let printed = dataset.run("list --dataset voc-20 --format txt").assert().code(0);
    printed.stdout_eq(fs::read_to_string(dataset.path("labels.txt")).unwrap());
    dataset.run("diff labels.txt --dataset voc-20").assert().code(0).stdout_eq("the same: 20 classes, in one order\n");
    dataset.run("diff labels.txt --dataset voc-21 --format table").assert().code(1);
    for wrong in [
        "list",
        "list labels.txt --dataset voc-20",
        "list --dataset voc",
        "list --dataset voc-20 --order timm",
        "diff labels.txt",
    ] {
        dataset.run(wrong).assert().code(2);
    }
    let rust = dataset.run("list --dataset coco-80 --format rust").output().unwrap();
    assert!(String::from_utf8_lossy(&rust.stderr).contains("cargo add typed-label-datasets --features coco-80"));
}

#[test]
fn a_file_is_identified_by_names_and_by_words() {
    let same = |_: usize, name: &str| name.to_owned();
    let display = fs::read_to_string("../label-datasets/lists/imagenet-1k.display.json").unwrap();
    let display: serde_json::Map<_, _> = serde_json::from_str(&display).unwrap();
    let words = |_: usize, name: &str| format!("{}, and its synonyms", display[name].as_str().unwrap());
    // Darknet's words: nearest by index, and shown one by one.
    let darknet = |_: usize, name: &str| name.replace("motorcycle", "motorbike").replace("airplane", "aeroplane");
    let dataset = Dataset::new()
        .file("coco.txt", &names("coco-80", same))
        .file("synsets.txt", &names("imagenet-1k", same))
        .file("darknet.txt", &names("coco-80", darknet))
        .file("reversed.txt", &names("coco-80", same).lines().rev().collect::<Vec<_>>().join("\n"))
        .file("shifted.txt", &("background\n".to_owned() + &names("voc-20", same)))
        .file("words.txt", &names("imagenet-1k", words))
        .file("other.txt", "n01440764\nsomething else\n")
        .file("unknown.txt", "first of mine\nsecond of mine\nthird of mine\nperson\n");
    let identify = |file: &str| dataset.run(&format!("identify {file}")).assert();
    identify("coco.txt").code(0).stdout_eq("the same: coco-80, 80 classes; `Coco80` of typed-label-datasets\n");
    identify("synsets.txt")
        .code(0)
        .stdout_eq("the same: imagenet-1k, 1000 classes; `Imagenet1k` of typed-label-datasets\n");
    identify("darknet.txt").code(1).stdout_eq(
        "no known list is that of darknet.txt; the nearest:
list     compared  classes  same index  another index  not there
coco-80  names          80          78              0          2
...
",
    );
    let shifted = identify("shifted.txt").code(1);
    let shifted = String::from_utf8_lossy(&shifted.get_output().stdout).into_owned();
    assert!(shifted.lines().nth(2).unwrap().starts_with("voc-21 ") && shifted.contains("__background__"), "{shifted}");
    // The same names in another order are nearer than a few names at the same index.
    let reversed = identify("reversed.txt").code(1);
    let reversed = String::from_utf8_lossy(&reversed.get_output().stdout).into_owned();
    assert!(reversed.lines().nth(2).unwrap().starts_with("coco-80 "), "{reversed}");
    identify("other.txt").code(1);
    identify("coco.txt --format json").code(0).stdout_eq(file!["snapshots/identify_same.json"].raw());
    identify("shifted.txt --format json").code(1).stdout_eq(file!["snapshots/identify.json"].raw());
    identify("unknown.txt").code(1).stdout_eq("no known list has half of the names of unknown.txt\n");
    identify("absent.txt").code(2);
    // Both cranes and both maillots, which such lists have.
    identify("words.txt --repeated number --read-as labels_txt")
        .code(0)
        .stdout_eq("the same: imagenet-1k, by its first words, 1000 classes; `Imagenet1k` of typed-label-datasets\n");
}
