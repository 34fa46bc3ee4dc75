//! In: the item under the macro. Out: the enum as the checks want it, with a span for each part.

use crate::{attr, report};
use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote};
use syn::ext::IdentExt;
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::{Attribute, Data, DeriveInput, Expr, ExprLit, Ident, Lit, LitStr, Meta, Token};
use typed_label_build::source::messages::{options as problem, variants};
use typed_label_build::{Discriminant, Written, WrittenVariant};

/// The enum as it is written.
pub(crate) struct Ast {
    pub(crate) name: Ident,
    pub(crate) generics_span: Option<Span>,
    pub(crate) variants: Vec<Variant>,
    /// The integer of `#[repr(..)]`.
    pub(crate) repr: Option<String>,
    /// Whether the item is an enum at all.
    pub(crate) is_enum: bool,
    pub(crate) errors: Vec<syn::Error>,
}

/// One variant as it is written.
pub(crate) struct Variant {
    pub(crate) name: Ident,
    pub(crate) class: Option<LitStr>,
    pub(crate) fields: Option<Span>,
    pub(crate) discriminant: Option<Span>,
    value: Discriminant,
}

impl Ast {
    pub(crate) fn new(item: &DeriveInput) -> Self {
        let mut ast = Self {
            name: item.ident.clone(),
            generics_span: (!item.generics.params.is_empty()).then(|| item.generics.span()),
            variants: Vec::new(),
            repr: None,
            is_enum: true,
            errors: Vec::new(),
        };
        match &item.data {
            Data::Enum(data) => {
                for (index, variant) in data.variants.iter().enumerate() {
                    let variant = ast.variant(index, variant);
                    ast.variants.push(variant);
                }
            }
            Data::Struct(data) => ast.no_enum("a struct", data.struct_token.span),
            Data::Union(data) => ast.no_enum("a union", data.union_token.span),
        }
        for attribute in item.attrs.iter().filter(|attribute| attribute.path().is_ident("repr")) {
            if let Err(error) = attribute.parse_nested_meta(|meta| ast.read_repr(&meta.path)) {
                ast.errors.push(error);
            }
        }
        ast
    }

    /// The enum without spans, for the checks.
    pub(crate) fn written(&self) -> Written {
        let variant = |variant: &Variant| WrittenVariant {
            name: variant.name.unraw().to_string(),
            class: variant.class.as_ref().map(LitStr::value),
            fields: variant.fields.is_some(),
            discriminant: variant.value.clone(),
        };
        Written {
            name: self.name.to_string(),
            generic: self.generics_span.is_some(),
            variants: self.variants.iter().map(variant).collect(),
        }
    }

    fn no_enum(&mut self, kind: &str, span: Span) {
        self.is_enum = false;
        self.errors.push(report::at(span, &problem::no_enum(kind)));
    }

    fn variant(&mut self, index: usize, variant: &syn::Variant) -> Variant {
        let mut class: Option<LitStr> = None;
        for tokens in label_attributes(&variant.attrs) {
            match tokens.and_then(attr::class_name) {
                Ok(name) if class.is_some() => {
                    let twice = variants::name_twice(index, &variant.ident.to_string());
                    self.errors.push(report::at(name.span(), &twice));
                }
                Ok(name) => class = Some(name),
                Err(error) => self.errors.push(error),
            }
        }
        let (discriminant, value) = match &variant.discriminant {
            None => (None, Discriminant::None),
            Some((_, expression)) => (Some(expression.span()), value(expression)),
        };
        let fields = (!variant.fields.to_token_stream().is_empty()).then(|| variant.fields.span());
        Variant { name: variant.ident.clone(), class, fields, discriminant, value }
    }

    fn read_repr(&mut self, path: &syn::Path) -> syn::Result<()> {
        const INTEGERS: &[&str] =
            &["u8", "u16", "u32", "u64", "u128", "usize", "i8", "i16", "i32", "i64", "i128", "isize"];
        match path.get_ident().map(Ident::to_string) {
            Some(int) if INTEGERS.contains(&int.as_str()) => {
                self.repr = Some(int);
                Ok(())
            }
            _ => Err(report::at(path.span(), &problem::no_plain_repr(&path.to_token_stream().to_string()))),
        }
    }
}

/// What stands in each `#[label(..)]`.
pub(crate) fn label_attributes(attributes: &[Attribute]) -> impl Iterator<Item = syn::Result<TokenStream>> {
    attributes.iter().filter(|attribute| attribute.path().is_ident("label")).map(|attribute| match &attribute.meta {
        Meta::List(list) => Ok(list.tokens.clone()),
        other => {
            let expected = problem::option_value("what to label with", "#[label(\"data/train\")]");
            Err(report::at(other.span(), &expected))
        }
    })
}

fn value(expression: &Expr) -> Discriminant {
    match expression {
        Expr::Lit(ExprLit { lit: Lit::Int(int), .. }) if int.base10_parse::<u128>().is_ok() => {
            Discriminant::Value(int.base10_parse().unwrap_or_default())
        }
        other => Discriminant::Other(other.to_token_stream().to_string()),
    }
}

/// The attributes that stay on an enum that `#[labels]` declares: all but the derives that it has anyway, `repr`, and what
/// would make a label type of it once more; of those, the name.
pub(crate) fn without_ours(attributes: &[Attribute]) -> (TokenStream, Option<&'static str>) {
    const OURS: &[&str] = &["Clone", "Copy", "PartialEq", "Eq", "PartialOrd", "Ord", "Hash", "Debug", "Label"];
    let (mut kept, mut second) = (TokenStream::new(), None);
    let named = |path: &syn::Path, name: &str| path.segments.last().is_some_and(|last| last.ident == name);
    for attribute in attributes.iter().filter(|attribute| !attribute.path().is_ident("repr")) {
        if named(attribute.path(), "labels") || attribute.path().is_ident("label") {
            second = second.or(Some(if named(attribute.path(), "labels") { "#[labels]" } else { "#[label]" }));
            continue;
        }
        let derives = Punctuated::<syn::Path, Token![,]>::parse_terminated;
        match (attribute.path().is_ident("derive"), attribute.parse_args_with(derives)) {
            (true, Ok(derives)) => {
                if derives.iter().any(|path| named(path, "Label")) {
                    second = Some("#[derive(Label)]");
                }
                let is_ours = |path: &&syn::Path| OURS.iter().any(|ours| named(path, ours));
                let others: Vec<&syn::Path> = derives.iter().filter(|path| !is_ours(path)).collect();
                // An empty one would have every index proven.
                if !others.is_empty() {
                    kept.extend(quote!(#[derive(#(#others),*)]));
                }
            }
            _ => attribute.to_tokens(&mut kept),
        }
    }
    (kept, second)
}
