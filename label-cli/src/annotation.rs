//! A problem and its place for machines: JSON, or an annotation of GitHub Actions.

use crate::output::worded;
use serde_json::{Value, json};
use std::env;
use std::path::{Path, PathBuf};
use typed_label_source::Problem;

/// A problem and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Annotation {
    pub(crate) is_error: bool,
    /// What it is about, in a few words.
    pub(crate) title: String,
    pub(crate) file: Option<PathBuf>,
    /// Line and column, counted from 1.
    pub(crate) at: Option<(u64, u64)>,
    pub(crate) message: String,
    pub(crate) help: Option<String>,
}

impl Annotation {
    /// A problem without a place.
    pub(crate) fn of_problem(title: &str, problem: &Problem) -> Self {
        let problem = worded(problem);
        let (message, help) = (problem.what().to_owned(), Some(problem.help().to_owned()));
        Self { is_error: true, title: title.to_owned(), file: None, at: None, message, help }
    }

    pub(crate) fn severity(&self) -> &'static str {
        if self.is_error { "error" } else { "warning" }
    }

    /// The line that GitHub Actions shows beside the file.
    pub(crate) fn github(&self) -> String {
        let workspace = env::var_os("GITHUB_WORKSPACE").map(PathBuf::from);
        let file = self.file.as_ref().map(|file| ("file", shown_path(file, workspace.as_deref())));
        let (line, column) = self.at.unzip();
        let place = [("line", line), ("col", column)].map(|(key, number)| Some((key, number?.to_string())));
        let properties = [file].into_iter().chain(place).flatten().chain([("title", self.title.clone())]);
        let properties: Vec<String> = properties.map(|(key, value)| format!("{key}={}", property(&value))).collect();
        let help = self.help.as_ref().map(|help| format!("\nhelp: {help}")).unwrap_or_default();
        format!("::{} {}::{}\n", self.severity(), properties.join(","), data(&format!("{}{help}", self.message)))
    }

    pub(crate) fn json(&self) -> Value {
        let (line, column) = self.at.unzip();
        let file = self.file.as_ref().map(|file| shown_path(file, None));
        json!({
            "severity": self.severity(), "file": file, "line": line, "column": column,
            "message": self.message, "help": self.help,
        })
    }
}

/// All lines for GitHub.
pub(crate) fn github_lines<'a>(annotations: impl IntoIterator<Item = &'a Annotation>) -> String {
    annotations.into_iter().map(Annotation::github).collect()
}

/// A path from the root of the repository, if that is known, or from the current folder.
fn shown_path(file: &Path, root: Option<&Path>) -> String {
    let here = env::current_dir().unwrap_or_default();
    let file = here.join(file);
    let below = [root, Some(here.as_path())].into_iter().flatten().find_map(|from| file.strip_prefix(from).ok());
    below.unwrap_or(&file).to_string_lossy().replace('\\', "/")
}

/// Escapes the text after `::`: a line end would end it.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes the value of a property: `,` and `:` would end it.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_end_a_line_or_a_property_is_escaped() {
        let mut annotation = Annotation {
            is_error: true,
            title: "lint: a, b".into(),
            file: Some("data/50%, \"a:b\".json".into()),
            at: Some((3, 7)),
            message: "one: 100%,\r\ntwo".into(),
            help: Some("three".into()),
        };
        assert_eq!(
            annotation.github(),
            "::error file=data/50%25%2C \"a%3Ab\".json,line=3,col=7,title=lint%3A a%2C b::one: 100%25,%0D%0Atwo%0Ahelp: three\n"
        );
        annotation = Annotation { is_error: false, file: None, at: None, help: None, ..annotation };
        assert_eq!(annotation.github(), "::warning title=lint%3A a%2C b::one: 100%25,%0D%0Atwo\n");
    }

    #[test]
    fn a_path_starts_at_the_root_of_the_repository() {
        let here = env::current_dir().unwrap();
        let shown = |path: &str, root| shown_path(Path::new(path), root);
        let name = here.file_name().unwrap().to_str().unwrap();
        assert_eq!(shown("src/lib.rs", here.parent()), format!("{name}/src/lib.rs"));
        assert_eq!(shown("src/lib.rs", None), "src/lib.rs");
        assert_eq!(shown("/elsewhere/a.rs", here.parent()), "/elsewhere/a.rs");
    }
}
