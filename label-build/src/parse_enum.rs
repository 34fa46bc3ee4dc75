//! Parses the item under a macro: the user's enum, and the span of each part.

use crate::compare_enum::{Discriminant, WrittenEnum, WrittenVariant, messages};
use crate::enum_attributes::INTEGERS;
use crate::label_type::DiscriminantCheck;
use crate::parse_options::parse_class_name;
use crate::place;
use crate::token_diagnostics::{AtToken, TokenDiagnostics, expected};
use proc_macro2::{Span, TokenStream};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{Attribute, Data, DeriveInput, Expr, ExprGroup, ExprLit, ExprParen, Ident, Lit, LitStr, Meta};

/// The enum as it is written.
pub(crate) struct EnumInput {
    pub(crate) name: Ident,
    pub(crate) is_generic: bool,
    pub(crate) variants: Vec<VariantInput>,
    /// The integer of `#[repr(..)]`.
    pub(crate) repr: Option<String>,
    /// Whether the item is an enum at all.
    pub(crate) is_enum: bool,
}

/// One variant as it is written.
pub(crate) struct VariantInput {
    pub(crate) name: Ident,
    class: Option<LitStr>,
    has_fields: bool,
    discriminant: Discriminant,
    discriminant_span: (Span, Span),
}

impl EnumInput {
    /// Reads the item.
    pub(crate) fn parse(item: &DeriveInput, diagnostics: &mut TokenDiagnostics) -> Self {
        let (mut variants, mut not_enum) = (Vec::new(), None);
        match &item.data {
            Data::Enum(data) => {
                for (position, variant) in data.variants.iter().enumerate() {
                    variants.push(VariantInput::parse(position, variant, diagnostics));
                }
            }
            Data::Struct(data) => not_enum = Some(not_an_enum(data.struct_token.span, "a struct")),
            Data::Union(data) => not_enum = Some(not_an_enum(data.union_token.span, "a union")),
        }
        diagnostics.set_span(place::ENUM, item.ident.span());
        let is_generic = !item.generics.params.is_empty();
        if is_generic {
            diagnostics.set_span(place::GENERICS, item.generics.span());
        }
        let is_enum = not_enum.is_none();
        if let Some(found) = not_enum {
            diagnostics.push_at(found);
        }
        Self { name: item.ident.clone(), is_generic, variants, repr: parse_repr(&item.attrs, diagnostics), is_enum }
    }

    /// The discriminants that only the compiler can compare with the indices.
    pub(crate) fn discriminant_checks(&self) -> Vec<DiscriminantCheck> {
        let check = |(position, variant): (usize, &VariantInput)| match &variant.discriminant {
            Discriminant::Other(given) => {
                let name = variant.name.unraw().to_string();
                let message = messages::discriminant_expression(position, &name, given);
                Some(DiscriminantCheck { position, span: variant.discriminant_span, message })
            }
            _ => None,
        };
        self.variants.iter().enumerate().filter_map(check).collect()
    }

    /// The enum without spans, for the comparison with a class list.
    pub(crate) fn without_spans(&self) -> WrittenEnum {
        let variant = |variant: &VariantInput| WrittenVariant {
            name: variant.name.unraw().to_string(),
            class: variant.class.as_ref().map(LitStr::value),
            has_fields: variant.has_fields,
            discriminant: variant.discriminant.clone(),
        };
        WrittenEnum {
            name: self.name.to_string(),
            is_generic: self.is_generic,
            variants: self.variants.iter().map(variant).collect(),
        }
    }
}

