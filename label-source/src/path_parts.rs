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

/// Splits a path at each `$NAME`; `$$` is a `$`, and so is one that no name follows.
pub(crate) fn parts(path: &str) -> Vec<Part<'_>> {
    let (mut parts, mut rest) = (Vec::new(), path);
    while !rest.is_empty() {
        let Some(after) = rest.strip_prefix('$') else {
            let (text, after) = rest.split_at(rest.find('$').unwrap_or(rest.len()));
            parts.push(Part::Text(text));
            rest = after;
            continue;
        };
        let length = after.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(after.len());
        let (name, after_name) = after.split_at(length);
        if name.is_empty() {
            parts.push(Part::Text("$"));
            rest = after.strip_prefix('$').unwrap_or(after);
        } else {
            parts.push(Part::Variable(name));
            rest = after_name;
        }
    }
    parts
}
