//! In: a class list file that can't be read. Out: why, and what to do. `file` is the file as messages show it.

use super::folder::slip;
use crate::escape::{quote_for_shell, quoted_list};
use crate::format::Format;
use crate::problem::{Place, Problem};
use crate::suggest::nearest;

/// `format = ".."` with a word that is no format's.
pub fn format_unknown(given: &str) -> Problem {
    let known: Vec<&str> = Format::KNOWN.iter().map(|(name, _)| *name).collect();
    let all = quoted_list(&known, known.len());
    let help = match nearest(given, known.iter().copied()) {
        Some(format) => format!("write `format = {format:?}`; the formats are {all}"),
        None => format!("the formats are {all}; without `format`, the file's content tells"),
    };
    Problem::new(Place::option("format"), format!("there is no format {given:?}"), help)
}

/// No such file; `there` are the files beside it.
pub fn missing(file: &str, path: &str, name: &str, there: &[String]) -> Problem {
    let help = slip(path).unwrap_or_else(|| match nearest(name, there.iter().map(String::as_str)) {
        Some(name) => format!("there is {name:?} in its folder: write that, or save the class list under this name"),
        None if there.is_empty() => "check the path; save the class list there when training".to_owned(),
        None => format!("its folder has {}; save the class list there when training", quoted_list(there, 5)),
    });
    Problem::new(Place::PATH, format!("the file {file} does not exist"), help)
}

/// The operating system refuses.
pub fn unreadable(file: &str, error: &std::io::Error) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file} can't be read: {error}"),
        "let the user that builds read it: `chmod u+r` on the file, `chmod u+x` on the folders above it",
    )
}

/// A folder, a pipe or a device.
pub fn no_file(file: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file} is no file"),
        "name the file that holds the class list, for example \"model/class_indices.json\"",
    )
}

/// More than a class list can be.
pub fn too_large(file: &str, size: u64, most: u64) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file} has {size} bytes; a class list file can have at most {most}"),
        "save the class list alone; of COCO annotations: `jq '{categories}' annotations.json > categories.json`",
    )
}

/// Bytes that are no text.
pub fn not_utf8(file: &str, line: usize) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file}, line {line}: this is no UTF-8"),
        "save the file as UTF-8: `open(path, \"w\", encoding=\"utf-8\")` in Python, or `iconv -t UTF-8`",
    )
}

/// UTF-16, which `>` of `PowerShell` 5 writes.
pub fn utf16(file: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file} is UTF-16, not UTF-8"),
        "save it again: `Get-Content FILE | Set-Content -Encoding utf8 NEW`, or `iconv -f UTF-16 -t UTF-8`",
    )
}

/// A binary file of a kind that holds no class list, or none that is read.
pub fn binary(file: &str, kind: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file} is {kind}, not a class list"),
        "save the class list beside it when training: `json.dump(train.class_indices, open(\"class_indices.json\", \"w\"))`",
    )
}

/// What git leaves in a file where two branches disagree.
pub fn merge_conflict(file: &str, line: usize) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file}, line {line}: a merge conflict is not resolved"),
        "keep the side that the model was trained with, whole: `git checkout --ours FILE` or `--theirs FILE`",
    )
}

/// A text that starts as JSON and is none.
pub fn no_json(file: &str, line: usize, error: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file}, line {line}: this is no JSON: {error}"),
        "write it with `json.dump`, whole",
    )
}

/// A text that has a `names:` line as YAML has it, and is no YAML.
pub fn no_yaml(file: &str, line: usize, error: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file}, line {line}: this is no YAML: {error}"),
        "write the names as in `names: [\"cat\", \"dog\"]`, or say the format: `format = \"labels_txt\"`",
    )
}

/// Two documents in one YAML file.
pub fn two_documents(file: &str, line: usize) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file}, line {line}: a second YAML document starts"),
        "keep the one with the names; `yaml.safe_load` reads no such file either",
    )
}

/// A text that starts as a Python literal and is none.
pub fn no_python(file: &str, line: usize, expected: &str, found: Option<char>) -> Problem {
    let found = found.map_or("the end of the text".to_owned(), |c| format!("{c:?}"));
    Problem::new(
        Place::PATH,
        format!("{file}, line {line}: this is no Python literal: expected {expected} before {found}"),
        "write it with `str(names)`, or better as JSON with `json.dumps(names)`",
    )
}

/// A key that is there twice, of which Python silently takes the last.
pub fn key_twice(file: &str, key: &str, first: usize, last: usize) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file} has the key {key:?} twice, in line {first} and line {last}"),
        "remove one of the two",
    )
}

