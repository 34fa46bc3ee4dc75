//! A text that may hold a class list, with the name of its file.

/// A text, its file's name, and how messages call it.
#[derive(Clone, Copy)]
pub(crate) struct TextFile<'a> {
    /// What messages call it: its path in quotes, or where in a model it is.
    pub(crate) shown: &'a str,
    /// The file's own name; empty if the text is in a model or in memory.
    pub(crate) name: &'a str,
    pub(crate) text: &'a str,
}

impl TextFile<'_> {
    /// The ending of the file's name, in lower case and without its dot; empty if there is none.
    pub(crate) fn ending(&self) -> String {
        self.name.rsplit_once('.').map_or_else(String::new, |(_, ending)| ending.to_ascii_lowercase())
    }

    /// Whether the file's name says that it is a table.
    pub(crate) fn is_csv(&self) -> bool {
        ["csv", "tsv"].contains(&&*self.ending())
    }

    /// Whether the file's name says that it is neither a table nor plain lines.
    pub(crate) fn is_of_another_syntax(&self) -> bool {
        const OTHERS: [&str; 11] = ["yaml", "yml", "xml", "html", "py", "toml", "pbtxt", "json", "ini", "cfg", "data"];
        OTHERS.contains(&&*self.ending())
    }
}
