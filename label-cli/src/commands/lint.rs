//! `cargo label lint`: what is unusual in each source, and which have other classes than the first.

use crate::args::{Lint, TextFormat};
use crate::lint::{Finding, Levels, ReadSource, Severity};
use crate::output::{ERROR, Exit, Failure, GOOD, WARNING, json_text, print, render_problem, worded};
use crate::remote;
use serde_json::json;
use std::fmt::Write;
use typed_label_source::Diagnostics;

pub(crate) fn run(arguments: &Lint) -> Result<Exit, Failure> {
    arguments.sources.iter().try_for_each(|path| remote::refuse(path))?;
    let levels = Levels::new(&arguments.allow, &arguments.deny)?;
    let mut found: Vec<(&str, Finding)> = Vec::new();
    let sources: Vec<ReadSource<'_>> = arguments
        .sources
        .iter()
        .map(|path| ReadSource::new(path, arguments.source_args.for_path(path, arguments.sources.len() > 1)))
        .collect();
    let mut absent = Diagnostics::default();
    for source in &sources {
        source.check_is_there(&mut absent);
    }
    if let Some(problems) = absent.into_problems() {
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
        TextFormat::Json => as_json(&found),
        TextFormat::Text => as_text(&found, errors, warnings),
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
    let plural = |count, word| format!("{count} {word}{}", if count == 1 { "" } else { "s" });
    match found {
        [] => format!("{GOOD}nothing unusual{GOOD:#}\n"),
        _ => text + &format!("{}, {}\n", plural(errors, "error"), plural(warnings, "warning")),
    }
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
