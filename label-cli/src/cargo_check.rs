//! Runs `cargo check` with `TYPED_LABEL` set, so that every macro and build.rs writes or checks its lock and reports that in a file.

use crate::annotation::{Annotation, github_lines};
use crate::build_report;
use crate::cargo_messages;
use crate::formats::ReportFormat;
use crate::output::{
    Align, ERROR, Exit, FAINT, Failure, GOOD, HEADER, cli_error, command_name, display_name, json_text, print,
    print_problems, table,
};
use anstyle::Style;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, OpenOptions};
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::process::{self, Child, Command, Stdio};
use std::time::SystemTime;
use std::{env, io};
use typed_label_source::{BuildRecord, Outcome, Place, Problem, Source, is_fetched};

/// The result of `cargo check`.
pub(crate) struct Build {
    /// Whether everything compiles.
    pub(crate) is_fine: bool,
    /// Each label type once.
    pub(crate) reports: Vec<BuildRecord>,
    /// The locks that several label types may have written.
    pub(crate) contested: BTreeSet<PathBuf>,
    /// The errors, if they were to be collected.
    pub(crate) annotations: Vec<Annotation>,
}

/// What to do with the messages of Cargo and the compiler.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Messages {
    Shown,
    Hidden,
    /// Shown, and collected as annotations.
    Collected,
}

impl Messages {
    /// What a format needs.
    pub(crate) fn of(format: ReportFormat) -> Self {
        if format == ReportFormat::Text { Self::Shown } else { Self::Collected }
    }
}

/// Runs every macro and build.rs again.
pub(crate) fn cargo_check(mode: &str, arguments: &[String], messages: Messages) -> Result<Build, Failure> {
    let since = SystemTime::UNIX_EPOCH.elapsed().unwrap_or_default().as_nanos();
    // A value that no build had before, so that Cargo and rustc reuse nothing.
    let nonce = format!("{since}-{}", process::id());
    let file = ReportFile::new(&nonce)?;
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.arg("check").env("TYPED_LABEL", format!("{mode}:{nonce}")).env(BuildRecord::VARIABLE, &file.0);
    if messages == Messages::Collected {
        command.arg(cargo_messages::ARGUMENT);
    }
    match arguments {
        [] => command.args(["--workspace", "--all-targets", "--keep-going"]),
        given => command.args(given),
    };
    let (stdout, stderr) = match messages {
        Messages::Shown => (Stdio::inherit(), Stdio::inherit()),
        Messages::Hidden => (Stdio::null(), Stdio::null()),
        Messages::Collected => (Stdio::piped(), Stdio::inherit()),
    };
    let mut child = command.stdout(stdout).stderr(stderr).spawn().map_err(|error| no_cargo(&error))?;
    let mut annotations = collected(&mut child)?;
    let is_fine = child.wait()?.success();
    let mut worst: BTreeMap<_, BuildRecord> = BTreeMap::new();
    let reports = build_report::read(&fs::read_to_string(&file.0)?);
    let contested = contested(&reports);
    for report in reports {
        // A library is compiled a second time for its tests.
        let known = worst.entry((report.base.clone(), report.source.clone(), report.lock.clone()));
        let known = known.or_insert_with(|| report.clone());
        if report.outcome > known.outcome {
            *known = report;
        }
    }
    annotations.extend(worst.values().flat_map(in_build_script));
    Ok(Build { is_fine, reports: worst.into_values().collect(), contested, annotations })
}

/// Cargo is not installed.
fn no_cargo(error: &io::Error) -> Failure {
    cli_error(
        format!("Cargo can't be run: {error}"),
        "install Rust from https://rustup.rs, or put `cargo` in PATH; `lint`, `diff` and `list` need none",
    )
}

/// The compiler's errors, if they are to be collected.
fn collected(child: &mut Child) -> io::Result<Vec<Annotation>> {
    child.stdout.take().map_or(Ok(Vec::new()), |stdout| cargo_messages::pass_on(BufReader::new(stdout), command_name()))
}

