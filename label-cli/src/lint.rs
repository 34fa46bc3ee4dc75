//! What is unusual in a source, though no framework refuses it, and what it does to the indices.

mod messages;
mod rules;
#[cfg(test)]
mod tests;

pub(crate) use rules::Severity;

use crate::inventory::Inventory;
use crate::source_args::{SourceArgs, base};
use rules::{DIFFERS, NO_LIST, RULES, Rule, RuleInput};
use typed_label_source::{ClassList, Diagnostics, Diff, Problem, Problems, Source, UserPath, lists_differ};

/// What a rule has found.
#[derive(Debug)]
pub(crate) struct Finding {
    /// The rule's name.
    pub(crate) rule: &'static str,
    pub(crate) severity: Severity,
    /// What was found, and the command that fixes it.
    pub(crate) problem: Problem,
}

/// A source that has been read, so that lint can look at it.
pub(crate) struct ReadSource<'a> {
    pub(crate) path: &'a str,
    args: SourceArgs,
    source: Source,
    /// Where it is, if it is a folder.
    folder: Option<UserPath>,
    list: Result<ClassList, Problems>,
}

impl<'a> ReadSource<'a> {
    /// Reads the source at a path.
    pub(crate) fn new(path: &'a str, args: SourceArgs) -> Self {
        let source = args.source(path);
        let list = source.read(base());
        let folder = source.locate(base()).ok().filter(|at| at.path().is_dir());
        Self { path, args, source, folder, list }
    }

    /// What every rule finds in it.
    pub(crate) fn findings(&self) -> Vec<Finding> {
        let mut diagnostics = Diagnostics::default();
        let list = diagnostics.take_all(self.list.clone()).ok();
        let inventory = match self.folder.as_ref().map(Inventory::of).transpose() {
            Ok(inventory) => inventory,
            // The order may not look there, but some image loader will.
            Err(problem) => {
                if list.is_some() {
                    diagnostics.push(problem);
                }
                None
            }
        };
        let mut findings = found_by(&NO_LIST, diagnostics.into_problems());
        let input = RuleInput::new(self.path, &self.args, list.as_ref(), self.folder.is_some(), inventory.as_ref());
        for (rule, find) in RULES {
            let mut diagnostics = Diagnostics::default();
            find(&input, &mut diagnostics);
            findings.extend(found_by(rule, diagnostics.into_problems().map(Problems::bounded)));
        }
        findings
    }

    /// How its classes differ from those of the first source, as those of training and validation folder must not; `index`
    /// counts the sources after the first one.
    pub(crate) fn difference(&self, index: usize, first: &ReadSource<'_>) -> Option<Finding> {
        // `findings` has said why there is no list.
        let (ours, theirs) = (first.list.as_ref().ok()?, self.list.as_ref().ok()?);
        let diff = Diff::between(first.path, ours, self.path, theirs)?;
        let can_make = [first, self].map(|side| side.folder.is_some() && side.source.keeps_empty_folders());
        let problem = lists_differ(index, &diff, [first.path, self.path], self.folder.is_some(), can_make);
        Some(Finding { rule: DIFFERS.name, severity: DIFFERS.severity, problem })
    }
}

fn found_by(rule: &Rule, problems: Option<Problems>) -> Vec<Finding> {
    let finding = |problem| Finding { rule: rule.name, severity: rule.severity, problem };
    problems.into_iter().flatten().map(finding).collect()
}

/// The rules as `--help` lists them: each with what it finds.
pub(crate) fn help() -> String {
    let all = [&NO_LIST, &DIFFERS].into_iter().chain(RULES.iter().map(|(rule, _)| rule));
    let lines: Vec<String> = all.map(|rule| format!("  {:<19}{}", rule.name, rule.finds)).collect();
    lines.join("\n")
}
