//! Small folders, one peculiarity each: the order gives the list that its framework gave (checked against it), or our reason.

use super::read;
use Order::{Burn, Fastai, HuggingFace, KerasUtils, Tfds, Timm, Torchvision};
use test_support::{Dir, Entry};
use typed_label_source::Order;

/// Each file is an image or not by its name alone; a path that ends with `/` is an empty folder.
fn check(order: Order, paths: &[&str], expected: Result<&[&str], &str>) {
    let dir = Dir::new();
    // Below a folder of its own, so that a link to `../..` stays inside.
    let root = dir.join("above/root");
    dir.make(paths.iter().map(|path| match path.split_once(" -> ") {
        Some((link, target)) => (root.join(link), Entry::Link(target)),
        None if path.ends_with('/') => (root.join(path), Entry::Folder),
        None => (root.join(path), Entry::File("file")),
    }));
    match (read(order, &root), expected) {
        (Ok(list), Ok(names)) => assert_eq!(list.names(), names, "{order}: {paths:?}"),
        (Err(problems), Err(part)) => assert!(problems.to_string().contains(part), "{order}: {paths:?}: {problems}"),
        (ours, expected) => panic!("{order}: {paths:?}: {ours:?}, not {expected:?}"),
    }
}

#[test]
fn keras_utils_skips_hidden_folders() {
    check(KerasUtils, &[".git/", "b/", "a/"], Ok(&["a", "b"]));
    check(KerasUtils, &[".git/"], Err("not hidden, and there is none"));
}

