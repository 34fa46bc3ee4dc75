//! Folders and files that the user may not read. Root may read all, so as root the checks run in a process of another user.

use super::told;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;
use std::{env, fs};
use test_support::Dir;
use typed_label_source::{LockMode, Order, Source};

const ROOT: &str = "TYPED_LABEL_TEST_WITHOUT_PERMISSION";
const NOBODY: u32 = 65_534;

fn mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

#[test]
fn without_permission_a_list_is_the_frameworks_or_an_error() {
    let scratch = Dir::new();
    for folder in ["no_r", "no_x", "class", "data"] {
        scratch.classes(folder, ["cat", "dog"]);
    }
    fs::create_dir_all(scratch.path().join("closed")).unwrap();
    fs::create_dir_all(scratch.path().join("full")).unwrap();
    fs::write(scratch.path().join("closed/labels.txt"), "cat\n").unwrap();
    fs::write(scratch.path().join("labels.txt"), "cat\n").unwrap();
    let closed =
        [("no_r", 0o111), ("no_x", 0o444), ("class/cat", 0), ("closed", 0), ("labels.txt", 0), ("full", 0o555)];
    mode(scratch.path(), 0o755);
    for (path, bits) in closed {
        mode(&scratch.path().join(path), bits);
    }
    if fs::metadata(scratch.path()).unwrap().uid() == 0 {
        // A copy, since the target folder may be closed to others.
        let binary = scratch.path().join("test");
        fs::copy(env::current_exe().unwrap(), &binary).unwrap();
        mode(&binary, 0o755);
        let mut child = Command::new(&binary);
        child.args(["hostile::permissions::checks", "--exact", "--ignored", "--nocapture"]).env(ROOT, scratch.path());
        match child.current_dir("/").uid(NOBODY).gid(NOBODY).output() {
            Ok(output) => {
                let text = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
                assert!(output.status.success() && text.contains("1 passed"), "{text}");
            }
            Err(error) => eprintln!("NOT TESTED here: no process of another user can be started: {error}"),
        }
    } else {
        check(scratch.path());
    }
    for (path, _) in closed {
        mode(&scratch.path().join(path), 0o755);
    }
}

#[test]
#[ignore = "run by the test above, as another user"]
fn checks() {
    check(Path::new(&env::var_os(ROOT).expect("set by the test above")));
}

fn check(root: &Path) {
    let read = |source: Source| source.read(root);
    for order in Order::ALL {
        for folder in ["no_r", "no_x", "closed/train"] {
            let text = told(read(Source::new(folder).order(*order)));
            assert!(
                text.starts_with(&format!("the folder {folder:?} can't be read: Permission denied")),
                "{order}: {text}"
            );
            assert!(text.contains("`chmod u+rx`"), "{text}");
        }
        // Keras asks each folder alone, and counts one that it can't look into; `os.walk` of the others would go on without it.
        let answer = read(Source::new("class").order(*order));
        match order {
            Order::Keras | Order::KerasUtils | Order::Ultralytics => {
                assert_eq!(answer.unwrap().names(), ["cat", "dog"])
            }
            _ => {
                let text = told(answer);
                assert!(text.contains("class/cat\" can't be read: "), "{order}: {text}");
            }
        }
    }
    let torchvision = Source::new("class").order(Order::Torchvision).allow_empty(true);
    assert_eq!(read(torchvision).unwrap().names(), ["cat", "dog"]);
    for file in ["labels.txt", "closed/labels.txt"] {
        let text = told(read(Source::new(file)));
        assert!(text.contains("can't be read: Permission denied") && text.contains("chmod u+"), "{text}");
        let text = told(read(Source::new("data").agrees_with([file])));
        assert!(text.contains(&format!("{file:?} can't be read: Permission denied")), "{text}");
        let text = told(read(Source::new("data").lock(file)));
        assert!(text.contains("can't be read: Permission denied"), "{text}");
    }
    let text = told(Source::new("data").lock("full/pet.json").read_in(LockMode::Update, root));
    assert!(text.starts_with("the lock \"full/pet.json\" can't be written: Permission denied"), "{text}");
}
