//! In: the tokens of a macro call. Out: the tokens of its expansion. One function for each macro.

use crate::ast::{Ast, label_attributes, without_ours};
use crate::attr::Attr;
use crate::fallback;
use crate::report::{self, Report};
use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use std::collections::HashSet;
use std::env;
use std::path::PathBuf;
use syn::DeriveInput;
use typed_label_build::source::messages::{options as problem, variants};
use typed_label_build::source::{BuildRecord, LockMode};
use typed_label_build::{Layout, Options, Spec, against, declare, implement, own_names, shape, track};

/// `#[labels(..)]`: declares the enum that the source has.
pub(crate) fn attribute(tokens: TokenStream, item: TokenStream, is_below_derive: bool) -> TokenStream {
    let item: DeriveInput = match syn::parse2(item) {
        Ok(item) => item,
        Err(error) => return report::at(error.span(), &problem::no_enum("what stands here")).to_compile_error(),
    };
    let mut attr = Attr::parse(tokens);
    let ast = Ast::new(&item);
    let options = attr.options();
    let mut report = Report { attr: &attr, ast: &ast, problems: Vec::new() };
    if !ast.is_enum {
        return report.to_tokens();
    }
    if ast.generics_span.is_some() {
        report.problems.push(variants::generic(&ast.name.to_string()));
    }
    let (attributes, second) = without_ours(&item.attrs);
    if let Some(second) = second {
        report.problems.push(problem::two_macros(second));
    }
    if is_below_derive {
        report.problems.push(problem::below_derive());
    }
    if !ast.variants.is_empty() && second.is_none() {
        report.problems.push(variants::already_there(&ast.name.to_string(), options.source.text()));
    }
    if is_below_derive || !ast.variants.is_empty() {
        // The user's enum stays, and what it derives; a derive of `Label` gives it the impls.
        let errors = report.to_tokens();
        let has_impls = second == Some("#[derive(Label)]");
        let implemented = (!has_impls).then(|| fallback::implement(&item, &options.krate));
        return quote!(#item #implemented #errors);
    }
    if !attr.has_source() && attr.errors.is_empty() {
        report.problems.push(problem::no_source());
    }
    let (mut spec, problems) = options.spec(&ast.name, &base());
    if attr.has_source() {
        report.problems.extend(problems);
    }
    spec.repr.clone_from(&ast.repr);
    report.problems.extend(spec.check_repr());
    let declared = declare(&spec, &attributes, &item.vis.to_token_stream());
    finish(&options, &report, &declared, &implement(&spec, &attributes))
}

/// `#[derive(Label)]`: checks the enum that is written.
pub(crate) fn derive(item: TokenStream) -> TokenStream {
    let item: DeriveInput = match syn::parse2(item) {
        Ok(item) => item,
        Err(error) => return error.to_compile_error(),
    };
    let mut attr = Attr::default();
    for (index, tokens) in label_attributes(&item.attrs).enumerate() {
        match tokens {
            Ok(tokens) if index == 0 => attr = Attr::parse(tokens),
            Ok(tokens) => {
                let twice = problem::option_twice("#[label(..)]");
                attr.errors.push(syn::Error::new_spanned(tokens, twice));
            }
            Err(error) => attr.errors.push(error),
        }
    }
    let ast = Ast::new(&item);
    let options = attr.options();
    if !attr.has_source() {
        let about: Vec<_> = attr.about_a_source().collect();
        attr.errors.extend(about.into_iter().map(|(option, span)| report::at(span, &problem::needs_source(option))));
    }
    let mut report = Report { attr: &attr, ast: &ast, problems: Vec::new() };
    if !ast.is_enum {
        return report.to_tokens();
    }
    let written = ast.written();
    report.problems.extend(shape(&written));
    let has_shape = report.problems.is_empty() && ast.errors.is_empty();
    let (mut classes, problems) = own_names(&written);
    if attr.has_source() {
        let (list, problems) = options.read(&base());
        report.problems.extend(problems);
        if let Some(list) = list {
            let (checked, problems) = against(&written, options.source.text(), &list, &options.renames);
            classes = checked;
            report.problems.extend(problems);
        }
    } else {
        report.problems.extend(problems);
        if has_shape && report.problems.is_empty() && attr.errors.is_empty() {
            // The variants' own names are the list that the others must agree with.
            let source = options.source.clone().classes(classes.iter().map(|class| class.name.clone()));
            report.problems.extend(source.read_all(LockMode::Check, &base()).1);
        }
    }
    let is_distinct = report.problems.is_empty()
        || classes.iter().map(|class| &class.name).collect::<HashSet<_>>().len() == classes.len();
    let implemented = if has_shape && is_distinct {
        let layout = Layout::Written(ast.variants.iter().map(|variant| variant.name.clone()).collect());
        let (name, repr, krate) = (ast.name.clone(), ast.repr.clone(), options.krate.clone());
        implement(&Spec { name, classes, layout, repr, krate }, &TokenStream::new())
    } else {
        fallback::implement(&item, &options.krate)
    };
    finish(&options, &report, &TokenStream::new(), &implemented)
}

/// What a macro gives: the enum, its impls, what Cargo is to look at, and the errors.
fn finish(options: &Options, report: &Report, declared: &TokenStream, implemented: &TokenStream) -> TokenStream {
    let mut variables = options.source.variables();
    variables.push("TYPED_LABEL");
    let tracked = track(&options.krate, &variables, &options.source.files(&base()));
    let source = &options.source;
    BuildRecord::wrong(&base(), source.text(), source.lock_text(), !report.problems.is_empty());
    let errors = report.to_tokens();
    quote!(#declared #implemented #tracked #errors)
}

/// The folder at which paths start.
fn base() -> PathBuf {
    env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{attribute, derive};
    use proc_macro2::{Delimiter, TokenTree};
    use quote::quote;
    use std::fs;
    use syn::parse::Parser;
    use syn::punctuated::Punctuated;

    /// Attribute, derive and build.rs have one emitter: what differs is who declares the enum, and what Cargo is told.
    #[test]
    fn every_route_gives_the_same_code() {
        // Relative to the crate's folder, since that is where a macro's paths start.
        let folder = format!("../target/tmp/every_route-{}", std::process::id());
        for class in ["Class_1", "Class_10", "Class_2", "it's \"3d\"\n"] {
            fs::create_dir_all(super::base().join(&folder).join(class)).unwrap();
        }
        let written = typed_label_build::labels(&folder)
            .name("Finding")
            .rename("Class_2", "Two")
            .attribute("#[doc = \"Docs.\"] #[derive(serde::Serialize)]")
            .code(&super::base())
            .unwrap();
        let written: proc_macro2::TokenStream = written.parse().unwrap();
        let made = attribute(
            quote!(#folder, rename("Class_2" = Two)),
            quote! {
                #[doc = "Docs."]
                #[derive(serde::Serialize)]
                pub enum Finding {}
            },
            false,
        );
        let (made, written) = (made.to_string(), written.to_string());
        let (same, tracked) = made.split_at(written.len());
        assert_eq!(same, written);
        let expected = typed_label_build::track(&quote!(::typed_label), &["TYPED_LABEL"], &[]);
        assert_eq!(tracked.trim(), expected.to_string());

        // The derive gives the same impls; only the layout is the user's.
        let checked = derive(quote! {
            #[label(#folder)]
            pub enum Finding { Class1, Class10, #[label(name = "Class_2")] Two, ItS3d }
        });
        let tables = |code: &str| code[code.find("names :").unwrap()..code.find("b\"").unwrap()].to_owned();
        assert_eq!(tables(&checked.to_string()), tables(&written));
        fs::remove_dir_all(super::base().join(&folder)).unwrap();
    }

    /// Nothing of a name becomes code: whatever the characters, each name is one literal that reads back as itself.
    #[test]
    fn names_are_only_ever_literals() {
        const ODD: &[char] =
            &['"', '\\', '\'', '{', '}', '*', '/', '\n', '\r', '\t', '\0', '\u{1b}', '\u{202e}', '#', '!', 'r', '猫'];
        let mut state = 1_u64;
        let mut random = |below: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(state >> 33).unwrap() % below
        };
        let names: Vec<String> = (0..500)
            .map(|n| format!("{}x{n}", (0..random(12)).map(|_| ODD[random(ODD.len())]).collect::<String>()))
            .collect();
        let made = attribute(
            quote!(classes = [#(#names),*]),
            quote!(
                pub enum Odd {}
            ),
            false,
        );
        let literals = |tokens: proc_macro2::TokenStream| -> Vec<String> {
            let list = Punctuated::<syn::LitStr, syn::Token![,]>::parse_terminated.parse2(tokens).unwrap();
            list.iter().map(syn::LitStr::value).collect()
        };
        // The declared enum, then `label! { .. }` with the names in its first brackets.
        let call = made.into_iter().filter_map(|tree| match tree {
            TokenTree::Group(group) if group.stream().to_string().contains("lookup :") => Some(group.stream()),
            _ => None,
        });
        let list = call.flatten().find_map(|tree| match tree {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket => Some(group.stream()),
            _ => None,
        });
        assert_eq!(literals(list.unwrap()), names);
    }
}
