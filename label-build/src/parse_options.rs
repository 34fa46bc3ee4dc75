//! Parses the content of `#[labels(..)]` or `#[label(..)]`: the options of the table in options.rs, and the span of each.

use crate::crate_name::crate_path;
use crate::option_mistakes::{macro_call, needs_enum, needs_source, option_unknown};
use crate::options::{self, Group, OPTIONS, OptionRow, ValueKind};
use crate::parse_item::{parse_path, span_of};
use crate::request::{Request, manifest_folder};
use crate::token_diagnostics::{AtToken, TokenDiagnostics, expected, option_twice};
use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::token::Paren;
use syn::{Ident, LitBool, LitStr, Token};
use typed_label_source::collect::mapped;
use typed_label_source::{Place, Problem, Source};

const EXAMPLE: &str = "#[labels(\"data/train\", order = \"keras\")]";

/// The options as they stand in the attribute.
#[derive(Default)]
pub(crate) struct OptionsInput {
    /// How the whole is written.
    example: &'static str,
    path: Option<LitStr>,
    given: Vec<GivenOption>,
}

/// An option, and its value as it is written.
struct GivenOption {
    row: &'static OptionRow,
    value: Value,
}

/// A value, and how it is put into the source.
enum Value {
    Text(LitStr, fn(Source, String) -> Source),
    Word(LitStr, fn(Source, &str) -> Result<Source, Problem>),
    Texts(Vec<LitStr>, fn(Source, Vec<String>) -> Source),
    Switch(LitBool, fn(Source, bool) -> Source),
    CodeSwitch(LitBool, fn(&mut Request, bool)),
    CodeWord(LitStr, fn(&mut Request, &str) -> Result<(), Problem>),
    /// `"3d" = ThreeD`.
    Renames(Vec<(LitStr, Ident)>),
    CratePath(TokenStream),
}

impl Value {
    /// The span of the value, or of each of its elements.
    fn spans(&self) -> Vec<Span> {
        match self {
            Self::Text(text, _) | Self::Word(text, _) | Self::CodeWord(text, _) => vec![text.span()],
            Self::Texts(texts, _) => mapped(texts, LitStr::span),
            Self::Switch(switch, _) | Self::CodeSwitch(switch, _) => vec![switch.span()],
            Self::Renames(renames) => mapped(renames, |(class, _)| class.span()),
            Self::CratePath(path) => vec![span_of(path.clone())],
        }
    }
}

impl OptionsInput {
    /// Reads the options. One that can't be read does not hide what is wrong with the next.
    pub(crate) fn parse(tokens: TokenStream, diagnostics: &mut TokenDiagnostics) -> Self {
        Self::parse_as(tokens, EXAMPLE, diagnostics)
    }

    /// As [`parse`](Self::parse), for a macro that is written in another way.
    pub(crate) fn parse_as(tokens: TokenStream, example: &'static str, diagnostics: &mut TokenDiagnostics) -> Self {
        let mut options = Self { example, ..Self::default() };
        let read = |input: ParseStream| {
            options.read(input, diagnostics);
            Ok(())
        };
        if let Err(found) = parse_all(tokens, example, read) {
            diagnostics.push_at(found);
        }
        options
    }

    fn read(&mut self, input: ParseStream, diagnostics: &mut TokenDiagnostics) {
        let mut seen = Vec::new();
        while !input.is_empty() {
            if let Err(found) = self.read_option(input, &mut seen, diagnostics) {
                diagnostics.push_at(found);
                while !input.is_empty() && !input.peek(Token![,]) {
                    let _ = input.parse::<TokenTree>();
                }
            }
            if !input.is_empty() && input.parse::<Token![,]>().is_err() {
                // The next option may start here.
                diagnostics.push_at(expected(input.span(), "a comma", self.example));
            }
        }
    }

