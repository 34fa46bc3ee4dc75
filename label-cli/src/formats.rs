//! The values of each command's `--format`.

use clap::ValueEnum;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum TextFormat {
    /// Text for people
    #[default]
    Text,
    /// JSON, with the fields of docs/ci.md
    Json,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReportFormat {
    /// Text for people
    #[default]
    Text,
    /// JSON, with the fields of docs/ci.md
    Json,
    /// Annotations of GitHub Actions: `::error file=..,line=..,title=..::..`
    Github,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum ListFormat {
    /// Columns for people
    #[default]
    Table,
    /// Keras' `class_indices`, in index order
    Json,
    /// One name a line
    Txt,
    /// A list of string literals
    Python,
    /// The number that `FINGERPRINT` of the label type is, which tells whether two lists are the same
    Fingerprint,
    /// The label type `Classes`, as the command `generate` makes it
    Rust,
    /// A plain enum to paste, without anything of typed-label
    Enum,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum TableFormat {
    /// Columns for people
    #[default]
    Table,
    /// JSON, with every list and error
    Json,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum DiffFormat {
    /// What a build prints: the first differences
    #[default]
    Text,
    /// Every class that differs, with its index on both sides
    Table,
    /// All of it as JSON
    Json,
    /// An annotation of GitHub Actions if they differ: `::error file=..,title=..::..`
    Github,
}
