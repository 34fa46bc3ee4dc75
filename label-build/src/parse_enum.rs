//! Parses the item under a macro: the user's enum, and the span of each part.

use crate::compare_enum::{Discriminant, WrittenEnum, WrittenVariant, messages};
use crate::enum_attributes::INTEGERS;
use crate::label_type::DiscriminantCheck;
use crate::parse_item::{Attribute, Item, Variant, ends, parse_path, span_of};
use crate::parse_options::{parse_all, parse_class_name, parse_comma};
use crate::place;
use crate::token_diagnostics::{AtToken, TokenDiagnostics, expected};
use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{Ident, LitInt, LitStr};
use typed_label_source::collect::mapped;

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
    pub(crate) fn parse(item: &Item, diagnostics: &mut TokenDiagnostics) -> Self {
        let mut variants = Vec::new();
        for (position, variant) in item.variants.iter().enumerate() {
            variants.push(VariantInput::parse(position, variant, diagnostics));
        }
        diagnostics.set_span(place::ENUM, item.name.span());
        if let Some(span) = item.generics.span {
            diagnostics.set_span(place::GENERICS, span);
        }
        let is_enum = item.keyword == "enum";
        if !is_enum {
            diagnostics.push_at(not_an_enum(item.keyword.span(), &format!("a {}", item.keyword)));
        }
        Self {
            name: item.name.clone(),
            is_generic: item.generics.span.is_some(),
            variants,
            repr: parse_repr(&item.attributes, diagnostics),
            is_enum,
        }
    }

    /// The discriminants that only the compiler can compare with the indices.
    pub(crate) fn discriminant_checks(&self) -> Vec<DiscriminantCheck> {
        let mut checks = Vec::new();
        for (position, variant) in self.variants.iter().enumerate() {
            if let Discriminant::Other(given) = &variant.discriminant {
                let name = variant.name.unraw().to_string();
                let message = messages::discriminant_expression(position, &name, given);
                checks.push(DiscriminantCheck { position, span: variant.discriminant_span, message });
            }
        }
        checks
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
            variants: mapped(&self.variants, variant),
        }
    }
}

impl VariantInput {
    fn parse(position: usize, variant: &Variant, diagnostics: &mut TokenDiagnostics) -> Self {
        let mut class: Option<LitStr> = None;
        for tokens in label_attributes(&variant.attributes) {
            match tokens.and_then(parse_class_name) {
                Ok(name) if class.is_some() => {
                    diagnostics.push_at(name_twice(name.span(), &variant.name));
                }
                Ok(name) => class = Some(name),
                Err(found) => {
                    diagnostics.push_at(found);
                }
            }
        }
        diagnostics.set_span(place::variant(position), variant.name.span());
        if let Some(class) = &class {
            diagnostics.set_span(place::name(position), class.span());
        }
        if let Some(fields) = &variant.fields {
            diagnostics.set_span(place::fields(position), fields.span());
        }
        let mut discriminant_span = (Span::call_site(), Span::call_site());
        let discriminant = match &variant.discriminant {
            None => Discriminant::None,
            Some(expression) => {
                let expression = without(&[Delimiter::None], expression.clone());
                diagnostics.set_span(place::discriminant(position), span_of(expression.clone()));
                discriminant_span = ends(expression.clone()).unwrap_or(discriminant_span);
                parse_discriminant(expression)
            }
        };
        let (name, has_fields) = (variant.name.clone(), variant.fields.is_some());
        Self { name, class, has_fields, discriminant, discriminant_span }
    }
}

/// The content of each `#[label(..)]`.
pub(crate) fn label_attributes(attributes: &[Attribute]) -> impl Iterator<Item = Result<TokenStream, AtToken>> {
    attributes.iter().filter(|attribute| attribute.is("label")).map(|attribute| match &attribute.arguments {
        Some(arguments) => Ok(arguments.clone()),
        None => Err(expected(attribute.span, "what to label with", "#[label(\"data/train\")]")),
    })
}

/// The integer of `#[repr(..)]`.
fn parse_repr(attributes: &[Attribute], diagnostics: &mut TokenDiagnostics) -> Option<String> {
    const EXAMPLE: &str = "#[repr(u8)]";
    let mut repr = None;
    for attribute in attributes.iter().filter(|attribute| attribute.is("repr")) {
        let read = |input: ParseStream| {
            while !input.is_empty() {
                let path = parse_path(input).map_err(|error| expected(error.span(), "an integer", EXAMPLE))?;
                let integer = path.to_string();
                if !INTEGERS.contains(&integer.as_str()) {
                    return Err(not_an_integer(span_of(path), &integer));
                }
                repr = Some(integer);
                if !input.is_empty() {
                    parse_comma(input, EXAMPLE)?;
                }
            }
            Ok(())
        };
        let arguments = attribute.arguments.clone();
        let parsed = arguments.ok_or_else(|| expected(attribute.span, "an integer", EXAMPLE));
        if let Err(found) = parsed.and_then(|arguments| parse_all(arguments, EXAMPLE, read)) {
            diagnostics.push_at(found);
        }
    }
    repr
}

fn parse_discriminant(expression: TokenStream) -> Discriminant {
    let expression = without(&[Delimiter::None, Delimiter::Parenthesis], expression);
    let value = syn::parse2::<LitInt>(expression.clone()).and_then(|integer| integer.base10_parse());
    value.map_or_else(|_| Discriminant::Other(expression.to_string()), Discriminant::Value)
}

/// The content of such a pair of delimiters, if it is the whole. `$value` of a `macro_rules!` comes in a group without any.
fn without(delimiters: &[Delimiter], tokens: TokenStream) -> TokenStream {
    let mut inside = tokens.clone().into_iter();
    match (inside.next(), inside.next()) {
        (Some(TokenTree::Group(group)), None) if delimiters.contains(&group.delimiter()) => {
            without(delimiters, group.stream())
        }
        _ => tokens,
    }
}

/// A label type that is something else.
pub(crate) fn not_an_enum(span: Span, kind: &str) -> AtToken {
    AtToken::new(span, format!("a label type is an enum, not {kind}"), "write `enum` and one variant per class")
}

fn name_twice(span: Span, variant: &Ident) -> AtToken {
    AtToken::new(span, format!("`{variant}` has two class names"), "remove one of the two `name = \"..\"`")
}

/// `repr(..)` that gives the enum another layout than an integer's.
fn not_an_integer(span: Span, path: &str) -> AtToken {
    AtToken::new(
        span,
        format!("`repr({path})` gives the enum a layout that is not a plain index"),
        "remove it, or write an integer: `#[repr(u8)]`",
    )
}