/// A file without a class.
pub fn no_class(file: &str, format: Format) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file} has no class in it (read as `format = \"{format}\"`)"),
        "list at least one class; an empty file is often a save that was interrupted",
    )
}

/// A text that is none of the formats.
pub fn unrecognised(file: &str, found: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file} holds no class list that is known: it is {found}"),
        "write it as in `{\"cat\": 0, \"dog\": 1}`, or one name a line",
    )
}

/// Names that are numbers: both directions can be meant, and they differ.
pub fn direction(file: &str, by_key: &str, by_value: &str) -> Problem {
    Problem::new(
        Place::option("format"),
        format!(
            "{file} can be read in two ways, because its names are numbers: class 0 is {by_key}, or it is {by_value}"
        ),
        "say which: `format = \"class_indices\"` for name to index, `format = \"index_to_name\"` for index to name",
    )
}

/// Lines that all start with a number which does not count them.
pub fn numbered(file: &str, line: usize, text: &str) -> Problem {
    Problem::new(
        Place::option("format"),
        format!("each line of {file} starts with a number that may be its index, but line {line} is {text:?}"),
        "say which: `format = \"teachable_machine\"` for index and name, `format = \"labels_txt\"` for names alone",
    )
}

/// Lines that end with a number that counts them.
pub fn numbered_behind(file: &str, line: usize, text: &str) -> Problem {
    Problem::new(
        Place::option("format"),
        format!("each line of {file} ends with a number that may be its index, as line {line}: {text:?}"),
        "write it as in `{\"cat\": 0, \"dog\": 1}`; if the numbers belong to the names, say `format = \"labels_txt\"`",
    )
}

/// Lines of which one looks like another format's, or like a comment.
pub fn no_names_alone(file: &str, line: usize, text: &str) -> Problem {
    Problem::new(
        Place::option("format"),
        format!("{file} may be no list with one name a line: line {line} is {text:?}"),
        "if each line is a name, say `format = \"labels_txt\"`; if not, write the names as in `{\"cat\": 0, \"dog\": 1}`",
    )
}

/// A file that is not of the format that was asked for.
pub fn not_of_format(file: &str, format: Format, expected: &str, found: &str) -> Problem {
    Problem::new(
        Place::option("format"),
        format!("{file} is not of `format = \"{format}\"`: expected {expected}, found {found}"),
        "leave `format` out to have the content tell, or name the file that is meant",
    )
}

/// A model that does not end where its parts do.
pub fn no_model(file: &str, kind: &str, what: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file} is no whole {kind} file: {what}"),
        "export or download the model again; where Git LFS stores it, `git lfs pull`",
    )
}

/// An ONNX model without names.
pub fn onnx_without(file: &str, keys: &[String]) -> Problem {
    let there = if keys.is_empty() { "none at all".to_owned() } else { quoted_list(keys, 8) };
    Problem::new(
        Place::PATH,
        format!(
            "{file} has no class names in its metadata: there must be a key \"names\" or \"class_names\", there is {there}"
        ),
        "add them in Python: `onnx.helper.set_model_props(model, {\"class_names\": json.dumps(names)})` and `onnx.save`",
    )
}

/// Names in an ONNX model's metadata that are neither a dict nor a list.
pub fn onnx_names(file: &str, text: &str) -> Problem {
    let shown: String = text.chars().take(40).collect();
    Problem::new(
        Place::PATH,
        format!("{file} is neither a list of names nor a dict: {shown:?}"),
        "write it with `json.dumps(names)`",
    )
}

/// A `TFLite` model without a label file, or with several.
pub fn tflite_labels(file: &str, there: &[String]) -> Problem {
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

/// Problems that are not shown.
pub fn more(file: &str, count: usize) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file} has {count} more such problems"),
        "mend those above first; one cause is often behind all",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_file_is_told_what_stands_beside_it() {
        let help = |there: &[&str]| {
            let there: Vec<String> = there.iter().map(|name| (*name).to_owned()).collect();
            missing("\"labels.txt\"", "labels.txt", "labels.txt", &there).help().to_owned()
        };
        assert!(help(&["label.txt", "a"]).starts_with(r#"there is "label.txt" in its folder: write that"#));
        assert!(help(&["names"]).starts_with(r#"its folder has "names"; save the class list there"#));
        assert!(help(&[]).starts_with("check the path; save the class list there"));
    }
}
