//! Runs `cargo check` with `TYPED_LABEL`, which has every macro and build.rs write or check its lock. They report what they did
//! in a file; the compiler's messages pass through.

use crate::output::{
    Align, ERROR, Exit, FAINT, Failure, GOOD, HEADER, cli_error, display_name, print, print_problems, table,
};
use anstyle::Style;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, OpenOptions};
use std::path::{Path, PathBuf};
use std::process::{self, Command, Stdio};
use std::time::SystemTime;
use std::{env, io};
use typed_label_source::{BuildRecord, Outcome, Place, Problem, Source, is_fetched};

/// What `cargo check` gave.
pub(crate) struct Build {
    /// Whether everything compiles.
    pub(crate) is_fine: bool,
    /// Each label type once.
    pub(crate) reports: Vec<BuildRecord>,
    /// The locks that one label type has written, and another may have written over.
    pub(crate) contested: BTreeSet<PathBuf>,
}

/// Runs every macro and build.rs again; `messages` says what becomes of those of Cargo and the compiler.
pub(crate) fn cargo_check(mode: &str, arguments: &[String], messages: fn() -> Stdio) -> Result<Build, Failure> {
    let since = SystemTime::UNIX_EPOCH.elapsed().unwrap_or_default().as_nanos();
    // A value that no build had before, so that Cargo and rustc reuse nothing.
    let nonce = format!("{since}-{}", process::id());
    let file = ReportFile::new(&nonce)?;
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.arg("check").env("TYPED_LABEL", format!("{mode}:{nonce}")).env(BuildRecord::VARIABLE, &file.0);
    match arguments {
        [] => command.args(["--workspace", "--all-targets", "--keep-going"]),
        given => command.args(given),
    };
    let status = command
        .stdout(messages())
        .stderr(messages())
        .status()
        .map_err(|error| cli_error(format!("Cargo can't be run: {error}"), "install Cargo, or put it in PATH"))?;
    let mut worst: BTreeMap<_, BuildRecord> = BTreeMap::new();
    let reports: Vec<BuildRecord> = fs::read_to_string(&file.0)?.lines().filter_map(BuildRecord::from_line).collect();
    let contested = contested(&reports);
    for report in reports {
        // A library is compiled once more for its tests.
        let known = worst.entry((report.base.clone(), report.source.clone(), report.lock.clone()));
        let known = known.or_insert_with(|| report.clone());
        if report.outcome > known.outcome {
            *known = report;
        }
    }
    Ok(Build { is_fine: status.success(), reports: worst.into_values().collect(), contested })
}

/// Where the lock of a label type is.
pub(crate) fn lock_path(report: &BuildRecord) -> Option<PathBuf> {
    let at = Source::new(report.lock.as_deref()?).locate(Path::new(&report.base)).ok()?;
    Some(fs::canonicalize(at.path()).unwrap_or_else(|_| at.path().to_owned()))
}

/// The locks that were written although another compiler had them already. That one may have written the same, as of a library
/// that is compiled once more for its tests.
fn contested(reports: &[BuildRecord]) -> BTreeSet<PathBuf> {
    let mut by_lock: BTreeMap<PathBuf, Vec<&BuildRecord>> = BTreeMap::new();
    for report in reports.iter().filter(|report| matches!(report.outcome, Outcome::Kept | Outcome::Written)) {
        if let Some(path) = lock_path(report) {
            by_lock.entry(path).or_default().push(report);
        }
    }
    let is_contested = |reports: &Vec<&BuildRecord>| {
        let is_other = |report: &&BuildRecord| (&report.base, &report.source) != (&reports[0].base, &reports[0].source);
        let is_written = |report: &&BuildRecord| report.outcome == Outcome::Written;
        reports[1..].iter().any(is_written) || is_written(&reports[0]) && reports.iter().any(is_other)
    };
    by_lock.into_iter().filter(|(_, reports)| is_contested(reports)).map(|(path, _)| path).collect()
}

/// How a run of `cargo check` is judged.
#[derive(Clone, Copy)]
pub(crate) struct Judged {
    /// The exit code if a label type has problems.
    pub(crate) wrong: Exit,
    /// Whether a dataset may be absent if there is a lock.
    pub(crate) allow_absent: bool,
}

