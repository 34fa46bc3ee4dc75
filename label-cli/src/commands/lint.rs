//! In: sources. Out: what is unusual in each, and where one has other classes than the first.

use crate::cli::{Lint, TextFormat, base};
use crate::output::{ERROR, Exit, Failure, GOOD, WARNING, print, said};
use serde_json::json;
use std::fmt::Write;
use typed_label_source::{Diff, Finding, Severity, lint, problem};

pub(crate) fn run(arguments: &Lint) -> Result<Exit, Failure> {
    let mut found: Vec<(&str, Finding)> = Vec::new();
    let mut first = None;
    for (index, path) in arguments.sources.iter().enumerate() {
        let source = arguments.reading.fit(path).source(path);
        found.extend(lint(&source, base()).into_iter().map(|finding| (path.as_str(), finding)));
        // Why there is no list, lint has said.
        let Ok(list) = source.read(base()) else { continue };
        let Some((ours, first)) = &first else {
            first = Some((path, list));
            continue;
        };
        if let Some(diff) = Diff::between(ours, first, path, &list) {
            let is_folder = source.locate(base()).is_ok_and(|at| at.path().is_dir());
            let problem = problem::lock::disagrees(index, &diff, ours, path, is_folder);
            found.push((path, Finding { rule: "differs", severity: Severity::Error, problem }));
        }
    }
    let count = |severity| found.iter().filter(|(_, finding)| finding.severity == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    print(&match arguments.format {
        TextFormat::Json => as_json(&found),
        TextFormat::Text => as_text(&found, errors, warnings),
    })?;
    Ok(Exit::differs_if(errors > 0 || warnings > 0 && arguments.deny.is_some()))
}

fn word(severity: Severity) -> &'static str {
    if severity == Severity::Error { "error" } else { "warning" }
}

fn as_text(found: &[(&str, Finding)], errors: usize, warnings: usize) -> String {
    let mut text = String::new();
    for (_, Finding { rule, severity, problem }) in found {
        let style = if *severity == Severity::Error { ERROR } else { WARNING };
        let _ = writeln!(text, "{}", said(&style, &format!("{}[{rule}]", word(*severity)), problem));
    }
    let plural = |count, word| format!("{count} {word}{}", if count == 1 { "" } else { "s" });
    match found {
        [] => format!("{GOOD}nothing unusual{GOOD:#}\n"),
        _ => text + &format!("{}, {}\n", plural(errors, "error"), plural(warnings, "warning")),
    }
}

fn as_json(found: &[(&str, Finding)]) -> String {
    let finding = |(source, Finding { rule, severity, problem }): &(&str, Finding)| {
        json!({
            "source": source, "rule": rule, "severity": word(*severity),
            "message": problem.what(), "help": problem.help(),
        })
    };
    format!("{:#}\n", found.iter().map(finding).collect::<serde_json::Value>())
}
