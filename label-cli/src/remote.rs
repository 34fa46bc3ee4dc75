//! Dataset folders at a URL. Only the names of the class folders are fetched, no image.

#[cfg(feature = "remote")]
mod listing;

#[cfg(feature = "remote")]
use listing::folder_names;
use typed_label_source::escape::quote_for_shell;
use typed_label_source::{ClassList, Diagnostics, Order, Place, Problem, Problems};

/// Whether a source is a URL.
pub(crate) fn is_url(source: &str) -> bool {
    source.split_once("://").is_some_and(|(scheme, _)| !scheme.is_empty() && !scheme.contains(['/', '$']))
}

/// Refuses a URL, for commands that need a folder or file on disk.
pub(crate) fn refuse(path: &str) -> Result<(), Problem> {
    if is_url(path) { Err(not_on_disk(path)) } else { Ok(()) }
}

/// Reads the class list of a dataset folder at a URL.
pub(crate) fn read(url: &str, order: Order, allow_empty: bool) -> Result<ClassList, Problems> {
    classes(url, order, allow_empty, folder_names(url)?)
}

fn classes(url: &str, order: Order, allow_empty: bool, names: Vec<String>) -> Result<ClassList, Problems> {
    Diagnostics::collect(|diagnostics| {
        let list = order.list_names(url, allow_empty, names, diagnostics);
        list.unwrap_or_else(|| Err(diagnostics.push(order_looks_inside(url, order))))
    })
}

#[cfg(not(feature = "remote"))]
fn folder_names(url: &str) -> Result<Vec<String>, Problem> {
    Err(Problem::new(
        Place::PATH,
        format!("{url:?} is on another machine, and this cargo-label was built without the feature `remote`"),
        "install the command with its Cargo feature `remote`, or copy what is there",
    ))
}

/// The order needs more than the names of folders.
fn order_looks_inside(url: &str, order: Order) -> Problem {
    let order = order.name();
    Problem::new(
        Place::option("order"),
        format!("the order {order:?} looks into the class folders, and of {url:?} only their names are fetched"),
        "copy the folder, or take the class list file of the training run; `keras`, `keras-utils` and \
         `torchvision` with `--allow-empty` need names alone",
    )
}

/// The command needs a folder or file on disk.
fn not_on_disk(url: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{url:?} is a URL: only `list` and `diff` read one, and they fetch its folders' names alone"),
        list_to_file(url),
    )
}

/// A flag that does not apply to a remote folder.
pub(crate) fn option_not_supported(url: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{url:?} is read by its folders' names alone; `--order` and `--allow-empty` are its only options"),
        list_to_file(url),
    )
}

/// The help: make a class list file from the remote folder.
fn list_to_file(url: &str) -> String {
    format!("run `cargo label list {} --format json > class_indices.json`, and use that", quote_for_shell(url))
}

#[cfg(test)]
#[test]
fn an_order_that_looks_for_images_is_refused() {
    let names = || vec!["dog".to_owned(), ".git".to_owned(), "cat".to_owned()];
    assert_eq!(classes("s3://pets/train", Order::Keras, false, names()).unwrap().names(), [".git", "cat", "dog"]);
    for (order, allow_empty) in [(Order::Torchvision, false), (Order::Timm, true), (Order::HuggingFace, true)] {
        let text = classes("s3://pets/train", order, allow_empty, names()).unwrap_err().to_string();
        assert!(text.contains("looks into the class folders"), "{order}: {text}");
    }
}
