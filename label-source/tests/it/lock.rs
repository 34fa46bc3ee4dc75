//! How a lock is written and compared: stable indices for retraining, a background, and what stays as it is.

use std::fs;
use std::time::SystemTime;
use test_support::Dir;
use typed_label_source::{LockMode, Order, Place, Problem, Source, UserPath};

/// A folder with class folders in train/.
fn dataset(classes: &[&str]) -> Dir {
    let root = Dir::new();
    root.folders(classes.iter().map(|class| format!("train/{class}")));
    root
}

fn places(problems: &typed_label_source::Problems) -> Vec<Place> {
    problems.iter().map(Problem::place).collect()
}

#[test]
fn new_folders_take_the_next_indices() {
    let root = dataset(&["cat", "dog"]);
    let source = Source::new("train").lock("pet.json").append(true);
    assert_eq!(source.read_in(LockMode::Update, &root).unwrap().names(), ["cat", "dog"]);

    fs::create_dir(root.join("train/bee")).unwrap();
    fs::create_dir(root.join("train/ant")).unwrap();
    let stale = source.read(&root).unwrap_err();
    assert_eq!(places(&stale), [Place::option("lock")]);
    assert!(stale.to_string().contains(r#"only in "train": "ant" (2), "bee" (3)"#), "{stale}");
    assert_eq!(source.read_in(LockMode::Update, &root).unwrap().names(), ["cat", "dog", "ant", "bee"]);
    assert_eq!(source.read(&root).unwrap().names(), ["cat", "dog", "ant", "bee"]);

    fs::remove_dir(root.join("train/dog")).unwrap();
    for mode in [LockMode::Check, LockMode::Update] {
        let gone = source.read_in(mode, &root).unwrap_err();
        assert_eq!(places(&gone), [Place::PATH]);
        assert!(gone.to_string().contains(r#"no class "dog" any more, which has index 1 in "pet.json""#), "{gone}");
    }
    assert_eq!(source.read_in(LockMode::Locked, &root).unwrap().names(), ["cat", "dog", "ant", "bee"]);
}

#[test]
fn a_background_is_at_0_and_stays_there() {
    let root = dataset(&["Aardvark", "Zebra"]);
    let source = Source::new("train").background("Background").lock("animals.json").append(true);
    source.read_in(LockMode::Update, &root).unwrap();
    fs::create_dir(root.join("train/Bee")).unwrap();
    assert_eq!(source.read_in(LockMode::Update, &root).unwrap().names(), ["Background", "Aardvark", "Zebra", "Bee"]);
}

#[test]
fn a_background_that_the_lock_lacks_can_not_be_appended() {
    let root = dataset(&["cat"]);
    Source::new("train").lock("pet.json").read_in(LockMode::Update, &root).unwrap();
    let source = Source::new("train").background("Background").lock("pet.json").append(true);
    assert_eq!(places(&source.read_in(LockMode::Update, &root).unwrap_err()), [Place::option("background")]);
}

#[test]
fn nothing_is_written_if_something_disagrees() {
    let root = dataset(&["cat"]);
    fs::create_dir_all(root.join("validation/dog")).unwrap();
    let source = Source::new("train").lock("pet.json").agrees_with(["validation"]);
    let other = source.read_in(LockMode::Update, &root).unwrap_err();
    assert_eq!(places(&other), [Place::element("agrees_with", 0)]);
    assert!(other.to_string().contains(r#""train" and "validation" have different classes"#), "{other}");
    assert!(!root.join("pet.json").exists());
}

/// A file of its own would be asked about them.
#[test]
fn a_folder_may_be_called_as_what_is_no_class_elsewhere() {
    for class in ["total", "num_classes"] {
        let root = dataset(&["cat", class]);
        let source = Source::new("train").lock("pet.json");
        source.read_in(LockMode::Update, &root).unwrap();
        assert_eq!(source.read_in(LockMode::Locked, &root).unwrap().names(), ["cat", class]);
        assert!(Source::new("pet.json").read(&root).is_err());
    }
}

#[test]
fn a_locked_build_reads_no_folder() {
    let root = dataset(&["cat"]);
    fs::create_dir_all(root.join("validation/cat")).unwrap();
    fs::write(root.join("model.txt"), "cat\n").unwrap();
    let source = Source::new("train").lock("pet.json").agrees_with(["validation", "model.txt"]);
    source.read_in(LockMode::Update, &root).unwrap();
    for folder in ["train/dog", "validation/dog"] {
        fs::create_dir(root.join(folder)).unwrap();
    }
    assert_eq!(source.read_in(LockMode::Locked, &root).unwrap().names(), ["cat"]);
    fs::write(root.join("model.txt"), "dog\n").unwrap();
    let other = source.read_in(LockMode::Locked, &root).unwrap_err();
    assert_eq!(places(&other), [Place::element("agrees_with", 1)]);
    assert!(other.to_string().contains(r#""pet.json" and "model.txt" have different classes"#), "{other}");
}

#[test]
fn without_the_dataset_the_lock_is_enough_but_files_must_still_agree() {
    let root = dataset(&["cat"]);
    let source = Source::new("train").lock("pet.json");
    source.read_in(LockMode::Update, &root).unwrap();
    let with = |path: &str| source.clone().agrees_with([path]).read(&root).map_err(|problems| places(&problems));
    assert_eq!(with("$TYPED_LABEL_NOT_SET/validation").unwrap_err(), [Place::element("agrees_with", 0)]);
    assert_eq!(with("validation").unwrap_err(), [Place::element("agrees_with", 0)]);
    fs::remove_dir_all(root.join("train")).unwrap();
    assert_eq!(with("$TYPED_LABEL_NOT_SET/validation").unwrap().names(), ["cat"]);
    assert_eq!(with("validation").unwrap().names(), ["cat"]);
    assert_eq!(with("model.json").unwrap_err(), [Place::element("agrees_with", 0)]);
}

/// What lies there tells a file from a folder, whatever its name.
#[test]
fn a_folder_that_must_agree_is_read_in_the_same_order_and_a_file_as_it_is() {
    let root = dataset(&["cat"]);
    fs::create_dir_all(root.join("model.json/cat")).unwrap();
    fs::create_dir_all(root.join("model.json/.git")).unwrap();
    fs::write(root.join("labels"), "cat\n").unwrap();
    let source = Source::new("train").order(Order::KerasUtils).agrees_with(["model.json", "labels"]);
    assert_eq!(source.read(&root).unwrap().names(), ["cat"]);
}

#[test]
fn options_also_apply_to_a_folder_that_must_agree() {
    let root = dataset(&["cat", "dog"]);
    for class in ["ant", "cat", "dog"] {
        fs::create_dir_all(root.join("validation").join(class)).unwrap();
    }
    let source = Source::new("train").agrees_with(["validation"]);
    let listed = source.clone().classes(["dog", "unicorn"]).allow_missing(true).background("none");
    assert_eq!(listed.read(&root).unwrap().names(), ["none", "dog", "unicorn"]);
    fs::remove_dir(root.join("validation/ant")).unwrap();
    let empty = source.order(Order::Torchvision).allow_empty(true);
    assert_eq!(empty.read(&root).unwrap().names(), ["cat", "dog"]);
}

#[test]
fn cargo_watches_files_and_variables() {
    let root = dataset(&["cat"]);
    for file in ["labels.txt", "pet.json", "model.txt"] {
        fs::write(root.join(file), "cat\n").unwrap();
    }
    let source = Source::new("labels.txt").lock("pet.json").agrees_with(["train", "model.txt", "absent.txt"]);
    let files = source.files(&root);
    assert_eq!(files.iter().map(UserPath::text).collect::<Vec<_>>(), ["labels.txt", "pet.json", "model.txt"]);
    assert_eq!((source.variables(), source.lock_text()), (vec![], Some("pet.json")));
    let source = Source::new("$TRAIN/pets").lock("$LOCKS/pet.json").agrees_with(["$TRAIN/model.txt", "train"]);
    assert_eq!((source.variables(), Source::new("train").lock_text()), (vec!["LOCKS", "TRAIN"], None));
}

#[test]
fn nothing_is_appended_without_a_lock() {
    let root = dataset(&["cat"]);
    assert_eq!(places(&Source::new("train").append(true).read(&root).unwrap_err()), [Place::option("append")]);
}

#[test]
fn a_broken_lock_is_written_again_and_another_file_is_not() {
    let root = dataset(&["cat"]);
    let source = Source::new("train").lock("pet.json");
    // Cargo sees that it was written, also in the millisecond in which the build began.
    for outcome in ["written", "kept"] {
        let before = SystemTime::now();
        source.read_in(LockMode::Update, &root).unwrap();
        assert!(fs::metadata(root.join("pet.json")).unwrap().modified().unwrap() >= before, "{outcome}");
    }
    #[cfg(unix)]
    {
        let inode = || std::os::unix::fs::MetadataExt::ino(&fs::metadata(root.join("pet.json")).unwrap());
        let right = inode();
        source.read_in(LockMode::Update, &root).unwrap();
        assert_eq!(inode(), right, "a lock that is right is not a new file");
        // Nor is a link replaced by a file.
        let link = root.join("link.json");
        std::os::unix::fs::symlink("pet.json", &link).unwrap();
        fs::write(root.join("pet.json"), "{}").unwrap();
        Source::new("train").lock("link.json").read_in(LockMode::Update, &root).unwrap();
        assert!(link.is_symlink() && source.read(&root).is_ok());
        fs::remove_file(link).unwrap();
    }

    fs::write(root.join("pet.json"), "{\"cat\": ").unwrap();
    assert_eq!(places(&source.read(&root).unwrap_err()), [Place::option("lock")]);
    // What is appended to must be known.
    assert_eq!(
        places(&source.clone().append(true).read_in(LockMode::Update, &root).unwrap_err()),
        [Place::option("lock")]
    );
    assert_eq!(source.read_in(LockMode::Update, &root).unwrap().names(), ["cat"]);
    assert_eq!(source.read(&root).unwrap().names(), ["cat"]);
    fs::write(root.join("notes.txt"), "cat\n").unwrap();
    let problems = Source::new("train").lock("notes.txt").read_in(LockMode::Update, &root).unwrap_err();
    assert!(problems.to_string().contains("it is left alone"), "{problems}");
    fs::remove_file(root.join("notes.txt")).unwrap();
    let left: Vec<_> = fs::read_dir(&root).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left.len(), 2, "only train and pet.json: {left:?}");
}

#[test]
fn no_lock_and_no_folder_are_two_problems() {
    let root = dataset(&["cat"]);
    let problems = Source::new("trian").lock("pet.json").read(&root).unwrap_err();
    assert_eq!(places(&problems), [Place::option("lock"), Place::PATH]);
    let problems = Source::new("train").lock("no/such/folder/pet.json").read_in(LockMode::Update, &root).unwrap_err();
    assert!(problems.to_string().starts_with("the lock \"no/such/folder/pet.json\" can't be written"), "{problems}");
}

#[test]
fn all_that_disagree_are_named() {
    let root = dataset(&["cat", "dog"]);
    fs::create_dir_all(root.join("validation/cat")).unwrap();
    fs::write(root.join("same.txt"), "cat\ndog\n").unwrap();
    fs::write(root.join("other.txt"), "dog\ncat\n").unwrap();
    let problems =
        Source::new("train").agrees_with(["validation", "same.txt", "other.txt", "absent"]).read(&root).unwrap_err();
    assert_eq!(
        places(&problems),
        [Place::element("agrees_with", 0), Place::element("agrees_with", 2), Place::element("agrees_with", 3)]
    );
    assert!(problems.to_string().contains(r#""train" and "validation" have different classes"#), "{problems}");
}

#[test]
#[cfg(unix)]
fn a_new_lock_follows_the_umask_and_an_old_one_keeps_its_permissions() {
    use std::os::unix::fs::PermissionsExt;
    use std::process::Command;

    const MASKED: &str = "lock::a_new_lock_follows_the_umask_and_an_old_one_keeps_its_permissions";
    let source = Source::new("train").lock("pet.json");
    if let Some(root) = std::env::var_os("UMASK_TEST") {
        source.read_in(LockMode::Update, root.as_ref()).unwrap();
        return;
    }
    // The umask is the whole process's: this test once more, in one of its own.
    let write = |root: &std::path::Path, umask: &str| {
        let script = format!("umask {umask} && exec \"$0\" --exact {MASKED}");
        let this = std::env::current_exe().unwrap();
        let output = Command::new("sh").args(["-c", &script]).arg(this).env("UMASK_TEST", root).output().unwrap();
        assert!(output.status.success(), "{output:?}");
        fs::metadata(root.join("pet.json")).unwrap().permissions().mode() & 0o777
    };
    for (umask, mode) in [("000", 0o666), ("022", 0o644), ("077", 0o600), ("777", 0)] {
        let root = dataset(&["cat"]);
        assert_eq!(write(&root, umask), mode);
        fs::set_permissions(root.join("pet.json"), PermissionsExt::from_mode(0o640)).unwrap();
        fs::create_dir(root.join("train/dog")).unwrap();
        assert_eq!(write(&root, umask), 0o640);
        assert_eq!(source.read(&root).unwrap().names(), ["cat", "dog"]);
    }
}

#[test]
fn an_empty_folder_is_advised_only_if_the_order_counts_it() {
    let root = dataset(&["cat", "dog"]);
    fs::write(root.join("train/cat/0.png"), "").unwrap();
    fs::write(root.join("train/dog/0.png"), "").unwrap();
    fs::create_dir_all(root.join("fewer/cat")).unwrap();
    fs::write(root.join("fewer/cat/0.png"), "").unwrap();
    for class in ["cat", "dog", "fox"] {
        fs::create_dir_all(root.join("more").join(class)).unwrap();
    }
    fs::write(root.join("more.txt"), "cat\ndog\nfox\n").unwrap();
    let help = |source: Source, other: &str| {
        let problems = source.agrees_with([other]).read_in(LockMode::Locked, &root).unwrap_err().to_string();
        problems.lines().last().unwrap().to_owned()
    };
    let train = Source::new("train");
    assert!(help(train.clone(), "fewer").ends_with(": `mkdir fewer/dog`"));
    assert!(help(train.clone(), "more").ends_with(": `mkdir train/fox`, and train again"));
    assert!(help(train.clone(), "more.txt").ends_with(": `mkdir train/fox`, and train again"));
    assert!(help(train.clone().order(Order::Timm), "fewer").ends_with("give \"fewer\" the classes that \"train\" has"));
    let torchvision = train.clone().order(Order::Torchvision);
    assert!(help(torchvision.clone(), "fewer").ends_with("give \"fewer\" the classes that \"train\" has"));
    assert!(help(torchvision.allow_empty(true), "fewer").ends_with(": `mkdir fewer/dog`"));
    assert!(help(Source::listed(["cat", "dog"]), "more").ends_with("give \"more\" the classes that \"classes\" has"));
    train.clone().lock("pet.json").read_in(LockMode::Update, &root).unwrap();
    assert!(help(train.lock("pet.json"), "more.txt").contains("if the model was trained with \"more.txt\""));
}

/// A folder has no order of its own; a model has.
#[test]
fn appended_classes_agree_with_a_folder_in_any_order() {
    let root = dataset(&["cat"]);
    let source = Source::new("train").lock("pet.json").append(true);
    source.read_in(LockMode::Update, &root).unwrap();
    for folder in ["train/ant", "validation/ant", "validation/cat", "fewer/cat"] {
        fs::create_dir_all(root.join(folder)).unwrap();
    }
    fs::write(root.join("model.txt"), "ant\ncat\n").unwrap();
    let source = source.agrees_with(["validation"]);
    assert_eq!(source.read_in(LockMode::Update, &root).unwrap().names(), ["cat", "ant"]);
    let source = source.agrees_with(["fewer", "model.txt"]);
    assert_eq!(
        places(&source.read(&root).unwrap_err()),
        [Place::element("agrees_with", 0), Place::element("agrees_with", 1)]
    );
}

#[test]
fn only_the_words_of_typed_label_are_taken() {
    let near = "updat".parse::<LockMode>().unwrap_err();
    assert!(near.help().starts_with("write `TYPED_LABEL=update`; the words are `update`"), "{near}");
    for (value, mode) in [
        ("", LockMode::Check),
        ("check", LockMode::Check),
        ("check:7", LockMode::Check),
        ("update", LockMode::Update),
        ("update:7", LockMode::Update),
        ("locked", LockMode::Locked),
    ] {
        assert_eq!(value.parse(), Ok(mode), "{value}");
    }
    for value in ["lock", "Locked", "lok", "1", "no", " update", "checks"] {
        let problem = value.parse::<LockMode>().unwrap_err();
        assert!(problem.what().starts_with(&format!("TYPED_LABEL is {value:?}")), "{problem}");
        for word in ["`update`", "`locked`", "`check`", "`check:ANYTHING`"] {
            assert!(problem.help().contains(word), "{problem}");
        }
    }
}

#[test]
fn a_lock_with_the_line_ends_of_windows_is_the_same_lock() {
    let root = dataset(&["cat", "dog"]);
    let crlf = "{\r\n  \"cat\": 0,\r\n  \"dog\": 1\r\n}\r\n";
    fs::write(root.join("pet.json"), crlf).unwrap();
    let source = Source::new("train").lock("pet.json");
    assert_eq!(source.read(&root).unwrap().names(), ["cat", "dog"]);
    source.read_in(LockMode::Update, &root).unwrap();
    assert_eq!(fs::read_to_string(root.join("pet.json")).unwrap(), crlf);
}

#[test]
fn two_sources_do_not_write_different_lists_to_one_lock() {
    let root = dataset(&["cat", "dog"]);
    root.folders(["other/cat", "other/fox", "same/cat", "same/dog"]);
    let update = |folder: &str| Source::new(folder).lock("pet.json").read_in(LockMode::Update, &root);
    update("train").unwrap();
    let written = fs::read_to_string(root.join("pet.json")).unwrap();
    let second = update("other").unwrap_err();
    assert_eq!(places(&second), [Place::option("lock")]);
    assert!(second.to_string().contains("another label type has written a different class list"), "{second}");
    assert_eq!(fs::read_to_string(root.join("pet.json")).unwrap(), written);
    update("same").unwrap();
    // The one that has written it may write it again: its folder has changed.
    root.folders(["same/eel"]);
    update("same").unwrap();
}

#[test]
fn a_lock_of_nearly_the_name_is_shown() {
    let root = dataset(&["cat", "dog"]);
    root.file("locks/pet.json", "{\n  \"cat\": 0,\n  \"dog\": 1\n}\n");
    root.file("locks/pets.jsonl", "");
    let help = |lock: &str| {
        let problems = Source::new("train").lock(lock).read(&root).unwrap_err();
        problems.iter().next().unwrap().help().to_owned()
    };
    let update = "run `TYPED_LABEL=update cargo check` where \"train\" is, and commit the file";
    assert_eq!(help("locks/pets.json"), format!("if \"locks/pet.json\" is the lock, write that; if not, {update}"));
    assert_eq!(help("locks/scan.json"), update);
    assert_eq!(Source::new("train").lock("locks/pet.json").read(&root).unwrap().names(), ["cat", "dog"]);
}

#[test]
fn a_lock_does_not_serve_a_path_with_a_typo() {
    let root = dataset(&["cat", "dog"]);
    Source::new("train").lock("pet.json").read_in(LockMode::Update, &root).unwrap();
    let source = Source::new("trian").lock("pet.json");
    let text = source.read(&root).unwrap_err().to_string();
    assert!(text.contains("the folder \"trian\" does not exist") && text.contains("there is \"train\""), "{text}");
    assert_eq!(source.read_in(LockMode::Locked, &root).unwrap().names(), ["cat", "dog"]);
    // Another word for the same split.
    root.rename("train", "training");
    assert!(
        Source::new("train").lock("pet.json").read(&root).unwrap_err().to_string().contains("there is \"training\"")
    );
    // Nothing of nearly that name: the dataset is on another machine.
    let elsewhere = Source::new("images").lock("pet.json");
    assert_eq!(elsewhere.read(&root).unwrap().names(), ["cat", "dog"]);
}

#[test]
fn a_background_applies_to_a_file_and_to_a_list_too() {
    let root = Dir::new();
    root.file("labels.txt", "cat\ndog\n");
    for source in [Source::new("labels.txt"), Source::listed(["cat", "dog"])] {
        let with = |name: &str| source.clone().background(name).read(&root);
        assert_eq!(with("none").unwrap().names(), ["none", "cat", "dog"]);
        let twice = with("dog").unwrap_err();
        assert_eq!(places(&twice), [Place::option("background")]);
        assert!(twice.to_string().contains("has the class \"dog\" (index 1)"), "{twice}");
    }
}

#[test]
fn an_option_about_a_path_is_an_error_beside_a_list() {
    let root = Dir::new();
    let listed = Source::listed(["cat", "dog"]);
    let wrong = |source: Source| places(&source.read(&root).unwrap_err());
    assert_eq!(wrong(listed.clone().order(Order::Timm)), [Place::option("order")]);
    assert_eq!(wrong(listed.clone().allow_empty(true)), [Place::option("allow_empty")]);
    assert_eq!(wrong(listed.clone().allow_missing(false)), [Place::option("allow_missing")]);
    assert_eq!(wrong(listed.clone().format(typed_label_source::Format::List)), [Place::option("format")]);
    // A folder that must agree is read by them.
    root.folders(["train/dog", "train/cat"]);
    let agreeing = listed.order(Order::KerasUtils).agrees_with(["train"]);
    assert_eq!(agreeing.read(&root).unwrap().names(), ["cat", "dog"]);
}

#[test]
fn what_the_options_say_is_compared_although_only_the_lock_is_read() {
    let root = Dir::new();
    root.file("pet.json", "{\"cat\": 0, \"dog\": 1}");
    let read = |source: Source| source.lock("pet.json").read_in(LockMode::Locked, &root);
    // A list needs no dataset.
    assert_eq!(places(&read(Source::listed(["dog", "cat"])).unwrap_err()), [Place::option("lock")]);
    assert_eq!(read(Source::listed(["cat", "dog"])).unwrap().names(), ["cat", "dog"]);
    let absent = || Source::new("elsewhere/images");
    assert_eq!(read(absent().classes(["cat", "dog"])).unwrap().names(), ["cat", "dog"]);
    assert_eq!(places(&read(absent().classes(["dog", "cat"])).unwrap_err()), [Place::option("lock")]);
    assert_eq!(places(&read(absent().background("none")).unwrap_err()), [Place::option("background")]);
    assert_eq!(read(absent().background("cat")).unwrap().names(), ["cat", "dog"]);
    let both = absent().order(Order::Timm).format(typed_label_source::Format::List);
    assert_eq!(places(&read(both).unwrap_err()), [Place::option("format")]);
}

#[test]
fn a_lock_does_not_serve_a_typo_in_any_part_of_the_path_nor_a_url() {
    let root = Dir::new();
    root.folders(["data/train/cat"]);
    root.file("pet.json", "{\"cat\": 0}");
    let told = |path: &str| Source::new(path).lock("pet.json").read(&root).unwrap_err().to_string();
    assert!(told("dta/train").contains("there is \"data\""), "{}", told("dta/train"));
    assert!(told("data/trian").contains("there is \"data/train\""));
    assert!(told("s3://pets/train").contains("`cargo label list s3://pets/train --format json"));
    assert_eq!(Source::new("elsewhere/train").lock("pet.json").read(&root).unwrap().names(), ["cat"]);
}