impl Build {
    /// Prints what became of each label type.
    pub(crate) fn print(&self, judged: Judged) -> Result<Exit, Failure> {
        let plain = Style::new();
        let rows = self.reports.iter().map(|report| {
            let (text, style) = shown_outcome(report, judged);
            let text = format!("{text}{}", shown_widths(report));
            let lock = report.lock.as_deref().map_or_else(|| "-".to_owned(), display_name);
            vec![
                (shown_crate(&report.base), FAINT),
                (lock, plain),
                (display_name(&report.source), plain),
                (text, style),
            ]
        });
        let rows = rows.collect::<Vec<_>>();
        let columns =
            [("crate", Align::Left), ("lock", Align::Left), ("dataset or file", Align::Left), ("", Align::Left)];
        if !rows.is_empty() {
            print(&table(&columns, &rows))?;
        }
        let absent = self.reports.iter().filter(|report| is_not_found(report, judged)).count();
        if absent > 0 {
            print_problems(&not_found(absent, self.reports.len()).into());
        }
        let is_wrong = |report: &BuildRecord| report.outcome == Outcome::Wrong && !is_not_found(report, judged);
        Ok(match self.is_fine {
            true if absent == 0 => Exit::Fine,
            false if self.reports.iter().any(is_wrong) => judged.wrong,
            _ => Exit::Unknown,
        })
    }
}

/// What the table says of a label type.
fn shown_outcome(report: &BuildRecord, judged: Judged) -> (String, Style) {
    let (text, style) = match report.outcome {
        Outcome::Read if report.lock.is_none() => ("there, and read", GOOD),
        Outcome::Read => ("there, and the lock agrees", GOOD),
        Outcome::Alone if is_not_found(report, judged) => ("DATASET NOT FOUND: not compared", ERROR),
        Outcome::Alone => ("not there: the lock served alone", HEADER),
        Outcome::Kept | Outcome::Written => {
            let change = report.change.as_deref().unwrap_or("written");
            return (format!("there, and the lock is {change}"), GOOD);
        }
        Outcome::Wrong if is_not_found(report, judged) => ("DATASET NOT FOUND: see the error above", ERROR),
        Outcome::Wrong => ("see the error above", ERROR),
    };
    (text.to_owned(), style)
}

/// What the table says of models that agree without names.
fn shown_widths(report: &BuildRecord) -> String {
    report
        .by_width
        .iter()
        .fold(String::new(), |text, model| text + "; " + &display_name(model) + " agrees by width alone")
}

/// Whether a label type could not be compared, since its dataset is absent and should not be.
fn is_not_found(report: &BuildRecord, judged: Judged) -> bool {
    let is_absent = |path: &str| {
        let found = Source::new(path).locate(Path::new(&report.base));
        found.map_or(true, |at| matches!(at.path().try_exists(), Ok(false)))
    };
    match report.outcome {
        Outcome::Alone => !judged.allow_absent && !is_fetched(Path::new(&report.base)),
        // A list that stands in the code goes by the name `classes`. A lock alone can still disagree with a file.
        Outcome::Wrong => {
            let may_be_absent = judged.allow_absent && !report.lock.as_deref().is_none_or(is_absent);
            report.source != "classes" && is_absent(&report.source) && !may_be_absent
        }
        Outcome::Read | Outcome::Kept | Outcome::Written => false,
    }
}

/// Datasets that are absent, of a number of label types.
fn not_found(absent: usize, all: usize) -> Problem {
    Problem::new(
        Place::PATH,
        format!("DATASET NOT FOUND: {absent} of {all} not compared"),
        "run this on a machine that has the datasets; if they are meant to be absent, `--allow-absent` compares the others",
    )
}

/// A crate's folder as the table shows it: from the current one.
pub(crate) fn shown_crate(base: &str) -> String {
    let here = env::current_dir().unwrap_or_default();
    match Path::new(base).strip_prefix(here) {
        Ok(below) if below.as_os_str().is_empty() => ".".into(),
        Ok(below) => display_name(&below.to_string_lossy()),
        Err(_) => display_name(base),
    }
}

/// The file in which macros and build.rs report; it is removed when dropped.
struct ReportFile(PathBuf);

impl ReportFile {
    fn new(nonce: &str) -> io::Result<Self> {
        let path = env::temp_dir().join(format!("cargo-label-{nonce}"));
        OpenOptions::new().write(true).create_new(true).open(&path)?;
        Ok(Self(path))
    }
}

impl Drop for ReportFile {
    fn drop(&mut self) {
        fs::remove_file(&self.0).ok();
    }
}
