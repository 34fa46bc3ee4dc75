//! Tests that no list and no problem depends on the order in which the system lists a folder.

use super::{FolderOptions, Order};
use crate::folder::shuffle::SEED;
use crate::problem::Diagnostics;
use crate::user_path::UserPath;
use std::ffi::OsStr;
use test_support::Dir;

/// A folder with these images.
fn dataset(images: &[&[u8]]) -> Dir {
    let root = Dir::new();
    for image in images {
        #[cfg(unix)]
        let image = <OsStr as std::os::unix::ffi::OsStrExt>::from_bytes(image);
        #[cfg(not(unix))]
        let image = String::from_utf8_lossy(image).into_owned();
        root.file(image, "");
    }
    root
}

/// Reads in every order, under many seeds; the answers of the first.
fn same_in_every_order(root: &Dir) -> Vec<String> {
    let at = UserPath::resolve(root.to_str().unwrap(), "".as_ref()).unwrap();
    let answers = || {
        let read =
            |order: &Order| Diagnostics::collect(|diagnostics| order.load(&at, &FolderOptions::default(), diagnostics));
        Order::ALL.iter().map(move |order| match read(order) {
            Ok(list) => format!("{:?}", list.names()),
            Err(problems) => problems.to_string(),
        })
    };
    SEED.set(0);
    let first: Vec<String> = answers().collect();
    for seed in 1..40 {
        SEED.set(seed);
        for (answer, first) in answers().zip(&first) {
            assert_eq!(&answer, first, "seed {seed}");
        }
    }
    first
}

#[test]
fn a_list_does_not_depend_on_the_order_of_the_folder() {
    let images: [&[u8]; 6] =
        [b"b/0.png", b"a/0.png", b"Class_10/0.png", b"Class_2/x/1.png", b"Class_2/0.png", b"c/d/2.png"];
    let lists = same_in_every_order(&dataset(&images));
    assert_eq!(lists[0], r#"["Class_10", "Class_2", "a", "b", "c"]"#);
    assert!(lists[Order::Timm as usize].starts_with('['), "{}", lists[Order::Timm as usize]);
    let even: [&[u8]; 4] = [b"b/0.png", b"a/0.png", b"Class_10/0.png", b"Class_2/0.png"];
    let lists = same_in_every_order(&dataset(&even));
    assert_eq!(lists[Order::Timm as usize], r#"["a", "b", "Class_2", "Class_10"]"#);
    assert_eq!(
        [Order::HuggingFace, Order::Burn].map(|order| lists[order as usize].as_str()),
        [r#"["Class_10", "Class_2", "a", "b"]"#; 2]
    );
}

#[test]
fn problems_do_not_depend_on_the_order_of_the_folder() {
    // Several of each kind, so that there is a first one to choose.
    let odd = ["\u{b2}1", "\u{b2}2", "\u{b9}3", "\u{10d40}", "Cat", "cat", "train", "test_2"];
    let mut images: Vec<Vec<u8>> = odd.map(|name| format!("{name}/\u{b3}.png").into_bytes()).to_vec();
    images.extend([b"data/train.zip".to_vec(), b"data/test.csv".to_vec(), b"metadata.csv".to_vec()]);
    let problems = same_in_every_order(&dataset(&images.iter().map(Vec::as_slice).collect::<Vec<_>>()));
    assert!(problems[Order::Timm as usize].contains("help: "), "{}", problems[Order::Timm as usize]);
    assert!(problems[Order::HuggingFace as usize].contains("help: "), "{}", problems[Order::HuggingFace as usize]);

    #[cfg(target_os = "linux")]
    {
        use std::os::unix::fs::symlink;
        let bytes: [&[u8]; 4] = [b"z\xff/0.png", b"a\xfe/0.png", b"m\xfd/0.png", b"cat/0.png"];
        let at = dataset(&bytes);
        for link in ["loop_b", "loop_a"] {
            symlink(link, at.path().join(link)).unwrap();
        }
        let problems = same_in_every_order(&at);
        let at = |name: &str| problems[0].find(name).unwrap();
        assert!(at("a\\xfe") < at("m\\xfd") && at("m\\xfd") < at("z\\xff"), "{}", problems[0]);
        assert!(
            problems[Order::Torchvision as usize].find("loop_a") < problems[Order::Torchvision as usize].find("loop_b"),
            "{}",
            problems[Order::Torchvision as usize]
        );
    }
}
