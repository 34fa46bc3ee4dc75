//! In: a dataset folder behind a URL that gives no list. Out: why, and what to write.

use crate::escape::quote_for_shell;
use crate::problem::{Place, Problem};

/// A URL, where nothing can fetch it.
pub fn not_built(url: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{url:?} is on another machine, and this cargo-label was built without the feature `remote`"),
        "run `cargo install cargo-label --features remote`, or copy the folder",
    )
}

/// A URL that leads to no store.
pub fn no_store(url: &str, error: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{url:?} leads to no store: {error}"),
        "write it as in `s3://bucket/train`, `gs://bucket/train`, `az://container/train` or `https://host/train`",
    )
}

/// A store that gives no list.
pub fn not_listed(url: &str, error: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{url:?} can't be listed: {error}"),
        "look at the keys and the endpoint: `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, `AWS_REGION`, `AWS_ENDPOINT`, \
         or `AWS_SKIP_SIGNATURE=true` for what is public; `GOOGLE_..` and `AZURE_..` alike",
    )
}

/// An order that needs more than the names of folders.
pub fn order_looks_inside(url: &str, order: &str) -> Problem {
    Problem::new(
        Place::option("order"),
        format!("the order {order:?} looks into the class folders, and of {url:?} only their names are fetched"),
        "copy the folder, or take the class list file of the training run; `keras`, `keras-utils` and \
         `torchvision` with `--allow-empty` need names alone",
    )
}

/// An option that a remote folder does not have.
pub fn option(url: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{url:?} is read by its folders' names alone; `--order` and `--allow-empty` are its only options"),
        format!("run `cargo label list {} --format json > class_indices.json`, and use that", quote_for_shell(url)),
    )
}
