//! Every command with its flags and its help. The man page and the completions are made from this, too.

use crate::formats::{DiffFormat, ListFormat, ReportFormat, TableFormat, TextFormat};
use crate::known_lists::keys;
use crate::lint;
use crate::source_args::SourceArgs;
use crate::word_parser::order_parser;
use clap::builder::PossibleValuesParser;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;
use typed_label_build::options::help;
use typed_label_source::Order;

const EXIT_CODES: &str = "\
Exit codes:
  0  no difference, no error
  1  a difference: two lists, a lock, a file, a label type; or an error of lint
  2  not compared: no such source or dataset, wrong arguments, code with errors";

/// See, lock, check and explain the class order of image datasets.
///
/// SOURCE is a dataset folder, read in the order of a framework, or a class list file; `$NAME` in it is an environment variable.
/// `list` and `diff` also take the URL of a folder (`s3://`, `gs://`, `az://`, `https://` of a DAV server), if built with the feature
/// `remote`; keys and endpoints are environment variables, as in `AWS_ACCESS_KEY_ID`.
#[derive(Debug, Parser)]
#[command(name = "cargo-label", bin_name = "cargo label", version, after_help = EXIT_CODES, propagate_version = true)]
#[command(subcommand_required = true, arg_required_else_help = true)]
pub(crate) struct Cli {
    /// When to print colours; `auto` is on a terminal, unless `NO_COLOR` is set
    #[arg(long, global = true, value_enum, default_value_t, value_name = "WHEN", display_order = LAST)]
    pub(crate) color: Color,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// Flags that all commands have come last in the help.
const LAST: usize = 998;

/// When to print colours.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(crate) enum Color {
    #[default]
    Auto,
    Always,
    Never,
}

impl Color {
    pub(crate) fn choice(self) -> anstream::ColorChoice {
        match self {
            Self::Auto => anstream::ColorChoice::Auto,
            Self::Always => anstream::ColorChoice::Always,
            Self::Never => anstream::ColorChoice::Never,
        }
    }
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    List(List),
    Orders(Orders),
    Diff(Diff),
    Identify(Identify),
    Lint(Lint),
    Lock(Lock),
    Check(Check),
    Generate(Generate),
    Completions(Completions),
    Man(Man),
}

/// Print the classes of a source, in index order
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  cargo label list data/train                    index, class and variant
  cargo label list data/train --count            and how many images each has
  cargo label list data/train --order timm       the order of another framework
  cargo label list model.onnx --format json      Keras' class_indices
  cargo label list data/train --format python    a list to paste into Python
  cargo label list --dataset coco-80             a list of typed-label-datasets")]
pub(crate) struct List {
    /// A dataset folder or a class list file; `-` is the standard input, in the format of a lock
    #[arg(required_unless_present = "dataset")]
    pub(crate) source: Option<String>,
    /// A known list in place of SOURCE
    #[arg(long, value_parser = PossibleValuesParser::new(keys()), value_name = "DATASET", hide_possible_values = true)]
    #[arg(conflicts_with_all = ["source", "count"])]
    pub(crate) dataset: Option<String>,
    #[command(flatten)]
    pub(crate) source_args: SourceArgs,
    /// What to print
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(crate) format: ListFormat,
    /// Count the images below each class (what any of the frameworks takes for one), with a progress bar on a terminal
    #[arg(long)]
    pub(crate) count: bool,
    #[arg(long, help = rename_help(), value_name = "CLASS=VARIANT", value_parser = rename)]
    pub(crate) rename: Vec<(String, String)>,
}

/// Compare what every framework makes of a folder
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  cargo label orders data/train
  cargo label orders data/train --svg orders.svg --from keras --to timm

Exits with 0 if all orders agree, with 1 if they do not, and with 2 if none can be read.")]
pub(crate) struct Orders {
    /// The dataset folder
    pub(crate) folder: String,
    /// What to print
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(crate) format: TableFormat,
    /// Also draw a slope chart: a line a class, from its index in one order to its index in the other
    #[arg(long, value_name = "FILE")]
    pub(crate) svg: Option<PathBuf>,
    /// The order on the chart's left
    #[arg(long, value_parser = order_parser(), default_value = "keras", value_name = "ORDER", requires = "svg")]
    pub(crate) from: Order,
    /// The order on its right [default: the first that differs]
    #[arg(long, value_parser = order_parser(), value_name = "ORDER", requires = "svg")]
    pub(crate) to: Option<Order>,
}