impl VariantInput {
    fn parse(position: usize, variant: &syn::Variant, diagnostics: &mut TokenDiagnostics) -> Self {
        let mut class: Option<LitStr> = None;
        for tokens in label_attributes(&variant.attrs) {
            match tokens.and_then(parse_class_name) {
                Ok(name) if class.is_some() => {
                    diagnostics.push_at(name_twice(name.span(), &variant.ident));
                }
                Ok(name) => class = Some(name),
                Err(found) => {
                    diagnostics.push_at(found);
                }
            }
        }
        diagnostics.set_span(place::variant(position), variant.ident.span());
        if let Some(class) = &class {
            diagnostics.set_span(place::name(position), class.span());
        }
        let has_fields = !variant.fields.to_token_stream().is_empty();
        if has_fields {
            diagnostics.set_span(place::fields(position), variant.fields.span());
        }
        let mut discriminant_span = (Span::call_site(), Span::call_site());
        let discriminant = match &variant.discriminant {
            None => Discriminant::None,
            Some((_, expression)) => {
                let expression = ungrouped(expression);
                diagnostics.set_span(place::discriminant(position), expression.span());
                discriminant_span = ends(expression.to_token_stream()).unwrap_or(discriminant_span);
                parse_discriminant(expression)
            }
        };
        Self { name: variant.ident.clone(), class, has_fields, discriminant, discriminant_span }
    }
}

/// The content of each `#[label(..)]`.
pub(crate) fn label_attributes(attributes: &[Attribute]) -> impl Iterator<Item = Result<TokenStream, AtToken>> {
    attributes.iter().filter(|attribute| attribute.path().is_ident("label")).map(|attribute| match &attribute.meta {
        Meta::List(list) => Ok(list.tokens.clone()),
        other => Err(expected(other.span(), "what to label with", "#[label(\"data/train\")]")),
    })
}

/// The integer of `#[repr(..)]`.
fn parse_repr(attributes: &[Attribute], diagnostics: &mut TokenDiagnostics) -> Option<String> {
    let mut repr = None;
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("repr")) {
        let mut other = None;
        let parsed = attribute.parse_nested_meta(|meta| match meta.path.get_ident().map(Ident::to_string) {
            Some(int) if INTEGERS.contains(&int.as_str()) => {
                repr = Some(int);
                Ok(())
            }
            _ => {
                other = Some(not_an_integer(&meta.path));
                Err(meta.error("not an integer"))
            }
        });
        if let Err(error) = parsed {
            diagnostics.push_at(other.unwrap_or_else(|| expected(error.span(), "an integer", "#[repr(u8)]")));
        }
    }
    repr
}

fn parse_discriminant(expression: &Expr) -> Discriminant {
    match expression {
        Expr::Group(ExprGroup { expr, .. }) | Expr::Paren(ExprParen { expr, .. }) => parse_discriminant(expr),
        Expr::Lit(ExprLit { lit: Lit::Int(int), .. }) if int.base10_parse::<u128>().is_ok() => {
            Discriminant::Value(int.base10_parse().unwrap_or_default())
        }
        other => Discriminant::Other(other.to_token_stream().to_string()),
    }
}

/// What a fragment of a `macro_rules!` stands for: `$value` comes in a group without delimiters.
fn ungrouped(mut expression: &Expr) -> &Expr {
    while let Expr::Group(group) = expression {
        expression = &group.expr;
    }
    expression
}

/// The first and the last token.
fn ends(tokens: TokenStream) -> Option<(Span, Span)> {
    let mut tokens = tokens.into_iter().map(|token| token.span());
    let first = tokens.next()?;
    Some((first, tokens.last().unwrap_or(first)))
}

/// A label type that is something else.
pub(crate) fn not_an_enum(span: Span, kind: &str) -> AtToken {
    AtToken::new(span, format!("a label type is an enum, not {kind}"), "write `enum` and one variant per class")
}

fn name_twice(span: Span, variant: &Ident) -> AtToken {
    AtToken::new(span, format!("`{variant}` has two class names"), "remove one of the two `name = \"..\"`")
}

/// `repr(..)` that gives the enum another layout than an integer's.
fn not_an_integer(path: &syn::Path) -> AtToken {
    AtToken::new(
        path.span(),
        format!("`repr({})` gives the enum a layout that is not a plain index", path.to_token_stream()),
        "remove it, or write an integer: `#[repr(u8)]`",
    )
}
