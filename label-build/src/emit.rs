//! Writes the code of a label type, as tokens. It is the only emitter: attribute, derive, build.rs and command all call it.
//! A long enum's variants are mentioned nowhere but in its definition: rustc's cost of a mention grows with the enum.

use crate::label_type::{Class, Declared, DiscriminantCheck, LabelType};
use crate::long_lists::{LongLists, lex};
#[cfg(feature = "macros")]
use crate::parse_item::{Generics, Item};
use crate::perfect_hash;
use proc_macro2::{Ident, Literal, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use std::fmt::Write;
use std::fs;
use typed_label_hash::{FORMAT, fingerprint};
use typed_label_source::collect::mapped;
use typed_label_source::{Part, UserPath};

/// Up to this many classes, each variant is named once more beside its index. For 4,000 that takes rustc 0.3 s, beside the 0.1 s
/// of all the rest.
const MAX_NAMED: usize = 256;

/// Up to this many classes, each variant that is made here has a line of documentation, and a use. For 21,841 both would take
/// rustc as long as all the rest; so the lints that ask for them are allowed instead, which `forbid` does not let stand.
const MAX_DOCUMENTED: usize = 1024;

/// The enum: its variants in index order, and the derives that a plain index deserves.
pub fn declare(label_type: &LabelType, attributes: &TokenStream, visibility: &TokenStream) -> TokenStream {
    declare_with(label_type, attributes, visibility, &mut LongLists::Tokens)
}

pub(crate) fn declare_with(
    label_type: &LabelType,
    attributes: &TokenStream,
    visibility: &TokenStream,
    lists: &mut LongLists,
) -> TokenStream {
    let krate = &label_type.krate;
    let (name, int) = (&label_type.name, repr_int(label_type));
    let variants = lists.add(&variants(&label_type.classes));
    let allowed = (label_type.classes.len() > MAX_DOCUMENTED).then(|| quote!(#[allow(dead_code, missing_docs)]));
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
        #allowed
        #visibility enum #name { #variants }
    }
}

/// The enum, `pub` because the user has said nothing else.
#[cfg(feature = "build-script")]
pub(crate) fn declare_public(label_type: &LabelType, attributes: &TokenStream, lists: &mut LongLists) -> TokenStream {
    let krate = &label_type.krate;
    let declared = declare_with(label_type, attributes, &quote!(pub), lists);
    quote!(#krate::__private::public! { #declared })
}

/// The impls that make the enum a label type. `attributes` are those that it has now, with `deprecated` of its variants.
pub fn implement(label_type: &LabelType, attributes: &TokenStream) -> TokenStream {
    implement_with(label_type, attributes, &mut LongLists::Tokens)
}

pub(crate) fn implement_with(label_type: &LabelType, attributes: &TokenStream, lists: &mut LongLists) -> TokenStream {
    let krate = &label_type.krate;
    let (name, int, count) =
        (&label_type.name, repr_int(label_type), Literal::usize_unsuffixed(label_type.classes.len()));
    let names = mapped(&label_type.classes, |class| class.name.as_str());
    let table = perfect_hash::build(&names);
    let (seed, pilots, slots) =
        (Literal::u64_unsuffixed(table.seed_number), lists.add_bytes(&table.pilots), lists.add_bytes(&table.slots));
    let fingerprint = lex(&format!("{:#018x}", fingerprint(&names)));
    let names = lists.add_names(&names);
    let format = Literal::usize_unsuffixed(FORMAT);
    let is_named = label_type.classes.len() <= MAX_NAMED || may_rewrite(attributes);
    let (proof, debug) = match &label_type.declared {
        Declared::ByUser(variants) => {
            let proof = if is_named { quote!(named) } else { quote!(each) };
            (quote!(#proof [#(#variants)*]), None)
        }
        Declared::Numbered { variants, checks, is_wrong } => {
            let proof = Ident::new(if *is_wrong { "wrong" } else { "listed" }, Span::call_site());
            let checks = discriminant_checks(label_type, variants, checks);
            (quote!(#proof [#(#variants)*] { #checks }), None)
        }
        Declared::ByMacro => {
            let variants = mapped(&label_type.classes, |class| class.variant.as_str());
            let texts = lists.add_joined(&variants);
            let word = if is_named { quote!(named) } else { quote!(last) };
            let list = (is_named || label_type.classes.len() <= MAX_DOCUMENTED).then(|| {
                let list = lists.add(&variants.join(" "));
                quote!([#list])
            });
            (quote!(#word #list), Some(quote!(, debug: #texts)))
        }
    };
    let serde = label_type.serde.as_ref().map(|_| quote!(serde: true,));
    let display = label_type.display.as_ref().map(|names| {
        let texts = lists.add_joined(names);
        quote!(display: #texts,)
    });
    let needs = label_type.serde.as_ref().map(|serde| {
        let (krate, add) = (with_span(krate, serde.option), &serde.cargo_add);
        quote_spanned!(serde.option=> #krate::__private::label_needs_serde! { #add })
    });
    let code = quote! {
        #krate::__private::label! {
            #format, #name, unsafe #int, #count, #proof,
            #serde
            #display
            names: [#names],
            fingerprint: #fingerprint,
            lookup: #seed #pilots #slots
            #debug
        }
        #needs
    };
    may_use_deprecated(attributes, code)
}

/// What stands in for an enum whose classes are not known: the first of the errors is an argument of the type, so that rustc
/// reports nothing of what the program does with it. Only `use Pet::*` is one more error.
#[cfg(feature = "macros")]
pub(crate) fn declare_unknown(name: &Ident, visibility: &TokenStream, errors: Vec<TokenStream>) -> TokenStream {
    let unknown = format_ident!("__ClassesOf{}AreUnknown", name);
    let mut errors = errors.into_iter();
    let first = errors.next().unwrap_or_else(|| quote!(0));
    quote! {
        #[doc(hidden)]
        #visibility enum #unknown<const ERROR: ::core::primitive::usize> {}
        #visibility type #name = #unknown<{ #first }>;
        #(#errors)*
    }
}

/// What stands in for the impls of an enum that can't have them, so that one mistake gives one error: the items that a program
/// names most. None of them ever runs, since the build has failed.
#[cfg(feature = "macros")]
pub(crate) fn fallback(item: &Item, krate: &TokenStream) -> TokenStream {
    let Generics { span, parameters, names, bounds } = &item.generics;
    let (name, parameters, names) = (&item.name, span.map(|_| quote!(<#parameters>)), span.map(|_| quote!(<#names>)));
    let code = quote!(#krate::__private::label_fallback! { [#parameters] [#name #names] [#bounds] });
    may_use_deprecated(&item.attribute_tokens(), code)
}

/// Code that names the enum, which the user may have deprecated: that is for those who use it.
fn may_use_deprecated(attributes: &TokenStream, code: TokenStream) -> TokenStream {
    if names_deprecated(attributes) { quote!(#[allow(deprecated)] const _: () = { #code };) } else { code }
}

/// Whether the word is anywhere in the attributes, in a `cfg_attr` too.
fn names_deprecated(attributes: &TokenStream) -> bool {
    attributes.clone().into_iter().any(|token| match token {
        TokenTree::Group(group) => names_deprecated(&group.stream()),
        TokenTree::Ident(word) => word == "deprecated",
        _ => false,
    })
}

/// Compares each discriminant with the variant's index, where it is written; `CHECKED` needs all of them.
fn discriminant_checks(label_type: &LabelType, variants: &[Ident], checks: &[DiscriminantCheck]) -> TokenStream {
    let (name, krate) = (&label_type.name, &label_type.krate);
    let (mut checked, mut ids) = (TokenStream::new(), Vec::new());
    for check in checks {
        let id = format_ident!("INDEX_{}", check.position);
        let (krate, message, variant) = (with_span(krate, check.span.0), &check.message, &variants[check.position]);
        let index = Literal::usize_unsuffixed(check.position);
        // The macro is shown from its path to the end of its arguments.
        let arguments = quote_spanned!(check.span.1=>
            (#name::#variant as #krate::__private::core::primitive::usize == #index, "{}", #message)
        );
        quote_spanned!(check.span.0=> const #id: () = #krate::__private::core::assert! #arguments;)
            .to_tokens(&mut checked);
        ids.push(id);
    }
    let count = Literal::usize_unsuffixed(checks.len());
    quote!(#checked const CHECKED: [(); #count] = [#(#ids),*];)
}

/// The tokens, at another place: rustc shows an error from the first token to the last.
fn with_span(tokens: &TokenStream, span: Span) -> TokenStream {
    let mut there = TokenStream::new();
    for mut token in tokens.clone() {
        token.set_span(span);
        token.to_tokens(&mut there);
    }
    there
}

/// Whether one of the attributes may be a macro, which can move, add and renumber variants. `derive` is one: `use` can give its
/// name to another; rustc refuses that for those that are none.
fn may_rewrite(attributes: &TokenStream) -> bool {
    const INERT: &[&str] = &[
        "allow",
        "deny",
        "deprecated",
        "doc",
        "expect",
        "forbid",
        "label",
        "must_use",
        "non_exhaustive",
        "repr",
        "warn",
    ];
    attributes.clone().into_iter().any(|token| match token {
        TokenTree::Group(attribute) => {
            let mut tokens = attribute.stream().into_iter();
            let is_inert =
                matches!(tokens.next(), Some(TokenTree::Ident(name)) if INERT.iter().any(|inert| name == inert));
            !is_inert || matches!(tokens.next(), Some(TokenTree::Punct(colon)) if colon.as_char() == ':')
        }
        _ => false,
    })
}

/// `A, B, ..`, each with its documentation.
fn variants(classes: &[Class]) -> String {
    let mut code = String::with_capacity(classes.len() * 16);
    for (index, class) in classes.iter().enumerate() {
        if classes.len() <= MAX_DOCUMENTED {
            let doc = format!("Index {index}: {}.", code_span(&class.name));
            let _ = write!(code, "# [doc = {doc:?}] ");
        }
        code.push_str(&class.variant);
        code.push_str(" , ");
    }
    code.truncate(code.trim_end().len());
    code
}

/// A text as a string literal that Markdown leaves alone: after a backtick in the text, HTML would be HTML.
pub(crate) fn code_span(text: &str) -> String {
    let literal = format!("{text:?}");
    let longest = literal.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    format!("{fence}{literal}{fence}")
}

/// `["a", "b", ..]`.
#[cfg(feature = "macros")]
pub(crate) fn name_array(names: &[String]) -> TokenStream {
    let names = LongLists::Tokens.add_names(names);
    quote!([#names])
}

/// The largest file that a macro has watched: rustc reads the whole of it, and needs twice its size in memory. A model of 3 GB
/// took 45 s and 6.5 GB. `rerun-if-changed`, in build.rs, watches any.
const MAX_WATCHED_BYTES: u64 = 256 << 20;

/// Tokens that make Cargo build the crate again if an environment variable or a file has changed.
pub fn track(krate: &TokenStream, variables: &[&str], files: &[UserPath]) -> TokenStream {
    let core = quote!(#krate::__private::core);
    let mut tracked = TokenStream::new();
    for variable in variables {
        quote! { const _: #core::option::Option<&#core::primitive::str> = #core::option_env!(#variable); }
            .to_tokens(&mut tracked);
    }
    for file in files {
        if !fs::metadata(file.path()).is_ok_and(|target| target.len() <= MAX_WATCHED_BYTES) {
            continue;
        }
        let home = file.is_relative().then(|| quote!(#core::env!("CARGO_MANIFEST_DIR"), "/",));
        let mut parts = Vec::new();
        for part in file.parts() {
            parts.push(match part {
                Part::Text(text) => quote!(#text),
                Part::Variable(name) => quote!(#core::env!(#name)),
            });
        }
        quote! { const _: &[#core::primitive::u8] = #core::include_bytes!(#core::concat!(#home #(#parts),*)); }
            .to_tokens(&mut tracked);
    }
    tracked
}

/// The integer that the enum has in memory.
fn repr_int(label_type: &LabelType) -> Ident {
    let int = match (&label_type.repr, &label_type.declared, label_type.classes.len()) {
        (_, Declared::Numbered { .. }, _) => "array",
        (Some(repr), ..) => repr,
        (None, Declared::ByUser(_), 1) => "zero_sized",
        (None, _, ..=0x100) => "u8",
        _ => "u16",
    };
    Ident::new(int, Span::call_site())
}
