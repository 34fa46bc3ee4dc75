//! In: a spec. Out: the code, as tokens. The only emitter: attribute, derive, build.rs and command all call it.
//! Nothing here mentions a variant outside the enum's own definition: rustc's cost of a mention grows with the enum.

use crate::lookup;
use crate::spec::{Layout, Spec};
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

/// The enum: its variants in index order, and the derives that a plain index deserves.
pub fn declare(spec: &Spec, attributes: &TokenStream, visibility: &TokenStream) -> TokenStream {
    let krate = &spec.krate;
    let (name, int) = (&spec.name, int(spec));
    let variants = spec.classes.iter().enumerate().map(|(index, class)| {
        let (doc, variant) = (format!("Index {index}: `{}`.", class.name.escape_debug()), ident(&class.variant));
        quote!(#[doc = #doc] #variant,)
    });
    quote! {
        #attributes
        #[#krate::__private::core::prelude::v1::derive(
            #krate::__private::core::clone::Clone,
            #krate::__private::core::marker::Copy,
            #krate::__private::core::cmp::PartialEq,
            #krate::__private::core::cmp::Eq,
            #krate::__private::core::cmp::PartialOrd,
            #krate::__private::core::cmp::Ord,
            #krate::__private::core::hash::Hash,
        )]
        #[repr(#int)]
        #[allow(clippy::enum_variant_names, clippy::upper_case_acronyms)]
        #visibility enum #name { #(#variants)* }
    }
}

/// The impls that make the enum a label type.
pub fn implement(spec: &Spec) -> TokenStream {
    let krate = &spec.krate;
    let (name, int, count) = (&spec.name, int(spec), Literal::usize_unsuffixed(spec.classes.len()));
    let names: Vec<&str> = spec.classes.iter().map(|class| class.name.as_str()).collect();
    let table = lookup::build(&names);
    let (seed, pilots, slots) =
        (Literal::u64_unsuffixed(table.seed), Literal::byte_string(&table.pilots), Literal::byte_string(&table.slots));
    let (names, lengths) = joined(names.into_iter());
    let (layout, debug) = match spec.layout {
        Layout::Written => (quote!(checked), None),
        Layout::Emitted => {
            let (variants, lengths) = joined(spec.classes.iter().map(|class| class.variant.as_str()));
            (quote!(viewed), Some(quote!(, debug: #variants #lengths)))
        }
    };
    quote! {
        #krate::__private::label! {
            #name, #int, #count, #layout,
            names: #names #lengths,
            lookup: #seed #pilots #slots
            #debug
        }
    }
}

/// Tokens that have Cargo build the crate again where one of the environment variables has changed.
pub fn track<'a>(krate: &TokenStream, variables: impl IntoIterator<Item = &'a str>) -> TokenStream {
    let tracked = variables.into_iter().map(|variable| {
        quote! { const _: #krate::__private::core::option::Option<&str> = #krate::__private::core::option_env!(#variable); }
    });
    quote!(#(#tracked)*)
}

/// The texts one behind the other, and the length of each (LEB128).
#[allow(clippy::cast_possible_truncation, reason = "seven bits")]
fn joined<'a>(texts: impl Iterator<Item = &'a str>) -> (Literal, Literal) {
    let (mut text, mut lengths) = (String::new(), Vec::new());
    for part in texts {
        text.push_str(part);
        let mut length = part.len();
        while length >= 0x80 {
            lengths.push(0x80 | (length & 0x7f) as u8);
            length >>= 7;
        }
        lengths.push(length as u8);
    }
    (Literal::string(&text), Literal::byte_string(&lengths))
}

/// The integer that has the enum's layout.
fn int(spec: &Spec) -> Ident {
    let int = match (&spec.repr, &spec.layout, spec.classes.len()) {
        (Some(repr), ..) => repr,
        (None, Layout::Written, 1) => "unit",
        (None, _, ..=0x100) => "u8",
        _ => "u16",
    };
    ident(int)
}

fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}
