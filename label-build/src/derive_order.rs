//! Tells whether a derive stands above `#[labels]`: it has seen an enum without variants.
//! The compiler does not hand such a derive to the macro, so the text of the file is asked.

/// Where a macro is called.
///
/// ```
/// use typed_label_build::CallSite;
///
/// let text = "#[derive(Debug)]\n#[labels(\"data/train\")]\nenum Pet {}\n";
/// assert!(CallSite { text, line: 2, column: 1 }.has_derive_above());
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct CallSite<'a> {
    /// The text of the file; empty if there is none.
    pub text: &'a str,
    /// The line of the call, counted from 1.
    pub line: usize,
    /// The column of the call in characters, counted from 1.
    pub column: usize,
}

impl CallSite<'_> {
    /// Whether one of the attributes above the call is a derive.
    #[must_use]
    pub fn has_derive_above(self) -> bool {
        let lines = self.text.split_inclusive('\n').take(self.line.saturating_sub(1));
        let line: usize = lines.map(str::len).sum();
        let letters = self.text[line..].chars().take(self.column.saturating_sub(1));
        let column: usize = letters.map(char::len_utf8).sum();
        has_derive_at_end(&self.text[..line + column])
    }
}

/// Whether one of the attributes at the end of the text is a derive.
fn has_derive_at_end(mut text: &str) -> bool {
    loop {
        text = text.trim_end();
        let last_line = text.rfind('\n').map_or(0, |end| end + 1);
        if text[last_line..].trim_start().starts_with("//") {
            text = &text[..last_line];
            continue;
        }
        let Some(start) = text.ends_with(']').then(|| attribute_start(text)).flatten() else { return false };
        if text[start..].contains("derive(") {
            return true;
        }
        text = &text[..start];
    }
}

/// Where the attribute starts that ends with the text.
fn attribute_start(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, letter) in text.char_indices().rev() {
        match letter {
            ']' => depth += 1,
            '[' => depth = depth.checked_sub(1)?,
            '#' if depth == 0 => return Some(at),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::has_derive_at_end;

    #[test]
    fn only_the_attributes_directly_above_count() {
        for (text, expected) in [
            ("", false),
            ("#[derive(Debug)]\n", true),
            ("#[derive(Debug)] ", true),
            ("#[derive(Debug)]\n/// Docs.\n// note\n#[serde(rename = \"[x]\")]\n", true),
            ("#[cfg_attr(feature = \"serde\", derive(Serialize))]\n", true),
            ("#[derive(Debug)]\nstruct Other;\n", false),
            ("#[derive(Debug)]\nstruct Other([u8; 2]);\nmod a {\n    ", false),
            ("#[serde(default)]\n", false),
            ("const A: [u8; 1] = [1]\n", false),
        ] {
            assert_eq!(has_derive_at_end(text), expected, "{text:?}");
        }
    }
}
