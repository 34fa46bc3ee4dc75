//! In: a class list file, of any format that a training framework or a model carries. Out: its class list.
//! The content tells which format it is, not the file's name; `format = ".."` says it where the content can't.

mod class_indices;
mod coco;
mod detect;
mod entry;
mod hf_config;
mod imagenet;
mod json;
mod labels_txt;
mod names;
mod onnx;
mod open;
mod python;
mod synset;
mod tflite;
mod timm;
mod tree;
mod ultralytics;
mod yaml;

pub(crate) use entry::Entry;

use crate::class_list::ClassList;
use crate::problem::{Problem, Problems};
use crate::user_path::UserPath;
use std::fmt;
use std::io::Cursor;
use std::path::Path;
use std::str::FromStr;

/// The format of a class list file.
///
/// ```
/// use typed_label_source::Format;
///
/// assert_eq!("class_indices".parse(), Ok(Format::ClassIndices));
/// assert!("class_indexes".parse::<Format>().unwrap_err().to_string().contains(r#"`format = "class_indices"`"#));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// Name to index, as `json.dump(train.class_indices, f)` of Keras and `class_to_idx` of torchvision: `{"cat": 0}`.
    ClassIndices,
    /// Index to name: `{"0": "cat"}`, and the Python dict `{0: 'cat'}`.
    IndexToName,
    /// A JSON or Python list of names: `["cat", "dog"]`.
    List,
    /// One name a line. Space around a name is not part of it.
    LabelsTxt,
    /// Index and name on each line, as Teachable Machine writes them: `0 cat`.
    TeachableMachine,
    /// `config.json` of Hugging Face: `id2label` and `label2id`.
    HfConfig,
    /// `names` of Ultralytics: data.yaml, or the `names` of a model's metadata.
    Ultralytics,
    /// An ONNX model with the metadata `names` or `class_names`.
    Onnx,
    /// `imagenet_class_index.json` of Keras: `{"0": ["n01440764", "tench"]}`. The `WordNet` ids are the names: they are
    /// the folders' names, and unique; "crane" and "maillot" are two classes each.
    ImagenetClassIndex,
    /// The same file as `TorchServe` reads its `index_to_name.json`: the last of each list is the name.
    TorchServe,
    /// `synset.txt`: `n01440764 tench, Tinca tinca`. The ids are the names, for the same reason.
    SynsetTxt,
    /// The same file, of which the words behind the id are the name, all of them.
    SynsetWords,
    /// `config.json` of timm: `label_names`.
    Timm,
    /// `categories` of COCO annotations. Their ids have gaps; the index counts them, and [`ClassList::ids`] keeps them.
    Coco,
    /// A TensorFlow Lite model with an associated label file.
    Tflite,
}

impl Format {
    /// Every format, by the name that options give it.
    ///
    /// ```
    /// # use typed_label_source::Format;
    /// assert_eq!(Format::KNOWN[0], ("class_indices", Format::ClassIndices));
    /// ```
    pub const KNOWN: &[(&str, Format)] = &[
        ("class_indices", Format::ClassIndices),
        ("index_to_name", Format::IndexToName),
        ("list", Format::List),
        ("labels_txt", Format::LabelsTxt),
        ("teachable_machine", Format::TeachableMachine),
        ("hf_config", Format::HfConfig),
        ("ultralytics", Format::Ultralytics),
        ("onnx", Format::Onnx),
        ("imagenet_class_index", Format::ImagenetClassIndex),
        ("torchserve", Format::TorchServe),
        ("synset_txt", Format::SynsetTxt),
        ("synset_words", Format::SynsetWords),
        ("timm", Format::Timm),
        ("coco", Format::Coco),
        ("tflite", Format::Tflite),
    ];
}

impl FromStr for Format {
    type Err = Problem;

    fn from_str(name: &str) -> Result<Self, Problem> {
        let known = Self::KNOWN.iter().find(|(known, _)| *known == name);
        known.map(|(_, format)| *format).ok_or_else(|| crate::messages::file::format_unknown(name))
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let known = Self::KNOWN.iter().find(|(_, format)| format == self);
        f.write_str(known.map_or("", |(name, _)| name))
    }
}

/// Reads the class list file at a place; its content tells the format, where none is given.
///
/// # Errors
/// Every problem that one look at the file shows.
///
/// ```
/// use typed_label_source::{UserPath, read_file};
///
/// let at = UserPath::resolve("no/labels.txt", "/".as_ref())?;
/// assert!(read_file(&at, None).unwrap_err().to_string().starts_with(r#"the file "no/labels.txt" does not exist"#));
/// # Ok::<(), typed_label_source::Problems>(())
/// ```
pub fn read_file(at: &UserPath, format: Option<Format>) -> Result<ClassList, Problems> {
    open::file(at.text(), at.path(), format)
}

impl ClassList {
    /// Reads a class list file; its content tells the [`Format`].
    ///
    /// # Errors
    /// Every problem that one look at the file shows, each with its line.
    ///
    /// ```
    /// use typed_label_source::ClassList;
    ///
    /// # let path = std::env::temp_dir().join(format!("typed-label-read-doc-{}.json", std::process::id()));
    /// # std::fs::write(&path, r#"{"id2label": {"0": "cat", "1": "dog"}}"#).unwrap();
    /// let list = ClassList::read(&path)?; // config.json
    /// assert_eq!(list.names(), ["cat", "dog"]);
    /// # std::fs::remove_file(path).unwrap();
    /// # Ok::<(), typed_label_source::Problems>(())
    /// ```
    pub fn read(path: impl AsRef<Path>) -> Result<Self, Problems> {
        let path = path.as_ref();
        open::file(&path.to_string_lossy(), path, None)
    }

    /// Reads the content of a class list file; it tells the format, where none is given.
    ///
    /// # Errors
    /// Every problem of the content, each with its line.
    ///
    /// ```
    /// use typed_label_source::{ClassList, Format};
    ///
    /// let bytes = br#"{"0": 1, "1": 2, "2": 0}"#; // which of the two is the index?
    /// assert!(ClassList::from_bytes(bytes, None).unwrap_err().to_string().contains(r#"`format = "class_indices"`"#));
    /// assert_eq!(ClassList::from_bytes(bytes, Some(Format::ClassIndices))?.names(), ["2", "0", "1"]);
    /// # Ok::<(), typed_label_source::Problems>(())
    /// ```
    pub fn from_bytes(bytes: &[u8], format: Option<Format>) -> Result<Self, Problems> {
        open::content("the class list", &mut Cursor::new(bytes), bytes.len() as u64, format)
    }

    /// The list as Keras' own `class_indices` JSON, one class a line, in index order: what a lock file holds.
    ///
    /// ```
    /// # use typed_label_source::ClassList;
    /// let json = ClassList::new(["cat", "dog"])?.to_class_indices_json();
    /// assert_eq!(json, "{\n  \"cat\": 0,\n  \"dog\": 1\n}\n");
    /// # Ok::<(), typed_label_source::Problems>(())
    /// ```
    pub fn to_class_indices_json(&self) -> String {
        class_indices::write(self.names())
    }
}
