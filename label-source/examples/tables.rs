//! Prints what `order = "dataframe"` makes of a table of images, a line of JSON for each line of JSON that it reads: the path, and
//! the options `column`, `separator`, `columns`, `classes` and `without`. `tests/orders/live/tables.py` compares that with pandas, Keras and scikit-learn.

use serde_json::{Value, json};
use std::io;
use std::path::Path;
use typed_label_source::{Order, Source};

fn main() -> io::Result<()> {
    for line in io::stdin().lines() {
        let asked: Value = serde_json::from_str(&line?)?;
        let text = |key: &str| asked[key].as_str().map(str::to_owned);
        let mut source = Source::new(text("path").unwrap_or_default()).order(Order::Dataframe);
        if let Some(column) = text("column") {
            source = source.column(column);
        }
        if let Some(separator) = text("separator") {
            source = source.separator(separator);
        }
        if let Some(columns) = asked["columns"].as_array() {
            source = source.columns(columns.iter().filter_map(Value::as_str));
        }
        if let Some(classes) = asked["classes"].as_array() {
            source = source.classes(classes.iter().filter_map(Value::as_str)).allow_missing(true);
        }
        if let Some(without) = asked["without"].as_array() {
            source = source.without(without.iter().filter_map(Value::as_str));
        }
        let answer = match source.read(Path::new("/")) {
            Ok(list) => json!({ "classes": list.names() }),
            Err(problems) => json!({ "error": problems.to_string() }),
        };
        println!("{answer}");
    }
    Ok(())
}
