//! Parses the item under a macro as far as a label type asks: its attributes, its name, its generics and its variants. rustc has
//! parsed it before. syn would read all of it, with each type and expression, by its features `derive` and `printing`; but then a
//! user's first build compiles twice as much of syn.

use proc_macro2::{Delimiter, Group, Ident, Punct, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::Token;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream, Parser, Result};
use syn::token::Brace;

/// A struct, a union or an enum.
pub(crate) struct Item {
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) visibility: TokenStream,
    /// `struct`, `union` or `enum`.
    pub(crate) keyword: Ident,
    pub(crate) name: Ident,
    pub(crate) generics: Generics,
    /// None, if the item is not an enum.
    pub(crate) variants: Vec<Variant>,
}

/// A variant of an enum.
pub(crate) struct Variant {
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) name: Ident,
    pub(crate) fields: Option<Group>,
    /// The expression after `=`.
    pub(crate) discriminant: Option<TokenStream>,
}

/// `#[path ..]`.
pub(crate) struct Attribute {
    /// The whole.
    pub(crate) tokens: TokenStream,
    path: TokenStream,
    /// The content of `path(..)`.
    pub(crate) arguments: Option<TokenStream>,
    /// The span of what is in the brackets.
    pub(crate) span: Span,
}

/// The parameters of a type, and what `where` says of them.
#[derive(Default)]
pub(crate) struct Generics {
    /// The span of the parameters, if there are any.
    pub(crate) span: Option<Span>,
    /// The parameters as they are declared, but without defaults.
    pub(crate) parameters: TokenStream,
    /// Their names alone.
    pub(crate) names: TokenStream,
    /// `where ..`
    pub(crate) bounds: TokenStream,
}

impl Item {
    /// All attributes of the item itself.
    pub(crate) fn attribute_tokens(&self) -> TokenStream {
        let mut tokens = TokenStream::new();
        for attribute in &self.attributes {
            attribute.tokens.to_tokens(&mut tokens);
        }
        tokens
    }
}

impl Parse for Item {
    fn parse(input: ParseStream) -> Result<Self> {
        let attributes = parse_attributes(input)?;
        let visibility = parse_visibility(input)?;
        let is_enum = input.peek(Token![enum]);
        if !is_enum && !input.peek(Token![struct]) && !input.peek(Token![union]) {
            return Err(input.error("expected an enum"));
        }
        let (keyword, name) = (Ident::parse_any(input)?, input.parse()?);
        let mut generics: Generics = input.parse()?;
        if is_enum && !input.peek(Token![where]) && !input.peek(Brace) {
            return Err(input.error("expected `where` or `{`"));
        }
        let mut variants = Vec::new();
        // The variants are the last group; there may be others in the bounds.
        while !input.is_empty() {
            match input.parse()? {
                TokenTree::Group(body) if is_enum && input.is_empty() => {
                    variants = parse_variants.parse2(body.stream())?;
                }
                token => token.to_tokens(&mut generics.bounds),
            }
        }
        Ok(Self { attributes, visibility, keyword, name, generics, variants })
    }
}

fn parse_variants(input: ParseStream) -> Result<Vec<Variant>> {
    let mut variants = Vec::new();
    while !input.is_empty() {
        let attributes = parse_attributes(input)?;
        parse_visibility(input)?;
        let name = input.parse()?;
        let fields = input.parse().ok();
        let has_discriminant = input.parse::<Option<Token![=]>>()?.is_some();
        let discriminant = if has_discriminant { Some(parse_until(input, ",", 0)?) } else { None };
        variants.push(Variant { attributes, name, fields, discriminant });
        if !input.is_empty() {
            input.parse::<Token![,]>()?;
        }
    }
    Ok(variants)
}

