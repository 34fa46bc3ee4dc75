//! Reports the problems of one class list file: the first ones in full, the rest as a number.

use super::file_options::FileOptions;
use crate::escape::shorten_quoted;
use crate::problem::{Diagnostics, Place, Problem, Reported};
use crate::special_names::SpecialNames;

/// The most problems that one file reports; a list of thousands can be wrong in each line.
const MOST: usize = 12;

/// What a reader reports its problems to. It passes the first of them on.
pub(crate) struct FileProblems<'a> {
    /// The file as messages show it.
    file: &'a str,
    diagnostics: &'a mut Diagnostics,
    /// How many problems the diagnostics had before this file.
    before: usize,
    more: usize,
}

impl<'a> FileProblems<'a> {
    pub(crate) fn new(file: &'a str, diagnostics: &'a mut Diagnostics) -> Self {
        let before = diagnostics.count();
        Self { file, diagnostics, before, more: 0 }
    }

    /// Reports a problem, made from the file's name.
    pub(crate) fn push(&mut self, problem: impl FnOnce(&str) -> Problem) {
        if self.is_next_shown() {
            self.show(problem(self.file));
        }
    }

    /// Whether there is room for one more; if not, it is counted.
    fn is_next_shown(&mut self) -> bool {
        let is_shown = self.diagnostics.count() - self.before < MOST;
        self.more += usize::from(!is_shown);
        is_shown
    }

    fn show(&mut self, problem: Problem) {
        self.diagnostics.push(shortened(self.file, problem));
    }

    /// What `read` makes of the file's name; its problem is reported.
    pub(crate) fn take<T>(&mut self, read: impl FnOnce(&str) -> Result<T, Problem>) -> Option<T> {
        match read(self.file) {
            Ok(value) => Some(value),
            Err(problem) => {
                if self.is_next_shown() {
                    self.show(problem);
                }
                None
            }
        }
    }

    /// Reports each option that the file's format does not have.
    pub(crate) fn check_options(&mut self, format: &str, known: &[&str], options: &FileOptions<'_>) {
        options.check(self.file, format, known, self.diagnostics);
    }

    /// Numbers the names that `unused` and `repeated` are about.
    pub(crate) fn number(&mut self, special: &SpecialNames<'_>, names: &mut [String], had_gaps: bool) {
        special.number(names, had_gaps, self.file, self.diagnostics);
    }

    /// Whether the file has no problem so far.
    pub(crate) fn is_empty(&self) -> bool {
        self.diagnostics.count() == self.before
    }

    /// `value`, unless the file has a problem.
    pub(crate) fn finish<T>(self, value: T) -> Result<T, Reported> {
        if self.more > 0 {
            self.diagnostics.push(more(self.file, self.more));
        }
        self.diagnostics.unless_since(self.before, value)
    }
}

/// A problem whose text quotes no more of the file than tells what is meant. The help has what is to be typed, whole.
pub(crate) fn shortened(file: &str, problem: Problem) -> Problem {
    let what = shorten_quoted(problem.what(), file);
    problem.with_what(what)
}

/// Problems that are not shown.
fn more(file: &str, count: usize) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file} has {count} more such problems"),
        "fix those above first; one cause often explains them all",
    )
}
