//! What a folder can be instead of a dataset: the error names it, and says what to do.

use std::fs;
use std::path::Path;
use test_support::{Dir, Entry};
use typed_label_source::{Order, Place, Source};

/// The only problem of a source.
fn problem(source: &Source, base: &Path) -> (Place, String) {
    let problems = source.read(base).unwrap_err();
    let mut all = problems.iter().map(|problem| (problem.place(), problem.to_string()));
    let first = all.next().unwrap();
    assert_eq!(all.next(), None);
    first
}

#[test]
#[cfg(unix)] // links
fn only_what_isdir_calls_a_folder_is_a_class() {
    let root = Dir::new();
    root.make([
        ("train/cat", Entry::Folder),
        ("train/.hidden", Entry::Folder),
        ("train/empty", Entry::Folder),
        ("train/readme.txt", Entry::File("")),
        ("train/linked", Entry::Link("cat")),
        ("train/dangling", Entry::Link("nowhere")),
        ("train/to_file", Entry::Link("readme.txt")),
        ("train/loop", Entry::Link("loop")),
    ]);
    let list = Source::new("train").read(&root).unwrap();
    assert_eq!(list.names(), [".hidden", "cat", "empty", "linked"]);
}

#[test]
fn a_typo_is_found_in_its_component_of_the_path() {
    let root = Dir::new();
    root.folders(["datasets/pets/train"]);
    let help = |path: &str| problem(&Source::new(path), &root).1.lines().last().unwrap().to_owned();
    assert_eq!(help("datasets/pets/trian"), "help: there is \"datasets/pets/train\": write that, or make the folder");
    assert_eq!(help("datasets/pest/train"), "help: there is \"datasets/pets\": write that, or make the folder");
    assert_eq!(help("/nowhere"), "help: \"/\" has ".to_owned() + &help("/nowhere")["help: \"/\" has ".len()..]);
    assert_eq!(
        help("model"),
        "help: the folder of Cargo.toml has \"datasets\"; paths start at the folder of Cargo.toml"
    );
}

#[test]
fn a_path_that_leads_elsewhere_is_told_where_it_leads() {
    let root = Dir::new();
    root.folders(["crate/src", "crate/data/train", "crate/data/validation", "crate/.git"]);
    root.file("crate/pet.json", "{}");
    let base = root.join("crate");
    let help = |path: &str| problem(&Source::new(path), &base).1.lines().last().unwrap().to_owned();
    for path in ["../data/train", "/data/train", "src/data/train", "./src/../../data/train"] {
        assert_eq!(help(path), "help: write \"data/train\": paths start at the folder of Cargo.toml");
    }
    assert_eq!(help("../data/test"), "help: \"..\" has \"crate\"; paths start at the folder of Cargo.toml");
    assert_eq!(help("data/val"), "help: there is \"data/validation\": write that, or make the folder");
    assert_eq!(help("pet.josn"), "help: there is the file \"pet.json\": write that, or make the folder");
    // Nothing is below a file.
    assert_eq!(
        help("pet.josn/train"),
        "help: the folder of Cargo.toml has \"data\" and \"src\"; paths start at the folder of Cargo.toml"
    );
    let (_, below_a_file) = problem(&Source::new("pet.json/train"), &base);
    assert!(below_a_file.starts_with("the folder \"pet.json/train\" does not exist\n"), "{below_a_file}");
    // The command reads from the folder in which it runs, which cargo makes this crate's.
    let absolute = Source::new("/nowhere/tests/it").read("".as_ref()).unwrap_err().to_string();
    assert!(absolute.ends_with("help: write \"tests/it\": paths start at the current folder"), "{absolute}");
}

#[test]
fn the_most_classes_are_65_536() {
    let root = Dir::in_memory();
    root.folders((0..=65_536).map(|class| format!("many/n{class:08}")));
    let (at, text) = problem(&Source::new("many"), &root);
    assert_eq!(at, Place::PATH);
    assert!(text.starts_with("there are 65537 classes; a label type can have at most 65536\nhelp: "), "{text}");
    root.remove("many/n00000000");
    assert_eq!(Source::new("many").read(&root).unwrap().names().len(), 65_536);
}

#[test]
fn explicit_classes_are_a_subset_in_their_own_order() {
    let root = Dir::new();
    root.folders(["subset/a", "subset/b", "subset/c"]);
    let source = |classes: &[&str]| Source::new("subset").classes(classes.iter().copied());
    assert_eq!(source(&["c", "a"]).read(&root).unwrap().names(), ["c", "a"]);
    let problems = source(&["c", "d", "c"]).read(&root).unwrap_err();
    let places: Vec<Place> = problems.iter().map(typed_label_source::Problem::place).collect();
    assert_eq!(places, [Place::element("classes", 1), Place::element("classes", 2)]);
}

/// A million images cost nothing because of this. The system notes when a folder was last listed, where it is not told not to.
#[test]
#[cfg(unix)] // a folder is opened as a file
fn a_scan_lists_no_class_folder() {
    let root = Dir::new();
    root.classes("train", ["cat"]);
    let (class, train) = (root.join("train/cat"), Source::new("train"));
    let long_ago = std::time::UNIX_EPOCH + std::time::Duration::from_secs(1);
    fs::File::open(&class).unwrap().set_times(fs::FileTimes::new().set_accessed(long_ago)).unwrap();
    let is_unlisted = || fs::metadata(&class).unwrap().accessed().unwrap() == long_ago;
    for order in [Order::Keras, Order::KerasUtils] {
        train.clone().order(order).read(&root).unwrap();
        train.clone().order(order).classes(["cat"]).read(&root).unwrap();
    }
    train.clone().order(Order::Torchvision).allow_empty(true).read(&root).unwrap();
    assert!(is_unlisted());
    train.order(Order::Torchvision).read(&root).unwrap();
    if is_unlisted() {
        eprintln!("this file system notes no time of access: nothing was told");
    }
}
