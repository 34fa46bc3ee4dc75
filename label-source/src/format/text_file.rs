//! A text that may hold a class list, and what is known of where it stands.

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
}
