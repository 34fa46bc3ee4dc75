//! Prints what every order makes of a dataset folder, a line of JSON for each line with a path that it reads.
//! `tests/orders/live/run` compares that with the frameworks.

use serde_json::{Map, Value, json};
use std::io::{self, BufRead};
use std::path::PathBuf;
use typed_label_source::{Order, Source};

fn main() -> io::Result<()> {
    for line in io::stdin().lock().split(b'\n') {
        let mut answers = Map::new();
        let root = path(line?);
        for order in Order::ALL {
            // A path from a source's text can't have every byte, and takes `$NAME` for a variable.
            let answer: Value = match Source::new(".").order(*order).read(&root) {
                Ok(list) => json!({ "classes": list.names() }),
                Err(problems) => json!({ "error": problems.to_string() }),
            };
            answers.insert(order.name().to_owned(), answer);
        }
        println!("{}", Value::Object(answers));
    }
    Ok(())
}

#[cfg(unix)]
fn path(line: Vec<u8>) -> PathBuf {
    use std::os::unix::ffi::OsStringExt;
    std::ffi::OsString::from_vec(line).into()
}

#[cfg(not(unix))]
fn path(line: Vec<u8>) -> PathBuf {
    String::from_utf8_lossy(&line).into_owned().into()
}
