//! Passes the compiler's messages on to stderr, and collects its errors as annotations.

use crate::annotation::Annotation;
use serde_json::Value;
use std::io::{self, BufRead};
use std::path::{Path, PathBuf};

/// The argument with which Cargo prints what [`pass_on`] reads.
pub(crate) const ARGUMENT: &str = "--message-format=json-diagnostic-rendered-ansi";

/// Reads Cargo's messages to their end. Returns each error of the compiler once, though a library is compiled a second time for its
/// tests.
pub(crate) fn pass_on(messages: impl BufRead, title: &str) -> io::Result<Vec<Annotation>> {
    let mut errors = Vec::new();
    for line in messages.lines() {
        let line = line?;
        let Ok(message) = serde_json::from_str::<Value>(&line) else {
            // Not a message of Cargo, but the output of some program.
            anstream::eprintln!("{line}");
            continue;
        };
        if let Some(rendered) = message["message"]["rendered"].as_str() {
            anstream::eprint!("{rendered}");
        }
        errors.extend(compiler_error(&message, title).filter(|error| !errors.contains(error)));
    }
    Ok(errors)
}

/// An error of the compiler that has a place.
fn compiler_error(message: &Value, title: &str) -> Option<Annotation> {
    let diagnostic = &message["message"];
    if message["reason"] != "compiler-message" || diagnostic["level"] != "error" {
        return None;
    }
    let mut span = diagnostic["spans"].as_array()?.iter().find(|span| span["is_primary"] == true)?;
    // The place in the user's code, not in the code that a macro made.
    while span["expansion"]["span"].is_object() {
        span = &span["expansion"]["span"];
    }
    let package = Path::new(message["manifest_path"].as_str()?).parent()?;
    let text = diagnostic["message"].as_str()?;
    let (message, help) = split_help(text);
    Some(Annotation {
        is_error: true,
        title: title.to_owned(),
        file: Some(located(package, span["file_name"].as_str()?)),
        at: span["line_start"].as_u64().zip(span["column_start"].as_u64()),
        message,
        help,
    })
}

/// Splits a message at its `help:`.
pub(crate) fn split_help(text: &str) -> (String, Option<String>) {
    match text.rsplit_once("\nhelp: ") {
        Some((message, help)) => (message.to_owned(), Some(help.to_owned())),
        None => (text.to_owned(), None),
    }
}

/// The path of a file that rustc names relative to the workspace.
fn located(package: &Path, file: &str) -> PathBuf {
    let places = package.ancestors().map(|folder| folder.join(file));
    places.into_iter().find(|place| place.is_file()).unwrap_or_else(|| package.join(file))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn message(level: &str, span: &Value) -> Value {
        let text = "both have 2 classes\nhelp: move it";
        json!({
            "reason": "compiler-message", "manifest_path": "/pets/member/Cargo.toml",
            "message": { "level": level, "message": text, "spans": [{ "is_primary": false }, span] },
        })
    }

    #[test]
    fn an_error_is_where_the_user_wrote_the_macro() {
        let span = |file: &str, expansion: Value| {
            json!({
                "is_primary": true, "file_name": file, "line_start": 3, "column_start": 5,
                "expansion": expansion,
            })
        };
        let inner = span("/core/macros.rs", json!({ "span": span("member/src/lib.rs", Value::Null) }));
        let error = compiler_error(&message("error", &inner), "check").unwrap();
        assert_eq!(error.file.as_deref(), Some(Path::new("/pets/member/member/src/lib.rs")));
        assert_eq!((error.at, error.help.as_deref()), (Some((3, 5)), Some("move it")));
        assert_eq!(compiler_error(&message("warning", &inner), "check"), None);
        let twice = format!("{0}\n{0}\nplain text\n{{}}\n", message("error", &inner));
        assert_eq!(pass_on(twice.as_bytes(), "check").unwrap(), [error]);
    }
}
