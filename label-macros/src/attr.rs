//! In: what stands in `#[labels(..)]` or `#[label(..)]`. Out: the options, each with its span, and what could not be read.

use crate::report;
use proc_macro2::{Span, TokenStream, TokenTree};
use quote::ToTokens;
use std::collections::HashSet;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::{Ident, LitStr, Path, Token, bracketed, parenthesized};
use typed_label_build::Options;
use typed_label_build::source::problem::options as problem;
use typed_label_build::source::{Order, Source};

const EXAMPLE: &str = "#[labels(\"data/train\", order = \"keras\")]";
const KNOWN: &[&str] = &["order", "classes", "rename", "crate"];

/// The options as they stand in the attribute.
#[derive(Default)]
pub(crate) struct Attr {
    pub(crate) path: Option<LitStr>,
    pub(crate) order: Option<LitStr>,
    pub(crate) classes: Option<Vec<LitStr>>,
    pub(crate) renames: Vec<Rename>,
    krate: Option<Path>,
    pub(crate) errors: Vec<syn::Error>,
}

/// `"3d" = ThreeD`.
pub(crate) struct Rename {
    pub(crate) class: LitStr,
    variant: Ident,
}

impl Parse for Rename {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        let class = literal(input, "the class to rename", "rename(\"3d\" = ThreeD)")?;
        input.parse::<Token![=]>()?;
        Ok(Self { class, variant: input.parse()? })
    }
}

impl Attr {
    /// Reads the options; one that can't be read does not hide what is wrong with the next.
    pub(crate) fn parse(tokens: TokenStream) -> Self {
        let mut attr = Self::default();
        let read = |input: ParseStream| {
            attr.read(input);
            Ok(())
        };
        if let Err(error) = read.parse2(tokens) {
            attr.errors.push(error);
        }
        attr
    }

    fn read(&mut self, input: ParseStream) {
        let mut seen = HashSet::new();
        while !input.is_empty() {
            if let Err(error) = self.option(input, &mut seen) {
                self.errors.push(error);
                while !input.is_empty() && !input.peek(Token![,]) {
                    let _ = input.parse::<TokenTree>();
                }
            }
            if !input.is_empty() && input.parse::<Token![,]>().is_err() {
                let expected = problem::option_value("a comma", EXAMPLE);
                self.errors.push(report::at(input.span(), &expected));
                let _ = input.parse::<TokenTree>();
            }
        }
    }

    fn option(&mut self, input: ParseStream, seen: &mut HashSet<String>) -> syn::Result<()> {
        if input.peek(LitStr) {
            let path: LitStr = input.parse()?;
            if self.path.is_some() {
                return Err(report::at(path.span(), &problem::option_twice("path")));
            }
            self.path = Some(path);
            return Ok(());
        }
        let Ok(name) = Ident::parse_any(input) else {
            let expected = problem::option_value("a path as a string literal, or an option", EXAMPLE);
            return Err(report::at(input.span(), &expected));
        };
        let option = name.to_string();
        if !input.peek(Token![=]) && !input.peek(syn::token::Paren) {
            let expected = problem::option_value("a path as a string literal, or an option", EXAMPLE);
            return Err(report::at(name.span(), &expected));
        }
        if KNOWN.contains(&option.as_str()) && !seen.insert(option.clone()) {
            return Err(report::at(name.span(), &problem::option_twice(&option)));
        }
        match option.as_str() {
            "order" => {
                equals(input, "order = \"keras\"")?;
                self.order = Some(literal(input, "the name of an order", "order = \"keras\"")?);
            }
            "classes" => {
                const LIST: &str = "classes = [\"dog\", \"cat\"]";
                equals(input, LIST)?;
                if !input.peek(syn::token::Bracket) {
                    return Err(report::at(input.span(), &problem::option_value("a list of class names", LIST)));
                }
                let list;
                bracketed!(list in input);
                let class = |input: ParseStream| literal(input, "a class name", LIST);
                self.classes =
                    Some(Punctuated::<_, Token![,]>::parse_terminated_with(&list, class)?.into_iter().collect());
            }
            "rename" => {
                if !input.peek(syn::token::Paren) {
                    let expected = problem::option_value("classes and their variants", "rename(\"3d\" = ThreeD)");
                    return Err(report::at(input.span(), &expected));
                }
                let list;
                parenthesized!(list in input);
                self.renames = Punctuated::<_, Token![,]>::parse_terminated(&list)?.into_iter().collect();
            }
            "crate" => {
                equals(input, "crate = my::typed_label")?;
                self.krate = Some(Path::parse_mod_style(input)?);
            }
            _ => return Err(report::at(name.span(), &problem::option_unknown(&option, KNOWN))),
        }
        Ok(())
    }

    /// Whether the attribute says where the classes come from.
    pub(crate) fn has_source(&self) -> bool {
        self.path.is_some() || self.classes.is_some()
    }

    /// The options for `typed-label-build`; an order that is not known is reported and left out.
    pub(crate) fn options(&mut self) -> Options {
        let mut source = match &self.path {
            Some(path) => Source::new(path.value()),
            None => Source::listed([""; 0]),
        };
        if let Some(order) = &self.order {
            match order.value().parse::<Order>() {
                Ok(order) => source = source.order(order),
                Err(problem) => self.errors.push(report::at(order.span(), &problem)),
            }
        }
        if let Some(classes) = &self.classes {
            source = source.classes(classes.iter().map(LitStr::value));
        }
        let mut options = Options::new(source);
        options.renames = self.renames.iter().map(|r| (r.class.value(), r.variant.to_string())).collect();
        if let Some(krate) = &self.krate {
            options.krate = krate.to_token_stream();
        }
        options
    }
}

/// What `#[label(name = "..")]` on a variant says.
pub(crate) fn class_name(tokens: TokenStream) -> syn::Result<LitStr> {
    const NAME: &str = "#[label(name = \"snowy_owl\")]";
    let read = |input: ParseStream| {
        let name = Ident::parse_any(input)
            .map_err(|_| report::at(input.span(), &problem::option_value("the class name", NAME)))?;
        if name != "name" {
            return Err(report::at(name.span(), &problem::option_unknown(&name.to_string(), &["name"])));
        }
        equals(input, NAME)?;
        let class = literal(input, "the class name", NAME)?;
        input.parse::<Option<Token![,]>>()?;
        Ok(class)
    };
    read.parse2(tokens)
}

fn equals(input: ParseStream, example: &str) -> syn::Result<()> {
    match input.parse::<Token![=]>() {
        Ok(_) => Ok(()),
        Err(error) => Err(report::at(error.span(), &problem::option_value("`=`", example))),
    }
}

fn literal(input: ParseStream, expected: &str, example: &str) -> syn::Result<LitStr> {
    let span = if input.is_empty() { Span::call_site() } else { input.span() };
    input
        .parse()
        .map_err(|_| report::at(span, &problem::option_value(&format!("{expected}, as a string literal"), example)))
}
