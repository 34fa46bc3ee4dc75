//! Reads the item under a macro: the user's enum, with a span for each part.

use crate::compare_enum::{Discriminant, EnumDecl, VariantDecl};
use crate::options_input::{expected, parse_class_name};
use crate::place;
use crate::token_diagnostics::{AtToken, TokenDiagnostics};
use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote};
use syn::ext::IdentExt;
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::{Attribute, Data, DeriveInput, Expr, ExprLit, Ident, Lit, LitStr, Meta, Token};
use typed_label_source::Problem;

/// The enum as it is written.
pub(crate) struct EnumInput {
    pub(crate) name: Ident,
    pub(crate) generics_span: Option<Span>,
    pub(crate) variants: Vec<VariantInput>,
    /// The integer of `#[repr(..)]`.
    pub(crate) repr: Option<String>,
    /// Whether the item is an enum at all.
    pub(crate) is_enum: bool,
}

/// One variant as it is written.
pub(crate) struct VariantInput {
    pub(crate) name: Ident,
    pub(crate) class: Option<LitStr>,
    pub(crate) fields: Option<Span>,
    pub(crate) discriminant: Option<Span>,
    value: Discriminant,
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
        let is_enum = not_enum.is_none();
        if let Some(found) = not_enum {
            diagnostics.push_at(found);
        }
        Self {
            name: item.ident.clone(),
            generics_span: (!item.generics.params.is_empty()).then(|| item.generics.span()),
            variants,
            repr: parse_repr(&item.attrs, diagnostics),
            is_enum,
        }
    }

    /// The enum without spans, for the comparison with a class list.
    pub(crate) fn decl(&self) -> EnumDecl {
        let variant = |variant: &VariantInput| VariantDecl {
            name: variant.name.unraw().to_string(),
            class: variant.class.as_ref().map(LitStr::value),
            has_fields: variant.fields.is_some(),
            discriminant: variant.value.clone(),
        };
        EnumDecl {
            name: self.name.to_string(),
            is_generic: self.generics_span.is_some(),
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
                    diagnostics.push_at(AtToken { span: name.span(), problem: name_twice(position, &variant.ident) });
                }
                Ok(name) => class = Some(name),
                Err(found) => {
                    diagnostics.push_at(found);
                }
            }
        }
        let (discriminant, value) = match &variant.discriminant {
            None => (None, Discriminant::None),
            Some((_, expression)) => (Some(expression.span()), parse_discriminant(expression)),
        };
        let fields = (!variant.fields.to_token_stream().is_empty()).then(|| variant.fields.span());
        Self { name: variant.ident.clone(), class, fields, discriminant, value }
    }
}

/// What stands in each `#[label(..)]`.
pub(crate) fn label_attributes(attributes: &[Attribute]) -> impl Iterator<Item = Result<TokenStream, AtToken>> {
    attributes.iter().filter(|attribute| attribute.path().is_ident("label")).map(|attribute| match &attribute.meta {
        Meta::List(list) => Ok(list.tokens.clone()),
        other => Err(expected(other.span(), "what to label with", "#[label(\"data/train\")]")),
    })
}

/// The integer of `#[repr(..)]`.
fn parse_repr(attributes: &[Attribute], diagnostics: &mut TokenDiagnostics) -> Option<String> {
    const INTEGERS: &[&str] = &["u8", "u16", "u32", "u64", "u128", "usize", "i8", "i16", "i32", "i64", "i128", "isize"];
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
        Expr::Lit(ExprLit { lit: Lit::Int(int), .. }) if int.base10_parse::<u128>().is_ok() => {
            Discriminant::Value(int.base10_parse().unwrap_or_default())
        }
        other => Discriminant::Other(other.to_token_stream().to_string()),
    }
}

/// The attributes that stay on an enum that `#[labels]` declares: all but the derives that it has anyway, `repr`, and what
/// would make a label type of it once more; of those, the name.
pub(crate) fn strip_generated_attributes(attributes: &[Attribute]) -> (TokenStream, Option<&'static str>) {
    const GENERATED: &[&str] = &["Clone", "Copy", "PartialEq", "Eq", "PartialOrd", "Ord", "Hash", "Debug", "Label"];
    let (mut kept, mut second) = (TokenStream::new(), None);
    let is_named = |path: &syn::Path, name: &str| path.segments.last().is_some_and(|last| last.ident == name);
    for attribute in attributes.iter().filter(|attribute| !attribute.path().is_ident("repr")) {
        if is_named(attribute.path(), "labels") || attribute.path().is_ident("label") {
            second = second.or(Some(if is_named(attribute.path(), "labels") { "#[labels]" } else { "#[label]" }));
            continue;
        }
        let derives = Punctuated::<syn::Path, Token![,]>::parse_terminated;
        match (attribute.path().is_ident("derive"), attribute.parse_args_with(derives)) {
            (true, Ok(derives)) => {
                if derives.iter().any(|path| is_named(path, "Label")) {
                    second = Some(DERIVE_LABEL);
                }
                let is_generated = |path: &&syn::Path| GENERATED.iter().any(|name| is_named(path, name));
                let others: Vec<&syn::Path> = derives.iter().filter(|path| !is_generated(path)).collect();
                // With an empty one, every index would be proven.
                if !others.is_empty() {
                    kept.extend(quote!(#[derive(#(#others),*)]));
                }
            }
            _ => attribute.to_tokens(&mut kept),
        }
    }
    (kept, second)
}

/// The derive, as messages name it.
pub(crate) const DERIVE_LABEL: &str = "#[derive(Label)]";

/// A label type that is something else.
pub(crate) fn not_an_enum(span: Span, kind: &str) -> AtToken {
    let what = format!("a label type is an enum, not {kind}");
    AtToken { span, problem: Problem::new(place::ENUM, what, "write `enum` and one variant per class") }
}

fn name_twice(position: usize, variant: &Ident) -> Problem {
    Problem::new(
        place::name(position),
        format!("`{variant}` has two class names"),
        "remove one of the two `name = \"..\"`",
    )
}

/// `repr(..)` that gives the enum another layout than an integer's.
fn not_an_integer(path: &syn::Path) -> AtToken {
    let problem = Problem::new(
        place::ENUM,
        format!("`repr({})` gives the enum a layout that is no plain index", path.to_token_stream()),
        "remove it, or write an integer: `#[repr(u8)]`",
    );
    AtToken { span: path.span(), problem }
}
