//! The macros, as functions of tokens: the options of `#[labels(..)]`, a line end, and the item. Both never panic, and of an item that
//! rustc would hand them, they give an expansion that parses as items.
#![no_main]

use proc_macro2::TokenStream;
use typed_label_build::{CallSite, expand};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    // No path that leads out of this folder, and no nesting that only a compiler has the stack for.
    if text.len() > 600
        || text.contains(['/', '.', '~', '$', '\\'])
        || text.matches(['(', '[', '{', '<', '-', '!', '&']).count() > 60
    {
        return;
    }
    let (options, item) = text.split_once('\n').unwrap_or((text, "pub enum Pet {}"));
    let (Ok(options), Ok(item)) = (options.parse::<TokenStream>(), item.parse::<TokenStream>()) else { return };
    let was_item = syn::parse2::<syn::Item>(item.clone()).is_ok();
    let is_item = |tokens: TokenStream| {
        if was_item {
            drop(syn::parse2::<syn::File>(tokens.clone()).unwrap_or_else(|e| panic!("{e}: {tokens}")));
        }
    };
    let above = if bytes.len() % 7 == 0 { "#[derive(Debug)]\n" } else { "\n" };
    is_item(expand::labels(options.clone(), item.clone(), CallSite { text: above, line: 2, column: 1 }));
    // The text above the call can be anything.
    let _ = CallSite { text, line: 2, column: 1 + bytes.len() % 7 }.has_derive_above();
    is_item(expand::derive_label(item.clone()));
    is_item(expand::derive_label(quote::quote!(#[label(#options)] #item)));
});
