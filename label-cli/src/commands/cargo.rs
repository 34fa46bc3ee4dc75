//! In: the crate or workspace where one stands. Out: its locks, written or checked, by `cargo check` with `TYPED_LABEL`.
//! Macros and build.rs report what they did, so nothing is guessed from sources; the compiler's messages pass through.

use crate::cli::{Check, Lock};
use crate::output::{ERROR, Exit, FAINT, Failure, GOOD, HEADER, Side, failure, print, shown, table};
use anstyle::Style;
use std::collections::BTreeMap;
use std::fs::{self, OpenOptions};
use std::path::{Path, PathBuf};
use std::process::{self, Command};
use std::time::SystemTime;
use std::{env, io};
use typed_label_source::messages::lint::no_lock;
use typed_label_source::{BuildRecord, Outcome};

/// `cargo label lock`.
pub(crate) fn lock(arguments: &Lock) -> Result<Exit, Failure> {
    let (mode, wrong) = if arguments.check { ("check", Exit::Differs) } else { ("lock", Exit::Unknown) };
    let mut build = build(mode, &arguments.arguments)?;
    build.reports.retain(|report| report.lock.is_some());
    if build.is_fine && build.reports.is_empty() {
        return Err(no_lock().into());
    }
    build.tell(wrong)
}

/// `cargo label check`.
pub(crate) fn check(arguments: &Check) -> Result<Exit, Failure> {
    let build = build("check", &arguments.arguments)?;
    if build.is_fine && build.reports.is_empty() {
        return Err(failure(
            "no label type here has a folder or file to be checked against",
            "stand in the workspace that has one, or name its package: `cargo label check -- -p NAME`",
        ));
    }
    build.tell(Exit::Differs)
}

/// What `cargo check` gave.
struct Build {
    /// Whether everything compiles.
    is_fine: bool,
    /// Each label type once.
    reports: Vec<BuildRecord>,
}

/// Runs every macro and build.rs again.
fn build(mode: &str, arguments: &[String]) -> Result<Build, Failure> {
    let since = SystemTime::UNIX_EPOCH.elapsed().unwrap_or_default().as_nanos();
    // A value that no build had: Cargo and rustc then take nothing from what they have kept.
    let nonce = format!("{since}-{}", process::id());
    let file = Notes::new(&nonce)?;
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.arg("check").env("TYPED_LABEL", format!("{mode}:{nonce}")).env(BuildRecord::VARIABLE, &file.0);
    match arguments {
        [] => command.args(["--workspace", "--all-targets", "--keep-going"]),
        given => command.args(given),
    };
    let status = command
        .status()
        .map_err(|error| failure(format!("Cargo can't be run: {error}"), "install Cargo, or put it in PATH"))?;
    let mut worst: BTreeMap<_, BuildRecord> = BTreeMap::new();
    for report in fs::read_to_string(&file.0)?.lines().filter_map(BuildRecord::from_line) {
        // A library is compiled once more for its tests.
        let known = worst.entry((report.base.clone(), report.source.clone(), report.lock.clone()));
        let known = known.or_insert_with(|| report.clone());
        known.outcome = known.outcome.max(report.outcome);
    }
    Ok(Build { is_fine: status.success(), reports: worst.into_values().collect() })
}

impl Build {
    /// Prints what became of each label type; `wrong` is the exit code where one has problems.
    fn tell(&self, wrong: Exit) -> Result<Exit, Failure> {
        let plain = Style::new();
        let rows = self.reports.iter().map(|report| {
            let (text, style) = match report.outcome {
                Outcome::Read if report.lock.is_none() => ("there, and read", GOOD),
                Outcome::Read => ("there, and the lock agrees", GOOD),
                Outcome::Alone => ("not there: the lock served alone", HEADER),
                Outcome::Kept => ("there, and the lock was right", GOOD),
                Outcome::Written => ("there, and the lock is written", GOOD),
                Outcome::Wrong => ("see the error above", ERROR),
            };
            let lock = report.lock.as_deref().map_or_else(|| "-".to_owned(), shown);
            vec![(krate(&report.base), FAINT), (lock, plain), (shown(&report.source), plain), (text.to_owned(), style)]
        });
        let rows = rows.collect::<Vec<_>>();
        let columns = [("crate", Side::Left), ("lock", Side::Left), ("dataset or file", Side::Left), ("", Side::Left)];
        if !rows.is_empty() {
            print(&table(&columns, &rows))?;
        }
        let is_wrong = self.reports.iter().any(|report| report.outcome == Outcome::Wrong);
        Ok(match self.is_fine {
            true => Exit::Fine,
            false if is_wrong => wrong,
            false => Exit::Unknown,
        })
    }
}

/// A crate's folder, from where one stands.
fn krate(base: &str) -> String {
    let here = env::current_dir().unwrap_or_default();
    match Path::new(base).strip_prefix(here) {
        Ok(below) if below.as_os_str().is_empty() => ".".into(),
        Ok(below) => shown(&below.to_string_lossy()),
        Err(_) => shown(base),
    }
}

/// The file in which macros and build.rs report; gone when dropped.
struct Notes(PathBuf);

impl Notes {
    fn new(nonce: &str) -> io::Result<Self> {
        let path = env::temp_dir().join(format!("cargo-label-{nonce}"));
        OpenOptions::new().write(true).create_new(true).open(&path)?;
        Ok(Self(path))
    }
}

impl Drop for Notes {
    fn drop(&mut self) {
        fs::remove_file(&self.0).ok();
    }
}
