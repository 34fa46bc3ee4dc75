//! In: what stands in `#[labels(..)]` or `#[label(..)]`. Out: the options, each with its span, and what could not be read.

use crate::report;
use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};
use quote::ToTokens;
use std::collections::{HashMap, HashSet};
use std::str::FromStr;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::token::Paren;
use syn::{Ident, LitBool, LitStr, Path, Token};
use typed_label_build::Options;
use typed_label_build::source::messages::options as problem;
use typed_label_build::source::{Problem, Source};

const EXAMPLE: &str = "#[labels(\"data/train\", order = \"keras\")]";

/// Every option but the path, with how to write it.
const KNOWN: &[(&str, &str)] = &[
    ("order", "order = \"keras\""),
    ("classes", "classes = [\"dog\", \"cat\"]"),
    ("missing", "missing = \"allow\""),
    ("allow_empty", "allow_empty = true"),
    ("format", "format = \"class_indices\""),
    ("background", "background = \"Background\""),
    ("lock", "lock = \"classes.json\""),
    ("append", "append = true"),
    ("agrees_with", "agrees_with = [\"data/validation\"]"),
    ("rename", "rename(\"3d\" = ThreeD)"),
    ("crate", "crate = my::typed_label"),
];

/// The options as they stand in the attribute.
#[derive(Default)]
pub(crate) struct Attr {
    pub(crate) path: Option<LitStr>,
    /// Those that take a text.
    pub(crate) texts: HashMap<&'static str, LitStr>,
    /// Those that take a list of texts.
    pub(crate) lists: HashMap<&'static str, Vec<LitStr>>,
    /// Those that are on or off.
    pub(crate) flags: HashMap<&'static str, LitBool>,
    pub(crate) renames: Vec<Rename>,
    krate: Option<Path>,
    /// Whether the format is a word that is not known, so that nothing more can be said about it.
    pub(crate) is_format_unknown: bool,
    pub(crate) errors: Vec<syn::Error>,
}

/// `"3d" = ThreeD`.
pub(crate) struct Rename {
    pub(crate) class: LitStr,
    variant: Ident,
}

