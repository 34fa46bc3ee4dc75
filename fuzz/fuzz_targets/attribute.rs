//! In: the tokens of a macro call: `#[labels(..)]`'s options, a line end, and the item. Out: an expansion that parses as
//! items, by attribute and derive; never a panic. The macro's own files are compiled in, since a proc-macro crate can't be linked.
#![no_main]
#![allow(dead_code, reason = "what only the compiler calls")]

#[path = "../../label-macros/src/ast.rs"]
mod ast;
#[path = "../../label-macros/src/attr.rs"]
mod attr;
#[path = "../../label-macros/src/fallback.rs"]
mod fallback;
#[path = "../../label-macros/src/report.rs"]
mod report;
#[path = "../../label-macros/src/route.rs"]
mod route;

use proc_macro2::TokenStream;

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
    let is_item = |tokens: TokenStream| {
        drop(syn::parse2::<syn::File>(tokens.clone()).unwrap_or_else(|e| panic!("{e}: {tokens}")))
    };
    is_item(route::attribute(options.clone(), item.clone(), bytes.len() % 7 == 0));
    is_item(route::derive(item.clone()));
    is_item(route::derive(quote::quote!(#[label(#options)] #item)));
});
