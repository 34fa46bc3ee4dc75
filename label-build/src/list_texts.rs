//! Prints the code that build.rs writes, whose long lists were never tokens.

use proc_macro2::{Delimiter, Group, Literal, Spacing, TokenStream, TokenTree};

/// The texts of the lists. Each has its place among the tokens by its number, in a group without delimiters: no text that a user
/// writes gives such a group.
#[derive(Default)]
pub(crate) struct ListTexts {
    texts: Vec<String>,
}

impl ListTexts {
    pub(crate) fn add(&mut self, code: &str) -> TokenStream {
        let number = Literal::usize_unsuffixed(self.texts.len());
        self.texts.push(code.to_owned());
        TokenTree::from(Group::new(Delimiter::None, TokenTree::from(number).into())).into()
    }

    pub(crate) fn add_bytes(&mut self, bytes: &[u8]) -> TokenStream {
        self.add(&byte_string(bytes))
    }

    /// The code as text, as `proc_macro2` prints tokens.
    pub(crate) fn print(&self, tokens: TokenStream) -> String {
        let mut code = String::new();
        self.push(tokens, &mut code);
        code
    }

    fn push(&self, tokens: TokenStream, code: &mut String) {
        let mut space = "";
        for token in tokens {
            code.push_str(space);
            space = match &token {
                TokenTree::Punct(sign) if sign.spacing() == Spacing::Joint => "",
                _ => " ",
            };
            match token {
                TokenTree::Group(group) => self.push_group(&group, code),
                token => code.push_str(&token.to_string()),
            }
        }
    }

    fn push_group(&self, group: &Group, code: &mut String) {
        let (open, close) = match group.delimiter() {
            Delimiter::Parenthesis => ("(", ")"),
            Delimiter::Bracket => ("[", "]"),
            Delimiter::Brace if group.stream().is_empty() => ("{ ", "}"),
            Delimiter::Brace => ("{ ", " }"),
            Delimiter::None => {
                if let Ok(number) = group.stream().to_string().parse::<usize>() {
                    code.push_str(&self.texts[number]);
                }
                return;
            }
        };
        code.push_str(open);
        self.push(group.stream(), code);
        code.push_str(close);
    }
}

/// A literal of bytes, as `proc_macro2` writes it: but it asks each byte how it is escaped, and this each value of one.
fn byte_string(bytes: &[u8]) -> String {
    let escape = |byte| {
        let literal = Literal::byte_string(&[byte]).to_string();
        literal[2..literal.len() - 1].to_owned()
    };
    let escapes: Vec<String> = (0..=u8::MAX).map(escape).collect();
    let mut code = String::with_capacity(bytes.len() * 4);
    code.push_str("b\"");
    for at in 0..bytes.len() {
        // `\0` and a digit would look like an octal number.
        let is_before_digit = bytes[at] == 0 && matches!(bytes.get(at + 1), Some(b'0'..=b'7'));
        code.push_str(if is_before_digit { "\\x00" } else { &escapes[usize::from(bytes[at])] });
    }
    code.push('"');
    code
}

#[cfg(test)]
mod tests {
    use super::ListTexts;
    use crate::long_lists::LongLists;
    use quote::quote;

    /// What a macro gives, and what build.rs writes.
    #[test]
    fn texts_print_as_tokens_do() {
        let bytes: Vec<u8> = (0..=u8::MAX).chain([0, b'0', 0, b'7', 0, b'8', 0, 0, b'"', b'\\']).collect();
        let code = |lists: &mut LongLists| {
            let names = lists.add_names(&["cat", "it's \"3d\"\n", "a\\b", "é", "\u{301}"]);
            let (joined, bytes) = (lists.add_joined(&["a b", "c"]), lists.add_bytes(&bytes));
            let words = lists.add("A , B ,");
            let attributes = quote!(#[doc = "\u{0}0"] #[a(b, c::<'d>)] #[e {}] #[f()]);
            quote!(#attributes pub(crate) enum A { #words } ::a! { b [#names] #joined => #bytes, -1.0, 'a', 'b, ..= })
        };
        let mut lists = LongLists::Texts(ListTexts::default());
        let tokens = code(&mut lists);
        assert_eq!(lists.print(tokens), code(&mut LongLists::Tokens).to_string());
    }
}
