//! What a folder can be instead of a dataset: the error names it, and says what to do.

use std::fs;
use std::path::PathBuf;
use typed_label_source::{Order, Place, Source};

/// A folder of its own for each test, made anew.
fn folder(name: &str) -> PathBuf {
    let root = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("folders").join(name);
    fs::remove_dir_all(&root).ok();
    fs::create_dir_all(&root).unwrap();
    root
}

/// The only problem of a source.
fn problem(source: &Source, base: &std::path::Path) -> (Place, String) {
    let problems = source.read(base).unwrap_err();
    let mut all = problems.iter().map(|problem| (problem.place(), problem.to_string()));
    let first = all.next().unwrap();
    assert_eq!(all.next(), None);
    first
}

#[test]
#[cfg(unix)] // links
fn only_what_isdir_calls_a_folder_is_a_class() {
    let root = folder("kinds");
    for class in ["cat", ".hidden", "empty"] {
        fs::create_dir_all(root.join("train").join(class)).unwrap();
    }
    fs::write(root.join("train/readme.txt"), "").unwrap();
    for (link, target) in [("linked", "cat"), ("dangling", "nowhere"), ("to_file", "readme.txt"), ("loop", "loop")] {
        std::os::unix::fs::symlink(target, root.join("train").join(link)).unwrap();
    }
    let list = Source::new("train").read(&root).unwrap();
    assert_eq!(list.names(), [".hidden", "cat", "empty", "linked"]);
}

#[test]
fn a_slip_in_the_path_is_found_at_its_part() {
    let root = folder("slip");
    fs::create_dir_all(root.join("datasets/pets/train")).unwrap();
    let help = |path: &str| problem(&Source::new(path), &root).1.lines().last().unwrap().to_owned();
    assert_eq!(help("datasets/pets/trian"), "help: there is \"datasets/pets/train\": write that, or make the folder");
    assert_eq!(help("datasets/pest/train"), "help: there is \"datasets/pets\": write that, or make the folder");
    assert_eq!(help("/datasets"), "help: \"/\" has ".to_owned() + &help("/datasets")["help: \"/\" has ".len()..]);
    assert_eq!(
        help("model"),
        "help: the folder of Cargo.toml has \"datasets\"; paths start at the folder of Cargo.toml"
    );
}

#[test]
fn as_many_classes_as_an_index_can_tell_apart_and_no_more() {
    // In memory where the system has such a place: a disk takes minutes to forget 65,537 folders.
    let memory = Some(PathBuf::from("/dev/shm")).filter(|memory| memory.is_dir()).unwrap_or_else(std::env::temp_dir);
    let root = memory.join(format!("typed-label-{}/many", std::process::id()));
    fs::create_dir_all(&root).unwrap();
    for class in 0..=65_536 {
        fs::create_dir(root.join(format!("n{class:08}"))).unwrap();
    }
    let (at, text) = problem(&Source::new("many"), root.parent().unwrap());
    assert_eq!(at, Place::PATH);
    assert!(text.starts_with("there are 65537 classes; a label type can have at most 65536\nhelp: "), "{text}");
    fs::remove_dir(root.join("n00000000")).unwrap();
    assert_eq!(Source::new("many").read(root.parent().unwrap()).unwrap().names().len(), 65_536);
    fs::remove_dir_all(root.parent().unwrap()).unwrap();
}

#[test]
fn explicit_classes_are_a_subset_in_their_own_order() {
    let root = folder("subset");
    for class in ["a", "b", "c"] {
        fs::create_dir(root.join(class)).unwrap();
    }
    let source = |classes: &[&str]| Source::new("subset").classes(classes.iter().copied());
    assert_eq!(source(&["c", "a"]).read(root.parent().unwrap()).unwrap().names(), ["c", "a"]);
    let problems = source(&["c", "d", "c"]).read(root.parent().unwrap()).unwrap_err();
    let places: Vec<Place> = problems.iter().map(typed_label_source::Problem::place).collect();
    assert_eq!(places, [Place::element("classes", 1), Place::element("classes", 2)]);
}

/// A million images cost nothing because of this. The system notes when a folder was last listed, where it is not told not to.
#[test]
#[cfg(unix)] // a folder is opened as a file
fn a_scan_lists_no_class_folder() {
    let root = folder("unlisted");
    let (class, train) = (root.join("train/cat"), Source::new("train"));
    fs::create_dir_all(&class).unwrap();
    fs::write(class.join("0.png"), "").unwrap();
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
