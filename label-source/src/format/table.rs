//! The table of formats. A row has everything about a format.

use super::entries::Entry;
use super::file_options::FileOptions;
use super::file_problems::FileProblems;
use super::key_words::is_same;
use super::kind::Format;
use super::known::{
    class_indices, coco, cvat, dataset_info, headline, hf_config, imagenet, index_to_name, keyed_list, label_map,
    labels_txt, list, npy, onnx, pairs, synset, tao, teachable_machine, tflite, timm, ultralytics,
};
use super::model::{Content, Embedded};
use super::syntax::document::{Node, parse_index};
use super::text_file::TextFile;
use super::text_lines::lines::Line;
use crate::problem::Problem;

/// A format.
pub(crate) struct FormatRow {
    pub(crate) format: Format,
    /// The word of the option `format`.
    pub(crate) name: &'static str,
    pub(crate) syntax: Syntax,
    /// The options that files of this format have and few others.
    pub(crate) options: &'static [&'static str],
    /// If the format may also be YAML under any file name: keys that tell it, each at the start of a line.
    pub(crate) yaml_keys: &'static [&'static str],
    /// If the names can be duplicate: the format that reads the same file by its ids, which are not.
    pub(crate) by_ids: Option<&'static str>,
}

/// How a format is written.
pub(crate) enum Syntax {
    Document(DocumentFormat),
    Table(TableFormat),
    Lines(LineFormat),
    Model(ModelFormat),
}

/// JSON, a Python literal, YAML or protobuf's text.
pub(crate) struct DocumentFormat {
    /// The keys of the outermost map below which the class list is, and the lists and maps that it is checked against.
    /// JSON keeps these alone, in any case of their letters.
    pub(crate) keys: &'static [&'static str],
    /// Whether a content is of this format; a problem if only the user knows.
    pub(crate) matches: fn(file: &str, root: &Node<'_>) -> Result<bool, Problem>,
    /// `None` if the content is not what the format expects.
    pub(crate) read: for<'a> fn(
        root: &Node<'a>,
        options: &FileOptions<'_>,
        problems: &mut FileProblems<'_>,
    ) -> Option<Vec<Entry<'a>>>,
    pub(crate) expected: &'static str,
}

/// Text in columns.
pub(crate) struct TableFormat {
    /// Whether a content is of this format; a problem if only the user knows.
    pub(crate) matches: fn(file: TextFile<'_>, options: &FileOptions<'_>) -> Result<bool, Problem>,
    pub(crate) read:
        for<'a> fn(file: TextFile<'a>, options: &FileOptions<'_>, problems: &mut FileProblems<'_>) -> Vec<Entry<'a>>,
}

/// Text with one class a line.
pub(crate) struct LineFormat {
    /// Whether a content is of this format; a problem if only the user knows.
    pub(crate) matches: fn(file: TextFile<'_>, lines: &[Line<'_>]) -> Result<bool, Problem>,
    pub(crate) read: for<'a> fn(lines: &[Line<'a>], problems: &mut FileProblems<'_>) -> Vec<Entry<'a>>,
}

/// A model's file, which has a class list as text.
pub(crate) struct ModelFormat {
    /// Whether a file with these first bytes is such a model.
    pub(crate) matches: fn(start: &[u8]) -> bool,
    /// The class list in a model of a size.
    pub(crate) embedded: fn(file: &str, content: &mut dyn Content, size: u64) -> Result<Embedded, Problem>,
    /// The number of scores for one image in a model of a size that has no class list, if it says it.
    pub(crate) width_alone: fn(content: &mut dyn Content, size: u64) -> Option<u64>,
}

