//! Checks the pieces of Rust that a build.rs gives as text.

use crate::variant_name::is_identifier;
use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// `#[..]`, once or more.
pub(crate) fn are_attributes(tokens: &TokenStream) -> bool {
    let tokens: Vec<TokenTree> = tokens.clone().into_iter().collect();
    let is_attribute = |pair: &[TokenTree]| match pair {
        [TokenTree::Punct(hash), TokenTree::Group(group)] => {
            hash.as_char() == '#' && group.delimiter() == Delimiter::Bracket && !group.stream().is_empty()
        }
        _ => false,
    };
    !tokens.is_empty() && tokens.chunks(2).all(is_attribute)
}

/// `pub`, `pub(..)`, or nothing.
pub(crate) fn is_visibility(tokens: &TokenStream) -> bool {
    let tokens: Vec<TokenTree> = tokens.clone().into_iter().collect();
    let is_pub = |token: &TokenTree| matches!(token, TokenTree::Ident(ident) if ident == "pub");
    match &tokens[..] {
        [] => true,
        [first] => is_pub(first),
        [first, TokenTree::Group(group)] => {
            is_pub(first) && group.delimiter() == Delimiter::Parenthesis && !group.stream().is_empty()
        }
        _ => false,
    }
}

/// `a::b`, `::a::b` or `crate::a`.
pub(crate) fn is_path(text: &str) -> bool {
    let start = text.strip_prefix("::").unwrap_or(text);
    let is_segment = |name: &str| is_identifier(name) || ["crate", "self", "super"].contains(&name);
    start.split("::").map(str::trim).all(is_segment)
}
