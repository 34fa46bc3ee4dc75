//! What each order makes of the options; one that an order does not know is an error.

use test_support::Dir;
use typed_label_source::{ClassList, Diagnostics, Format, Order, Place, Problems, Source};

fn pets() -> (Dir, Source) {
    let dir = Dir::new();
    dir.classes("", ["cat", "dog", ".git"]);
    dir.folders(["empty"]);
    let source = Source::new(dir.path().to_str().unwrap());
    (dir, source)
}

fn read(source: &Source) -> Result<ClassList, Problems> {
    source.read("".as_ref())
}

fn places(source: &Source) -> Vec<Place> {
    read(source).unwrap_err().iter().map(typed_label_source::Problem::place).collect()
}

#[test]
fn classes_is_an_option_of_the_keras_orders_alone() {
    let (_dir, source) = pets();
    let keras = source.clone().classes(["dog", ".git"]);
    assert_eq!(read(&keras).unwrap().names(), ["dog", ".git"]);
    assert_eq!(places(&keras.clone().order(Order::KerasUtils)), [Place::element("classes", 1)]);
    assert_eq!(read(&source.clone().order(Order::KerasUtils).classes(["dog"])).unwrap().names(), ["dog"]);
    assert_eq!(places(&source.clone().classes([""; 0])), [Place::element("classes", 0)]);
    assert_eq!(
        places(&source.clone().classes(["cat", "Dog", "cat"])),
        [Place::element("classes", 1), Place::element("classes", 2)]
    );
    for order in [Order::Timm, Order::HuggingFace, Order::Burn] {
        assert_eq!(
            places(&source.clone().order(order).classes(["unicorn"])),
            [Place::element("classes", 0)],
            "{order}"
        );
    }
}

#[test]
fn a_listed_class_may_lack_its_folder_only_if_that_is_allowed() {
    let (_dir, source) = pets();
    let source = source.classes(["unicorn", "dog"]);
    assert_eq!(places(&source), [Place::element("classes", 0)]);
    assert_eq!(places(&source.clone().allow_missing(false)), [Place::element("classes", 0)]);
    // Only Keras' older function takes such a list, so only there it is offered.
    let offers = |source: &Source| read(source).unwrap_err().to_string().contains("or write `allow_missing = true`");
    assert!(offers(&source) && !offers(&source.clone().order(Order::KerasUtils)));
    let allowed = source.clone().allow_missing(true);
    assert_eq!(read(&allowed).unwrap().names(), ["unicorn", "dog"]);
    assert_eq!(
        places(&allowed.clone().order(Order::KerasUtils)),
        [Place::option("allow_missing"), Place::element("classes", 0)]
    );
    for path in ["../pets", "", ".", ".."] {
        assert_eq!(places(&allowed.clone().classes(["dog", path])), [Place::element("classes", 1)], "{path:?}");
    }
}

#[test]
fn allow_missing_is_an_option_of_listed_classes_alone() {
    let (_dir, source) = pets();
    assert_eq!(places(&source.allow_missing(false)), [Place::option("allow_missing")]);
}

#[test]
fn options_of_folders_are_errors_for_files_and_the_reverse() {
    let (dir, folder) = pets();
    dir.file("labels.txt", "cat");
    let file = Source::new(dir.path().join("labels.txt").to_str().unwrap());
    assert_eq!(read(&file).unwrap().names(), ["cat"]);
    let all = file.order(Order::Keras).classes(["cat"]).allow_empty(false).allow_missing(false);
    assert_eq!(
        places(&all),
        [
            Place::option("order"),
            Place::option("classes"),
            Place::option("allow_empty"),
            Place::option("allow_missing"),
        ]
    );
    assert_eq!(places(&folder.format(Format::List)), [Place::option("format")]);
}

#[test]
fn allow_empty_is_an_option_of_torchvision_alone() {
    let (_dir, source) = pets();
    let torchvision = source.clone().order(Order::Torchvision);
    assert_eq!(places(&torchvision), [Place::PATH]);
    assert_eq!(places(&torchvision.clone().allow_empty(false)), [Place::PATH]);
    assert_eq!(read(&torchvision.allow_empty(true)).unwrap().names(), [".git", "cat", "dog", "empty"]);
    for order in [Order::Keras, Order::Ultralytics] {
        assert_eq!(places(&source.clone().order(order).allow_empty(true)), [Place::option("allow_empty")]);
    }
}

#[test]
fn remote_folders_have_only_orders_that_need_no_images() {
    let of = |order: Order, allow_empty, names: &[&str]| {
        let names = names.iter().map(|name| (*name).to_owned()).collect();
        let mut diagnostics = Diagnostics::default();
        let list = order.list_names("s3://pets/train", allow_empty, names, &mut diagnostics);
        let list = list.map(|list| list.map(|list| list.names().to_vec())).transpose();
        list.map_err(|_| diagnostics.into_problems().unwrap().to_string())
    };
    let names = ["dog", ".git", "cat"];
    assert_eq!(of(Order::Keras, false, &names).unwrap().unwrap(), [".git", "cat", "dog"]);
    assert_eq!(of(Order::KerasUtils, false, &names).unwrap().unwrap(), ["cat", "dog"]);
    assert_eq!(of(Order::Torchvision, true, &names).unwrap().unwrap(), [".git", "cat", "dog"]);
    assert_eq!(of(Order::Ultralytics, false, &names).unwrap().unwrap(), [".git", "cat", "dog"]);
    // What is in `train/` is not fetched.
    assert_eq!(of(Order::Ultralytics, false, &["train", "val"]), Ok(None));
    assert!(of(Order::Keras, false, &["train", "val"]).unwrap_err().contains("write \"s3://pets/train/train\""));
    assert!(of(Order::KerasUtils, false, &[".git"]).unwrap_err().contains("not hidden, and there is none"));
    for (order, allow_empty) in [(Order::Torchvision, false), (Order::Timm, true), (Order::HuggingFace, true)] {
        assert_eq!(of(order, allow_empty, &names), Ok(None), "{order}");
    }
}
