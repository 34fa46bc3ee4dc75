//! A TensorFlow Lite model, whose one associated label file is a class list. Without the Cargo feature `tflite`, such a model is an error
//! that says what to add.

#[cfg(feature = "tflite")]
use super::associated_files::{Found, associated};
#[cfg(feature = "tflite")]
use crate::escape::{quote_for_shell, quoted_list};
use crate::format::model::{Content, Embedded};
#[cfg(feature = "tflite")]
use crate::format::model::{EmbeddedList, truncated_model};
use crate::problem::{Place, Problem};

pub(crate) fn matches(start: &[u8]) -> bool {
    start.get(4..8) == Some(b"TFL3")
}

/// The feature is not on.
#[cfg(not(feature = "tflite"))]
pub(crate) fn embedded(file: &str, _content: &mut dyn Content, _size: u64) -> Result<Embedded, Problem> {
    Err(needs_feature(file))
}

/// The one associated file that can hold labels.
#[cfg(feature = "tflite")]
pub(crate) fn embedded(file: &str, content: &mut dyn Content, _size: u64) -> Result<Embedded, Problem> {
    let broken = |what: &str| truncated_model(file, "TensorFlow Lite", what);
    let mut start = [0; 8];
    content.read_exact(&mut start).map_err(|_| broken("it ends within its first 8 bytes"))?;
    if !matches(&start) {
        return Err(broken("it does not start as one"));
    }
    match associated(content).map_err(|error| broken(&error))? {
        Found::One(name, bytes) => {
            let text = bytes.map_err(|error| broken(&format!("its file {name:?} can't be read: {error}")))?;
            let shown = format!("{file} (associated file {name:?})");
            Ok(Embedded { list: EmbeddedList { shown, text, format: None }, others: Vec::new(), width: None })
        }
        Found::Other(names) => Err(not_one_label_file(file, &names)),
    }
}

/// A model without a label file, or with several.
#[cfg(feature = "tflite")]
fn not_one_label_file(file: &str, there: &[String]) -> Problem {
    match there {
        [] => Problem::new(
            Place::PATH,
            format!("{file} has no associated label file"),
            "attach one with the metadata writer of TensorFlow Lite, or name the labels.txt that belongs to it",
        ),
        several => Problem::new(
            Place::PATH,
            format!("{file} has {} associated files that can hold labels: {}", several.len(), quoted_list(several, 5)),
            format!(
                "take one out and name that instead: `unzip -p FILE {} > labels.txt`",
                quote_for_shell(&several[0])
            ),
        ),
    }
}

/// A model that could be read.
#[cfg(any(not(feature = "tflite"), test))]
fn needs_feature(file: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file} is a TensorFlow Lite model: to read one needs the Cargo feature `tflite`, which is not on"),
        "run `cargo add typed-label --features tflite`; or name the labels.txt that belongs to the model",
    )
}

#[cfg(test)]
mod tests {
    #[test]
    fn without_the_feature_the_help_turns_it_on() {
        let problem = super::needs_feature("\"model.tflite\"");
        assert!(problem.what().starts_with("\"model.tflite\" is a TensorFlow Lite model"));
        assert!(problem.help().contains("`cargo add typed-label --features tflite`"));
    }
}
