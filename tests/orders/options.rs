//! In: a source with options. Out: what each order makes of them; an option that an order does not know is an error.

use crate::tree::{Scratch, make};
use typed_label_source::{At, ClassList, Missing, Order, Problems, Source};

fn pets(name: &str) -> (Scratch, Source) {
    let dir = Scratch::new(name);
    make(dir.path(), [("cat/0.png", "png"), ("dog/0.png", "png"), ("empty", "dir"), (".git/0.png", "png")]);
    let source = Source::new(dir.path().to_str().unwrap());
    (dir, source)
}

fn read(source: &Source) -> Result<ClassList, Problems> {
    source.read("".as_ref())
}

fn places(source: &Source) -> Vec<At> {
    read(source).unwrap_err().iter().map(typed_label_source::Problem::at).collect()
}

#[test]
fn classes_are_keras_argument() {
    let (_dir, source) = pets("classes");
    let keras = source.clone().classes(["dog", ".git"]);
    assert_eq!(read(&keras).unwrap().names(), ["dog", ".git"]);
    assert_eq!(places(&keras.clone().order(Order::KerasUtils)), [At::Classes(1)]);
    assert_eq!(read(&source.clone().order(Order::KerasUtils).classes(["dog"])).unwrap().names(), ["dog"]);
    assert_eq!(places(&source.clone().classes([""; 0])), [At::Classes(0)]);
    assert_eq!(places(&source.clone().classes(["cat", "Dog", "cat"])), [At::Classes(1), At::Classes(2)]);
    for order in [Order::Timm, Order::HuggingFace, Order::Burn] {
        assert_eq!(places(&source.clone().order(order).classes(["dog"])), [At::Classes(0)], "{order}");
    }
}

#[test]
fn a_class_may_lack_its_folder_where_that_is_meant() {
    let (_dir, source) = pets("missing");
    let source = source.classes(["unicorn", "dog"]);
    assert_eq!(places(&source), [At::Classes(0)]);
    assert_eq!(places(&source.clone().missing(Missing::Error)), [At::Classes(0)]);
    let allowed = source.clone().missing(Missing::Allow);
    assert_eq!(read(&allowed).unwrap().names(), ["unicorn", "dog"]);
    assert_eq!(places(&allowed.clone().order(Order::KerasUtils)), [At::Missing, At::Classes(0)]);
    for path in ["../pets", "", ".", ".."] {
        assert_eq!(places(&allowed.clone().classes(["dog", path])), [At::Classes(1)], "{path:?}");
    }
}

#[test]
fn missing_is_said_of_listed_classes() {
    let (_dir, source) = pets("unlisted");
    assert_eq!(places(&source.missing(Missing::Error)), [At::Missing]);
}

#[test]
fn allow_empty_is_torchvisions() {
    let (_dir, source) = pets("allow-empty");
    let torchvision = source.clone().order("ultralytics".parse().unwrap());
    assert_eq!(places(&torchvision), [At::Source]);
    assert_eq!(places(&torchvision.clone().allow_empty(false)), [At::Source]);
    assert_eq!(read(&torchvision.allow_empty(true)).unwrap().names(), [".git", "cat", "dog", "empty"]);
    assert_eq!(places(&source.allow_empty(true)), [At::AllowEmpty]);
}
