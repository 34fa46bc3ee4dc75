//! In: a dataset folder a line. Out: a line of JSON each: what every order makes of it.
//! `tests/orders/live/run` holds it against the frameworks.

use serde_json::{Map, Value, json};
use std::io::{self, BufRead};
use std::path::PathBuf;
use typed_label_source::compare_orders;

fn main() -> io::Result<()> {
    for line in io::stdin().lock().split(b'\n') {
        let mut answers = Map::new();
        for (order, answer) in compare_orders(path(line?)).answers() {
            let answer: Value = match answer {
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