/// Compare two sources, by name and index
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  cargo label diff data/train model/config.json
  cargo label diff data/train data/validation --order torchvision
  cargo label diff data/train data/train --other-order timm
  cargo label diff model.onnx --dataset imagenet-1k
  cargo label diff - pet.json < class_indices.json

Options of folders apply to whichever of A and B is a folder, --read-as to files.
Exits with 1 if they differ.")]
pub(crate) struct Diff {
    /// A dataset folder or a class list file; `-` is the standard input, in the format of a lock
    pub(crate) a: String,
    /// The other one
    #[arg(required_unless_present = "dataset")]
    pub(crate) b: Option<String>,
    /// A known list in place of B
    #[arg(long, value_parser = PossibleValuesParser::new(keys()), value_name = "DATASET", hide_possible_values = true)]
    #[arg(conflicts_with_all = ["b", "other_order"])]
    pub(crate) dataset: Option<String>,
    #[command(flatten)]
    pub(crate) source_args: SourceArgs,
    /// The order of B, if it is not that of A
    #[arg(long, value_parser = order_parser(), value_name = "ORDER")]
    pub(crate) other_order: Option<Order>,
    /// What to call the standard input [default: the input]
    #[arg(long, value_name = "NAME")]
    pub(crate) input_name: Option<String>,
    /// What to print
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(crate) format: DiffFormat,
}

/// Find out which known class list a file has, or which is the nearest
#[derive(Args, Debug)]
#[command(after_help = identify_help())]
pub(crate) struct Identify {
    /// A class list file or a dataset folder
    pub(crate) source: String,
    #[command(flatten)]
    pub(crate) source_args: SourceArgs,
    /// What to print
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(crate) format: TextFormat,
}

fn identify_help() -> String {
    format!(
        "\
Examples:
  cargo label identify model.onnx
  cargo label identify labels.txt
  cargo label list --dataset coco-80      what a known list has

Known: {}.

Exits with 0 if it is one of them, with 1 if it is not: the nearest are shown, and what differs; with 2 if SOURCE has no names.",
        keys().collect::<Vec<_>>().join(", ")
    )
}

/// Look for what is unusual in datasets, and say what it does to the indices
#[derive(Args, Debug)]
#[command(after_help = lint_help())]
pub(crate) struct Lint {
    /// Dataset folders or class list files
    #[arg(required = true, value_name = "SOURCE")]
    pub(crate) sources: Vec<String>,
    #[command(flatten)]
    pub(crate) source_args: SourceArgs,
    /// Do not report what this rule finds; once for each rule
    #[arg(long, value_parser = PossibleValuesParser::new(lint::may_be_allowed()), value_name = "RULE")]
    pub(crate) allow: Vec<String>,
    /// Report what this rule finds as an error, or `warnings` for all of them; once for each rule
    #[arg(long, value_parser = PossibleValuesParser::new(lint::may_be_denied()), value_name = "RULE")]
    pub(crate) deny: Vec<String>,
    /// What to print
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(crate) format: ReportFormat,
}

fn lint_help() -> String {
    format!(
        "\
Examples:
  cargo label lint data/train
  cargo label lint data/train data/validation    and whether they differ
  cargo label lint data/train --order torchvision --deny warnings
  cargo label lint data/train --deny warnings --allow not-natural

Rules, errors first:
{}

Exits with 1 on errors, and with 2 if a SOURCE is not there.",
        lint::help()
    )
}

/// Write, or check, every lock of the crate or workspace
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  cargo label lock                           write them where the datasets are
  cargo label lock --check                   compare them with the datasets
  cargo label lock --check --allow-absent    compare those that have one here
  cargo label lock -- -p my-crate            with other arguments of cargo check

Macros and build.rs do the work while `cargo check` runs, and report each lock and whether its dataset was there.
With --check, exits with 1 if a lock differs; with 2 if a dataset is not found, if the code does not compile for another \
reason, or if it has no lock.")]
pub(crate) struct Lock {
    /// Write nothing; exit with 1 if a lock is not what its dataset gives
    #[arg(long)]
    pub(crate) check: bool,
    /// A dataset may be absent; the others are compared
    #[arg(long, requires = "check")]
    pub(crate) allow_absent: bool,
    /// What to print
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(crate) format: ReportFormat,
    /// Arguments of `cargo check` in place of --workspace --all-targets --keep-going
    #[arg(last = true, value_name = "ARGS")]
    pub(crate) arguments: Vec<String>,
}

