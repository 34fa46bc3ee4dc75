//! The attributes that a user puts on an enum that we declare, without those that we write ourselves.

use crate::place;
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::{TokenStreamExt, quote};
use typed_label_source::{Diagnostics, Problem};

/// The integers that an enum can have as its layout.
pub(crate) const INTEGERS: &[&str] =
    &["u8", "u16", "u32", "u64", "u128", "usize", "i8", "i16", "i32", "i64", "i128", "isize"];

/// The derive of a label type, as messages name it.
pub(crate) const DERIVE_LABEL: &str = "#[derive(Label)]";

/// The derives that a declared enum has, and that of a label type.
const GENERATED: &[&str] = &["Clone", "Copy", "PartialEq", "Eq", "PartialOrd", "Ord", "Hash", "Debug", "Label"];

/// Attributes, sorted by what they are.
#[derive(Default)]
pub(crate) struct EnumAttributes {
    /// Those that stay.
    pub(crate) kept: TokenStream,
    /// One that would make the enum a label type a second time.
    pub(crate) second: Option<&'static str>,
    /// The content of each `repr(..)`.
    reprs: Vec<TokenStream>,
}

impl EnumAttributes {
    /// Sorts attributes: `#[..]`, once or more.
    pub(crate) fn new(attributes: TokenStream) -> Self {
        let mut sorted = Self::default();
        // Beside the groups there is only the `#` before each.
        for token in attributes {
            if let TokenTree::Group(attribute) = token {
                sorted.sort(&attribute.stream());
            }
        }
        sorted
    }

    fn sort(&mut self, attribute: &TokenStream) {
        let mut tokens = attribute.clone().into_iter().peekable();
        let mut path = Vec::new();
        while let Some(token) = tokens.next_if(|token| matches!(token, TokenTree::Ident(_) | TokenTree::Punct(_))) {
            match token {
                TokenTree::Punct(sign) if sign.as_char() != ':' => break,
                TokenTree::Ident(name) => path.push(name.to_string()),
                _ => {}
            }
        }
        let arguments = match tokens.next() {
            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Parenthesis => Some(group.stream()),
            _ => None,
        };
        let last = path.last().map(String::as_str);
        match (last, arguments) {
            (Some("labels"), _) => self.second = self.second.or(Some("#[labels]")),
            (Some("label"), _) if path.len() == 1 => self.second = self.second.or(Some("#[label]")),
            (Some("repr"), Some(integers)) if path.len() == 1 => self.reprs.push(integers),
            (Some("derive"), Some(derives)) if path.len() == 1 => self.sort_derives(derives),
            _ => self.kept.extend(quote!(#[#attribute])),
        }
    }

    fn sort_derives(&mut self, derives: TokenStream) {
        let mut others = Vec::new();
        for derive in split_at_commas(derives) {
            let name = derive.clone().into_iter().last().map(|name| name.to_string()).unwrap_or_default();
            if name == "Label" {
                self.second = Some(DERIVE_LABEL);
            }
            if !GENERATED.contains(&name.as_str()) {
                others.push(derive);
            }
        }
        // An empty `derive` would count as one that may rewrite the enum, which costs a longer proof.
        if !others.is_empty() {
            self.kept.extend(quote!(#[derive(#(#others),*)]));
        }
    }

    /// The integer of `repr(..)`. Anything else in it is a problem.
    pub(crate) fn repr(&self, diagnostics: &mut Diagnostics) -> Option<String> {
        let mut integer = None;
        for reprs in &self.reprs {
            for repr in split_at_commas(reprs.clone()) {
                let repr = repr.to_string();
                if INTEGERS.contains(&repr.as_str()) {
                    integer = Some(repr);
                } else {
                    diagnostics.push(not_an_integer(&repr));
                }
            }
        }
        integer
    }
}

/// The parts between commas; none is empty.
fn split_at_commas(tokens: TokenStream) -> Vec<TokenStream> {
    let (mut parts, mut part) = (Vec::new(), TokenStream::new());
    for token in tokens {
        if !matches!(&token, TokenTree::Punct(sign) if sign.as_char() == ',') {
            part.append(token);
        } else if !part.is_empty() {
            parts.push(std::mem::take(&mut part));
        }
    }
    if !part.is_empty() {
        parts.push(part);
    }
    parts
}

/// `repr(..)` that gives the enum another layout than an integer's.
fn not_an_integer(repr: &str) -> Problem {
    Problem::new(
        place::ENUM,
        format!("`repr({repr})` gives the enum a layout that is not a plain index"),
        "remove it, or write an integer: `#[repr(u8)]`",
    )
}

/// An attribute of the user's that does what build.rs does.
pub(crate) fn second_label_type(attribute: &str) -> Problem {
    Problem::new(
        place::ENUM,
        format!("`{attribute}` would make the enum a label type a second time"),
        "remove it: the generated code has all of it",
    )
}

#[cfg(test)]
mod tests {
    use super::EnumAttributes;
    use typed_label_source::Diagnostics;

    /// What stays, which attribute makes a label type, the integer, and how many problems that has.
    fn sorted(attributes: &str) -> (String, Option<&'static str>, Option<String>, usize) {
        let sorted = EnumAttributes::new(attributes.parse().unwrap());
        let mut diagnostics = Diagnostics::default();
        let repr = sorted.repr(&mut diagnostics);
        (sorted.kept.to_string(), sorted.second, repr, diagnostics.count())
    }

    #[test]
    fn what_is_there_anyway_goes() {
        for (attributes, kept) in [
            ("#[derive(Clone)]", ""),
            ("#[derive(Clone, Copy,)] #[derive()]", ""),
            ("#[derive(::core::clone::Clone, serde::Serialize, Eq, x::Y)]", "# [derive (serde :: Serialize , x :: Y)]"),
            ("#[my::derive(Clone)] #[derive_more(Clone)]", "# [my :: derive (Clone)] # [derive_more (Clone)]"),
            ("#[doc = \"derive(Clone)\"] #[must_use]", "# [doc = \"derive(Clone)\"] # [must_use]"),
            ("#[serde(rename_all = \"a\", derive(Clone))]", "# [serde (rename_all = \"a\" , derive (Clone))]"),
        ] {
            assert_eq!(sorted(attributes), (kept.to_owned(), None, None, 0), "{attributes}");
        }
    }

    #[test]
    fn a_second_label_type_and_the_layout_are_found() {
        assert_eq!(sorted("#[derive(typed_label::Label)]").1, Some("#[derive(Label)]"));
        assert_eq!(sorted("#[a::labels(\"d\")] #[label(\"d\")]"), (String::new(), Some("#[labels]"), None, 0));
        assert_eq!(sorted("#[label]").1, Some("#[label]"));
        assert_eq!(sorted("#[repr(u32)] #[a]"), ("# [a]".to_owned(), None, Some("u32".to_owned()), 0));
        assert_eq!(sorted("#[repr(C, i8)]"), (String::new(), None, Some("i8".to_owned()), 1));
    }
}
