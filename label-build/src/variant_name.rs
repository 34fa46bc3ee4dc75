//! Makes the identifier of a variant from a class name.

use proc_macro2::{TokenStream, TokenTree};
use unicode_ident::{is_xid_continue, is_xid_start};
#[cfg(feature = "build-script")]
use unicode_normalization::UnicodeNormalization;

/// What is an identifier to the lexer alone: the keywords of edition 2024, those of earlier ones among them.
#[rustfmt::skip]
const KEYWORDS: &[&str] = &[
    "_", "Self", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match",
    "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static", "struct", "super", "trait", "true",
    "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// The variant name of a class, or `None` if the name has nothing that an identifier can have.
///
/// Words are split at `_` and at what can't stand in an identifier; the first letter of each goes upper case, the rest
/// stays. Between two digits the split stays as `_`. A name that can't start an identifier gets `_` in front.
/// The result is in NFC, as rustc compares identifiers.
pub fn variant_name(class: &str) -> Option<String> {
    let mut name = match capitalized_word(class) {
        Some(name) => name,
        // A compiler of an older Unicode version does not know every letter; inside a macro it is asked itself.
        None => joined_words(class).filter(|name| name.is_ascii() || is_identifier(name))?,
    };
    if is_reserved(&name) {
        name.push('_');
    }
    Some(name)
}

/// Most names are one word of ASCII. This takes a tenth of what the words of any text take, in a macro without optimization.
fn capitalized_word(class: &str) -> Option<String> {
    let bytes = class.as_bytes();
    let is_word = bytes.first()?.is_ascii_alphabetic() && is_all(bytes, |byte| byte.is_ascii_alphanumeric());
    let mut name = is_word.then(|| class.to_owned())?;
    name[..1].make_ascii_uppercase();
    Some(name)
}

/// Whether each byte is such a one. Without optimization an iterator takes three times as long.
pub(crate) fn is_all(bytes: &[u8], is_such: fn(u8) -> bool) -> bool {
    let mut at = 0;
    while at < bytes.len() && is_such(bytes[at]) {
        at += 1;
    }
    at == bytes.len()
}

fn joined_words(class: &str) -> Option<String> {
    let mut name = String::with_capacity(class.len() + 1);
    let is_gap = |c| c == '_' || !is_xid_continue(c) || is_invisible(c);
    for word in class.split(is_gap).filter(|word| !word.is_empty()) {
        let first = word.chars().next()?;
        if first.is_numeric() && name.ends_with(char::is_numeric) {
            name.push('_');
        }
        for letter in first.to_uppercase() {
            name.push(letter);
        }
        name.push_str(&word[first.len_utf8()..]);
    }
    if !is_xid_start(name.chars().next()?) {
        name.insert(0, '_');
    }
    Some(if name.is_ascii() { name } else { in_nfc(&name) })
}

/// The name as rustc compares it.
#[cfg(feature = "build-script")]
fn in_nfc(name: &str) -> String {
    name.nfc().collect()
}

/// The name as rustc compares it. Inside a macro, its lexer makes that of it.
#[cfg(not(feature = "build-script"))]
fn in_nfc(name: &str) -> String {
    name.parse().map_or_else(|_| name.to_owned(), |tokens: TokenStream| tokens.to_string())
}

/// Whether a variant can't have the name, although it is an identifier: a keyword, and the constants that the enum has, which a
/// variant of that name would hide.
pub(crate) fn is_reserved(name: &str) -> bool {
    matches!(name, "Self" | "ALL" | "COUNT" | "FINGERPRINT" | "NAMES")
}

/// Whether the text is one identifier, and not a raw identifier (`r#..`).
pub(crate) fn is_identifier(text: &str) -> bool {
    let mut tokens = text.parse::<TokenStream>().into_iter().flatten();
    match (tokens.next(), tokens.next()) {
        (Some(TokenTree::Ident(ident)), None) => ident == text && !KEYWORDS.contains(&text) && !text.starts_with("r#"),
        _ => false,
    }
}

/// Joiners, variation selectors and fillers can stand in an identifier, but nobody can see that they do.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}' | '\u{200c}' | '\u{200d}'
        | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{ffa0}' | '\u{e0100}'..='\u{e01ef}')
}

#[cfg(test)]
mod tests {
    use super::variant_name;

    #[test]
    fn names_follow_the_rule() {
        for (class, variant) in [
            ("golden retriever", "GoldenRetriever"),
            ("n01440764", "N01440764"),
            ("Pleural_Thickening", "PleuralThickening"),
            ("Class_1", "Class1"),
            ("v1.10", "V1_10"),
            ("1_000.5x", "_1_000_5x"),
            ("3d", "_3d"),
            ("self", "Self_"),
            ("Self", "Self_"),
            ("ALL", "ALL_"),
            ("all", "All"),
            ("yellow_lady's_slipper", "YellowLadySSlipper"),
            (".ipynb_checkpoints", "IpynbCheckpoints"),
            ("éclair", "Éclair"),
            ("e\u{301}clair", "Éclair"),
            ("ßharp", "SSharp"),
            ("猫", "猫"),
            ("a\u{200d}b", "AB"),
            ("\u{301}x", "_\u{301}x"),
        ] {
            assert_eq!(variant_name(class).as_deref(), Some(variant), "{class:?}");
        }
        for class in ["", "_", "___", "++", "🐱", "❤\u{fe0f}", "\u{202e}"] {
            assert_eq!(variant_name(class), None, "{class:?}");
        }
    }
}