/// Run every macro and build.rs of the workspace again, against what is on disk
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  cargo label check
  cargo label check --allow-absent
  cargo label check --format github    errors beside the code, in GitHub Actions
  cargo label check -- -p my-crate --features source

Exits with 1 if a label type differs from its source; with 2 if a dataset is not found, or if the code does not compile for \
another reason.")]
pub(crate) struct Check {
    /// The dataset of a lock may be absent; the others are compared
    #[arg(long)]
    pub(crate) allow_absent: bool,
    /// What to print
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(crate) format: ReportFormat,
    /// Arguments of `cargo check` in place of --workspace --all-targets --keep-going
    #[arg(last = true, value_name = "ARGS")]
    pub(crate) arguments: Vec<String>,
}

/// Make the Rust code of a label type, for those who want it in src/
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  cargo label generate data/train --name Pet                         to stdout
  cargo label generate data/train --name Pet -o src/pet.rs           to a file
  cargo label generate data/train --name Pet -o src/pet.rs --check   compare it
  cargo label generate data/scans --name Scan --rename 3d=ThreeD --serde")]
pub(crate) struct Generate {
    /// A dataset folder or a class list file
    pub(crate) source: String,
    #[command(flatten)]
    pub(crate) source_args: SourceArgs,
    /// The enum's name
    #[arg(long)]
    pub(crate) name: String,
    #[arg(long, help = rename_help(), value_name = "CLASS=VARIANT", value_parser = rename)]
    pub(crate) rename: Vec<(String, String)>,
    #[arg(long, help = help("display"), value_name = "FILE")]
    pub(crate) display: Option<String>,
    #[arg(long, help = help("variants"), value_name = "NAMES", value_parser = ["name", "display"], requires = "display")]
    pub(crate) variants: Option<String>,
    /// An attribute, or a doc comment, for the enum
    #[arg(long, value_name = "RUST")]
    pub(crate) attribute: Vec<String>,
    /// The enum's visibility [default: pub]
    #[arg(long, value_name = "RUST")]
    pub(crate) visibility: Option<String>,
    #[arg(long, help = help("serde"))]
    pub(crate) serde: bool,
    #[arg(long = "crate", help = help("crate"), value_name = "PATH")]
    pub(crate) krate: Option<String>,
    /// The file to write; it is left alone if it is already right
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Write nothing; exit with 1 if the file is not what would be written
    #[arg(long, requires = "output")]
    pub(crate) check: bool,
}

fn rename_help() -> String {
    format!("{}, as in 3d=ThreeD; once for each class", help("rename"))
}

/// Splits at the last `=`: a class name may have one in it, a variant can't.
fn rename(text: &str) -> Result<(String, String), String> {
    let split = text.rsplit_once('=').ok_or("write it as in `3d=ThreeD`")?;
    Ok((split.0.to_owned(), split.1.to_owned()))
}

/// Print the completions of a shell
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  cargo label completions bash \\
    > ~/.local/share/bash-completion/completions/cargo-label
  cargo label completions fish > ~/.config/fish/completions/cargo-label.fish

They complete the name of the program, `cargo-label`.")]
pub(crate) struct Completions {
    /// The shell
    #[arg(value_enum)]
    pub(crate) shell: clap_complete::Shell,
}

/// Print the man page, or write one for each command
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  cargo label man | man -l -                       show it
  cargo label man --out ~/.local/share/man/man1    for `man cargo-label-lint`")]
pub(crate) struct Man {
    /// The folder to write to
    #[arg(long, value_name = "FOLDER")]
    pub(crate) out: Option<PathBuf>,
}

/// Whether a terminal of 80 columns shows each line as it is.
#[cfg(test)]
fn is_narrow(text: &str) -> bool {
    text.lines().all(|line| line.chars().count() <= 80)
}

#[cfg(test)]
#[test]
fn every_command_and_flag_has_help() {
    use clap::CommandFactory;
    let mut cli = Cli::command();
    cli.build();
    assert!(is_narrow(EXIT_CODES));
    for command in cli.get_subcommands().filter(|command| command.get_name() != "help") {
        let examples = command.get_after_help().map(ToString::to_string).unwrap_or_default();
        assert!(is_narrow(examples.split("\n\n").next().unwrap_or_default()), "{examples}");
        assert!(command.get_about().is_some(), "{}", command.get_name());
        for argument in command.get_arguments() {
            let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
            assert!(!help.is_empty(), "{} {}", command.get_name(), argument.get_id());
        }
    }
}
