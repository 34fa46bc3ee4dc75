//! A dataset folder that another program changes while it is read.

use super::told;
use std::fs;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use test_support::Dir;
use typed_label_source::{Order, Source};

/// Ends the changes when it is dropped, also by an assertion that fails: the test would wait for them for ever.
struct Over<'a>(&'a AtomicBool);

impl Drop for Over<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

#[test]
fn a_changing_folder_gives_an_error_or_a_list_of_what_was_there() {
    const STAY: [&str; 2] = ["m_stays", "z_stays"];
    const COME: [&str; 3] = ["a_comes", "n_comes", "zz_comes"];
    // tfds is given the folder above.
    let path = |order| if order == Order::Tfds { "." } else { "train" };
    let scratch = Dir::new();
    scratch.classes("train", STAY);
    let (train, is_over) = (scratch.path().join("train"), AtomicBool::new(false));
    thread::scope(|scope| {
        let writer = scope.spawn(|| {
            let mut rounds = 0;
            while !is_over.load(Ordering::Relaxed) {
                for class in COME {
                    scratch.classes("train", [class]);
                }
                for class in COME {
                    let moved = train.join(format!("{class}_2"));
                    fs::rename(train.join(class), &moved).unwrap();
                    fs::remove_dir_all(&moved).unwrap();
                }
                rounds += 1;
            }
            rounds
        });
        let over = Over(&is_over);
        for round in 0..150 {
            for order in Order::ALL {
                match Source::new(path(*order)).order(*order).read(scratch.path()) {
                    Ok(list) => {
                        let known = |name: &str| {
                            STAY.contains(&name) || COME.contains(&name.strip_suffix("_2").unwrap_or(name))
                        };
                        assert!(list.names().iter().all(|name| known(name)), "{order}: {list:?}");
                        assert!(STAY.iter().all(|name| list.index_of(name).is_some()), "{order}, {round}: {list:?}");
                    }
                    // A folder went away between its name and its content: so it is said, and nothing else.
                    Err(problems) => {
                        let text = told(Err(problems));
                        assert!(text.contains("_comes") || text.contains("labels of"), "{order}: {text}");
                    }
                }
            }
        }
        drop(over);
        assert!(writer.join().unwrap() > 1, "the folder has not changed");
    });
    for order in Order::ALL {
        assert_eq!(Source::new(path(*order)).order(*order).read(scratch.path()).unwrap().names(), STAY);
    }
}
