//! The one table of options: how each is written, what it takes and what it is for. The macros' parser, the command's help and
//! the documentation are made from it. A new option needs a row here, a method of `Source` (or a field of `Request`) that its row sets, a method of
//! `Builder` (a test asks for it), and a flag of the command if it is to have one.

use crate::request::{Request, VariantNames};
use std::fmt::Write;
use typed_label_source::collect::mapped;
use typed_label_source::{Format, Order, Place, Problem, Repeated, Source};

/// A row of the table.
///
/// ```
/// use typed_label_build::options::OPTIONS;
///
/// let order = OPTIONS.iter().find(|row| row.key == "order").unwrap();
/// assert_eq!(order.example, r#"order = "keras""#);
/// assert!(order.words().contains(&"timm"));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct OptionRow {
    /// What the macros call it. Build.rs has a method of that name, but `krate` for `crate`.
    pub key: &'static str,
    /// What it takes, and what that does to the source.
    pub value: ValueKind,
    /// How it is written.
    pub example: &'static str,
    /// What it is for, in plain text: one sentence without its full stop, as `--help` has it.
    pub help: &'static str,
    /// What the documentation says after that, in Markdown; may be empty.
    pub more: &'static str,
    /// Which sources have it.
    pub sources: Sources,
    /// What it is about.
    pub group: Group,
}

impl OptionRow {
    /// Its flag in the command, without the dashes. `--format` is what the command prints.
    ///
    /// ```
    /// use typed_label_build::options::OPTIONS;
    ///
    /// let flags: Vec<String> = OPTIONS.iter().map(|row| row.flag()).collect();
    /// assert!(flags.contains(&"allow-missing".to_owned()) && flags.contains(&"read-as".to_owned()));
    /// ```
    #[must_use]
    pub fn flag(&self) -> String {
        if self.key == "format" { "read-as".to_owned() } else { self.key.replace('_', "-") }
    }

    /// The words that can be its value; none if it takes something else.
    pub fn words(&self) -> Vec<&'static str> {
        match self.value {
            ValueKind::Word { words, .. } | ValueKind::CodeWord { words, .. } => words(),
            _ => Vec::new(),
        }
    }
}

/// What an option is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// How the source is read and which classes it gives. The commands that read a source have these as flags.
    Reading,
    /// With what the class list must agree.
    Agreement,
    /// The code that is made of it.
    Code,
}

/// What an option takes. The functions put a value into the source, or into the request.
#[derive(Clone, Copy, Debug)]
pub enum ValueKind {
    /// `"any text"`.
    Text(fn(Source, String) -> Source),
    /// `"keras"`: one of a few words.
    Word {
        /// All of them.
        words: fn() -> Vec<&'static str>,
        /// Fails for any other word.
        set: fn(Source, &str) -> Result<Source, Problem>,
    },
    /// `["a", "b"]`.
    Texts(fn(Source, Vec<String>) -> Source),
    /// `true` or `false`.
    Switch(fn(Source, bool) -> Source),
    /// `true` or `false`, about the code and not about the source.
    CodeSwitch(fn(&mut Request, bool)),
    /// `"display"`: one of a few words, about the code and not about the source.
    CodeWord {
        /// All of them.
        words: fn() -> Vec<&'static str>,
        /// Fails for any other word.
        set: fn(&mut Request, &str) -> Result<(), Problem>,
    },
    /// `("3d" = ThreeD)`; the option may be there more than once.
    Renames,
    /// `my::typed_label`.
    CratePath,
}

/// Which sources an option is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sources {
    /// A dataset folder.
    Folder,
    /// A dataset folder, or a table of its images; without one, the option is itself the source.
    FolderOrAlone,
    /// A class list file.
    File,
    /// Whatever gives a class list.
    Any,
    /// Any source; and an enum whose variants are themselves the class list.
    AnyOrNone,
}

impl Sources {
    /// Whether an enum that names no source can't have the option.
    #[must_use]
    pub fn is_source_needed(self) -> bool {
        !matches!(self, Self::FolderOrAlone | Self::AnyOrNone)
    }

    fn text(self) -> &'static str {
        match self {
            Self::Folder => "a folder",
            Self::FolderOrAlone => "a folder or a table of images; or alone",
            Self::File => "a file",
            Self::Any => "any source",
            Self::AnyOrNone => "any source; or none",
        }
    }
}

