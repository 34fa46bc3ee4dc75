//! The flags that say how a source is read, made from the table of options in label-build; and the source that they describe.

use crate::word_parser::WordParser;
use crate::{remote, stdin};
use clap::{Arg, ArgAction, ArgMatches, Args, Command, FromArgMatches};
use std::path::Path;
use typed_label_build::options::{Group, OPTIONS, OptionRow, Sources, ValueKind};
use typed_label_source::escape::quote_flag_for_shell;
use typed_label_source::{ClassList, Order, Problem, Problems, Source};

/// The options that were given.
#[derive(Clone, Debug, Default)]
pub(crate) struct SourceArgs {
    /// Each with its values.
    given: Vec<(&'static OptionRow, Vec<String>)>,
    /// Whether the source is one of several that share the options.
    is_beside_others: bool,
}

/// The options that are flags: those about reading.
fn rows() -> impl Iterator<Item = &'static OptionRow> {
    OPTIONS.iter().filter(|row| row.group == Group::Reading)
}

/// The flag of an option.
fn flag(row: &'static OptionRow) -> Arg {
    let flag = Arg::new(row.flag()).long(row.flag());
    match row.value {
        ValueKind::Switch(_) => flag.help(row.help).action(ArgAction::SetTrue),
        ValueKind::Word { words, set } => {
            let parser = WordParser::new(words(), move |word| set(Source::new(""), word).err());
            flag.help(row.help).value_name(row.key.to_uppercase()).value_parser(parser)
        }
        ValueKind::Texts(_) => {
            flag.help(format!("{}; once for each", row.help)).value_name("NAME").action(ArgAction::Append)
        }
        _ => flag.help(row.help).value_name("NAME"),
    }
}

