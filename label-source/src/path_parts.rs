//! A path as users write it, taken apart at its variables.

/// A part of a path as the user wrote it.
#[doc(hidden)]
#[derive(Debug)]
pub enum Part<'a> {
    /// Text of the path itself.
    Text(&'a str),
    /// The name of an environment variable.
    Variable(&'a str),
}

impl<'a> Part<'a> {
    /// The name of the variable, if it is one.
    pub(crate) fn variable(self) -> Option<&'a str> {
        match self {
            Self::Variable(name) => Some(name),
            Self::Text(_) => None,
        }
    }
}

/// Splits a path at each `$NAME`; `$$` is a `$`, and so is one that no name follows.
pub(crate) fn parts(path: &str) -> impl Iterator<Item = Part<'_>> {
    let mut rest = path;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let Some(after) = rest.strip_prefix('$') else {
            let (text, after) = rest.split_at(rest.find('$').unwrap_or(rest.len()));
            rest = after;
            return Some(Part::Text(text));
        };
        let length = after.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(after.len());
        let (name, after_name) = after.split_at(length);
        if name.is_empty() {
            rest = after.strip_prefix('$').unwrap_or(after);
            return Some(Part::Text("$"));
        }
        rest = after_name;
        Some(Part::Variable(name))
    })
}