impl Parse for Rename {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        const EXAMPLE: &str = "rename(\"3d\" = ThreeD)";
        let class = literal(input, "the class to rename, as a string literal", EXAMPLE)?;
        equals(input, EXAMPLE)?;
        let variant =
            input.parse().map_err(|error: syn::Error| expected(error.span(), "the variant's identifier", EXAMPLE))?;
        Ok(Self { class, variant })
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
                self.errors.push(expected(input.span(), "a comma", EXAMPLE));
                let _ = input.parse::<TokenTree>();
            }
        }
    }

    fn option(&mut self, input: ParseStream, seen: &mut HashSet<&'static str>) -> syn::Result<()> {
        const PATH: &str = "a path as a string literal, or an option";
        if input.peek(LitStr) {
            let path: LitStr = input.parse()?;
            if self.path.is_some() {
                return Err(report::at(path.span(), &problem::option_twice("path")));
            }
            self.path = Some(path);
            return Ok(());
        }
        let name = Ident::parse_any(input).map_err(|error| expected(error.span(), PATH, EXAMPLE))?;
        let Some((option, example)) = KNOWN.iter().find(|(option, _)| name == option).copied() else {
            if !input.peek(Token![=]) && !input.peek(Paren) {
                return Err(expected(name.span(), PATH, EXAMPLE));
            }
            let known: Vec<&str> = KNOWN.iter().map(|(option, _)| *option).collect();
            return Err(report::at(name.span(), &problem::option_unknown(&name.to_string(), &known)));
        };
        if !seen.insert(option) && option != "rename" {
            return Err(report::at(name.span(), &problem::option_twice(option)));
        }
        if option == "rename" {
            let list = group(input, Delimiter::Parenthesis, "classes and their variants", example)?;
            let list = Punctuated::<Rename, Token![,]>::parse_terminated.parse2(list)?;
            self.renames.extend(list);
            return Ok(());
        }
        if input.is_empty() {
            return Err(expected(name.span(), "a value", example));
        }
        equals(input, example)?;
        match option {
            "crate" => {
                let path = Path::parse_mod_style(input).map_err(|error| expected(error.span(), "a path", example))?;
                self.krate = Some(path);
            }
            "append" | "allow_empty" => {
                let flag =
                    input.parse().map_err(|error: syn::Error| expected(error.span(), "`true` or `false`", example))?;
                self.flags.insert(option, flag);
            }
            "classes" | "agrees_with" => {
                let list = group(input, Delimiter::Bracket, "a list of string literals", example)?;
                let list = Punctuated::<LitStr, Token![,]>::parse_terminated.parse2(list);
                let list =
                    list.map_err(|error| expected(error.span(), "string literals with commas between", example))?;
                self.lists.insert(option, list.into_iter().collect());
            }
            _ => {
                self.texts.insert(option, literal(input, "a string literal", example)?);
            }
        }
        Ok(())
    }

    /// Whether the attribute says where the classes come from.
    pub(crate) fn has_source(&self) -> bool {
        self.path.is_some() || self.lists.contains_key("classes")
    }

    /// The options that only a folder or a file knows.
    pub(crate) fn about_a_source(&self) -> impl Iterator<Item = (&'static str, Span)> {
        // In the table's order: a hash map has another one at each run.
        KNOWN.iter().filter_map(|(option, _)| {
            let text = self.texts.get(option).map(LitStr::span);
            let flag = || self.flags.get(option).map(LitBool::span);
            let rename = || self.renames.first().filter(|_| *option == "rename").map(|rename| rename.class.span());
            Some((*option, text.or_else(flag).or_else(rename)?))
        })
    }

    /// The options for `typed-label-build`; a word that is not known is reported and left out.
    pub(crate) fn options(&mut self) -> Options {
        let mut source = match &self.path {
            Some(path) => Source::new(path.value()),
            None => Source::listed([""; 0]),
        };
        if let Some(order) = self.word("order") {
            source = source.order(order);
        }
        if let Some(missing) = self.word("missing") {
            source = source.missing(missing);
        }
        match self.word("format") {
            Some(format) => source = source.format(format),
            None => self.is_format_unknown = self.texts.contains_key("format"),
        }
        let values = |list: &Vec<LitStr>| list.iter().map(LitStr::value).collect::<Vec<_>>();
        for (option, list) in &self.lists {
            source = if *option == "classes" { source.classes(values(list)) } else { source.agrees_with(values(list)) };
        }
        for (option, flag) in &self.flags {
            source = if *option == "append" { source.append(flag.value) } else { source.allow_empty(flag.value) };
        }
        if let Some(background) = self.texts.get("background") {
            source = source.background(background.value());
        }
        if let Some(lock) = self.texts.get("lock") {
            source = source.lock(lock.value());
        }
        let mut options = Options::new(source);
        options.renames = self.renames.iter().map(|r| (r.class.value(), r.variant.unraw().to_string())).collect();
        if let Some(krate) = &self.krate {
            options.krate = krate.to_token_stream();
        }
        options
    }

    /// The value of an option that is one of a few words.
    fn word<T: FromStr<Err = Problem>>(&mut self, option: &str) -> Option<T> {
        let text = self.texts.get(option)?;
        text.value().parse().map_err(|problem| self.errors.push(report::at(text.span(), &problem))).ok()
    }
}

/// What `#[label(name = "..")]` on a variant says.
pub(crate) fn class_name(tokens: TokenStream) -> syn::Result<LitStr> {
    const EXAMPLE: &str = "#[label(name = \"snowy_owl\")]";
    let read = |input: ParseStream| {
        let name = Ident::parse_any(input).map_err(|error| expected(error.span(), "the class name", EXAMPLE))?;
        if name != "name" {
            return Err(report::at(name.span(), &problem::option_unknown(&name.to_string(), &["name"])));
        }
        equals(input, EXAMPLE)?;
        let class = literal(input, "the class name, as a string literal", EXAMPLE)?;
        input.parse::<Option<Token![,]>>()?;
        Ok(class)
    };
    read.parse2(tokens)
}

/// What stands between a pair of delimiters, taken whole: what is wrong in it leaves nothing behind.
fn group(input: ParseStream, delimiter: Delimiter, what: &str, example: &str) -> syn::Result<TokenStream> {
    let span = input.span();
    match input.parse() {
        Ok(TokenTree::Group(group)) if group.delimiter() == delimiter => Ok(group.stream()),
        _ => Err(expected(span, what, example)),
    }
}

fn equals(input: ParseStream, example: &str) -> syn::Result<()> {
    input.parse::<Token![=]>().map(drop).map_err(|error| expected(error.span(), "`=`", example))
}

fn literal(input: ParseStream, what: &str, example: &str) -> syn::Result<LitStr> {
    let span = if input.is_empty() { Span::call_site() } else { input.span() };
    input.parse().map_err(|_| expected(span, what, example))
}

fn expected(span: Span, what: &str, example: &str) -> syn::Error {
    report::at(span, &problem::option_value(what, example))
}
