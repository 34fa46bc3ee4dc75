//! The enum of all formats.

/// The format of a class list file.
///
/// ```
/// use typed_label_source::Format;
///
/// assert_eq!("class_indices".parse(), Ok(Format::ClassIndices));
/// assert_eq!(Format::ClassIndices.to_string(), "class_indices");
/// assert!("class_indexes".parse::<Format>().unwrap_err().to_string().contains(r#"`format = "class_indices"`"#));
/// ```
// In the order of their rows in table.rs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// Name to index, as `json.dump(train.class_indices, f)` of Keras and `class_to_idx` of torchvision: `{"cat": 0}`.
    ClassIndices,
    /// Index to name: `{"0": "cat"}`, and the Python dict `{0: 'cat'}`.
    IndexToName,
    /// A JSON or Python list of names: `["cat", "dog"]`.
    List,
    /// `config.json` of Hugging Face: `id2label` and `label2id`.
    HfConfig,
    /// `config.json` of timm: `label_names`.
    Timm,
    /// `names` of Ultralytics: data.yaml, or the `names` of a model's metadata.
    Ultralytics,
    /// `categories` of COCO annotations. Their ids have gaps; the index counts them, and [`ClassList::ids`] keeps them.
    ///
    /// [`ClassList::ids`]: crate::ClassList::ids
    Coco,
    /// A list or a map below a key that says so: `{"labels": [..]}`, `class_to_idx`, `classes:` of a YAML file, Teachable Machine's
    /// metadata.json.
    KeyedList,
    /// `dataset_info.json` of Hugging Face's datasets: `features` with one that has `names`.
    DatasetInfo,
    /// `label_map.pbtxt` of TensorFlow: `item { id: 1 name: "cat" }`. The ids count from 1.
    LabelMap,
    /// `index_to_name.json` of `TorchServe`: a file as [`Format::ImagenetClassIndex`] reads it, but the last of each list is
    /// the name.
    TorchServe,
    /// `imagenet_class_index.json` of Keras: `{"0": ["n01440764", "tench"]}`. The `WordNet` ids are the names: they are
    /// the folders' names, and unique; "crane" and "maillot" are two classes each.
    ImagenetClassIndex,
    /// `synset.txt`: `n01440764 tench, Tinca tinca`. The ids are the names, for the same reason.
    SynsetTxt,
    /// The same file as [`Format::SynsetTxt`] reads, but the words after the id are the name, all of them.
    SynsetWords,
    /// Name and index on each line, in any order: `cat,0`. The separator is a comma, `;`, a tab or `:`; in a .csv or .tsv, names may be
    /// in quotes.
    NameIndex,
    /// Index and name on each line, in any order: `0,cat`, separated in the same ways.
    IndexName,
    /// A table with a headline that has a column of names, and perhaps one of indices; and Roboflow's `_classes.csv`, which has a
    /// column for each class.
    Csv,
    /// CVAT's labelmap.txt: `cat:255,0,0::` on each line below `# label:color_rgb:parts:actions`.
    Cvat,
    /// Index and name on each line, as Teachable Machine writes them: `0 cat`.
    TeachableMachine,
    /// NVIDIA TAO's labels.txt: all names in one line, `cat;dog`.
    Tao,
    /// One name a line. Space around a name is not part of it.
    LabelsTxt,
    /// An ONNX model with the metadata `names` or `class_names`.
    Onnx,
    /// A TensorFlow Lite model with an associated label file.
    Tflite,
    /// A `NumPy` array of text, as `np.save` writes it.
    Npy,
}

impl Format {
    /// Whether each line of a text has a name and its index.
    pub(crate) fn has_index_on_each_line(self) -> bool {
        matches!(self, Self::NameIndex | Self::IndexName | Self::TeachableMachine)
    }
}