    fn read_option(
        &mut self,
        input: ParseStream,
        seen: &mut Vec<&'static str>,
        diagnostics: &mut TokenDiagnostics,
    ) -> Result<(), AtToken> {
        const PATH: &str = "a path as a string literal, or an option";
        let example = self.example;
        if input.peek(LitStr) {
            let path = parse_literal(input, PATH, example)?;
            if self.path.is_some() {
                return Err(option_twice(path.span(), "path"));
            }
            diagnostics.set_span(Place::PATH, path.span());
            self.path = Some(path);
            return Ok(());
        }
        let name = Ident::parse_any(input).map_err(|error| expected(error.span(), PATH, example))?;
        let Some(row) = OPTIONS.iter().find(|row| name == row.key) else {
            if let Some(arguments) = parse_macro_arguments(input) {
                return Err(macro_call(&name, arguments, PATH, example));
            }
            if !input.peek(Token![=]) && !input.peek(Paren) {
                return Err(expected(name.span(), PATH, example));
            }
            return Err(option_unknown(&name, &options::keys()));
        };
        if seen.contains(&row.key) && !matches!(row.value, ValueKind::Renames) {
            return Err(option_twice(name.span(), row.key));
        }
        seen.push(row.key);
        let value = parse_value(input, row, name.span())?;
        // The entries of each `rename(..)` are counted on.
        let mut before = 0;
        for option in &self.given {
            if option.row.key == row.key {
                before += option.value.spans().len();
            }
        }
        for (element, span) in value.spans().into_iter().enumerate() {
            diagnostics.set_span(Place::element(row.key, before + element), span);
        }
        let problem = match &value {
            Value::Word(word, set) => set(Source::default(), &word.value()).err().map(|problem| (word.span(), problem)),
            Value::CodeWord(word, set) => {
                set(&mut Request::new(""), &word.value()).err().map(|problem| (word.span(), problem))
            }
            _ => None,
        };
        self.given.push(GivenOption { row, value });
        let Some((span, problem)) = problem else { return Ok(()) };
        diagnostics.hide(row.key);
        Err(AtToken::new(span, problem.what(), problem.help()))
    }

    /// Whether the attribute says where the classes come from.
    pub(crate) fn has_source(&self) -> bool {
        self.path.is_some() || self.given.iter().any(|option| option.row.key == "classes")
    }

    /// Reports the options that ask for more than the variants' own names, if no source is named.
    pub(crate) fn check_source(&self, diagnostics: &mut TokenDiagnostics) {
        if self.has_source() {
            return;
        }
        for option in self.given.iter().filter(|option| option.row.sources.is_source_needed()) {
            if let Some(span) = option.value.spans().first() {
                diagnostics.push_at(needs_source(*span, option.row.key));
            }
        }
    }

    /// Reports the options about an enum's code, for a macro without an enum.
    pub(crate) fn refuse_code(&self, diagnostics: &mut TokenDiagnostics) {
        for option in self.given.iter().filter(|option| option.row.group == Group::Code && option.row.key != "crate") {
            let span = option.value.spans().first().copied().unwrap_or_else(Span::call_site);
            diagnostics.push_at(needs_enum(span, option.row.key));
        }
    }

    /// What is asked for. A word that is not known is left out.
    pub(crate) fn request(&self) -> Request {
        let source = self.path.as_ref().map_or_else(Source::default, |path| Source::new(path.value()));
        let mut request = Request { krate: crate_path(&manifest_folder()), ..Request::new(source) };
        for option in &self.given {
            let source = request.source.clone();
            match &option.value {
                Value::Text(text, set) => request.source = set(source, text.value()),
                Value::Word(word, set) => request.source = set(source, &word.value()).unwrap_or(request.source),
                Value::Texts(texts, set) => request.source = set(source, mapped(texts, LitStr::value)),
                Value::Switch(switch, set) => request.source = set(source, switch.value),
                Value::CodeSwitch(switch, set) => set(&mut request, switch.value),
                // A word that is not known is reported.
                Value::CodeWord(word, set) => drop(set(&mut request, &word.value())),
                Value::Renames(renames) => {
                    for (class, variant) in renames {
                        request.renames.push((class.value(), variant.unraw().to_string()));
                    }
                }
                Value::CratePath(path) => request.krate = path.clone(),
            }
        }
        request
    }
}

