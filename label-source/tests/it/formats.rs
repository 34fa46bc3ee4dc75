//! Class list files: real ones, broken ones, and thousands of mutations of the real ones. Each gives the class list that the
//! framework has, or an error that says what to type; none makes a panic.

mod errors;
mod headlines;
mod keyed;
mod label_map;
mod mutate;
mod not_classes;
mod not_lists;
mod npy;
mod onnx;
mod real;
mod syntax_variants;
mod tables;
mod tables_of_images;
mod tflite;
mod wheels;

use std::path::PathBuf;
use typed_label_source::{ClassList, Format};

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/it/formats/real")
}

fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(folder().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn read(name: &str) -> ClassList {
    ClassList::read(folder().join(name)).unwrap_or_else(|problems| panic!("{name}: {problems}"))
}

/// What an error says, of which the last line of each problem is help.
fn error(content: impl AsRef<[u8]>, format: Option<Format>) -> String {
    let content = content.as_ref();
    match ClassList::from_bytes(content, format) {
        Ok(list) => panic!("{:?} was read as {:?}", String::from_utf8_lossy(content), list.names()),
        Err(problems) => {
            for problem in &problems {
                let text = problem.to_string();
                assert!(text.lines().last().is_some_and(|line| line.starts_with("help: ")), "{text}");
            }
            problems.to_string()
        }
    }
}
