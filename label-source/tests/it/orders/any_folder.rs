//! Folders of every shape, by a seed: each order gives a list or a problem, twice the same, and never panics.

use super::{entry, read};
use std::collections::BTreeMap;
use test_support::{Dir, Rng};
use typed_label_source::Order;

#[test]
fn no_folder_makes_an_order_panic() {
    const PARTS: &[&str] = &[
        "a",
        "A",
        "1",
        "01",
        "²",
        "Σ",
        "٣",
        ".",
        "-",
        "_",
        " ",
        "train",
        "test",
        "..",
        "__",
        "$X",
        "::",
        "\u{10d40}",
        "é",
        "\\",
        "[",
    ];
    const ENDS: &[&str] = &[".png", ".PNG", ".jpg", ".webp", ".txt", ".zip", ".png.gz", ".eval", ""];
    const LINKS: &[&str] = &["-> .", "-> ..", "-> nowhere", "-> ../a", "-> a"];
    let mut random = Rng::new(20_261_124);
    let dir = Dir::new();
    let (mut lists, mut problems) = (0, 0);
    for tree in 0..300 {
        let root = dir.join(tree.to_string()).join("root");
        let mut entries = BTreeMap::new();
        for _ in 0..random.below(8) {
            let mut name = |parts| (0..=random.below(parts)).map(|_| *random.pick(PARTS)).collect::<String>();
            let (folder, file) = (name(2), name(1));
            let file = file + *random.pick(ENDS);
            let (path, kind) = match random.below(12) {
                0 => (folder, "dir"),
                1 => (format!("{folder}/{file}"), *random.pick(LINKS)),
                2 => (file, "png"),
                3 => (format!("{folder}/b/{file}"), "png"),
                _ => (format!("{folder}/{file}"), "png"),
            };
            if !path.split('/').any(|part| matches!(part, "." | "..")) {
                entries.insert(path, kind);
            }
        }
        // A file can't also be a folder.
        let all: Vec<String> = entries.keys().cloned().collect();
        entries.retain(|path, _| !all.iter().any(|other| other != path && other.starts_with(&format!("{path}/"))));
        dir.folders([&root]);
        dir.make(entries.iter().map(|(path, kind)| (root.join(path), entry(kind))));
        for order in Order::ALL {
            let answer = read(*order, &root);
            assert_eq!(answer, read(*order, &root));
            match answer {
                Ok(list) => {
                    lists += 1;
                    assert!(*order == Order::Timm || list.names().is_sorted(), "{order}: {list:?}");
                    for (index, name) in list.names().iter().enumerate() {
                        assert_eq!(list.index_of(name), Some(index));
                    }
                }
                Err(found) => {
                    problems += 1;
                    assert!(found.iter().all(|p| p.to_string().contains("\nhelp: ")), "{found}");
                }
            }
        }
    }
    assert!(lists > 300 && problems > 100, "{lists} lists, {problems} problems: the folders test little");
}
