//! Finds what people meant who wrote something else than an option or a path.

use crate::token_diagnostics::AtToken;
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use syn::LitStr;
use typed_label_source::suggest::nearest;

/// Words for the path, which has no key.
const PATH_WORDS: &[&str] =
    &["path", "source", "folder", "dir", "directory", "dataset", "data", "root", "file", "train"];

/// Words for options, and the options.
const OTHER_WORDS: &[(&str, &str)] = &[
    ("validation", "agrees_with"),
    ("valid", "agrees_with"),
    ("val", "agrees_with"),
    ("test", "agrees_with"),
    ("agree_with", "agrees_with"),
    ("check", "agrees_with"),
    ("framework", "order"),
    ("sort", "order"),
    ("names", "classes"),
    ("labels", "classes"),
    ("lockfile", "lock"),
    ("read_as", "format"),
];

/// A key that is not an option.
pub(crate) fn option_unknown(given: &Ident, known: &[&str]) -> AtToken {
    let (span, given) = (given.span(), given.to_string());
    let other = OTHER_WORDS.iter().find(|(word, option)| *word == given && known.contains(option));
    let meant = other.map(|(_, option)| *option).or_else(|| nearest(&given, known));
    let all = known.join(", ");
    let help = match meant {
        _ if known.contains(&"order") && PATH_WORDS.contains(&given.as_str()) => {
            format!("write the path first, without `{given} =`; the options are {all}")
        }
        Some(option) => format!("write `{option}`; the options are {all}"),
        None => format!("the options are {all}"),
    };
    AtToken::new(span, format!("there is no option `{given}`"), help)
}

/// A macro in place of a string literal: `name!(arguments)`. Nobody expands it here.
pub(crate) fn macro_call(name: &Ident, arguments: TokenStream, what: &str, example: &str) -> AtToken {
    let help = match path_of(&name.to_string(), arguments) {
        Some(path) if path.contains('$') => format!("write {path:?}: `$NAME` is an environment variable"),
        Some(path) => format!("write {path:?}: paths start at the folder of Cargo.toml"),
        None => format!("write it as in `{example}`"),
    };
    AtToken::new(name.span(), format!("expected {what}, and `{name}!` is not expanded here"), help)
}

/// The path that `concat!` or `env!` makes, as it is written here.
fn path_of(name: &str, arguments: TokenStream) -> Option<String> {
    let mut path = match name {
        "concat" => String::new(),
        "env" | "option_env" => {
            return variable(arguments).map(|path| if path.is_empty() { ".".to_owned() } else { path });
        }
        _ => return None,
    };
    let mut tokens = arguments.into_iter().peekable();
    let mut ends_with_name = false;
    while let Some(token) = tokens.next() {
        let (piece, is_name) = match token {
            TokenTree::Ident(name) if name == "env" => match (tokens.next()?, tokens.next()?) {
                (TokenTree::Punct(mark), TokenTree::Group(group)) if mark.as_char() == '!' => {
                    (variable(group.stream())?, true)
                }
                _ => return None,
            },
            token => (text(token)?.replace('$', "$$"), false),
        };
        // The name of a variable would go on.
        if ends_with_name && piece.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_') {
            return None;
        }
        ends_with_name = is_name && !piece.is_empty();
        path += &piece;
        if !matches!(tokens.next(), None | Some(TokenTree::Punct(_))) {
            return None;
        }
    }
    // The folder of Cargo.toml, where paths start, is an empty piece.
    let path = path.trim_start_matches('/');
    (!path.is_empty()).then(|| path.to_owned())
}

/// The variable of `env!("NAME")` as a path has it; nothing for the folder of Cargo.toml.
fn variable(arguments: TokenStream) -> Option<String> {
    let name = text(arguments.into_iter().next()?)?;
    Some(if name == "CARGO_MANIFEST_DIR" { String::new() } else { format!("${name}") })
}

/// The text of a string literal.
fn text(token: TokenTree) -> Option<String> {
    syn::parse2::<LitStr>(token.into()).ok().map(|literal| literal.value())
}

/// An option that asks for more than the variants' own names.
pub(crate) fn needs_source(span: Span, option: &str) -> AtToken {
    AtToken::new(
        span,
        format!("`{option}` is about a dataset folder or a class list file, and none is named"),
        format!("name it first: `#[label(\"data/train\", {option} ..)]`; or remove `{option}`"),
    )
}

/// An option of `class_list!` that only an enum can have.
pub(crate) fn needs_enum(span: Span, option: &str) -> AtToken {
    AtToken::new(
        span,
        format!("`{option}` is about the enum of a label type, and `class_list!` has none"),
        format!("remove `{option}`"),
    )
}

#[cfg(test)]
mod tests {
    use super::path_of;

    #[test]
    fn the_path_of_a_macro_is_written_as_it_is_here() {
        for (name, arguments, path) in [
            ("concat", r#"env!("CARGO_MANIFEST_DIR"), "/model/labels.txt""#, Some("model/labels.txt")),
            ("concat", r#"env!("CARGO_MANIFEST_DIR"), "/", "data",)"#.trim_end_matches(')'), Some("data")),
            ("concat", r#"env!("DATASETS", "not set"), "/pets$""#, Some("$DATASETS/pets$$")),
            ("concat", r#""data/", "train""#, Some("data/train")),
            ("env", r#""DATASETS""#, Some("$DATASETS")),
            ("env", r#""CARGO_MANIFEST_DIR""#, Some(".")),
            // `$DATASETS_2` is another variable.
            ("concat", r#"env!("DATASETS"), "_2""#, None),
            ("concat", r#"env!("CARGO_MANIFEST_DIR")"#, None),
            ("concat", r#"stringify!(data), "/train""#, None),
            ("concat", "DATA, \"/train\"", None),
            ("include_str", r#""labels.txt""#, None),
        ] {
            assert_eq!(path_of(name, arguments.parse().unwrap()).as_deref(), path, "{name}!({arguments})");
        }
    }
}
