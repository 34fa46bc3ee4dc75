//! What commands print that find something wrong: the values of their `--format`.

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