fn parse_value(input: ParseStream, row: &OptionRow, name: Span) -> Result<Value, AtToken> {
    const TEXT: &str = "a string literal";
    let example = row.example;
    if !matches!(row.value, ValueKind::Renames) {
        if input.is_empty() {
            return Err(expected(name, "a value", example));
        }
        parse_equals(input, example)?;
    }
    match row.value {
        ValueKind::Text(set) => Ok(Value::Text(parse_literal(input, TEXT, example)?, set)),
        ValueKind::Word { set, .. } => Ok(Value::Word(parse_literal(input, TEXT, example)?, set)),
        ValueKind::CodeWord { set, .. } => Ok(Value::CodeWord(parse_literal(input, TEXT, example)?, set)),
        ValueKind::Texts(set) => {
            let list = parse_group(input, Delimiter::Bracket, "a list of string literals", example)?;
            let list = Punctuated::<LitStr, Token![,]>::parse_terminated.parse2(list);
            list.map(|list| Value::Texts(list.into_iter().collect(), set))
                .map_err(|error| expected(error.span(), "string literals with commas between", example))
        }
        ValueKind::Switch(set) => parse_switch(input, example).map(|switch| Value::Switch(switch, set)),
        ValueKind::CodeSwitch(set) => parse_switch(input, example).map(|switch| Value::CodeSwitch(switch, set)),
        ValueKind::Renames => {
            let list = parse_group(input, Delimiter::Parenthesis, "classes and their variants", example)?;
            parse_all(list, example, |input| parse_renames(input, example)).map(Value::Renames)
        }
        ValueKind::CratePath => {
            parse_path(input).map(Value::CratePath).map_err(|error| expected(error.span(), "a path", example))
        }
    }
}

fn parse_switch(input: ParseStream, example: &str) -> Result<LitBool, AtToken> {
    input.parse().map_err(|error: syn::Error| expected(error.span(), "`true` or `false`", example))
}

fn parse_renames(input: ParseStream, example: &str) -> Result<Vec<(LitStr, Ident)>, AtToken> {
    let mut renames = Vec::new();
    while !input.is_empty() {
        let class = parse_literal(input, "the class to rename, as a string literal", example)?;
        parse_equals(input, example)?;
        let variant: Result<Ident, syn::Error> = input.parse();
        let variant = variant.map_err(|error| expected(error.span(), "the variant's identifier", example))?;
        renames.push((class, variant));
        if !input.is_empty() {
            parse_comma(input, example)?;
        }
    }
    Ok(renames)
}

/// Reads what `#[label(name = "..")]` on a variant says.
pub(crate) fn parse_class_name(tokens: TokenStream) -> Result<LitStr, AtToken> {
    const EXAMPLE: &str = "#[label(name = \"snowy_owl\")]";
    parse_all(tokens, EXAMPLE, |input| {
        let name = Ident::parse_any(input).map_err(|error| expected(error.span(), "the class name", EXAMPLE))?;
        if name != "name" {
            return Err(option_unknown(&name, &["name"]));
        }
        parse_equals(input, EXAMPLE)?;
        let class = parse_literal(input, "the class name, as a string literal", EXAMPLE)?;
        let _ = input.parse::<Option<Token![,]>>();
        Ok(class)
    })
}

/// Reads all of the tokens by a function that says itself what is wrong.
pub(crate) fn parse_all<T>(
    tokens: TokenStream,
    example: &str,
    read: impl FnOnce(ParseStream) -> Result<T, AtToken>,
) -> Result<T, AtToken> {
    let read_all = |input: ParseStream| {
        let value = read(input);
        if value.is_err() {
            // What follows a problem is not one of its own.
            input.parse::<TokenStream>()?;
        }
        Ok(value)
    };
    read_all.parse2(tokens).unwrap_or_else(|error| Err(expected(error.span(), "nothing more", example)))
}

/// Takes the content of a pair of delimiters whole, so that parsing goes on after it if something in it is wrong.
fn parse_group(input: ParseStream, delimiter: Delimiter, what: &str, example: &str) -> Result<TokenStream, AtToken> {
    let span = input.span();
    match input.parse() {
        Ok(TokenTree::Group(group)) if group.delimiter() == delimiter => Ok(group.stream()),
        _ => Err(expected(span, what, example)),
    }
}

fn parse_equals(input: ParseStream, example: &str) -> Result<(), AtToken> {
    input.parse::<Token![=]>().map(drop).map_err(|error| expected(error.span(), "`=`", example))
}

pub(crate) fn parse_comma(input: ParseStream, example: &str) -> Result<(), AtToken> {
    input.parse::<Token![,]>().map(drop).map_err(|error| expected(error.span(), "a comma", example))
}

fn parse_literal(input: ParseStream, what: &str, example: &str) -> Result<LitStr, AtToken> {
    let span = if input.is_empty() { Span::call_site() } else { input.span() };
    if let (Ok(name), true) = (input.fork().parse::<Ident>(), input.peek2(Token![!])) {
        let _ = input.parse::<Ident>();
        let arguments = parse_macro_arguments(input).unwrap_or_default();
        return Err(macro_call(&name, arguments, what, example));
    }
    input.parse().map_err(|_| expected(span, what, example))
}