/// The problems of a build.rs, at the line that names the source.
fn in_build_script(report: &BuildRecord) -> Vec<Annotation> {
    let file = Path::new(&report.base).join("build.rs");
    let text = fs::read_to_string(&file).unwrap_or_default();
    let line = text.lines().position(|line| line.contains(&format!("{:?}", report.source)));
    let at = line.and_then(|line| Some((u64::try_from(line).ok()? + 1, 1)));
    let annotation = |problem: &String| {
        let (message, help) = cargo_messages::split_help(problem);
        Annotation { is_error: true, title: command_name().to_owned(), file: Some(file.clone()), at, message, help }
    };
    report.problems.iter().map(annotation).collect()
}

/// Where the lock of a label type is.
pub(crate) fn lock_path(report: &BuildRecord) -> Option<PathBuf> {
    let path = located(report, report.lock.as_deref()?)?;
    Some(fs::canonicalize(&path).unwrap_or(path))
}

/// Where a path of a label type leads; none if it has a variable that is not set.
fn located(report: &BuildRecord, path: &str) -> Option<PathBuf> {
    let at = Source::new(path).locate(Path::new(&report.base)).ok()?;
    Some(at.path().to_owned())
}

/// The locks that may have been written by several label types. A library that is compiled a second time for its tests has written
/// the same list twice, which is fine: `lock` compares them.
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

/// How a command judges the result.
#[derive(Clone, Copy)]
pub(crate) struct Judged {
    /// The exit code if a label type has problems.
    pub(crate) wrong: Exit,
    /// Whether a dataset may be absent if there is a lock.
    pub(crate) allow_absent: bool,
}

impl Build {
    /// Prints the result of each label type.
    pub(crate) fn print(&self, judged: Judged, format: ReportFormat) -> Result<Exit, Failure> {
        let absent: Vec<_> = self.reports.iter().filter(|report| is_not_found(report, judged)).collect();
        let not_found = (!absent.is_empty()).then(|| not_found(&absent, self.reports.len(), judged));
        let mut annotations = self.annotations.clone();
        annotations.extend(not_found.iter().map(|problem| Annotation::of_problem(command_name(), problem)));
        if !self.is_fine && annotations.is_empty() {
            annotations.push(Annotation::of_problem(command_name(), &no_place()));
        }
        match format {
            ReportFormat::Text => print(&self.table(judged))?,
            ReportFormat::Github => print(&(self.table(judged) + &github_lines(&annotations)))?,
            ReportFormat::Json => {
                let types: Value = self.reports.iter().map(|report| as_json(report, judged)).collect();
                let problems: Value = annotations.iter().map(Annotation::json).collect();
                print(&json_text(&json!({ "types": types, "problems": problems })))?;
            }
        }
        if let Some(problem) = not_found {
            print_problems(&problem.into());
        }
        let is_wrong = |report: &BuildRecord| report.outcome == Outcome::Wrong && !is_not_found(report, judged);
        Ok(match self.is_fine {
            true if absent.is_empty() => Exit::Fine,
            false if self.reports.iter().any(is_wrong) => judged.wrong,
            _ => Exit::Unknown,
        })
    }

    fn table(&self, judged: Judged) -> String {
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
        if rows.is_empty() { String::new() } else { table(&columns, &rows) }
    }
}

/// A label type in JSON; docs/ci.md lists the words.
fn as_json(report: &BuildRecord, judged: Judged) -> Value {
    let outcome = match report.outcome {
        _ if is_not_found(report, judged) => "not-found",
        Outcome::Read => "read",
        Outcome::Agrees => "agrees",
        Outcome::Alone => "lock-alone",
        Outcome::Kept => "kept",
        Outcome::Written => "written",
        Outcome::Wrong => "wrong",
    };
    json!({
        "crate": shown_crate(&report.base), "source": report.source, "lock": report.lock, "outcome": outcome,
        "change": report.change, "agrees_by_width": report.by_width,
    })
}

