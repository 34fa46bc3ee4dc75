//! Runs `cargo check` with `TYPED_LABEL`, which has every macro and build.rs write or check its lock. They report what they did
//! in a file; the compiler's messages pass through.

use crate::output::{Align, ERROR, Exit, FAINT, Failure, GOOD, HEADER, cli_error, display_name, print, table};
use anstyle::Style;
use std::collections::BTreeMap;
use std::fs::{self, OpenOptions};
use std::path::{Path, PathBuf};
use std::process::{self, Command};
use std::time::SystemTime;
use std::{env, io};
use typed_label_source::{BuildRecord, Outcome};

/// What `cargo check` gave.
pub(crate) struct Build {
    /// Whether everything compiles.
    pub(crate) is_fine: bool,
    /// Each label type once.
    pub(crate) reports: Vec<BuildRecord>,
}

/// Runs every macro and build.rs again.
pub(crate) fn cargo_check(mode: &str, arguments: &[String]) -> Result<Build, Failure> {
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
        .status()
        .map_err(|error| cli_error(format!("Cargo can't be run: {error}"), "install Cargo, or put it in PATH"))?;
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
    /// Prints what became of each label type; `wrong` is the exit code if one has problems.
    pub(crate) fn print(&self, wrong: Exit) -> Result<Exit, Failure> {
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
            let lock = report.lock.as_deref().map_or_else(|| "-".to_owned(), display_name);
            vec![
                (shown_crate(&report.base), FAINT),
                (lock, plain),
                (display_name(&report.source), plain),
                (text.to_owned(), style),
            ]
        });
        let rows = rows.collect::<Vec<_>>();
        let columns =
            [("crate", Align::Left), ("lock", Align::Left), ("dataset or file", Align::Left), ("", Align::Left)];
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

/// A crate's folder as the table shows it: from the current one.
fn shown_crate(base: &str) -> String {
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