/// What follows a macro's name, if `!` does.
fn parse_macro_arguments(input: ParseStream) -> Option<TokenStream> {
    input.parse::<Token![!]>().ok()?;
    // Anything but a group did not come from the macro.
    let arguments = input.step(|cursor| match cursor.token_tree() {
        Some((TokenTree::Group(group), rest)) => Ok((group.stream(), rest)),
        _ => Err(cursor.error("no arguments")),
    });
    Some(arguments.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use typed_label_source::Order;

    fn parsed(options: &str) -> (OptionsInput, TokenDiagnostics) {
        let mut diagnostics = TokenDiagnostics::default();
        (OptionsInput::parse(options.parse().unwrap(), &mut diagnostics), diagnostics)
    }

    #[test]
    fn each_kind_of_value_is_put_where_it_belongs() {
        let (options, diagnostics) = parsed(
            "\"d\", classes = [\"3d\", \"2d\"], allow_empty = true, lock = \"l.json\", order = \"timm\", \
             rename(\"3d\" = A), crate = a::b, rename(\"2d\" = r#B,),",
        );
        assert_eq!(diagnostics.found.count(), 0);
        let request = options.request();
        let source = Source::new("d").classes(["3d", "2d"]).allow_empty(true).lock("l.json").order(Order::Timm);
        assert_eq!(request.source, source);
        assert_eq!(request.renames, [("3d", "A"), ("2d", "B")].map(|(class, name)| (class.into(), name.into())));
        assert_eq!(request.krate.to_string(), "a :: b");
        let is_there = |key, element| diagnostics.span(Place::element(key, element)).is_some();
        assert!(is_there("rename", 1) && is_there("classes", 1) && is_there("lock", 0));
        assert!(!is_there("rename", 2) && !is_there("classes", 2) && !is_there("format", 0));
    }

    #[test]
    fn each_slip_is_one_error_and_hides_no_other() {
        for (options, expected) in [
            ("\"d\" order = \"keras\"", "expected a comma"),
            ("\"d\", \"e\"", "`path` is given twice"),
            ("data", "expected a path as a string literal, or an option"),
            ("oder = 1", "write `order`; the options are order, classes, allow_missing"),
            ("validation = \"data/val\"", "write `agrees_with`; the options are order"),
            ("folder = \"data/train\"", "write the path first, without `folder =`; the options are order"),
            (
                "concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/data\")",
                "write \\\"data\\\": paths start at the folder of Cargo.toml",
            ),
            ("lock = concat!(\"a\", \".json\")", "write \\\"a.json\\\""),
            ("lock = x!", "and `x!` is not expanded here"),
            ("order", "expected `=`"),
            ("order \"keras\"", "expected `=`"),
            ("order = keras", "expected a string literal"),
            ("order = 1, order = \"keras\"", "`order` is given twice"),
            ("order = \"kerass\"", "there is no order"),
            ("append = \"true\"", "expected `true` or `false`"),
            ("classes = (\"a\")", "expected a list of string literals"),
            ("classes = [\"a\" \"b\"]", "expected string literals with commas between"),
            ("rename = (\"a\" = A)", "expected classes and their variants"),
            ("rename(\"a\" = A \"b\" = B)", "expected a comma"),
            ("rename(\"a\" = \"A\")", "expected the variant's identifier"),
            ("crate = \"a\"", "expected a path"),
        ] {
            // Every error, as the compiler shows it.
            let errors = parsed(&format!("{options}, lok = 1")).1.into_errors().to_string();
            assert!(errors.contains(expected), "{options}: {errors}");
            assert!(errors.contains("there is no option `lok`"), "{options}: {errors}");
            let count = 2 + usize::from(options.contains(", order"));
            assert_eq!(errors.matches("compile_error").count(), count, "{options}: {errors}");
        }
    }

    #[test]
    fn a_variant_has_one_name() {
        let error = |tokens: &str| {
            let found = parse_class_name(tokens.parse().unwrap()).err()?;
            let mut diagnostics = TokenDiagnostics::default();
            diagnostics.push_at(found);
            diagnostics.found.into_problems().map(|problems| problems.to_string())
        };
        assert_eq!(error("name = \"a\","), None);
        let more = error("name = \"a\" x").unwrap();
        assert_eq!(more, "expected nothing more\nhelp: write it as in `#[label(name = \"snowy_owl\")]`");
        assert!(error("nme = \"a\"").unwrap().ends_with("write `name`; the options are name"));
    }
}
