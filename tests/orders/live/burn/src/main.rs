//! Prints, for each dataset folder on stdin, a line of JSON: what burn calls its labels, by index, or its error.
//! burn tells a label only together with its image. If an image can't be opened, `unknown` counts it.
//! With a folder as argument: the milliseconds of burn's scan of it.

use burn_dataset::Dataset;
use burn_dataset::vision::{Annotation, ImageFolderDataset};
use serde_json::{Map, Value, json};
use std::io::BufRead;
use std::os::unix::ffi::OsStrExt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::Instant;

fn main() {
    if let Some(folder) = std::env::args_os().nth(1) {
        let start = Instant::now();
        let dataset = ImageFolderDataset::new_classification(folder).expect("a dataset");
        println!("{} images in {} ms", dataset.len(), start.elapsed().as_millis());
        return;
    }
    std::panic::set_hook(Box::new(|_| {}));
    for line in std::io::stdin().lock().split(b'\n') {
        let line = line.expect("a path");
        println!("{}", answer(Path::new(std::ffi::OsStr::from_bytes(&line))));
    }
}

fn answer(root: &Path) -> Value {
    let dataset = match ImageFolderDataset::new_classification(root) {
        Ok(dataset) => dataset,
        Err(error) => return json!({ "error": error.to_string() }),
    };
    let (mut labels, mut unknown) = (Map::new(), 0);
    for index in 0..dataset.len() {
        let Ok(Ok(item)) = catch_unwind(AssertUnwindSafe(|| dataset.get(index))) else {
            unknown += 1;
            continue;
        };
        let folder = Path::new(&item.image_path).parent().and_then(Path::file_name);
        if let (Some(folder), Annotation::Label(label)) = (folder, item.annotation) {
            labels.insert(folder.to_string_lossy().into_owned(), json!(label));
        }
    }
    json!({ "labels": labels, "unknown": unknown })
}