/// Every option but the path, which comes first and has no key.
pub const OPTIONS: &[OptionRow] = &[
    OptionRow {
        key: "order",
        value: ValueKind::Word {
            words: || Order::names().collect(),
            set: |source, word| word.parse().map(|order| source.order(order)),
        },
        example: "order = \"keras\"",
        help: "The framework that trained the model: its order of the classes is taken (default: keras)",
        more: "`dataframe` is for a table of images, with `column` or `columns`: what pandas and Keras' `flow_from_dataframe` make of it.",
        sources: Sources::Folder,
        group: Group::Reading,
    },
    OptionRow {
        key: "classes",
        value: ValueKind::Texts(Source::classes),
        example: "classes = [\"dog\", \"cat\"]",
        help: "Exactly these class folders, or labels of a table of images, in this order: Keras' own argument",
        more: "Without a path, this is the whole class list.",
        sources: Sources::FolderOrAlone,
        group: Group::Reading,
    },
    OptionRow {
        key: "allow_missing",
        value: ValueKind::Switch(Source::allow_missing),
        example: "allow_missing = true",
        help: "Let a listed class be without a folder or an image: it keeps its index, as in Keras",
        more: "",
        sources: Sources::Folder,
        group: Group::Reading,
    },
    OptionRow {
        key: "allow_empty",
        value: ValueKind::Switch(Source::allow_empty),
        example: "allow_empty = true",
        help: "Keep class folders without an image: torchvision's own argument",
        more: "",
        sources: Sources::Folder,
        group: Group::Reading,
    },
    OptionRow {
        key: "format",
        value: ValueKind::Word {
            words: || Format::names().collect(),
            set: |source, word| word.parse::<Format>().map(|format| source.format(format)),
        },
        example: "format = \"class_indices\"",
        help: "The format of the class list file, if its content can't tell",
        more: "",
        sources: Sources::File,
        group: Group::Reading,
    },
    OptionRow {
        key: "background",
        value: ValueKind::Text(Source::background),
        example: "background = \"Background\"",
        help: "Add a class at index 0 before all others, for a model with an output for the background",
        more: "",
        sources: Sources::Any,
        group: Group::Reading,
    },
    OptionRow {
        key: "last",
        value: ValueKind::Text(Source::last),
        example: "last = \"no object\"",
        help: "Add a class after all others, for a model with an output for no object",
        more: "",
        sources: Sources::Any,
        group: Group::Reading,
    },
    OptionRow {
        key: "unused",
        value: ValueKind::Texts(Source::unused),
        example: "unused = [\"N/A\"]",
        help: "Names that mark an output which is not in use: each is called after its index, as in unused 12",
        more: "So is an index that a file leaves out.",
        sources: Sources::Any,
        group: Group::Reading,
    },
    OptionRow {
        key: "repeated",
        value: ValueKind::Word {
            words: || Repeated::names().collect(),
            set: |source, word| word.parse().map(|repeated| source.repeated(repeated)),
        },
        example: "repeated = \"number\"",
        help: "Number a name that several classes have: each gets its index after it, as in crane 134",
        more: "",
        sources: Sources::Any,
        group: Group::Reading,
    },
    OptionRow {
        key: "without",
        value: ValueKind::Texts(Source::without),
        example: "without = [\"objects\"]",
        help: "Categories of COCO annotations, or labels of a table of images, that are not classes",
        more: "As `No Finding` of ChestX-ray14. An error for any other file: there it would move the indices of the other classes.",
        sources: Sources::File,
        group: Group::Reading,
    },
    OptionRow {
        key: "column",
        value: ValueKind::Text(Source::column),
        example: "column = \"label\"",
        help: "The column of a table that has the names, if its headline can't tell; with the order dataframe, the labels of its images",
        more: "",
        sources: Sources::File,
        group: Group::Reading,
    },
    OptionRow {
        key: "separator",
        value: ValueKind::Text(Source::separator),
        example: "separator = \"|\"",
        help: "What is between two labels in a cell of that column, if an image can have several",
        more: "Empty: each cell is one label.",
        sources: Sources::File,
        group: Group::Reading,
    },
    OptionRow {
        key: "columns",
        value: ValueKind::Texts(Source::columns),
        example: "columns = [\"Edema\", \"Hernia\"]",
        help: "The columns of a table of images that are its classes, in the order of the file: each has 0 or 1 for an image",
        more: "",
        sources: Sources::File,
        group: Group::Reading,
    },
    OptionRow {
        key: "lock",
        value: ValueKind::Text(Source::lock),
        example: "lock = \"classes.json\"",
        help: "A class list file to commit beside the code, so that the build needs no dataset",
        more: "`TYPED_LABEL=update cargo check` writes it.",
        sources: Sources::Any,
        group: Group::Agreement,
    },
    OptionRow {
        key: "append",
        value: ValueKind::Switch(Source::append),
        example: "append = true",
        help: "Classes in the lock keep their index; new folders are added at the end",
        more: "",
        sources: Sources::Any,
        group: Group::Agreement,
    },
    OptionRow {
        key: "agrees_with",
        value: ValueKind::Texts(Source::agrees_with),
        example: "agrees_with = [\"data/validation\"]",
        help: "Folders and files that must give the same class list",
        more: "",
        sources: Sources::AnyOrNone,
        group: Group::Agreement,
    },
    OptionRow {
        key: "rename",
        value: ValueKind::Renames,
        example: "rename(\"3d\" = ThreeD)",
        help: "The variant of a class",
        more: "Needed if the name has no letter or digit, or if two classes would have the same variant. In build.rs: \
               `.rename(\"3d\", \"ThreeD\")`.",
        sources: Sources::Any,
        group: Group::Code,
    },
    OptionRow {
        key: "display",
        value: ValueKind::Text(Source::display),
        example: "display = \"lemmas.txt\"",
        help: "A file that gives each class a second name, for people",
        more: "The type's `display_name()` returns it. The file has them by class name: `name<TAB>text` on each line, a JSON map, or a table of two columns. Each class must be in it.",
        sources: Sources::Any,
        group: Group::Code,
    },
    OptionRow {
        key: "variants",
        value: ValueKind::CodeWord {
            words: || VariantNames::names().collect(),
            set: |request, word| word.parse().map(|names| request.variants = names),
        },
        example: "variants = \"display\"",
        help: "What the variants are named after: the class names, or the display names up to their first comma (default: name)",
        more: "",
        sources: Sources::Any,
        group: Group::Code,
    },
    OptionRow {
        key: "serde",
        value: ValueKind::CodeSwitch(|request, is_on| request.serde = is_on),
        example: "serde = true",
        help: "Implement serde's Serialize and Deserialize: by name in formats for people, by index in others",
        more: "Needs the Cargo feature `serde`. Without the option a label type has nothing of serde, whatever another crate \
               turns on, and may derive both.",
        sources: Sources::AnyOrNone,
        group: Group::Code,
    },
    OptionRow {
        key: "crate",
        value: ValueKind::CratePath,
        example: "crate = my::typed_label",
        help: "The path of the crate typed-label, if another crate exports it",
        more: "A dependency that Cargo.toml renames is found. In build.rs: `.krate(\"my::typed_label\")`.",
        sources: Sources::AnyOrNone,
        group: Group::Code,
    },
];

