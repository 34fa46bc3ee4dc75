//! The two macros that make label types, as functions of tokens.

use crate::compare_enum::{check_against, check_discriminants, check_shape, classes_from_variants, messages};
use crate::derive_order::CallSite;
use crate::emit::{declare, declare_unknown, fallback, implement, track};
use crate::enum_attributes::{DERIVE_LABEL, EnumAttributes};
use crate::label_type::{Class, Declared, LabelType};
use crate::parse_enum::{EnumInput, label_attributes, not_an_enum};
use crate::parse_item::{Item, span_of};
use crate::parse_options::OptionsInput;
use crate::place;
use crate::request::{Request, manifest_folder};
use crate::token_diagnostics::{TokenDiagnostics, option_twice};
use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote};
use std::collections::HashSet;
use std::path::Path;
use typed_label_source::collect::mapped;
use typed_label_source::{BuildRecord, LockMode, Place, Problem};

/// `#[labels(..)]`: declares the enum that the source has.
///
/// ```
/// use typed_label_build::{CallSite, expand};
///
/// let (options, item) = (r#"classes = ["cat"]"#.parse().unwrap(), "enum Pet {}".parse().unwrap());
/// assert!(expand::labels(options, item, CallSite::default()).to_string().contains("enum Pet { # [doc"));
/// ```
pub fn labels(options: TokenStream, item: TokenStream, call: CallSite) -> TokenStream {
    let mut diagnostics = TokenDiagnostics::default();
    let written = item.clone();
    let item: Item = match syn::parse2(item) {
        Ok(item) => item,
        Err(error) => {
            diagnostics.push_at(not_an_enum(error.span(), "this"));
            return diagnostics.into_errors();
        }
    };
    let options = OptionsInput::parse(options, &mut diagnostics);
    let mut request = options.request();
    let has_all_options = diagnostics.found.count() == 0;
    let input = EnumInput::parse(&item, &mut diagnostics);
    if !input.is_enum {
        return diagnostics.into_errors();
    }
    if input.is_generic {
        diagnostics.found.push(messages::generic(&input.name.to_string()));
    }
    let EnumAttributes { kept: attributes, second, .. } = EnumAttributes::new(item.attribute_tokens());
    if let Some(second) = second {
        diagnostics.found.push(two_macros(second));
    }
    let is_below_derive = call.has_derive_above();
    // That derive leaves the impls, and the error, to this attribute.
    let is_for_label = is_below_derive && second.is_none() && !input.variants.is_empty() && call.derives_label_above();
    if is_for_label {
        diagnostics.found.push(labels_for_label());
    } else if is_below_derive {
        diagnostics.found.push(below_derive());
    }
    if !is_for_label && !input.variants.is_empty() && second.is_none() {
        diagnostics.found.push(already_there(&input.name.to_string(), request.source.text()));
    }
    if is_below_derive || !input.variants.is_empty() {
        // The user's enum stays, and what it derives; a derive of `Label` gives it the impls.
        let has_impls = second == Some(DERIVE_LABEL);
        let implemented = (!has_impls).then(|| fallback(&item, &request.krate));
        let errors = diagnostics.into_errors();
        return quote!(#written #implemented #errors);
    }
    if !options.has_source() && has_all_options {
        diagnostics.found.push(no_source());
    }
    let base = manifest_folder();
    let list = if options.has_source() { request.load(&base, &mut diagnostics.found) } else { None };
    let display = request.load_display_names(list.as_ref(), &base, &mut diagnostics.found);
    let mut label_type = request.label_type(&input.name, list.as_ref(), &mut diagnostics.found);
    label_type.repr.clone_from(&input.repr);
    label_type.check_repr(&mut diagnostics.found);
    label_type.display = display;
    label_type.serde = request.serde_impls(&base, serde_span(&diagnostics));
    let tracked = finish(&request, &base, &mut diagnostics);
    if list.is_none() && !input.is_generic {
        let unknown = declare_unknown(&input.name, &item.visibility, diagnostics.into_error_list());
        return quote!(#unknown #tracked);
    }
    let declared = declare(&label_type, &attributes, &item.visibility);
    let implemented = implement(&label_type, &attributes);
    let errors = diagnostics.into_errors();
    quote!(#declared #implemented #tracked #errors)
}

/// `#[derive(Label)]`: checks the enum that is written.
///
/// ```
/// let item = "enum Pet { Cat, Dog = 2 }".parse().unwrap();
/// let made = typed_label_build::expand::derive_label(item).to_string();
/// assert!(made.contains("the discriminant of `Dog` is 2, but its index is 1"));
/// ```
pub fn derive_label(item: TokenStream) -> TokenStream {
    let item: Item = match syn::parse2(item) {
        Ok(item) => item,
        Err(error) => return error.to_compile_error(),
    };
    if item.attributes.iter().any(|attribute| attribute.ends_with("labels")) {
        // That attribute is expanded after this derive. It reports that both are there, and gives the enum its impls.
        return TokenStream::new();
    }
    let mut diagnostics = TokenDiagnostics::default();
    let mut options = OptionsInput::default();
    for (number, tokens) in label_attributes(&item.attributes).enumerate() {
        match tokens {
            Ok(tokens) if number == 0 => options = OptionsInput::parse(tokens, &mut diagnostics),
            Ok(tokens) => {
                diagnostics.push_at(option_twice(span_of(tokens), "#[label(..)]"));
            }
            Err(found) => {
                diagnostics.push_at(found);
            }
        }
    }
    options.check_source(&mut diagnostics);
    let mut request = options.request();
    let before = diagnostics.found.count();
    let input = EnumInput::parse(&item, &mut diagnostics);
    if !input.is_enum {
        return diagnostics.into_errors();
    }
    let written = input.without_spans();
    check_shape(&written, &mut diagnostics.found);
    let has_shape = diagnostics.found.count() == before;
    let is_wrong = check_discriminants(&written, &mut diagnostics.found);
    let base = manifest_folder();
    let mut display = None;
    let classes = if options.has_source() {
        let list = request.load(&base, &mut diagnostics.found);
        display = request.load_display_names(list.as_ref(), &base, &mut diagnostics.found);
        match list {
            Some(list) => {
                check_against(&written, request.source.text(), &list, &request.renames, &mut diagnostics.found)
            }
            None => written.classes(),
        }
    } else {
        let classes = classes_from_variants(&written, &mut diagnostics.found);
        if diagnostics.found.count() == 0 {
            // The variants' own names are the list that the others must agree with.
            let source = request.source.clone().classes(names(&classes));
            // Whether there is a list is known; what disagrees with it is reported.
            let _ = source.load(LockMode::Check, &base, &mut diagnostics.found);
        }
        classes
    };
    let implemented = if has_shape && (diagnostics.found.count() == 0 || are_distinct(&classes)) {
        let variants = mapped(&input.variants, |variant| variant.name.clone());
        let checks = input.discriminant_checks();
        let is_known = checks.is_empty() && !is_wrong;
        let declared =
            if is_known { Declared::ByUser(variants) } else { Declared::Numbered { variants, checks, is_wrong } };
        let (name, repr, krate) = (input.name.clone(), input.repr.clone(), request.krate.clone());
        let serde = request.serde_impls(&base, serde_span(&diagnostics));
        // Beside an error there may be more variants than names.
        let display = display.map(|display| if display.len() == classes.len() { display } else { names(&classes) });
        let label_type = LabelType { name, classes, declared, repr, krate, display, serde };
        implement(&label_type, &attributes_of_impls(&item))
    } else {
        fallback(&item, &request.krate)
    };
    let tracked = finish(&request, &base, &mut diagnostics);
    let errors = diagnostics.into_errors();
    quote!(#implemented #tracked #errors)
}

/// Tells what was written, and notes in the build's record whether there are problems; gives what Cargo is to watch.
pub(crate) fn finish(request: &Request, base: &Path, diagnostics: &mut TokenDiagnostics) -> TokenStream {
    let source = &request.source;
    let watched = source.watched_variables(base, &mut diagnostics.found);
    let notes = diagnostics.found.take_notes();
    if !BuildRecord::is_wanted() {
        for note in notes {
            // Cargo passes on what the compiler prints.
            eprintln!("typed-label: {note}");
        }
    }
    if diagnostics.found.count() > 0 {
        BuildRecord::wrong(base, source.text(), source.lock_text(), None);
    }
    let mut variables = source.variables();
    variables.push("TYPED_LABEL");
    for variable in &watched {
        variables.push(variable);
    }
    track(&request.krate, &variables, &source.files(base))
}

/// The attributes that the impls of a written enum depend on: its own, and each `#[deprecated]` of a variant.
fn attributes_of_impls(item: &Item) -> TokenStream {
    let mut tokens = TokenStream::new();
    for attribute in &item.attributes {
        if !attribute.is("label") {
            attribute.tokens.to_tokens(&mut tokens);
        }
    }
    for variant in &item.variants {
        for attribute in &variant.attributes {
            if attribute.is("deprecated") {
                attribute.tokens.to_tokens(&mut tokens);
            }
        }
    }
    tokens
}

/// Where the option `serde` is written.
fn serde_span(diagnostics: &TokenDiagnostics) -> Span {
    diagnostics.span(Place::option("serde")).unwrap_or_else(Span::call_site)
}

fn names(classes: &[Class]) -> Vec<String> {
    mapped(classes, |class| class.name.clone())
}

fn are_distinct(classes: &[Class]) -> bool {
    let mut seen = HashSet::new();
    classes.iter().all(|class| seen.insert(class.name.as_str()))
}

fn no_source() -> Problem {
    Problem::new(
        Place::CALL,
        "`#[labels]` needs to know where the classes come from",
        "name the dataset folder: `#[labels(\"data/train\")]`",
    )
}

fn below_derive() -> Problem {
    Problem::new(
        Place::CALL,
        "a derive above `#[labels]` has seen an enum without variants",
        "put `#[labels(..)]` first, above every `#[derive(..)]`",
    )
}

/// Two macros that both make a label type of one enum.
fn two_macros(other: &str) -> Problem {
    Problem::new(
        Place::CALL,
        format!("both this `#[labels]` and another `{other}` make a label type of the enum"),
        match other {
            "#[labels]" => "remove one of the two".to_owned(),
            _ => format!(
                "remove `{other}` to have the variants made; `#[derive(Label)]` is for an enum whose variants you write"
            ),
        },
    )
}

/// `#[labels]` below `#[derive(Label)]`, of an enum with variants: `#[label]` is meant.
fn labels_for_label() -> Problem {
    Problem::new(
        Place::CALL,
        "`#[derive(Label)]` reads `#[label(..)]`; `#[labels(..)]` would make the variants, which are there",
        "write `label` in place of `labels`, with the same options",
    )
}

/// `#[labels]` on an enum that already has variants.
fn already_there(name: &str, source: &str) -> Problem {
    Problem::new(
        place::ENUM,
        format!("`{name}` already has variants, and `#[labels]` would make them"),
        format!(
            "to have them checked instead, write `#[derive(Label)] #[label({source:?})] enum {name}`; or remove them"
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::{CallSite, derive_label, labels, manifest_folder};
    use proc_macro2::{Delimiter, TokenTree};
    use quote::quote;
    use std::fs;
    use syn::parse::Parser;
    use syn::punctuated::Punctuated;
    use typed_label_source::Source;

    /// Attribute, derive and build.rs have one emitter: what differs is who declares the enum, and what Cargo is told.
    #[test]
    fn every_route_gives_the_same_code() {
        // Relative to the crate's folder, since that is where a macro's paths start.
        let folder = format!("../target/tmp/every_route-{}", std::process::id());
        for class in ["Class_1", "Class_10", "Class_2", "it's \"3d\"\n"] {
            fs::create_dir_all(manifest_folder().join(&folder).join(class)).unwrap();
        }
        let written = crate::labels(&folder)
            .name("Finding")
            .visibility("pub")
            .rename("Class_2", "Two")
            .serde(true)
            .attribute("#[doc = \"Docs.\"] #[derive(my::Derive)]")
            .code(&manifest_folder())
            .unwrap();
        let written: proc_macro2::TokenStream = written.parse().unwrap();
        let made = labels(
            quote!(#folder, rename("Class_2" = Two), serde = true),
            quote! {
                #[doc = "Docs."]
                #[derive(my::Derive)]
                pub enum Finding {}
            },
            CallSite::default(),
        );
        let (made, written) = (made.to_string(), written.to_string());
        let (same, tracked) = made.split_at(written.len());
        assert_eq!(same, written);
        let watched = Source::new(&folder).watched_paths(&manifest_folder())[0].variable();
        let expected = crate::track(&quote!(::typed_label), &["TYPED_LABEL", &watched], &[]);
        assert_eq!(tracked.trim(), expected.to_string());

        // The derive gives the same impls; only the declaration is the user's.
        let checked = derive_label(quote! {
            #[label(#folder)]
            pub enum Finding { Class1, Class10, #[label(name = "Class_2")] Two, ItS3d }
        });
        let tables = |code: &str| code[code.find("names :").unwrap()..code.find("b\"").unwrap()].to_owned();
        assert_eq!(tables(&checked.to_string()), tables(&written));
        fs::remove_dir_all(manifest_folder().join(&folder)).unwrap();
    }

    /// Nothing of a name becomes code: whatever the characters, each name is one literal that reads back as itself.
    #[test]
    fn names_are_only_ever_literals() {
        const ODD: &[char] =
            &['"', '\\', '\'', '{', '}', '*', '/', '\n', '\r', '\t', '\0', '\u{1b}', '\u{202e}', '#', '!', 'r', '猫'];
        let mut random = test_support::Rng::new(1);
        let names: Vec<String> = (0..500)
            .map(|n| format!("{}x{n}", (0..random.below(12)).map(|_| *random.pick(ODD)).collect::<String>()))
            .collect();
        let made = labels(
            quote!(classes = [#(#names),*]),
            quote!(
                pub enum Odd {}
            ),
            CallSite::default(),
        );
        let literals = |tokens: proc_macro2::TokenStream| -> Vec<String> {
            let list = Punctuated::<syn::LitStr, syn::Token![,]>::parse_terminated.parse2(tokens).unwrap();
            list.iter().map(syn::LitStr::value).collect()
        };
        // The declared enum, then `label! { .. }` with the names in its last brackets.
        let call = made.into_iter().filter_map(|tree| match tree {
            TokenTree::Group(group) if group.stream().to_string().contains("lookup :") => Some(group.stream()),
            _ => None,
        });
        let lists = call.flatten().filter_map(|tree| match tree {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket => Some(group.stream()),
            _ => None,
        });
        assert_eq!(literals(lists.last().unwrap()), names);
    }
}
