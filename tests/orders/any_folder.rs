//! In: folders of every shape, seeded. Out: each order gives a list or a problem, twice the same, and never panics.

use crate::tree::{Scratch, make, read};
use typed_label_source::Order;

struct Random(u64);

impl Random {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }

    fn of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[usize::try_from(self.below(all.len() as u64)).unwrap()]
    }
}

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
    let mut random = Random(20_261_124);
    let dir = Scratch::new("any");
    let (mut lists, mut problems) = (0, 0);
    for tree in 0..300 {
        let root = dir.path().join(tree.to_string()).join("root");
        let mut entries = std::collections::BTreeMap::new();
        for _ in 0..random.below(8) {
            let mut name = |parts| (0..=random.below(parts)).map(|_| random.of(PARTS)).collect::<String>();
            let (folder, file) = (name(2), name(1));
            let file = file + random.of(ENDS);
            let (path, kind) = match random.below(12) {
                0 => (folder, "dir"),
                1 => (format!("{folder}/{file}"), random.of(LINKS)),
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
        std::fs::create_dir_all(&root).unwrap();
        make(&root, entries.iter().map(|(path, kind)| (path.as_str(), *kind)));
        for order in Order::ALL {
            let answer = read(&root, *order);
            assert_eq!(answer, read(&root, *order));
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