#[test]
fn torchvision_wants_an_image_at_any_depth() {
    check(Torchvision, &["a/deep/er/0.WEBP", "b/.jpg"], Ok(&["a", "b"]));
    check(Torchvision, &["a/0.png", "b/0.gif", "c/"], Err(r#"no image in the class folders "b" and "c""#));
}

#[test]
fn timm_takes_the_innermost_folder() {
    check(Timm, &["x/Class_10/0.png", "y/Class_2/0.png", "y/Class_2/deep/0.jpg"], Ok(&["Class_2", "Class_10", "deep"]));
    check(Timm, &["a/.png", "a/..png", "b/.a.png"], Ok(&["b"]));
    check(Timm, &["a/0.png", "0.png"], Err("a class with an empty name"));
    check(Timm, &["a/0.bmp"], Err("there is none"));
}

#[test]
#[cfg(unix)] // names that Windows does not have
fn timm_leaves_some_names_to_chance_or_fails() {
    check(Timm, &["Cat/0.png", "cat/0.png", "dog/0.png"], Err(r#"can't tell "Cat" and "cat" apart"#));
    check(Timm, &["01/0.png", "1/0.png"], Err("apart"));
    check(Timm, &["٣/0.png", "3/0.png"], Err("apart"));
    check(Timm, &["2/0.png", "٣/0.png", "10/0.png"], Ok(&["2", "٣", "10"]));
    check(Timm, &["²/0.png", "a/0.png"], Err("no number of it"));
    check(Timm, &["m²/0.png", "a/0.png"], Ok(&["a", "m²"]));
    check(Timm, &["b/1²3.png", "a/0.png"], Err("no number of it"));
    check(Timm, &["\u{10d40}/0.png", "a/0.png"], Err("depends on the version of Python"));
}

#[cfg(unix)]
#[test]
fn each_framework_follows_links_in_its_own_way() {
    let loops = &["a/0.png", "a/again -> .", "b/0.png"];
    check(Timm, loops, Ok(&["a", "again", "b"]));
    check(Burn, loops, Ok(&["a", "b"]));
    check(HuggingFace, loops, Ok(&["a", "b"]));
    check(Torchvision, loops, Ok(&["a", "b"]));
    check(Fastai, loops, Ok(&["a", "again", "b"]));
    check(Timm, &["a/0.png", "b/other -> ../a"], Ok(&["a", "other"]));
    check(HuggingFace, &["a/0.png", "b/0.png", "c -> a"], Ok(&["a", "b"]));
    check(HuggingFace, &["a/0.png", "b/0.png", "c/0.png -> ../a", "d/0.png -> nowhere"], Ok(&["a", "b"]));
    check(HuggingFace, &["a/0.png", "b/0.png", "c/0.png -> ../a/0.png"], Ok(&["a", "b", "c"]));
    // A link that leads nowhere is a file to `os.walk`.
    let nowhere = &["a/0.png", "b/0.png -> nowhere"];
    check(Torchvision, nowhere, Ok(&["a", "b"]));
    check(Timm, nowhere, Ok(&["a", "b"]));
    check(Burn, nowhere, Ok(&["a"]));
    check(Torchvision, &["a/0.png", "b -> b"], Err("can't be followed"));
    check(Order::Keras, &["a/0.png", "b -> b"], Ok(&["a"]));
    check(Timm, &["a/0.png", "a/x.png -> ."], Err("leads back up"));
    check(Timm, &["a/0.png", "a/up -> ../.."], Ok(&["a"]));
    // Where no link leads back up, one with an image's name is a folder as any other.
    check(Timm, &["a/0.png", "b/x.png -> ../a"], Ok(&["a", "x.png"]));
    check(Torchvision, &["a/0.png", "a/x.png -> ."], Ok(&["a"]));
    check(Timm, &["a/0.png", "b/x.png/"], Ok(&["a"]));
    check(Torchvision, &["a/0.png", "b/x.png/"], Err(r#"no image in the class folder "b""#));
}

#[test]
fn burn_names_a_class_after_the_folder() {
    check(Burn, &["a/0.png", "0.bmp"], Ok(&["a", "root"]));
    check(Burn, &["a/b.PNG/"], Ok(&["a"]));
    check(Burn, &["a/.png", "b/0.gif"], Ok(&["a"]));
}

#[test]
#[cfg(unix)] // names that Windows does not have
fn huggingface_makes_labels_of_folder_names_at_one_depth() {
    check(HuggingFace, &["x/a/0.blp", "y/b/0.PSD", ".c/d/0.png", "__e/f/0.png", "g/.0.png"], Ok(&["a", "b"]));
    check(HuggingFace, &[".../0.png", "a/0.png", "a/x.txt"], Ok(&["...", "a"]));
    check(HuggingFace, &["a/0.png"], Err("two classes or more"));
    check(HuggingFace, &["a/0.png", "b/c/0.png"], Err("deeper than others"));
    check(HuggingFace, &["a\\b/0.png", "c/0.png"], Err("deeper than others"));
    check(HuggingFace, &["a\\b/0.png", "x/c/0.png"], Ok(&["a\\b", "c"]));
}

#[test]
#[cfg(unix)] // names that Windows does not have
fn huggingface_reads_some_files_instead_of_the_folders() {
    let beside = |file| ["a/0.png", "b/0.png", file];
    check(HuggingFace, &beside("metadata.csv"), Err(r#""metadata.csv" is read instead"#));
    check(HuggingFace, &beside("a/x.ZIP"), Err(r#""a/x.ZIP" is read instead"#));
    check(HuggingFace, &beside("a/x.eval"), Err("nothing beside it"));
    check(HuggingFace, &beside("task.toml"), Err("nothing beside it"));
    check(HuggingFace, &beside("data/x-00000-of-00001.png"), Err("nothing beside it"));
    check(HuggingFace, &beside("data/.x-00000-of-00001.png"), Ok(&["a", "b"]));
    check(HuggingFace, &beside("data/0.png"), Ok(&["a", "b", "data"]));
    check(HuggingFace, &beside("a::b/x.png"), Err("as a path"));
    check(HuggingFace, &beside("$HOME/x.png"), Err("as a path"));
    check(HuggingFace, &beside("[c]/x.png"), Ok(&["[c]", "a", "b"]));
    check(HuggingFace, &beside("c/x.png.gz"), Err("no label for some files"));
    check(HuggingFace, &beside("a/x.png.gz"), Ok(&["a", "b"]));
}

#[test]
#[cfg(unix)] // names that Windows does not have
fn huggingface_reads_the_folders_own_path_as_a_pattern() {
    let dir = Dir::new();
    for name in ["pets[1]", "pets*", "$PETS", "pets::dogs"] {
        let root = dir.join(name);
        dir.classes(name, ["a", "b"]);
        assert!(read(HuggingFace, &root).unwrap_err().to_string().contains("as a path"), "{name}");
        assert_eq!(read(Order::Keras, &root).unwrap().names(), ["a", "b"]);
    }
}

#[test]
fn huggingface_takes_some_folder_names_for_splits() {
    check(HuggingFace, &["train/a/0.png", "train/b/0.png", "test/a/0.png"], Ok(&["a", "b"]));
    check(HuggingFace, &["a/0.png", "b/0.png", "test/0.png"], Err(r#"sees only "test""#));
    check(HuggingFace, &["a/0.png", "b/val.png"], Err(r#"sees only "b""#));
    check(HuggingFace, &["a/0.png", "b/0.png", "test/x.txt"], Err("sees no image"));
    check(HuggingFace, &["train/a/0.png", "train/b/0.png", "c/0.png"], Ok(&["a", "b"]));
    check(HuggingFace, &["contest/0.png", "trainer/0.png"], Ok(&["contest", "trainer"]));
    check(HuggingFace, &["train/a/0.png", "test/a/0.png", "test/b/0.png"], Err("no label for some files"));
    check(HuggingFace, &["train/a/0.png", "train/b/0.png", "test/x.txt"], Err("no image in it"));
}

#[test]
fn fastai_takes_the_innermost_folder_that_is_not_hidden() {
    check(Fastai, &["x/b/0.png", "y/a/0.SVG", "y/b/1.jpg", ".c/0.png", "d/.e/0.png", "f/.0.png"], Ok(&["a", "b"]));
    check(Fastai, &["a/0.png", "0.png"], Ok(&["a", "root"]));
    check(Fastai, &["a/png", "b/0.png.gz", "c/0.txt"], Ok(&["a"]));
    check(Fastai, &["a/0.txt", ".b/0.png"], Err("an image in it, and there is none"));
}

#[test]
fn fastai_reads_the_split_for_training() {
    check(Fastai, &["train/a/0.png", "train/b/0.png", "valid/c/0.png", "test/0.png"], Ok(&["a", "b"]));
    // Deeper images are in no split; those below another `train` are.
    check(Fastai, &["train/a/0.png", "train/a/x/0.png", "valid/train/d/0.png", "models/x.pth"], Ok(&["a", "d"]));
    // The split has no image, so that fastai fails without `valid_pct`.
    check(Fastai, &["train/0.png", "bus/0.png"], Ok(&["bus", "train"]));
    check(Fastai, &["train/a/0.png", "bus/0.png"], Err(r#"and looks at "bus" beside it only if"#));
}

#[test]
fn fastai_leaves_some_images_to_the_version_of_python() {
    check(Fastai, &["a/0.png", "a/1.webp"], Ok(&["a"]));
    check(
        Fastai,
        &["a/0.png", "b/1.webp", "b/0.AVIF"],
        Err(r#"whether fastai takes "0.AVIF" for an image depends on"#),
    );
    check(Fastai, &["train/a/0.webp", "b/0.png"], Err("beside it only if"));
    check(Fastai, &["train/a/0.webp", "train/b/0.png"], Err(r#"the folder "a" in "#));
    check(Fastai, &["x/a/0.webp", "y/a/0.png"], Ok(&["a"]));
}

#[cfg(unix)]
#[test]
fn fastai_goes_through_links_that_lead_back_up() {
    check(Fastai, &["a/0.png", "a/.again -> ."], Ok(&["a"]));
    check(Fastai, &["a/0.png", "b/up -> .."], Ok(&["a"]));
    check(Fastai, &["0.png", "b/up -> .."], Ok(&["root", "up"]));
    check(Fastai, &["train/a/0.png", "train/up -> .."], Err("a link that leads back up"));
    check(Fastai, &["train/a/0.png", "train/b -> a", "valid -> nowhere"], Ok(&["a", "b"]));
}

#[test]
fn tfds_takes_the_folders_in_every_split() {
    check(Tfds, &["train/b/0.png", "test/a/", "c.png/d/0.txt", "0.png", "train/1.png"], Ok(&["a", "b", "d"]));
    check(Tfds, &["train/a/x/0.png", ".git/hooks/"], Ok(&["a", "hooks"]));
    check(Tfds, &["train/a/", "__/"], Ok(&["a"]));
    check(Tfds, &["train/a/", "__/b/"], Err(r#"no letter or digit in the name of "__""#));
    check(
        Tfds,
        &["cat/0.png", "dog/0.png"],
        Err(r#""cat" and "dog" would be splits: if they are the classes, name the folder above"#),
    );
    check(Tfds, &["0.png"], Err("name the folder that holds the splits"));
}