/// Every format. A content is of the first one that matches it.
pub(crate) const FORMATS: &[FormatRow] = &[
    row(
        Format::ClassIndices,
        "class_indices",
        Syntax::Document(DocumentFormat {
            keys: &[],
            matches: class_indices::matches,
            read: |root, _, problems| class_indices::read(root, problems),
            expected: "a map of names to indices",
        }),
    ),
    row(
        Format::IndexToName,
        "index_to_name",
        Syntax::Document(DocumentFormat {
            keys: &[],
            matches: index_to_name::matches,
            read: |root, _, problems| index_to_name::read(root, problems),
            expected: "a map of indices to names",
        }),
    ),
    row(
        Format::List,
        "list",
        Syntax::Document(DocumentFormat {
            keys: &[],
            matches: |_, root| Ok(list::matches(root)),
            read: |root, _, problems| list::read(root, problems),
            expected: "a list of names",
        }),
    ),
    row(
        Format::HfConfig,
        "hf_config",
        Syntax::Document(DocumentFormat {
            keys: &["id2label", "label2id"],
            matches: |_, root| Ok(hf_config::matches(root)),
            read: |root, _, problems| hf_config::read(root, problems),
            expected: "a map with `id2label`",
        }),
    ),
    row(
        Format::Timm,
        "timm",
        Syntax::Document(DocumentFormat {
            keys: &["label_names", "pretrained_cfg"],
            matches: |_, root| Ok(timm::matches(root)),
            read: |root, _, problems| timm::read(root, problems),
            expected: "a map with `label_names`",
        }),
    ),
    FormatRow {
        yaml_keys: &["names", "nc"],
        ..row(
            Format::Ultralytics,
            "ultralytics",
            Syntax::Document(DocumentFormat {
                keys: &["names", "class_names", "nc"],
                matches: |_, root| Ok(ultralytics::matches(root)),
                read: |root, _, problems| ultralytics::read(root, problems),
                expected: "a map with `names`",
            }),
        )
    },
    FormatRow {
        options: &["without"],
        ..row(
            Format::Coco,
            "coco",
            Syntax::Document(DocumentFormat {
                keys: &["categories"],
                matches: |_, root| Ok(coco::matches(root)),
                read: coco::read,
                expected: "a map with `categories`",
            }),
        )
    },
    FormatRow {
        yaml_keys: keyed_list::KEYS,
        ..row(
            Format::KeyedList,
            "keyed_list",
            Syntax::Document(DocumentFormat {
                keys: keyed_list::KEYS,
                matches: |_, root| Ok(keyed_list::matches(root)),
                read: keyed_list::read,
                expected: "a list of names below a key like `labels`",
            }),
        )
    },
    FormatRow {
        options: &["column"],
        ..row(
            Format::DatasetInfo,
            "dataset_info",
            Syntax::Document(DocumentFormat {
                keys: &["features"],
                matches: |_, root| Ok(dataset_info::matches(root)),
                read: dataset_info::read,
                expected: "a map with `features`, of which one has `names`",
            }),
        )
    },
    row(
        Format::LabelMap,
        "label_map",
        Syntax::Document(DocumentFormat {
            keys: &[],
            matches: |_, root| Ok(label_map::matches(root)),
            read: |root, _, problems| label_map::read(root, problems),
            expected: "protobuf text with `item { .. }`",
        }),
    ),
    FormatRow {
        by_ids: Some("imagenet_class_index"),
        ..row(
            Format::TorchServe,
            "torchserve",
            Syntax::Document(DocumentFormat {
                keys: &["object_type_names"],
                matches: |_, root| Ok(imagenet::matches_torchserve(root)),
                read: |root, _, problems| imagenet::read_torchserve(root, problems),
                expected: "a map of indices to names",
            }),
        )
    },
    row(
        Format::ImagenetClassIndex,
        "imagenet_class_index",
        Syntax::Document(DocumentFormat {
            keys: &[],
            matches: |_, root| Ok(imagenet::matches(root)),
            read: |root, _, problems| imagenet::read_ids(root, problems),
            expected: "a map of indices to `[id, name]`",
        }),
    ),
    row(
        Format::SynsetTxt,
        "synset_txt",
        Syntax::Lines(LineFormat { matches: synset::matches, read: synset::read_ids }),
    ),
    FormatRow {
        by_ids: Some("synset_txt"),
        ..row(
            Format::SynsetWords,
            "synset_words",
            Syntax::Lines(LineFormat { matches: synset::matches, read: synset::read_words }),
        )
    },
    row(
        Format::NameIndex,
        "name_index",
        Syntax::Table(TableFormat {
            matches: pairs::matches_name_index,
            read: |file, _, problems| pairs::read_name_index(file, problems),
        }),
    ),
    row(
        Format::IndexName,
        "index_name",
        Syntax::Table(TableFormat {
            matches: pairs::matches_index_name,
            read: |file, _, problems| pairs::read_index_name(file, problems),
        }),
    ),
    FormatRow {
        options: &["column"],
        ..row(
            Format::Csv,
            "csv",
            Syntax::Table(TableFormat {
                matches: |file, options| Ok(headline::matches(file, options)),
                read: headline::read,
            }),
        )
    },
    row(
        Format::Cvat,
        "cvat",
        Syntax::Lines(LineFormat { matches: |_, lines| Ok(cvat::matches(lines)), read: cvat::read }),
    ),
    row(
        Format::TeachableMachine,
        "teachable_machine",
        Syntax::Lines(LineFormat {
            matches: |_, lines| Ok(teachable_machine::matches(lines)),
            read: teachable_machine::read,
        }),
    ),
    row(
        Format::Tao,
        "tao",
        Syntax::Lines(LineFormat { matches: |file, lines| Ok(tao::matches(file, lines)), read: tao::read }),
    ),
    row(
        Format::LabelsTxt,
        "labels_txt",
        Syntax::Lines(LineFormat { matches: labels_txt::matches, read: labels_txt::read }),
    ),
    row(
        Format::Onnx,
        "onnx",
        Syntax::Model(ModelFormat { matches: onnx::matches, embedded: onnx::embedded, width_alone: onnx::width_alone }),
    ),
    row(
        Format::Tflite,
        "tflite",
        Syntax::Model(ModelFormat { matches: tflite::matches, embedded: tflite::embedded, width_alone: |_, _| None }),
    ),
    row(
        Format::Npy,
        "npy",
        Syntax::Model(ModelFormat { matches: npy::matches, embedded: npy::embedded, width_alone: |_, _| None }),
    ),
];

