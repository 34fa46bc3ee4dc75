//! Finds what is unusual in a source, and says what it does to the indices. rules.rs has the rules.

mod messages;
mod rules;
#[cfg(test)]
mod tests;

pub(crate) use rules::Severity;

use crate::inventory::Inventory;
use crate::source_args::{SourceArgs, base};
use rules::{DIFFERS, NO_LIST, OtherSources, RULES, Rule, RuleInput};
use std::ptr;
use typed_label_source::{ClassList, Diagnostics, Diff, Problem, Problems, Source, UserPath, lists_differ};

/// The file that `not-natural` advises to write.
const LIST_FILE: &str = "class_indices.json";

/// The word of `--deny` for all warnings.
const WARNINGS: &str = "warnings";

/// What a rule found.
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
    /// What is in that folder, if it can be looked through.
    inventory: Option<Result<Inventory, Problem>>,
}

impl<'a> ReadSource<'a> {
    /// Reads the source at a path.
    pub(crate) fn new(path: &'a str, args: SourceArgs) -> Self {
        let source = args.source(path);
        let list = source.read(base());
        let folder = source.locate(base()).ok().filter(|at| at.path().is_dir());
        let folder = folder.map(|at| args.order().unwrap_or_default().class_root(&at));
        let inventory = folder.as_ref().map(Inventory::of);
        Self { path, args, source, folder, list, inventory }
    }

    /// Reports a path at which there is nothing.
    pub(crate) fn check_is_there(&self, diagnostics: &mut Diagnostics) {
        let is_absent = self.source.locate(base()).map_or(true, |at| matches!(at.path().try_exists(), Ok(false)));
        if is_absent {
            let _ = diagnostics.take_all(self.list.clone());
        }
    }

    /// Reports options that fit none of the paths.
    pub(crate) fn check_options(&self, all: &[&str], diagnostics: &mut Diagnostics) {
        let problems = self.list.as_ref().err().into_iter().flat_map(Problems::iter);
        for problem in problems.filter(|problem| self.args.is_for_none(problem.place().key(), all)) {
            diagnostics.push(problem.clone());
        }
    }

    /// What every rule finds in this source; `all` are those of the command.
    pub(crate) fn findings(&self, all: &[ReadSource<'_>]) -> Vec<Finding> {
        let mut diagnostics = Diagnostics::default();
        let list = diagnostics.take_all(self.list.clone()).ok();
        if let (Some(Err(problem)), Some(_)) = (&self.inventory, &list) {
            // The order may not look into that folder, but an image loader will.
            diagnostics.push(problem.clone());
        }
        let mut findings = found_by(&NO_LIST, diagnostics.into_problems());
        let inventory = self.inventory.as_ref().and_then(|inventory| inventory.as_ref().ok());
        let others = self.others(list.as_ref(), all);
        let source = (self.path, &self.args);
        let input = RuleInput::new(source, list.as_ref(), self.folder.as_ref(), inventory, others);
        for (rule, find) in RULES {
            let mut diagnostics = Diagnostics::default();
            find(&input, &mut diagnostics);
            findings.extend(found_by(rule, diagnostics.into_problems().map(Problems::bounded)));
        }
        findings
    }

    /// What the rules need to know of the other sources.
    fn others<'b>(&self, list: Option<&ClassList>, all: &'b [ReadSource<'_>]) -> OtherSources<'b> {
        let mut others = OtherSources::default();
        for other in all.iter().filter(|other| !ptr::eq(*other, self)) {
            let names = other.list.iter().flat_map(ClassList::names).map(String::as_str);
            others.classes.extend(names.filter(|name| other.folder.is_none() || other.has_images_of(name)));
            others.have_list_in_file |= other.folder.is_none() && other.list.as_ref().ok() == list;
        }
        // The file may be there already.
        others.have_list_in_file |= list.is_some_and(|list| Source::new(LIST_FILE).read(base()).as_ref() == Ok(list));
        others
    }

    fn has_images_of(&self, class: &str) -> bool {
        let subfolders = self.inventory.iter().flatten().flat_map(|inventory| &inventory.subfolders);
        subfolders.filter(|folder| folder.name == class).any(|folder| folder.holds.has_images())
    }

    /// How its classes differ from those of the first source; `index` counts the sources after the first one. Training and validation
    /// folder must have the same.
    pub(crate) fn difference(&self, index: usize, first: &ReadSource<'_>) -> Option<Finding> {
        // `findings` reports a source without a list.
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

/// Every rule, errors first.
fn all_rules() -> impl Iterator<Item = &'static Rule> {
    [&NO_LIST, &DIFFERS].into_iter().chain(RULES.iter().map(|(rule, _)| rule))
}

/// The rules that can be allowed: all but `no-list`, with which nothing was looked at.
pub(crate) fn may_be_allowed() -> Vec<&'static str> {
    all_rules().map(|rule| rule.name).filter(|name| *name != NO_LIST.name).collect()
}

/// The words of `--deny`.
pub(crate) fn may_be_denied() -> Vec<&'static str> {
    [WARNINGS].into_iter().chain(all_rules().map(|rule| rule.name)).collect()
}

/// The rules that are allowed and those that are denied.
pub(crate) struct Levels<'a> {
    allowed: &'a [String],
    denied: &'a [String],
}

impl<'a> Levels<'a> {
    /// Takes the names of rules.
    pub(crate) fn new(allowed: &'a [String], denied: &'a [String]) -> Result<Self, Problem> {
        match allowed.iter().find(|rule| denied.contains(rule)) {
            Some(rule) => Err(messages::allowed_and_denied(rule)),
            None => Ok(Self { allowed, denied }),
        }
    }

    /// The finding with its final severity; none if its rule is allowed.
    pub(crate) fn apply(&self, finding: Finding) -> Option<Finding> {
        let is_in = |rules: &[String], name: &str| rules.iter().any(|rule| rule == name);
        let is_denied = is_in(self.denied, finding.rule) || is_in(self.denied, WARNINGS);
        let severity = if is_denied { Severity::Error } else { finding.severity };
        (!is_in(self.allowed, finding.rule)).then_some(Finding { severity, ..finding })
    }
}

/// The rules as `--help` lists them: each with what it finds.
pub(crate) fn help() -> String {
    let lines: Vec<String> = all_rules().map(|rule| format!("  {:<19}{}", rule.name, rule.finds)).collect();
    lines.join("\n")
}
