//! Says whether a derive is above `#[labels]`: such a derive has seen an enum without variants.
//! The compiler does not pass such a derive to the macro, so the text of the file is read.

use crate::tokenize::{Token, tokenize};

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
    /// Whether one of the attributes above the call is a derive, in any spelling that the file shows.
    #[must_use]
    pub fn has_derive_above(self) -> bool {
        self.derives_above(None)
    }

    /// Whether one of them derives `Label`.
    pub(crate) fn derives_label_above(self) -> bool {
        self.derives_above(Some("Label"))
    }

    /// Whether one of them is a derive: of a trait, if one is wanted.
    fn derives_above(self, wanted: Option<&str>) -> bool {
        let lines = self.text.split_inclusive('\n').take(self.line.saturating_sub(1));
        let line: usize = lines.map(str::len).sum();
        let letters = self.text[line..].chars().take(self.column.saturating_sub(1));
        let column: usize = letters.map(char::len_utf8).sum();
        has_derive_at_end(&tokenize(&self.text[..line + column]), wanted)
    }
}

/// Whether one of the attributes at the end of the tokens is a derive. The end may stand in a `#[cfg_attr(..)]`.
fn has_derive_at_end(mut tokens: &[Token], wanted: Option<&str>) -> bool {
    while let Some((before, inside)) = split_at_open_group(tokens) {
        let [outside @ .., Token::Word("cfg_attr"), Token::Sign('(')] = before else { break };
        if is_derive_in_cfg_attr(inside, wanted) {
            return true;
        }
        tokens = outside.strip_suffix(&[Token::Sign('#'), Token::Sign('[')]).unwrap_or(outside);
    }
    while let [before @ .., Token::Sign(']')] = tokens {
        let Some(([above @ .., Token::Sign('#'), Token::Sign('[')], inside)) = split_at_open_group(before) else {
            return false;
        };
        if is_derive(inside, wanted) {
            return true;
        }
        tokens = above;
    }
    false
}

/// Splits after the opening sign of the innermost group that the tokens leave open.
fn split_at_open_group<'a, 'b>(tokens: &'a [Token<'b>]) -> Option<(&'a [Token<'b>], &'a [Token<'b>])> {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate().rev() {
        match token {
            Token::Sign(')' | ']' | '}') => depth += 1,
            Token::Sign('(' | '[' | '{') if depth == 0 => return Some(tokens.split_at(at + 1)),
            Token::Sign('(' | '[' | '{') => depth -= 1,
            _ => {}
        }
    }
    None
}

/// Whether an attribute is `derive(..)`, by any path, or a `cfg_attr(..)` that has one.
fn is_derive(attribute: &[Token], wanted: Option<&str>) -> bool {
    let in_path = |token: &Token| matches!(token, Token::Word(_) | Token::Sign(':'));
    let path = attribute.iter().take_while(|token| in_path(token)).count();
    match attribute.split_at(path) {
        ([Token::Word("cfg_attr")], [Token::Sign('('), inside @ ..]) => is_derive_in_cfg_attr(inside, wanted),
        ([.., Token::Word("derive")], [Token::Sign('('), traits @ ..]) => {
            wanted.is_none_or(|wanted| traits.contains(&Token::Word(wanted)))
        }
        _ => false,
    }
}

