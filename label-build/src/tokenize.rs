//! Splits the text of a Rust file into words and signs. Comments are left out, and nothing in a literal is read.

/// A part of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Token<'a> {
    /// An identifier without its `r#`, a keyword or a number.
    Word(&'a str),
    /// Any other single character.
    Sign(char),
    /// A string, a character or a lifetime.
    Literal,
}

/// The tokens of a text that starts where a file does. It may end anywhere.
pub(crate) fn tokenize(text: &str) -> Vec<Token<'_>> {
    let mut rest = skip_shebang(text.strip_prefix('\u{feff}').unwrap_or(text));
    let mut tokens = Vec::new();
    while let Some((token, after)) = next_token(rest) {
        tokens.extend(token);
        rest = after;
    }
    tokens
}

/// A token, or none for a space or a comment; and the text after it.
fn next_token(text: &str) -> Option<(Option<Token<'_>>, &str)> {
    let letter = text.chars().next()?;
    let after = &text[letter.len_utf8()..];
    Some(if letter.is_whitespace() {
        (None, after)
    } else if text.starts_with("//") {
        (None, after.find('\n').map_or("", |end| &after[end..]))
    } else if text.starts_with("/*") {
        (None, skip_block_comment(text))
    } else if letter == '"' {
        (Some(Token::Literal), skip_quoted(after, '"'))
    } else if letter == '\'' {
        (Some(Token::Literal), skip_character_or_lifetime(after))
    } else if let Some(after) = skip_raw_string(text) {
        (Some(Token::Literal), after)
    } else if is_in_word(letter) {
        let word = text.strip_prefix("r#").filter(|word| word.starts_with(is_in_word)).unwrap_or(text);
        let (word, after) = word.split_at(word.find(|letter| !is_in_word(letter)).unwrap_or(word.len()));
        (Some(Token::Word(word)), after)
    } else {
        (Some(Token::Sign(letter)), after)
    })
}

fn is_in_word(letter: char) -> bool {
    letter == '_' || letter.is_alphanumeric()
}

/// A first line `#!/usr/bin/..`; an attribute `#![..]` is not one.
fn skip_shebang(text: &str) -> &str {
    let Some(mut rest) = text.strip_prefix("#!") else { return text };
    loop {
        match next_token(rest) {
            Some((None, after)) => rest = after,
            Some((Some(Token::Sign('[')), _)) => return text,
            _ => return text.find('\n').map_or("", |end| &text[end..]),
        }
    }
}

/// A comment may have others in it.
fn skip_block_comment(text: &str) -> &str {
    let (mut depth, mut at) = (0_usize, 0);
    while let Some(found) = text[at..].find(['/', '*']) {
        at += found;
        match text.get(at..at + 2) {
            Some("/*") => depth += 1,
            Some("*/") => depth -= 1,
            _ => {
                at += 1;
                continue;
            }
        }
        at += 2;
        if depth == 0 {
            return &text[at..];
        }
    }
    ""
}

/// What follows the next `quote` that no `\` escapes.
fn skip_quoted(text: &str, quote: char) -> &str {
    let mut is_escaped = false;
    for (at, letter) in text.char_indices() {
        if letter == quote && !is_escaped {
            return &text[at + 1..];
        }
        is_escaped = letter == '\\' && !is_escaped;
    }
    ""
}

/// `'a'` and `'\''` are characters; `'a` is a lifetime, and ends where its word does.
fn skip_character_or_lifetime(text: &str) -> &str {
    let mut letters = text.chars();
    let (first, second) = (letters.next(), letters.next());
    match first {
        Some(first) if is_in_word(first) && second != Some('\'') => text.trim_start_matches(is_in_word),
        _ => skip_quoted(text, '\''),
    }
}

/// `r"..."`, `br##"..."##` and `cr"..."`: what follows it, if the text starts with one.
fn skip_raw_string(text: &str) -> Option<&str> {
    let start = ["r", "br", "cr"].iter().find_map(|prefix| text.strip_prefix(prefix))?;
    let inside = start.trim_start_matches('#');
    let hashes = &start[..start.len() - inside.len()];
    let (_, after) = inside.strip_prefix('"')?.split_once(&format!("\"{hashes}")).unwrap_or_default();
    Some(after)
}

#[cfg(test)]
mod tests {
    use super::{Token, tokenize};

    #[test]
    fn comments_and_literals_hide_what_is_in_them() {
        for hidden in [
            "// derive(A)\n",
            "/// \"derive(A)\n",
            "/* derive(A) */",
            "/** a /* derive(A) */ b // */",
            "/**/",
            "/*/ derive(A) */",
            "\"derive(A)\"",
            "\"\\\"derive(A)\\\\\"",
            "b\"derive(A)\"",
            "r\"derive(A)\\\"",
            "r#\"derive\"(A)\"#",
            "br##\"a\"# derive(A)\"##",
            "'\"'",
            "'\\''",
            "'\\\\'",
            "b'\"'",
            "'猫'",
            "'\\u{22}'",
        ] {
            let text = format!("{hidden} x");
            let tokens: Vec<Token> = tokenize(&text)
                .into_iter()
                .filter(|token| !matches!(token, Token::Literal | Token::Word("b")))
                .collect();
            assert_eq!(tokens, [Token::Word("x")], "{text:?}");
        }
    }

    #[test]
    fn the_others_are_words_and_signs() {
        use Token::{Literal, Sign, Word};
        for (text, expected) in [
            ("r#derive (a_1)", vec![Word("derive"), Sign('('), Word("a_1"), Sign(')')]),
            ("<'a, 'b>", vec![Sign('<'), Literal, Sign(','), Literal, Sign('>')]),
            ("'a'b", vec![Literal, Word("b")]),
            ("rb br", vec![Word("rb"), Word("br")]),
            ("#!/bin/x \"\na", vec![Word("a")]),
            ("\u{feff}#! [a]", vec![Sign('#'), Sign('!'), Sign('['), Word("a"), Sign(']')]),
            // The call may stand anywhere, and the text ends there.
            ("a /* b", vec![Word("a")]),
            ("a \"b\\", vec![Word("a"), Literal]),
            ("a r#\"b\"", vec![Word("a"), Literal]),
            ("a '", vec![Word("a"), Literal]),
            ("é/", vec![Word("é"), Sign('/')]),
        ] {
            assert_eq!(tokenize(text), expected, "{text:?}");
        }
    }
}
