//! The flags that say how a source is read, and the source that they make of a path.

use crate::remote;
use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use std::path::Path;
use typed_label_build::options::help;
use typed_label_source::escape::quote_for_shell;
use typed_label_source::{ClassList, Format, Order, Problems, Source};

/// How a source is read: the flags are options of the macros, with the same help.
#[derive(Args, Clone, Debug, Default)]
pub(crate) struct SourceArgs {
    #[arg(long, help = help("order"), value_parser = order_parser(), value_name = "ORDER")]
    pub(crate) order: Option<Order>,
    #[arg(long, help = format!("{}; once for each class", help("classes")), value_name = "NAME")]
    pub(crate) classes: Option<Vec<String>>,
    #[arg(long, help = help("allow_missing"))]
    pub(crate) allow_missing: bool,
    #[arg(long, help = help("allow_empty"))]
    pub(crate) allow_empty: bool,
    #[arg(long, help = help("background"), value_name = "NAME")]
    pub(crate) background: Option<String>,
    #[arg(long, help = help("format"), value_parser = format_parser(), value_name = "FORMAT")]
    pub(crate) read_as: Option<Format>,
}

/// Flags, each with its value if it has one.
pub(crate) type Flags = Vec<(&'static str, Option<String>)>;

/// Flags as one types them in a shell, each after a space.
pub(crate) fn typed_flags(flags: &Flags) -> String {
    let typed = |(flag, value): &(&str, Option<String>)| match value {
        None => format!(" {flag}"),
        // After a space it would be a flag; and `quote_for_shell` makes a path of it, which a class is not.
        Some(value) if value.starts_with('-') => format!(" {flag}{}", quote_for_shell(&format!("={value}"))),
        Some(value) => format!(" {flag} {}", quote_for_shell(value)),
    };
    flags.iter().map(typed).collect()
}

impl SourceArgs {
    /// The source at a path.
    pub(crate) fn source(&self, path: &str) -> Source {
        let mut source = Source::new(path);
        if let Some(order) = self.order {
            source = source.order(order);
        }
        if let Some(classes) = &self.classes {
            source = source.classes(classes);
        }
        if self.allow_missing {
            source = source.allow_missing(true);
        }
        if self.allow_empty {
            source = source.allow_empty(true);
        }
        if let Some(background) = &self.background {
            source = source.background(background);
        }
        match self.read_as {
            Some(format) => source.format(format),
            None => source,
        }
    }

    /// The same for one of several paths: the flags of folders if it is a folder, `--read-as` if it is a file.
    pub(crate) fn for_path(&self, path: &str) -> Self {
        if remote::is_url(path) || Source::new(path).locate(base()).is_ok_and(|at| at.path().is_dir()) {
            Self { read_as: None, ..self.clone() }
        } else {
            Self { read_as: self.read_as, ..Self::default() }
        }
    }

    /// Reads the source at a path, or at the URL of a remote folder.
    pub(crate) fn read(&self, path: &str) -> Result<ClassList, Problems> {
        if !remote::is_url(path) {
            return self.source(path).read(base());
        }
        let Self { order, classes, allow_missing, allow_empty, background, read_as } = self;
        if classes.is_some() || *allow_missing || background.is_some() || read_as.is_some() {
            return Err(remote::option_not_supported(path).into());
        }
        remote::read(path, order.unwrap_or_default(), *allow_empty)
    }

    /// The flags that are given.
    pub(crate) fn flags(&self) -> Flags {
        let flags = [
            ("--order", self.order.map(|order| Some(order.to_string()))),
            ("--allow-missing", self.allow_missing.then_some(None)),
            ("--allow-empty", self.allow_empty.then_some(None)),
            ("--background", self.background.clone().map(Some)),
            ("--read-as", self.read_as.map(|format| Some(format.to_string()))),
        ];
        let classes = self.classes.iter().flatten().map(|class| ("--classes", Some(class.clone())));
        classes.chain(flags.into_iter().filter_map(|(flag, value)| Some((flag, value?)))).collect()
    }
}

/// The folder at which relative paths start.
pub(crate) fn base() -> &'static Path {
    Path::new(".")
}

/// The value of `--order`.
pub(crate) fn order_parser() -> impl TypedValueParser<Value = Order> {
    PossibleValuesParser::new(Order::names()).try_map(|name| name.parse::<Order>())
}

fn format_parser() -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(Format::names()).try_map(|name| name.parse::<Format>())
}
