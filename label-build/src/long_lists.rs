//! Writes the long lists of a label type: a word or a literal for each class. They are text first, since a macro and a build
//! script are compiled without optimization, and to make each token takes them longer than all the rest.

#[cfg(feature = "build-script")]
use crate::list_texts::ListTexts;
use crate::variant_name::is_all;
use proc_macro2::{Literal, TokenStream, TokenTree};
use std::fmt::Write;

/// What becomes of the text of a list.
pub(crate) enum LongLists {
    /// Tokens.
    Tokens,
    /// It stays as it is until all the code is printed.
    #[cfg(feature = "build-script")]
    Texts(ListTexts),
}

impl LongLists {
    pub(crate) fn add(&mut self, code: &str) -> TokenStream {
        match self {
            Self::Tokens => lex(code),
            #[cfg(feature = "build-script")]
            Self::Texts(texts) => texts.add(code),
        }
    }

    /// `"a", "b", ..`.
    pub(crate) fn add_names(&mut self, names: &[impl AsRef<str>]) -> TokenStream {
        let mut code = String::new();
        for name in names {
            push_literal(&mut code, name.as_ref());
            code.push_str(" , ");
        }
        code.truncate(code.trim_end().len());
        self.add(&code)
    }

    /// The texts without a gap, and where each ends, in four bytes: two literals, however many there are.
    pub(crate) fn add_joined(&mut self, texts: &[impl AsRef<str>]) -> TokenStream {
        let (mut all, mut ends) = (String::new(), Vec::new());
        for text in texts {
            all.push_str(text.as_ref());
            let end = u32::try_from(all.len()).expect("65,536 names of a file system");
            ends.extend_from_slice(&end.to_le_bytes());
        }
        let mut literal = String::with_capacity(all.len() + 2);
        push_literal(&mut literal, &all);
        let mut code = self.add(&literal);
        code.extend(self.add_bytes(&ends));
        code
    }

    /// `b".."`.
    pub(crate) fn add_bytes(&mut self, bytes: &[u8]) -> TokenStream {
        match self {
            Self::Tokens => TokenTree::from(Literal::byte_string(bytes)).into(),
            #[cfg(feature = "build-script")]
            Self::Texts(texts) => texts.add_bytes(bytes),
        }
    }

    /// The code, with these lists in it, as text.
    #[cfg(feature = "build-script")]
    pub(crate) fn print(&self, tokens: TokenStream) -> String {
        match self {
            Self::Tokens => tokens.to_string(),
            Self::Texts(texts) => texts.print(tokens),
        }
    }
}

/// A string literal.
fn push_literal(code: &mut String, text: &str) {
    // Almost every name; and to ask each character how it is escaped takes longer than all the rest.
    if is_all(text.as_bytes(), |byte| matches!(byte, b' '..=b'~') && byte != b'"' && byte != b'\\') {
        code.push('"');
        code.push_str(text);
        code.push('"');
    } else {
        let _ = write!(code, "{text:?}");
    }
}

/// The tokens of a text. Inside a macro only the compiler's own lexer reads it; `proc_macro2` would look at each letter before.
pub(crate) fn lex(code: &str) -> TokenStream {
    let known = "identifiers and literals are tokens";
    if proc_macro::is_available() {
        return code.parse::<proc_macro::TokenStream>().expect(known).into();
    }
    code.parse().expect(known)
}
