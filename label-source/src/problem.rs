//! A problem: what is wrong, what to type, and the option that it belongs to. [`Diagnostics`] collects them.

use crate::collect::mapped;
use std::fmt;

/// The place of a problem in what the user wrote: an option by its key, and an element of its list.
///
/// A caller that reads something else than options (an enum, a command line) has keys of its own.
///
/// ```
/// use typed_label_source::{ClassList, Place};
///
/// let twice = ClassList::new(["cat", "cat"]).unwrap_err();
/// assert_eq!(twice.iter().next().unwrap().place(), Place::element("classes", 1));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    key: &'static str,
    index: usize,
}

impl Place {
    /// The path of the source.
    pub const PATH: Self = Self::option("path");

    /// The whole call of a macro, or the whole command.
    pub const CALL: Self = Self::option("call");

    /// The value of an option.
    #[must_use]
    pub const fn option(key: &'static str) -> Self {
        Self::element(key, 0)
    }

    /// The element at an index, counted from 0, of an option's list.
    #[must_use]
    pub const fn element(key: &'static str, index: usize) -> Self {
        Self { key, index }
    }

    /// The option's key, as it is written.
    #[must_use]
    pub const fn key(self) -> &'static str {
        self.key
    }

    /// Which element of the option's list, counted from 0.
    #[must_use]
    pub const fn index(self) -> usize {
        self.index
    }
}

/// One thing that is wrong, and what to type.
///
/// Its text is the whole message, and the last line starts with `help:`. Class names are shown as Rust string literals:
/// no control character or right-to-left mark changes how a message reads, and each can be pasted into an attribute.
///
/// ```
/// use typed_label_source::Source;
///
/// let problems = Source::new("no/such/folder").read(std::path::Path::new("/")).unwrap_err();
/// let text = problems.iter().next().unwrap().to_string();
/// assert!(text.starts_with(r#"the folder "no/such/folder" does not exist"#));
/// assert!(text.lines().last().unwrap().starts_with("help: "));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    place: Place,
    what: String,
    help: String,
}

impl Problem {
    /// A problem at a place, from what is wrong and what to do about it.
    pub fn new(place: Place, what: impl Into<String>, help: impl Into<String>) -> Self {
        Self { place, what: what.into(), help: help.into() }
    }

    /// The same problem at another place.
    pub(crate) fn at(self, place: Place) -> Self {
        Self { place, ..self }
    }

    /// The place that the problem belongs to.
    #[must_use]
    pub fn place(&self) -> Place {
        self.place
    }

    /// What is wrong: the text without its last line.
    #[must_use]
    pub fn what(&self) -> &str {
        &self.what
    }

    /// What to type: the last line, without its `help: `.
    #[must_use]
    pub fn help(&self) -> &str {
        &self.help
    }

    /// The same problem with another text.
    pub(crate) fn with_what(self, what: String) -> Self {
        Self { what, ..self }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\nhelp: {}", self.what, self.help)
    }
}

impl std::error::Error for Problem {}

/// Everything that is wrong: at least one problem, in the order of what the user wrote.
///
/// ```
/// use typed_label_source::ClassList;
///
/// let problems = ClassList::new(["cat", "cat", "dog", "dog"]).unwrap_err();
/// assert_eq!(problems.iter().count(), 2);
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Problems(Vec<Problem>);

impl Problems {
    /// The problems.
    pub fn iter(&self) -> std::slice::Iter<'_, Problem> {
        self.0.iter()
    }

    /// Changes each problem.
    #[must_use]
    pub fn map(&self, change: impl FnMut(&Problem) -> Problem) -> Self {
        Self(mapped(&self.0, change))
    }

    /// At most 20 of the problems, and how many more there are: nobody reads 65,536 errors.
    #[must_use]
    pub fn bounded(mut self) -> Self {
        const MOST: usize = 20;
        if self.0.len() > MOST + 1 {
            let more = self.0.split_off(MOST);
            let what = format!("there are {} more problems like these", more.len());
            self.0.push(Problem::new(more[0].place, what, "fix the first ones and build again"));
        }
        self
    }
}

impl From<Problem> for Problems {
    fn from(problem: Problem) -> Self {
        Self(vec![problem])
    }
}

impl IntoIterator for Problems {
    type Item = Problem;
    type IntoIter = std::vec::IntoIter<Problem>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a Problems {
    type Item = &'a Problem;
    type IntoIter = std::slice::Iter<'a, Problem>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, problem) in self.0.iter().enumerate() {
            if i > 0 {
                f.write_str("\n\n")?;
            }
            problem.fmt(f)?;
        }
        Ok(())
    }
}

