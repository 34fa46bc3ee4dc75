//! What each rule finds, in folders made for it. tests/ runs the whole command.

use super::{Finding, ReadSource, Severity};
use crate::source_args::SourceArgs;
use std::{fs, process};
use test_support::{Dir, Entry};
use typed_label_source::Order;

/// A folder that lint looks at.
struct Folder(Dir);

impl Folder {
    fn new() -> Self {
        Self(Dir::new())
    }

    fn folders(self, paths: &[&str]) -> Self {
        self.0.folders(paths);
        self
    }

    fn files(self, paths: &[&str]) -> Self {
        self.0.make(paths.iter().map(|path| (path, Entry::File(""))));
        self
    }

    fn text(&self) -> String {
        self.0.to_str().unwrap().to_owned()
    }

    fn findings(&self, args: &SourceArgs) -> Vec<Finding> {
        ReadSource::new(&self.text(), args.clone()).findings(&[])
    }

    /// What the finding of a rule says.
    fn says(&self, args: &SourceArgs, rule: &str) -> String {
        let findings = self.findings(args);
        findings.iter().find(|finding| finding.rule == rule).unwrap().problem.what().to_owned()
    }
}

fn in_order(order: Order) -> SourceArgs {
    SourceArgs::default().with_order(order)
}

#[test]
fn a_folder_of_a_tool_is_a_class_that_shifts_the_others() {
    let folder = Folder::new().files(&[".ipynb_checkpoints/0.png", "cat/0.png"]);
    let findings = folder.findings(&SourceArgs::default());
    assert_eq!((findings[0].rule, findings[0].severity), ("junk-folder", Severity::Error));
    assert!(findings[0].problem.what().contains("it is the class with index 0"));
    let command = format!("run `rm -r {}/.ipynb_checkpoints`", folder.text());
    assert!(findings[0].problem.help().starts_with(&command), "{}", findings[0].problem.help());
}

#[test]
fn a_source_without_a_list_has_one_finding() {
    let findings = ReadSource::new("no/such/folder", SourceArgs::default()).findings(&[]);
    let rules: Vec<_> = findings.iter().map(|finding| (finding.rule, finding.severity)).collect();
    assert_eq!(rules, [("no-list", Severity::Error)]);
}

#[test]
fn a_validation_folder_that_lacks_a_class_differs() {
    let folder = Folder::new().folders(&["train/cat", "train/dog", "validation/cat"]);
    let (train, validation) = (format!("{}/train", folder.text()), format!("{}/validation", folder.text()));
    let [train, validation] = [&train, &validation].map(|path| ReadSource::new(path, SourceArgs::default()));
    let finding = validation.difference(0, &train).unwrap();
    assert_eq!((finding.rule, finding.severity), ("differs", Severity::Error));
    let command = format!("`mkdir {}/dog`", validation.path);
    assert!(finding.problem.help().contains(&command), "{}", finding.problem.help());
    assert!(train.difference(0, &train).is_none());
    assert!(train.difference(0, &ReadSource::new("no/such/folder", SourceArgs::default())).is_none());
}

/// A folder is not an image, whatever its name, and images are looked for at any depth.
#[test]
fn folders_without_images_are_found() {
    let folder = Folder::new().folders(&["dog/2.png", "empty"]).files(&["cat/deep/er/1.GIF", "loose.png"]);
    let rules: Vec<&str> = folder.findings(&SourceArgs::default()).iter().map(|finding| finding.rule).collect();
    assert_eq!(rules, ["empty-folder", "no-image", "two-levels", "loose-images"]);
}

