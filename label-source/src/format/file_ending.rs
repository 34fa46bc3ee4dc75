//! Files that are not one name a line, by their own name: the ending of a table, a document, a program or a model, or a name that many
//! projects have.

use super::text_file::TextFile;
use crate::problem::{Place, Problem};

/// What a file is by its name.
#[derive(Clone, Copy)]
pub(crate) struct Kind {
    /// As in "is a YAML file by its name".
    what: &'static str,
    /// What such a file must have, or what to do instead.
    help: &'static str,
    /// Whether a file of such a name can be one name a line all the same.
    may_be_names: bool,
}

/// The kind that a file's name says, if files of that kind are never one name a line.
pub(crate) fn kind(file: TextFile<'_>) -> Option<Kind> {
    const WRITE: &str = "write the class list as in `{\"cat\": 0, \"dog\": 1}` when training, and name that file";
    const MODEL: &str = "export the model again, or name the class list that was saved with it";
    let of = |what, help| Some(Kind { what, help, may_be_names: true });
    let never = |what, help| Some(Kind { what, help, may_be_names: false });
    match &*file.ending() {
        "yaml" | "yml" => of("a YAML file", "write the names as in `names: [\"cat\", \"dog\"]`"),
        "json" | "geojson" => of("a JSON file", "write it as in `{\"cat\": 0, \"dog\": 1}` or `[\"cat\", \"dog\"]`"),
        "jsonl" | "ndjson" => of("a file of JSON lines", WRITE),
        "csv" | "tsv" => of("a table", "write a headline, and say which column has the names: `column = \"name\"`"),
        "xml" | "html" | "htm" | "xhtml" | "svg" => of("an XML or HTML file", WRITE),
        "py" | "ipynb" => of(
            "a Python source",
            "save its list from Python: `json.dump(CLASSES, open(\"classes.json\", \"w\"))`, and name that file",
        ),
        "pbtxt" | "prototxt" => of("a protobuf text", "write each class as in `item { id: 1 name: 'cat' }`"),
        "toml" | "ini" | "cfg" | "conf" | "properties" | "env" => of("a file of settings", WRITE),
        "data" => of("a file of Darknet's settings", "name the file after `names =` in it"),
        "onnx" | "tflite" | "h5" | "hdf5" | "keras" | "pt" | "pth" | "ckpt" | "safetensors" | "pb" => {
            of("a model", MODEL)
        }
        "npy" | "npz" => of("a NumPy array", "save it again: `np.save(\"classes.npy\", names)`"),
        "pkl" | "pickle" | "joblib" => of(
            "a Python pickle",
            "load it in Python and save the names: `json.dump(list(classes), open(\"classes.json\", \"w\"))`",
        ),
        "js" | "mjs" | "jsx" | "ts" | "tsx" | "java" | "kt" | "swift" | "c" | "cc" | "cpp" | "h" | "hpp" | "cs"
        | "rs" | "go" | "rb" | "php" | "lua" | "jl" | "sh" | "bat" | "ps1" | "sql" | "css" | "mtl" | "proto"
        | "pyx" => of("a program's source", WRITE),
        "md" | "rst" | "tex" | "bib" | "srt" | "vtt" => never("a document", WRITE),
        "dvc" => never("a pointer of DVC", "fetch the file with `dvc pull`, and name it without `.dvc`"),
        "gitignore" | "gitattributes" | "dockerignore" | "lock" | "typed" => never("a file for tools", WRITE),
        _ => well_known(file.name).and_then(|what| never(what, WRITE)),
    }
}

/// What a file is that every project has by this name.
fn well_known(name: &str) -> Option<&'static str> {
    let name = name.to_ascii_lowercase();
    let stem = name.strip_suffix(".txt").unwrap_or(&name);
    match stem {
        "requirements" | "requirements-dev" | "constraints" if name != stem => Some("a list of Python packages"),
        "readme" | "license" | "licence" | "copying" | "notice" | "changelog" => Some("a document"),
        "makefile" | "dockerfile" | "cmakelists" | "robots" => Some("a file for tools"),
        _ => None,
    }
}

/// A file that is not one name a line, to go by its name. `is_plain`: to go by its text it can be.
pub(crate) fn not_by_its_name(file: &str, kind: Kind, is_plain: bool) -> Problem {
    let Kind { what, help, may_be_names } = kind;
    Problem::new(
        Place::PATH,
        format!("{file} is {what} by its name, but no class list of that kind is in it"),
        if is_plain && may_be_names {
            format!("{help}; if each line is a name, say `format = \"labels_txt\"`")
        } else {
            help.to_owned()
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_never(name: &str) -> bool {
        kind(TextFile { shown: "it", name, text: "" }).is_some()
    }

    #[test]
    fn the_ending_is_compared_without_case() {
        for ending in "yaml yml csv tsv xml html py toml pbtxt json ini cfg data onnx tflite npy pkl".split(' ') {
            assert!(
                is_never(&format!("a.{ending}")) && is_never(&format!("A.B.{}", ending.to_uppercase())),
                "{ending}"
            );
        }
        for name in ["LICENSE", "Requirements.txt", "README.txt", ".gitignore", ".env"] {
            assert!(is_never(name), "{name}");
        }
    }

    #[test]
    fn class_lists_have_many_endings() {
        for name in ["", "labels", "labels.txt", "coco.names", "a.labels", "yaml", "csv.txt", "labels.v2", "x.py.txt"] {
            assert!(!is_never(name), "{name}");
        }
        for name in ["requirements", "a.lst", "a.list", "a.classes", "a.map", "a.dict", "classes.text", "notice.names"]
        {
            assert!(!is_never(name), "{name}");
        }
    }
}