/// The result of a label type, for the table.
fn shown_outcome(report: &BuildRecord, judged: Judged) -> (String, Style) {
    let (text, style) = match report.outcome {
        Outcome::Read if is_folder(report) => ("there, and read: it has no lock to compare it with", HEADER),
        Outcome::Read => ("there, and read", GOOD),
        Outcome::Agrees if report.lock.is_none() => ("there, and the other files agree", GOOD),
        Outcome::Agrees => ("there, and the lock agrees", GOOD),
        Outcome::Alone if is_not_found(report, judged) => ("DATASET NOT FOUND: not compared", ERROR),
        Outcome::Alone => ("not there: only the lock was read", HEADER),
        Outcome::Kept | Outcome::Written => {
            let change = report.change.as_deref().unwrap_or("written");
            return (format!("there, and the lock is {change}"), GOOD);
        }
        Outcome::Wrong if is_not_found(report, judged) => ("DATASET NOT FOUND: see the error above", ERROR),
        Outcome::Wrong => ("see the error above", ERROR),
    };
    (text.to_owned(), style)
}

/// Whether the source of a label type is a dataset folder.
fn is_folder(report: &BuildRecord) -> bool {
    located(report, &report.source).is_some_and(|path| path.is_dir())
}

/// The models that agree by their width alone, for the table.
fn shown_widths(report: &BuildRecord) -> String {
    report
        .by_width
        .iter()
        .fold(String::new(), |text, model| text + "; " + &display_name(model) + " agrees by width alone")
}

/// Whether a label type could not be compared, since its dataset is absent and should not be.
fn is_not_found(report: &BuildRecord, judged: Judged) -> bool {
    match report.outcome {
        Outcome::Alone => !judged.allow_absent && !is_fetched(Path::new(&report.base)),
        // The source is called `classes` if the list is in the code. Without a dataset, the lock can still disagree with a file.
        Outcome::Wrong => {
            let may_be_absent = judged.allow_absent && !has_no_lock(report);
            report.source != "classes" && is_absent(report, &report.source) && !may_be_absent
        }
        Outcome::Read | Outcome::Agrees | Outcome::Kept | Outcome::Written => false,
    }
}

/// Whether a label type has no lock, or none that is there.
fn has_no_lock(report: &BuildRecord) -> bool {
    report.lock.as_deref().is_none_or(|lock| is_absent(report, lock))
}

/// Whether there is nothing at a path of a label type.
fn is_absent(report: &BuildRecord, path: &str) -> bool {
    located(report, path).is_none_or(|path| matches!(path.try_exists(), Ok(false)))
}

/// Cargo failed, and no message names a place.
fn no_place() -> Problem {
    Problem::new(Place::CALL, "`cargo check` has failed", "read what it has printed, in the log")
}

/// Label types without their datasets; `all` is the number of label types.
fn not_found(absent: &[&BuildRecord], all: usize, judged: Judged) -> Problem {
    let and_then = if absent.iter().any(|report| has_no_lock(report)) {
        let also = if judged.allow_absent { "" } else { ", for `--allow-absent`" };
        format!(
            "; or give each label type that has no lock one there{also}: `lock = \"classes.json\"`, then `cargo label lock`"
        )
    } else {
        "; if they are meant to be absent, `--allow-absent` compares the others".to_owned()
    };
    Problem::new(
        Place::PATH,
        format!("DATASET NOT FOUND: {} of {all} not compared", absent.len()),
        format!("run this on a machine that has the datasets{and_then}"),
    )
}

/// A crate's folder for the table, relative to the current one.
pub(crate) fn shown_crate(base: &str) -> String {
    let here = env::current_dir().unwrap_or_default();
    match Path::new(base).strip_prefix(here) {
        Ok(below) if below.as_os_str().is_empty() => ".".into(),
        Ok(below) => display_name(&below.to_string_lossy()),
        Err(_) => display_name(base),
    }
}

/// The file to which macros and build.rs write their reports. It is removed when dropped.
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