fn parse_attributes(input: ParseStream) -> Result<Vec<Attribute>> {
    let mut attributes = Vec::new();
    while input.peek(Token![#]) {
        let (hash, brackets): (Punct, Group) = (input.parse()?, input.parse()?);
        let parse = |input: ParseStream| Ok((parse_path(input).unwrap_or_default(), input.parse()?));
        let (path, rest): (TokenStream, TokenStream) = parse.parse2(brackets.stream())?;
        let arguments = match rest.clone().into_iter().next() {
            Some(TokenTree::Group(group)) => Some(group.stream()),
            _ => None,
        };
        let content = quote!(#path #rest);
        let span = span_of(content.clone());
        let mut whole = Group::new(Delimiter::Bracket, content);
        whole.set_span(brackets.span());
        attributes.push(Attribute { tokens: quote!(#hash #whole), path, arguments, span });
    }
    Ok(attributes)
}

/// `pub`, `pub(..)`, or nothing.
fn parse_visibility(input: ParseStream) -> Result<TokenStream> {
    if !input.peek(Token![pub]) {
        return Ok(TokenStream::new());
    }
    let (word, place) = (Ident::parse_any(input)?, input.parse::<Group>().ok());
    Ok(quote!(#word #place))
}

/// A path without arguments: `a::b`.
pub(crate) fn parse_path(input: ParseStream) -> Result<TokenStream> {
    let mut path = TokenStream::new();
    loop {
        if input.peek(Token![::]) {
            let (first, second): (Punct, Punct) = (input.parse()?, input.parse()?);
            first.to_tokens(&mut path);
            second.to_tokens(&mut path);
        } else if !path.is_empty() {
            return Ok(path);
        }
        let is_place = input.peek(Token![crate]) || input.peek(Token![self]) || input.peek(Token![super]);
        let name = if is_place { Ident::parse_any(input)? } else { input.parse()? };
        name.to_tokens(&mut path);
    }
}

impl Parse for Generics {
    fn parse(input: ParseStream) -> Result<Self> {
        let mut generics = Self::default();
        if !input.peek(Token![<]) {
            return Ok(generics);
        }
        let start = input.parse::<Token![<]>()?.spans[0];
        while !input.is_empty() && !input.peek(Token![>]) {
            parse_attributes(input)?;
            let word = if input.peek(Token![const]) { Some(Ident::parse_any(input)?) } else { None };
            let (name, bounds) = (parse_until(input, ":=,>", 1)?, parse_until(input, "=,>", 1)?);
            let _default = parse_until(input, ",>", 1)?;
            input.parse::<Option<Token![,]>>()?;
            quote!(#word #name #bounds,).to_tokens(&mut generics.parameters);
            quote!(#name,).to_tokens(&mut generics.names);
        }
        let end = input.parse::<Token![>]>()?.spans[0];
        generics.span = (!generics.names.is_empty()).then(|| start.join(end).unwrap_or(start));
        Ok(generics)
    }
}

/// An expression or a type: the tokens up to one of the signs, between as many open angle brackets as there are at the start.
fn parse_until(input: ParseStream, ends: &str, open: usize) -> Result<TokenStream> {
    const KEYWORD: char = 'k';
    const OPERAND: char = 'o';
    let (mut tokens, mut depth, mut before) = (TokenStream::new(), open, KEYWORD);
    while let Some((token, _)) = input.cursor().token_tree() {
        let sign = match &token {
            TokenTree::Punct(sign) => sign.as_char(),
            TokenTree::Ident(_) if !input.peek(syn::Ident) => KEYWORD,
            _ => OPERAND,
        };
        if depth == open && ends.contains(sign) && before != '-' {
            break;
        }
        match sign {
            // In `<A as B<C, D>>::E` and `f::<G, H>()`, but not in `1 << 2`.
            '<' if depth > 0 || !matches!(before, OPERAND | '<') => depth += 1,
            '>' if before != '-' => depth = depth.saturating_sub(1),
            _ => {}
        }
        before = sign;
        input.parse::<TokenTree>()?.to_tokens(&mut tokens);
    }
    Ok(tokens)
}

impl Attribute {
    /// Whether the path is that word.
    pub(crate) fn is(&self, word: &str) -> bool {
        self.path.to_string() == word
    }

    /// Whether the path ends with that word.
    pub(crate) fn ends_with(&self, word: &str) -> bool {
        matches!(self.path.clone().into_iter().last(), Some(TokenTree::Ident(last)) if last == word)
    }
}

/// The first and the last token.
pub(crate) fn ends(tokens: TokenStream) -> Option<(Span, Span)> {
    let mut ends = None;
    for token in tokens {
        let (first, _) = ends.unwrap_or((token.span(), token.span()));
        ends = Some((first, token.span()));
    }
    ends
}

/// The span from the first token to the last, if this compiler can tell it; or else of the first.
pub(crate) fn span_of(tokens: TokenStream) -> Span {
    ends(tokens).map_or_else(Span::call_site, |(first, last)| first.join(last).unwrap_or(first))
}

#[cfg(test)]
mod tests {
    use super::Item;
    use proc_macro2::{Delimiter, Group, TokenStream};
    use quote::quote;

    fn parsed(item: TokenStream) -> Item {
        syn::parse2(item).unwrap()
    }

    fn discriminants(item: &Item) -> Vec<String> {
        item.variants.iter().filter_map(|variant| Some(variant.discriminant.as_ref()?.to_string())).collect()
    }

    #[test]
    fn each_part_of_an_enum_is_found() {
        let item = parsed(quote! {
            #[doc = " A, b."] #[::a::b(c, d)] #[unsafe(e)]
            pub(in a::b) enum Pet<'a, T: From<(u8, u16)> + for<'b> Fn(u8) -> Vec<T> = u8, const N: u8 = { 1 }> where [T; { N }]: A {
                #[label(name = "cat")] Cat,
                pub Dog(u8, u16) = 1,
                Owl { a: u8 },
            }
        });
        assert_eq!(item.visibility.to_string(), quote!(pub(in a::b)).to_string());
        assert!(item.name == "Pet" && item.attributes[1].ends_with("b") && !item.attributes[1].is("b"));
        assert_eq!(item.attributes[2].tokens.to_string(), quote!(#[unsafe(e)]).to_string());
        let generics = &item.generics;
        let parameters = quote!('a, T: From<(u8, u16)> + for<'b> Fn(u8) -> Vec<T>, const N: u8,);
        assert_eq!(generics.parameters.to_string(), parameters.to_string());
        assert_eq!(generics.names.to_string(), quote!('a, T, N,).to_string());
        assert_eq!(generics.bounds.to_string(), quote!(where [T; { N }]: A).to_string());
        let variants: Vec<_> =
            item.variants.iter().map(|variant| (variant.name.to_string(), variant.fields.is_some())).collect();
        assert_eq!(variants, [("Cat", false), ("Dog", true), ("Owl", true)].map(|(name, has)| (name.to_owned(), has)));
        assert!(item.variants[0].attributes[0].is("label"));
        assert_eq!(item.variants[0].attributes[0].arguments.as_ref().unwrap().to_string(), "name = \"cat\"");
        assert_eq!(discriminants(&item), ["1"]);
    }

    /// A comma in angle brackets is not the end, and `<` may be another sign.
    #[test]
    fn an_expression_ends_at_its_comma() {
        for expression in [
            quote!(1 << 2),
            quote!(<A as B<C, D>>::E),
            quote!(0 as <A as B<C, <D as E<F, G>>::H>>::I >> 1),
            quote!(-<A as B<C, D>>::E << 1),
            quote!(f::<fn(A) -> B, C>() - 1),
            quote!(if 1 < 2 { 3 } else { 4 }),
            quote!((|a: u8| -> isize { 1 })(2)),
        ] {
            let item = parsed(quote!(enum A { B = #expression, C = 2 }));
            assert_eq!(discriminants(&item), [expression.to_string(), "2".to_owned()]);
        }
    }

    #[test]
    fn other_items_are_told() {
        for (item, keyword) in [
            ("pub struct A;", "struct"),
            ("struct A(u8) where u8: B;", "struct"),
            ("union A { a: u8 }", "union"),
            ("enum A<> {}", "enum"),
        ] {
            let item = parsed(item.parse().unwrap());
            assert!(item.keyword == keyword && item.variants.is_empty() && item.generics.span.is_none());
        }
        for other in ["pub fn a() {}", "const A: u8 = 1;", "", "enum A<B", "enum A { B C }"] {
            assert!(syn::parse2::<Item>(other.parse().unwrap()).is_err(), "{other}");
        }
    }

    /// What `macro_rules!` puts in for `$vis`, `$meta`, `$path` and `$expr` are groups without delimiters.
    #[test]
    fn fragments_of_a_macro_are_as_if_written() {
        let group = |tokens| Group::new(Delimiter::None, tokens);
        let (visible, nothing, path) = (group(quote!(pub)), group(quote!()), group(quote!(label)));
        let (meta, value) = (group(quote!(label(name = "a"))), group(quote!(-1)));
        let item = parsed(quote!(#[#meta] #visible enum A { #[#path(name = "a")] #nothing B = #value, C }));
        for attribute in [&item.attributes[0], &item.variants[0].attributes[0]] {
            assert!(attribute.is("label") && attribute.arguments.is_some());
            assert_eq!(attribute.tokens.to_string(), quote!(#[label(name = "a")]).to_string());
        }
        assert_eq!((item.visibility.to_string(), item.variants.len()), ("pub".to_owned(), 2));
        assert_eq!(discriminants(&item), [quote!(-1).to_string()]);
    }
}