/// What an option is for; empty if there is none of that key.
///
/// ```
/// assert_eq!(typed_label_build::options::help("rename"), "The variant of a class");
/// ```
pub fn help(key: &str) -> &'static str {
    OPTIONS.iter().find(|row| row.key == key).map_or("", |row| row.help)
}

/// An option that is given a second time, by whichever route.
pub(crate) fn given_twice(option: &'static str) -> Problem {
    Problem::new(Place::option(option), format!("`{option}` is given twice"), "remove one of the two")
}

/// The keys of all options.
pub fn keys() -> Vec<&'static str> {
    mapped(OPTIONS, |row| row.key)
}

/// The table, as the documentation shows it.
///
/// ```
/// assert!(typed_label_build::options::markdown().contains("| `append = true` | Classes in the lock keep their index"));
/// ```
pub fn markdown() -> String {
    let mut table = "| option | meaning | for |\n|---|---|---|\n".to_owned();
    for row in OPTIONS {
        let words = mapped(&row.words(), |word| format!("`{word}`"));
        let words = if words.is_empty() { String::new() } else { format!(". One of {}", words.join(", ")) };
        let more = if row.more.is_empty() { String::new() } else { format!(". {}", row.more.trim_end_matches('.')) };
        // In a table a `|` would end the cell.
        let example = row.example.replace('|', "\\|");
        let _ = writeln!(table, "| `{example}` | {}{words}{more} | {} |", row.help, row.sources.text());
    }
    table
}

#[cfg(test)]
mod tests;
