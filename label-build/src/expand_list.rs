//! `class_list!`, as a function of tokens: the names of a source as a slice, without an enum.

use crate::emit::name_array;
use crate::expand::finish;
use crate::parse_options::OptionsInput;
use crate::request::manifest_folder;
use crate::token_diagnostics::TokenDiagnostics;
use proc_macro2::TokenStream;
use quote::quote;
use typed_label_source::{Place, Problem};

const EXAMPLE: &str = "class_list!(\"model/labels.txt\")";

/// `class_list!(..)`: the names that the source has, in index order.
///
/// ```
/// use typed_label_build::expand_list::class_list;
///
/// let code = class_list(r#"classes = ["cat", "dog"]"#.parse().unwrap()).to_string();
/// assert!(code.contains(r#"["cat" , "dog" ,]"#));
/// let code = class_list(r#""no/such/folder", rename("cat" = Dog)"#.parse().unwrap()).to_string();
/// assert!(code.contains("does not exist") && code.contains("`rename` is about the enum"));
/// ```
pub fn class_list(options: TokenStream) -> TokenStream {
    let mut diagnostics = TokenDiagnostics::default();
    let options = OptionsInput::parse_as(options, EXAMPLE, &mut diagnostics);
    options.refuse_code(&mut diagnostics);
    let (request, base) = (options.request(), manifest_folder());
    let list = if options.has_source() {
        request.load(&base, &mut diagnostics.found)
    } else {
        if diagnostics.found.count() == 0 {
            diagnostics.found.push(no_source());
        }
        None
    };
    let tracked = finish(&request, &base, &mut diagnostics);
    let krate = &request.krate;
    match list {
        Some(list) if diagnostics.found.count() == 0 => {
            let names = name_array(list.names());
            let (count, str) = (list.names().len(), quote!(#krate::__private::core::primitive::str));
            // A block, whose value is of one type whatever the number of names is.
            quote!({
                #tracked
                static LIST: [&#str; #count] = #names;
                const NAMES: &'static [&'static #str] = &LIST;
                NAMES
            })
        }
        // The last of them is the value, so that nothing is said of what is done with it.
        _ => {
            let errors = diagnostics.into_errors();
            quote!({ #tracked #errors })
        }
    }
}

fn no_source() -> Problem {
    Problem::new(
        Place::CALL,
        "`class_list!` needs to know where the names come from",
        format!("name the dataset folder or the class list file: `{EXAMPLE}`"),
    )
}
