//! In: an enum that can't be a label type as it is written. Out: impls that stand in, so that one mistake gives one error.

use proc_macro2::TokenStream;
use quote::quote;
use syn::DeriveInput;

/// The items that a program names most; none of them is ever run, since the build has failed.
pub(crate) fn implement(item: &DeriveInput, krate: &TokenStream) -> TokenStream {
    let name = &item.ident;
    let (impl_generics, type_generics, bounds) = item.generics.split_for_impl();
    quote!(#krate::__private::label_fallback! { [#impl_generics] [#name #type_generics] [#bounds] })
}