/// Whether one of the attributes after the condition is a derive.
fn is_derive_in_cfg_attr(inside: &[Token], wanted: Option<&str>) -> bool {
    let mut depth = 0_usize;
    let is_comma = |token: &Token| {
        match token {
            Token::Sign('(' | '[' | '{') => depth += 1,
            Token::Sign(')' | ']' | '}') => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && *token == Token::Sign(',')
    };
    inside.split(is_comma).skip(1).any(|attribute| is_derive(attribute, wanted))
}

#[cfg(test)]
mod tests {
    use super::CallSite;

    fn has_derive(text: &str) -> bool {
        let (line, column) = (text.split('\n').count(), text.rsplit('\n').next().unwrap().chars().count() + 1);
        CallSite { text: &format!("{text}#[labels(\"data\")]\n#[derive(Debug)]\nenum Pet {{}}\n"), line, column }
            .has_derive_above()
    }

    #[test]
    fn every_spelling_is_seen() {
        for text in [
            "#[derive(Debug)]\n",
            "#[derive(Debug)] ",
            "#[derive(Debug)]",
            "#[derive(Debug)] // note\n",
            "#[derive(Debug)]\n/// Docs.\n// note\n#[serde(rename = \"[x]\")]\n",
            "#[derive(Debug)]\n/** doc ] */\n",
            "#[derive(Debug)]\n/* one /* two */ #[a] */",
            "#[derive (Debug)]\n",
            "# [ r#derive(\nDebug,\n) ]\n",
            "#[::core::prelude::v1::derive(Debug)]\n",
            "#[derive(Debug)]\n#[doc = \"it's\"]\n#[doc = r#\"a \" # [\"#]\n",
            "mod a {\n    const A: &str = \"\\\"\"; // '\n    #[derive(Debug)]\n    ",
            "fn a<'a>(b: &'a str) -> char { '\"' }\n#[derive(Debug)]\n",
            "#[cfg_attr(feature = \"serde\", derive(Serialize))]\n",
            "#[cfg_attr(all(unix, not(windows)), allow(dead_code), derive(Debug),)]\n",
            "#[cfg_attr(all(), cfg_attr(all(), derive(Debug)))]\n",
            "#[cfg_attr(all(), derive(Debug), ",
            "#[cfg_attr(all(), derive(Debug), cfg_attr(all(), ",
            "#[derive(Debug)]\n#[cfg_attr(all(), ",
            "#[derive(Debug)]\n#[cfg_attr(all(), cfg_attr(all(), doc = \"a\", ",
        ] {
            assert!(has_derive(text), "{text:?}");
        }
    }

    #[test]
    fn nothing_else_is_taken_for_a_derive() {
        for text in [
            "",
            "#[derive(Debug)]\nstruct Other;\n",
            "#[derive(Debug)]\nstruct Other([u8; 2]);\nmod a {\n    ",
            "#[derive(Debug)]\nenum Other { A }\n#[allow(dead_code)]\n",
            "#[serde(default)]\n",
            "#[doc = \"Like derive(Debug).\"]\n",
            "#[doc = r#\"Like #[derive(Debug)]\"#]\n",
            "/// #[derive(Debug)]\n",
            "/* #[derive(Debug)] */\n",
            "/** `#[derive(Debug)]` /* #[derive(Debug)] */ */",
            "// #[derive(Debug)]\n",
            "const A: &str = \"\n#[derive(Debug)]\n\";\n",
            "#[derive_where(Debug)]\n",
            "#[serde(derive(Debug))]\n",
            "#[cfg_attr(all(), doc = \"derive(Debug)\", ",
            "#[cfg_attr(all(), serde(derive(Debug)))]\n",
            "#[cfg_attr(all(), ",
            "#![cfg_attr(all(), derive(Debug))]\n",
            "const A: [u8; 1] = [1]\n",
            "macro_rules! a { ($(#[$m:meta])*) => { $(#[$m])* ",
        ] {
            assert!(!has_derive(text), "{text:?}");
        }
    }

    #[test]
    fn a_call_that_is_not_in_the_text_has_none() {
        for (line, column) in [(0, 0), (1, 99), (9, 9)] {
            assert!(!CallSite { text: "é", line, column }.has_derive_above());
        }
    }

    /// Whatever the text, and wherever in it the call is said to be, there is an answer.
    #[test]
    fn any_text_has_an_answer() {
        const PIECES: &[&str] = &[
            "#", "[", "]", "(", ")", "{", "}", "derive", "cfg_attr", ",", "\"", "'", "\\", "/*", "*/", "//", "/", "*",
            "\n", "\r\n", "r#", "r\"", "br##\"", "é", "猫", "\u{feff}", "!", "::", " ",
        ];
        let mut random = test_support::Rng::new(7);
        for _ in 0..20_000 {
            let text: String = (0..random.below(24)).map(|_| *random.pick(PIECES)).collect();
            let (line, column) = (random.below(4), random.below(30));
            let _ = CallSite { text: &text, line, column }.has_derive_above();
        }
    }
}
