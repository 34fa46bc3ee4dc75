//! In: sources. Out: what is unusual in each, and where one has other classes than the first.

use crate::cli::{Lint, TextFormat, base};
use crate::output::{ERROR, Exit, Failure, GOOD, WARNING, pretty, print, said};
use serde_json::json;
use std::fmt::Write;
use typed_label_source::{Finding, Severity, lint, lint_pair};

pub(crate) fn run(arguments: &Lint) -> Result<Exit, Failure> {
    let mut found: Vec<(&str, Finding)> = Vec::new();
    let source = |path: &String| arguments.reading.fit(path).source(path);
    let first = source(&arguments.sources[0]);
    for (index, path) in arguments.sources.iter().enumerate() {
        let source = source(path);
        found.extend(lint(&source, base()).into_iter().map(|finding| (path.as_str(), finding)));
        if index > 0 {
            found.extend(lint_pair(index - 1, &first, &source, base()).map(|finding| (path.as_str(), finding)));
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
    pretty(&found.iter().map(finding).collect())
}