/// The text, since `fn main() -> Result<(), Problems>` and `unwrap` print an error by `Debug`.
impl fmt::Debug for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for Problems {}

/// A problem has been pushed into [`Diagnostics`], so the value that was asked for is not there.
///
/// Only [`Diagnostics::push`] makes one: no function can fail without saying why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reported(());

/// Collects problems. Every function that can find one is given this, so that all are reported at once.
#[derive(Debug, Default)]
pub struct Diagnostics {
    problems: Vec<Problem>,
    notes: Vec<String>,
}

impl Diagnostics {
    /// Collects what `find` reports: its value, or every problem.
    ///
    /// # Errors
    /// Everything that has been pushed.
    pub fn collect<T>(find: impl FnOnce(&mut Self) -> Result<T, Reported>) -> Result<T, Problems> {
        let mut diagnostics = Self::default();
        match find(&mut diagnostics) {
            Ok(value) if diagnostics.problems.is_empty() => Ok(value),
            _ => Err(Problems(diagnostics.problems)),
        }
    }

    /// Adds a problem.
    pub fn push(&mut self, problem: Problem) -> Reported {
        self.problems.push(problem);
        Reported(())
    }

    /// Adds a note: a line about something that is not wrong.
    pub fn note(&mut self, note: String) {
        self.notes.push(note);
    }

    /// Takes the notes out.
    pub fn take_notes(&mut self) -> Vec<String> {
        std::mem::take(&mut self.notes)
    }

    /// Adds the problem of a result, if it has one.
    ///
    /// # Errors
    /// The problem has been pushed.
    pub fn take<T>(&mut self, result: Result<T, Problem>) -> Result<T, Reported> {
        result.map_err(|problem| self.push(problem))
    }

    /// Adds the problems of a result, if it has some.
    ///
    /// # Errors
    /// The problems have been pushed.
    pub fn take_all<T>(&mut self, result: Result<T, Problems>) -> Result<T, Reported> {
        result.map_err(|problems| {
            self.problems.extend(problems.0);
            Reported(())
        })
    }

    /// How many problems there are so far.
    #[must_use]
    pub fn count(&self) -> usize {
        self.problems.len()
    }

    /// `value`, unless there are more problems than `before`.
    ///
    /// # Errors
    /// At least one problem has been pushed.
    pub fn unless_since<T>(&self, before: usize, value: T) -> Result<T, Reported> {
        if self.problems.len() > before { Err(Reported(())) } else { Ok(value) }
    }

    /// Gives all problems that `find` reports this place: that of the option which led there.
    pub fn at<T>(&mut self, place: Place, find: impl FnOnce(&mut Self) -> T) -> T {
        let before = self.problems.len();
        let value = find(self);
        for problem in &mut self.problems[before..] {
            problem.place = place;
        }
        value
    }

    /// All problems; `None` if there is none.
    #[must_use]
    pub fn into_problems(self) -> Option<Problems> {
        (!self.problems.is_empty()).then_some(Problems(self.problems))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(count: usize) -> Problems {
        Problems(vec![Problem::new(Place::option("order"), "what", "help"); count])
    }

    #[test]
    fn a_list_that_is_one_longer_is_shown_whole() {
        assert_eq!(problems(21).bounded(), problems(21));
        let many = problems(22).bounded().0;
        assert_eq!(
            (many.len(), many[20].place(), many[20].what()),
            (21, Place::option("order"), "there are 2 more problems like these")
        );
        assert_eq!(problems(2).to_string(), "what\nhelp: help\n\nwhat\nhelp: help");
    }

    #[test]
    fn a_value_beside_a_problem_does_not_pass() {
        let problem = || Problem::new(Place::PATH, "what", "help");
        let found = Diagnostics::collect(|diagnostics| {
            let before = diagnostics.count();
            assert_eq!(diagnostics.unless_since(before, 1), Ok(1));
            diagnostics.at(Place::element("classes", 2), |diagnostics| diagnostics.push(problem()));
            diagnostics.push(problem());
            assert!(diagnostics.unless_since(before, 1).is_err());
            Ok(())
        });
        let places: Vec<Place> = found.unwrap_err().iter().map(Problem::place).collect();
        assert_eq!(places, [Place::element("classes", 2), Place::PATH]);
    }
}