impl Args for SourceArgs {
    fn augment_args(command: Command) -> Command {
        command.args(rows().map(flag))
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for SourceArgs {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let values = |row: &'static OptionRow| match row.value {
            ValueKind::Switch(_) => matches.get_flag(&row.flag()).then(Vec::new),
            // `--without=` means the empty list.
            ValueKind::Texts(_) => {
                Some(matches.get_many::<String>(&row.flag())?.filter(|value| !value.is_empty()).cloned().collect())
            }
            _ => Some(matches.get_many::<String>(&row.flag())?.cloned().collect()),
        };
        let given = rows().filter_map(|row| Some((row, values(row)?))).collect();
        Ok(Self { given, is_beside_others: false })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

/// Flags with their values. A switch has none.
pub(crate) type Flags = Vec<(String, Option<String>)>;

/// The flags as typed in a shell, with a space before each.
pub(crate) fn typed_flags(flags: &Flags) -> String {
    let typed = |(flag, value): &(String, Option<String>)| match value {
        None => format!(" {flag}"),
        Some(value) => format!(" {}", quote_flag_for_shell(flag, value)),
    };
    flags.iter().map(typed).collect()
}

impl SourceArgs {
    /// The source at a path.
    pub(crate) fn source(&self, path: &str) -> Source {
        let source = Source::new(path);
        let source = if self.is_beside_others { source.beside_others() } else { source };
        self.given.iter().fold(source, |source, (row, values)| {
            let first = || values.first().cloned().unwrap_or_default();
            match row.value {
                ValueKind::Text(set) => set(source, first()),
                // The flag's parser has refused all other words.
                ValueKind::Word { set, .. } => set(source.clone(), &first()).unwrap_or(source),
                ValueKind::Texts(set) => set(source, values.clone()),
                ValueKind::Switch(set) => set(source, true),
                _ => source,
            }
        })
    }

    /// The value of `--order`.
    pub(crate) fn order(&self) -> Option<Order> {
        self.value("order")?.parse().ok()
    }

    /// The same options with another order.
    pub(crate) fn with_order(&self, order: Order) -> Self {
        let row = rows().find(|row| row.key == "order").map(|row| (row, vec![order.to_string()]));
        let given = self.given.iter().filter(|(row, _)| row.key != "order").cloned().chain(row).collect();
        Self { given, ..*self }
    }

    /// Whether an option is given.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.given.iter().any(|(row, _)| row.key == key)
    }

    fn value(&self, key: &str) -> Option<&str> {
        self.given.iter().find(|(row, _)| row.key == key)?.1.first().map(String::as_str)
    }

    /// The options for one path of several: without those for files if it is a folder, without those for folders if it is a file.
    /// An option that fits none of the paths stays, so that reading reports it.
    pub(crate) fn for_path(&self, path: &str, all: &[&str]) -> Self {
        let is_given = |row: &OptionRow| self.is_for(row, path) || self.is_for_none(row.key, all);
        let given = self.given.iter().filter(|(row, _)| is_given(row)).cloned().collect();
        let is_left = self.given.iter().any(|(row, _)| self.is_for_none(row.key, all));
        Self { given, is_beside_others: all.len() > 1 && !is_left }
    }

    /// Whether an option is given that fits none of the paths.
    pub(crate) fn is_for_none(&self, key: &str, paths: &[&str]) -> bool {
        let mut rows = self.given.iter().map(|(row, _)| row).filter(|row| row.key == key);
        rows.any(|row| !paths.iter().any(|path| self.is_for(row, path)))
    }

    /// Whether an option fits what is at a path.
    fn is_for(&self, row: &OptionRow, path: &str) -> bool {
        // The standard input is a finished class list.
        if stdin::is_stdin(path) {
            return false;
        }
        let is_folder = is_folder(path);
        let has_ending = |endings: &[&str]| {
            Path::new(path).extension().is_some_and(|ending| endings.iter().any(|e| ending.eq_ignore_ascii_case(e)))
        };
        // The order `dataframe` is for tables only.
        let is_table = has_ending(&["csv", "tsv", "txt"]);
        let has_no_columns = has_ending(&["json", "yaml", "yml", "onnx", "tflite", "npy", "pbtxt", "xml"]);
        match (row.key, row.sources) {
            ("order" | "column" | "columns" | "separator", _) if self.is_of_table() => !is_folder && is_table,
            // Both a folder's names and a table's labels can be chosen.
            ("classes" | "allow_missing", _) if self.is_of_table() => is_folder || is_table,
            ("column" | "columns" | "separator", _) => !is_folder && !has_no_columns,
            (_, Sources::Folder | Sources::FolderOrAlone) => is_folder,
            (_, Sources::File) => !is_folder,
            (_, Sources::Any | Sources::AnyOrNone) => true,
        }
    }

    fn is_of_table(&self) -> bool {
        self.order() == Some(Order::Dataframe)
    }

    /// Reads the source at a path, at the URL of a remote folder, or from the standard input.
    pub(crate) fn read(&self, path: &str) -> Result<ClassList, Problems> {
        if stdin::is_stdin(path) {
            return match self.flags().first() {
                Some((flag, _)) => Err(stdin::option_not_supported(flag).into()),
                None => stdin::read(),
            };
        }
        if !remote::is_url(path) {
            return self.source(path).read(base());
        }
        if self.is_of_table() || self.given.iter().any(|(row, _)| !["order", "allow_empty"].contains(&row.key)) {
            return Err(remote::option_not_supported(path).into());
        }
        remote::read(path, self.order().unwrap_or_default(), self.has("allow_empty"))
    }

    /// The flags that are given.
    pub(crate) fn flags(&self) -> Flags {
        let flags = self.given.iter().flat_map(|(row, values)| {
            let flag = format!("--{}", row.flag());
            let value = matches!(row.value, ValueKind::Texts(_)).then(String::new);
            let is_switch = values.is_empty().then(|| (flag.clone(), value));
            is_switch.into_iter().chain(values.iter().map(move |value| (flag.clone(), Some(value.clone()))))
        });
        flags.collect()
    }

    /// Parses flags, for tests.
    #[cfg(test)]
    pub(crate) fn of(flags: &[&str]) -> Self {
        let command = Self::augment_args(Command::new("test")).no_binary_name(true);
        Self::from_arg_matches(&command.get_matches_from(flags)).unwrap()
    }
}

fn is_folder(path: &str) -> bool {
    remote::is_url(path) || Source::new(path).locate(base()).is_ok_and(|at| at.path().is_dir())
}

/// The problems of options about names, such as `--unused`, that find nothing in any of several sources.
pub(crate) fn found_nothing(sources: &[(&SourceArgs, &str)]) -> Vec<Problem> {
    const ABOUT_NAMES: [&str; 3] = ["unused", "repeated", "without"];
    // One source reports them itself.
    if sources.len() < 2 || !ABOUT_NAMES.iter().any(|option| sources.iter().any(|(args, _)| args.has(option))) {
        return Vec::new();
    }
    // Read alone, each source reports the options that find nothing in it. The standard input takes none of them.
    let alone = sources.iter().filter(|(_, path)| !stdin::is_stdin(path)).map(|(args, path)| {
        let args = args.for_path(path, &[path]);
        let problems = args.read(path).err().into_iter().flatten();
        (problems.filter(|problem| ABOUT_NAMES.contains(&problem.place().key())).collect::<Vec<_>>(), args)
    });
    let alone: Vec<_> = alone.collect();
    let mut found = Vec::new();
    for (index, (problems, _)) in alone.iter().enumerate() {
        for problem in problems {
            let is_first = !alone[..index].iter().any(|(_, args)| args.has(problem.place().key()));
            let in_all = alone[index + 1..].iter().all(|(others, args)| {
                !args.has(problem.place().key()) || others.iter().any(|other| other.place() == problem.place())
            });
            if is_first && in_all {
                found.push(problem.clone());
            }
        }
    }
    found
}

/// The folder at which relative paths start.
pub(crate) fn base() -> &'static Path {
    Path::new(".")
}