/// timm sorts without case, so `Ant` is after `ab` there and before it elsewhere.
#[test]
#[cfg(unix)] // a folder whose name ends with a space
fn another_name_has_another_index_in_another_order() {
    let folder = Folder::new().files(&["aa/0.png", "ab/0.png", "Ant /0.png", "Bee/0.png"]);
    let says = |folder: &Folder, args: &SourceArgs| folder.says(args, "outer-space");
    assert!(says(&folder, &SourceArgs::default()).ends_with("it has index 0 under either name"));
    assert!(says(&folder, &in_order(Order::Timm)).ends_with("it has index 2 under either name"));
    let typed = SourceArgs::of(&["--classes", "Bee", "--classes", "Ant "]);
    assert!(says(&folder, &typed).ends_with("it has index 1"));
    // Another class has the name without the space.
    let folder = folder.files(&["Ant/0.png"]);
    let text = says(&folder, &SourceArgs::default());
    assert!(text.ends_with("it has index 1, and would have index 0 as \"Ant\""), "{text}");
    let text = says(&folder, &in_order(Order::Timm));
    assert!(text.ends_with("it has index 3, and would have index 2 as \"Ant\""), "{text}");
}

#[test]
fn folders_without_images_are_classes_in_some_orders() {
    let folder = Folder::new().folders(&["empty"]).files(&["cat/0.png", "dog/0.png"]);
    let empty = |folder: &Folder, order| folder.says(&in_order(order), "empty-folder");
    let text = empty(&folder, Order::Keras);
    assert!(text.contains("for \"keras\" it is the class with index 2, without an image to train on"), "{text}");
    let text = empty(&folder, Order::Timm);
    assert!(text.contains("it is not a class for \"timm\", and the first image in it moves"), "{text}");
    assert!(empty(&folder, Order::Torchvision).contains("\"torchvision\" refuses that"));
    let folder = folder.files(&["loose.png"]);
    let loose = |order| folder.says(&in_order(order), "loose-images");
    assert!(loose(Order::Keras).ends_with("\"keras\" never reads them, and no index moves"));
    assert!(loose(Order::Torchvision).ends_with("is not known until \"torchvision\" makes a list"));
    fs::remove_file(folder.0.join("loose.png")).unwrap();
    let folder = folder.folders(&["empty_too"]);
    let text = empty(&folder, Order::Keras);
    assert!(text.contains("for \"keras\" each is a class, without an image to train on"), "{text}");
    let text = empty(&folder, Order::Timm);
    assert!(text.contains("each is not a class for \"timm\", and the first image in one of them moves"), "{text}");
}

#[test]
#[cfg(unix)]
fn pipes_and_circles_do_not_hold_lint_up() {
    use std::os::unix::fs::symlink;
    let folder = Folder::new().files(&["cat/0.png", "dog/0.png"]);
    for pipe in ["pipe", "cat/pipe.txt"] {
        let status = process::Command::new("mkfifo").arg(folder.0.join(pipe)).status();
        assert!(status.expect("`mkfifo` is part of coreutils").success());
    }
    let _listener = std::os::unix::net::UnixListener::bind(folder.0.join("socket")).unwrap();
    for (link, to) in [
        ("dog/up", ".."),
        ("self", "self"),
        ("dangling", "nowhere"),
        ("to_file", "dog/0.png"),
        ("dog/zero", "/dev/zero"),
    ] {
        symlink(to, folder.0.join(link)).unwrap();
    }
    let (send, receive) = std::sync::mpsc::channel();
    let path = folder.text();
    std::thread::spawn(move || send.send(ReadSource::new(&path, SourceArgs::default()).findings(&[]).len()));
    receive.recv_timeout(std::time::Duration::from_secs(60)).expect("an answer within a minute");
}

/// The order only needs the names, and gives a list; lint reports the folder that it can't look into.
#[test]
#[cfg(unix)]
fn a_class_folder_that_can_not_be_listed_is_an_error_in_any_order() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new().folders(&["cat", ".old"]);
    let closed = folder.0.join("cat");
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).unwrap();
    let is_root = fs::read_dir(&closed).is_ok();
    let findings = folder.findings(&SourceArgs::default());
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o755)).unwrap();
    if is_root {
        return eprintln!("NOT TESTED here: this user may list every folder");
    }
    let rules: Vec<_> = findings.iter().map(|finding| finding.rule).collect();
    assert_eq!(rules, ["no-list"]);
    assert!(findings[0].problem.what().contains("can't be read: permission denied"), "{}", findings[0].problem);
}
