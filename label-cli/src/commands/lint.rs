//! `cargo label lint`: reports what is unusual in each source, and which have other classes than the first.

use crate::annotation::{Annotation, github_lines};
use crate::args::Lint;
use crate::formats::ReportFormat;
use crate::lint::{Finding, Levels, ReadSource, Severity};
use crate::output::{ERROR, Exit, Failure, GOOD, WARNING, command_name, json_text, print, render_problem, worded};
use crate::remote;
use crate::source_args::{base, found_nothing};
use serde_json::json;
use std::fmt::Write;
use typed_label_source::{Diagnostics, Source};

pub(crate) fn run(arguments: &Lint) -> Result<Exit, Failure> {
    arguments.sources.iter().try_for_each(|path| remote::refuse(path))?;
    let levels = Levels::new(&arguments.allow, &arguments.deny)?;
    let mut found: Vec<(&str, Finding)> = Vec::new();
    let paths: Vec<&str> = arguments.sources.iter().map(String::as_str).collect();
    let sources: Vec<ReadSource<'_>> = arguments
        .sources
        .iter()
        .map(|path| ReadSource::new(path, arguments.source_args.for_path(path, &paths)))
        .collect();
    let mut wrong = Diagnostics::default();
    for source in &sources {
        source.check_is_there(&mut wrong);
        source.check_options(&paths, &mut wrong);
    }
    let with_args: Vec<_> = paths.iter().map(|path| (&arguments.source_args, *path)).collect();
    for problem in found_nothing(&with_args) {
        wrong.push(problem);
    }
    if let Some(problems) = wrong.into_problems() {
        return Err(problems.into());
    }
    for (index, source) in sources.iter().enumerate() {
        let difference = (index > 0).then(|| source.difference(index - 1, &sources[0])).flatten();
        let findings = source.findings(&sources).into_iter().chain(difference);
        found.extend(findings.filter_map(|finding| Some((source.path, levels.apply(finding)?))));
    }
    let count = |severity| found.iter().filter(|(_, finding)| finding.severity == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    print(&match arguments.format {
        ReportFormat::Json => as_json(&found),
        ReportFormat::Text => as_text(&found, errors, warnings),
        ReportFormat::Github => github_lines(&annotations(&found)) + &in_numbers(errors, warnings),
    })?;
    Ok(Exit::differs_if(errors > 0))
}

fn word(severity: Severity) -> &'static str {
    if severity == Severity::Error { "error" } else { "warning" }
}

fn as_text(found: &[(&str, Finding)], errors: usize, warnings: usize) -> String {
    let mut text = String::new();
    for (_, Finding { rule, severity, problem }) in found {
        let style = if *severity == Severity::Error { ERROR } else { WARNING };
        let _ = writeln!(text, "{}", render_problem(&style, &format!("{}[{rule}]", word(*severity)), problem));
    }
    text + &in_numbers(errors, warnings)
}

/// The last line: how many errors and warnings.
fn in_numbers(errors: usize, warnings: usize) -> String {
    let plural = |count, word| format!("{count} {word}{}", if count == 1 { "" } else { "s" });
    match (errors, warnings) {
        (0, 0) => format!("{GOOD}nothing unusual{GOOD:#}\n"),
        _ => format!("{}, {}\n", plural(errors, "error"), plural(warnings, "warning")),
    }
}

/// Annotations for GitHub. Only files have a place there; a folder has none.
fn annotations(found: &[(&str, Finding)]) -> Vec<Annotation> {
    let annotation = |(source, finding): &(&str, Finding)| Annotation {
        is_error: finding.severity == Severity::Error,
        file: Source::new(*source).locate(base()).ok().map(|at| at.path().to_owned()).filter(|path| path.is_file()),
        ..Annotation::of_problem(&format!("{} lint: {}", command_name(), finding.rule), &finding.problem)
    };
    found.iter().map(annotation).collect()
}

fn as_json(found: &[(&str, Finding)]) -> String {
    let finding = |(source, Finding { rule, severity, problem }): &(&str, Finding)| {
        let problem = worded(problem);
        json!({
            "source": source, "rule": rule, "severity": word(*severity),
            "message": problem.what(), "help": problem.help(),
        })
    };
    json_text(&found.iter().map(finding).collect())
}
