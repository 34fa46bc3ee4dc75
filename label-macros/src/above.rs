//! In: where `#[labels]` stands in its file. Out: whether a derive stands above it, which has seen an enum without variants.
//! The compiler does not hand such a derive to the macro, so the file is asked.

use std::fs;

/// Whether a derive is among the attributes above the call; `false` where there is no file to ask.
pub(crate) fn derives() -> bool {
    let call = proc_macro::Span::call_site();
    let text = call.local_file().and_then(|file| fs::read_to_string(file).ok());
    text.is_some_and(|text| {
        let line: usize = text.split_inclusive('\n').take(call.line() - 1).map(str::len).sum();
        let column: usize = text[line..].chars().take(call.column() - 1).map(char::len_utf8).sum();
        has_derive_at_end(&text[..line + column])
    })
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