// A row is at its format's place in the enum.
const _: () = {
    let mut at = 0;
    while at < FORMATS.len() {
        assert!(FORMATS[at].format as usize == at, "the rows have the order of the enum `Format`");
        at += 1;
    }
    assert!(at == Format::Npy as usize + 1, "each format has a row");
};

/// A format without what only a few have.
const fn row(format: Format, name: &'static str, syntax: Syntax) -> FormatRow {
    FormatRow { format, name, syntax, options: &[], yaml_keys: &[], by_ids: None }
}

/// The row of a format.
pub(crate) fn row_of(format: Format) -> &'static FormatRow {
    &FORMATS[format as usize]
}

/// A format, if it is a model's.
pub(crate) fn model(format: Format) -> Option<&'static ModelFormat> {
    match &row_of(format).syntax {
        Syntax::Model(model) => Some(model),
        _ => None,
    }
}

/// The model that starts with these bytes.
pub(crate) fn model_that_starts(start: &[u8]) -> Option<&'static ModelFormat> {
    for row in FORMATS {
        match &row.syntax {
            Syntax::Model(model) if (model.matches)(start) => return Some(model),
            _ => {}
        }
    }
    None
}

/// Whether a class list can be below a key of a file's outermost map: a format has the key, or it is an index.
pub(crate) fn can_hold_classes(key: &str) -> bool {
    let has_key = |row: &FormatRow| match &row.syntax {
        Syntax::Document(document) => document.keys.iter().any(|known| is_same(key, known)),
        _ => false,
    };
    parse_index(key).is_some() || FORMATS.iter().any(has_key)
}
