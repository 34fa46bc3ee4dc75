//! Reports from macros and build scripts to `cargo label`: if the environment variable `TYPED_LABEL_REPORT` names a file, each label
//! type appends a line of JSON with its source, its lock and what was wrong. Only macros and build.rs know all sources.

use crate::collect::{list, mapped};
use crate::escape::json_string;
use crate::problem::Problems;
use json_event_parser::{JsonEvent, SliceJsonParser};
use std::fs::OpenOptions;
use std::io::Write;
use std::path::Path;
use std::{env, fmt};

/// The result for a label type. If it is compiled twice, the greater result counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// The source was read; there is neither a lock nor a file to compare it with.
    Read,
    /// The source was read; the lock and the files of `agrees_with` are the same list.
    Agrees,
    /// Only the lock was read, since the dataset is not there or `TYPED_LABEL=locked` says so.
    Alone,
    /// The lock was to be written, and is already right.
    Kept,
    /// The lock has been written.
    Written,
    /// There are problems, which the build shows.
    Wrong,
}

const OUTCOMES: &[(&str, Outcome)] = &[
    ("read", Outcome::Read),
    ("agrees", Outcome::Agrees),
    ("alone", Outcome::Alone),
    ("written", Outcome::Written),
    ("kept", Outcome::Kept),
    ("wrong", Outcome::Wrong),
];

/// A line of the report.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct BuildRecord {
    /// The folder of the crate.
    pub base: String,
    /// The source, as the user wrote it.
    pub source: String,
    /// The lock, as the user wrote it.
    pub lock: Option<String>,
    /// The result.
    pub outcome: Outcome,
    /// What has changed in the lock, if it was to be written.
    pub change: Option<String>,
    /// The models without names that agree by their width alone, as the user wrote them.
    pub by_width: Vec<String>,
    /// The problems that build.rs has found. Those of a macro are errors of the compiler.
    pub problems: Vec<String>,
}

impl BuildRecord {
    /// The variable that names the file.
    pub const VARIABLE: &str = "TYPED_LABEL_REPORT";

    /// Adds the line to the report. If that fails, the build goes on.
    pub fn send(&self) {
        let Some(path) = env::var_os(Self::VARIABLE) else { return };
        // One write in append mode: several compilers may do so at once.
        if let Ok(mut file) = OpenOptions::new().append(true).open(path) {
            file.write_all(format!("{self}\n").as_bytes()).ok();
        }
    }

    /// Adds a line for a source with problems.
    pub fn wrong(base: &Path, source: &str, lock: Option<&str>, problems: Option<&Problems>) {
        let problems = problems.map(|problems| list(problems.iter().map(ToString::to_string))).unwrap_or_default();
        Self { problems, ..Self::new(base, source, lock, Outcome::Wrong) }.send();
    }

    /// Whether `cargo label` reads the report. It prints the notes, so that the build need not.
    pub fn is_wanted() -> bool {
        env::var_os(Self::VARIABLE).is_some()
    }

    pub(crate) fn new(base: &Path, source: &str, lock: Option<&str>, outcome: Outcome) -> Self {
        let base = base.to_string_lossy().into_owned();
        let (source, lock) = (source.to_owned(), lock.map(str::to_owned));
        Self { base, source, lock, outcome, change: None, by_width: Vec::new(), problems: Vec::new() }
    }

    /// Parses a line.
    pub fn from_line(line: &str) -> Option<Self> {
        let mut parser = SliceJsonParser::new(line.as_bytes());
        let mut key = String::new();
        let (mut base, mut source, mut lock, mut outcome, mut change) = (None, None, None, None, None);
        let (mut by_width, mut problems) = (Vec::new(), Vec::new());
        loop {
            match parser.parse_next().ok()? {
                JsonEvent::ObjectKey(name) => key = name.into_owned(),
                JsonEvent::String(text) => {
                    let text = text.into_owned();
                    match key.as_str() {
                        "base" => base = Some(text),
                        "source" => source = Some(text),
                        "lock" => lock = Some(text),
                        "outcome" => outcome = OUTCOMES.iter().find(|(name, _)| text == *name),
                        "change" => change = Some(text),
                        "by_width" => by_width.push(text),
                        "problems" => problems.push(text),
                        _ => {}
                    }
                }
                JsonEvent::Eof => break,
                _ => {}
            }
        }
        Some(Self { base: base?, source: source?, lock, outcome: outcome?.1, change, by_width, problems })
    }
}

impl fmt::Display for BuildRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { base, source, lock, outcome, change, by_width, problems } = self;
        let outcome = OUTCOMES.iter().find(|(_, known)| known == outcome).map(|(name, _)| *name);
        let (base, source) = (json_string(base), json_string(source));
        let or_null = |text: Option<&str>| text.map_or_else(|| "null".to_owned(), json_string);
        let (lock, outcome, change) = (or_null(lock.as_deref()), or_null(outcome), or_null(change.as_deref()));
        let listed = |texts: &[String]| mapped(texts, |text| json_string(text)).join(", ");
        let (by_width, problems) = (listed(by_width), listed(problems));
        write!(f, "{{\"base\": {base}, \"source\": {source}, \"lock\": {lock}, \"outcome\": {outcome}, ")?;
        write!(f, "\"change\": {change}, \"by_width\": [{by_width}], \"problems\": [{problems}]}}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_read_as_it_was_written() {
        let mut record = BuildRecord::new("/a \"b\"\n".as_ref(), "data/猫", None, Outcome::Written);
        assert_eq!(BuildRecord::from_line(&record.to_string()).as_ref(), Some(&record));
        record = BuildRecord { lock: Some("pet.json".into()), change: Some("\\".into()), ..record };
        record.by_width = vec!["a.onnx".into(), "b.onnx".into()];
        record.problems = vec!["a\nhelp: b".into()];
        let line = record.to_string();
        assert!(!line.contains('\n') && serde_json::from_str::<serde_json::Value>(&line).is_ok(), "{line}");
        assert_eq!(BuildRecord::from_line(&line), Some(record));
        assert_eq!(BuildRecord::from_line("{\"base\": \"/a\"}"), None);
    }
}
