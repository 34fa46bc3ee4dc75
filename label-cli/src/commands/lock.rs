//! `cargo label lock`: writes or compares every lock of the workspace.

use crate::annotation::Annotation;
use crate::args::Lock;
use crate::cargo_check::{Build, Judged, Messages, cargo_check, lock_path, shown_crate};
use crate::output::{Exit, Failure, cli_error, command_name, print_problems};
use typed_label_source::{BuildRecord, Diagnostics, Outcome, Place, Problem};

pub(crate) fn run(arguments: &Lock) -> Result<Exit, Failure> {
    let (mode, wrong) = if arguments.check { ("check", Exit::Differs) } else { ("update", Exit::Unknown) };
    let mut build = cargo_check(mode, &arguments.arguments, Messages::of(arguments.format))?;
    build.reports.retain(|report| report.lock.is_some());
    if build.is_fine && build.reports.is_empty() {
        return Err(cli_error(
            "no label type here has a lock",
            "name one where the type is declared: `lock = \"classes.json\"`",
        ));
    }
    if !build.contested.is_empty() {
        check_contested(&mut build, &arguments.arguments)?;
    }
    build.print(Judged { wrong, allow_absent: arguments.allow_absent }, arguments.format)
}

/// Runs every macro and build.rs again to compare the locks that several label types may have written: such a lock is wrong for the
/// one that wrote first.
fn check_contested(build: &mut Build, arguments: &[String]) -> Result<(), Failure> {
    let compared = cargo_check("check", arguments, Messages::Hidden)?;
    let mut diagnostics = Diagnostics::default();
    for path in &build.contested {
        let has_it = |report: &&BuildRecord| lock_path(report).as_ref() == Some(path);
        let reports: Vec<_> = compared.reports.iter().filter(has_it).collect();
        if reports.iter().any(|report| report.outcome == Outcome::Wrong) {
            diagnostics.push(two_lists(&reports));
            for report in build.reports.iter_mut().filter(|report| has_it(&&**report)) {
                report.outcome = Outcome::Wrong;
            }
            build.is_fine = false;
        }
    }
    if let Some(problems) = diagnostics.into_problems() {
        build.annotations.extend(problems.iter().map(|problem| Annotation::of_problem(command_name(), problem)));
        print_problems(&problems);
    }
    Ok(())
}

/// Label types with one lock and different class lists.
fn two_lists(reports: &[&BuildRecord]) -> Problem {
    let shown = |report: &&BuildRecord| format!("{:?} in {}", report.source, shown_crate(&report.base));
    let types: Vec<String> = reports.iter().map(shown).collect();
    let lock = reports.iter().find_map(|report| report.lock.as_deref()).unwrap_or_default();
    Problem::new(
        Place::option("lock"),
        format!("label types with different class lists have written the lock {lock:?}: {}", types.join(", ")),
        "give each label type a lock of its own, for example `lock = \"pet.json\"`",
    )
}
