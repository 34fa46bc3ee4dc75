//! In: what a stage found wrong. Out: the text that macro, build.rs and command print, and the token that it belongs to.
//! Every message of the project stands below this module, one function each, in a file named after the stage.

pub mod diff;
pub mod entry;
pub mod file;
pub mod folder;
pub mod lint;
pub mod lock;
pub mod naming;
pub mod options;
pub mod order;
pub mod remote;
mod shown;
pub mod variants;

pub(crate) use shown::{inside, listed};
pub use shown::{is_obeyed, json, shell};

use std::fmt;

/// Where a problem stands in what the user wrote. The macros turn it into a span.
///
/// ```
/// use typed_label_source::{At, ClassList};
///
/// let twice = ClassList::new(["cat", "cat"]).unwrap_err();
/// assert_eq!(twice.iter().next().unwrap().at(), At::Classes(1));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum At {
    /// The path.
    Source,
    /// The value of `order = ".."`.
    Order,
    /// The value of `format = ".."`.
    Format,
    /// Element n of `classes = [..]`.
    Classes(usize),
    /// The value of `allow_empty = ..`.
    AllowEmpty,
    /// The value of `missing = ".."`.
    Missing,
    /// The value of `background = ".."`.
    Background,
    /// The value of `lock = ".."`.
    Lock,
    /// The value of `append = ..`.
    Append,
    /// Element n of `agrees_with = [..]`.
    AgreesWith(usize),
    /// Entry n of `rename(..)`.
    Rename(usize),
    /// Variant n of a hand-written enum.
    Variant(usize),
    /// The fields of variant n.
    Fields(usize),
    /// The explicit discriminant of variant n.
    Discriminant(usize),
    /// The name that `#[label(name = "..")]` gives to variant n.
    Name(usize),
    /// The enum's generic parameters.
    Generics,
    /// The enum's own name.
    Enum,
    /// The macro call itself.
    Call,
}

/// One thing that is wrong, and what to type about it.
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
    at: At,
    what: String,
    help: String,
}

impl Problem {
    /// A problem at a place, from what is wrong and what to do about it.
    ///
    /// ```
    /// use typed_label_source::{At, Problem};
    ///
    /// assert_eq!(Problem::new(At::Source, "no folder", "make one").to_string(), "no folder\nhelp: make one");
    /// ```
    pub fn new(at: At, what: impl Into<String>, help: impl Into<String>) -> Self {
        Self { at, what: what.into(), help: help.into() }
    }

    /// The place that the problem belongs to.
    ///
    /// ```
    /// use typed_label_source::{At, Problem};
    ///
    /// assert_eq!(Problem::new(At::Order, "", "").at(), At::Order);
    /// ```
    pub fn at(&self) -> At {
        self.at
    }

    /// What is wrong: the text without its last line.
    ///
    /// ```
    /// use typed_label_source::{At, Problem};
    ///
    /// assert_eq!(Problem::new(At::Source, "no folder", "make one").what(), "no folder");
    /// ```
    pub fn what(&self) -> &str {
        &self.what
    }

    /// What to type about it: the last line, without its `help: `.
    ///
    /// ```
    /// use typed_label_source::{At, Problem};
    ///
    /// assert_eq!(Problem::new(At::Source, "no folder", "make one").help(), "make one");
    /// ```
    pub fn help(&self) -> &str {
        &self.help
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\nhelp: {}", self.what, self.help)
    }
}

impl std::error::Error for Problem {}

/// Everything that is wrong: at least one problem.
///
/// ```
/// use typed_label_source::ClassList;
///
/// let problems = ClassList::new(["cat", "cat", "dog", "dog"]).unwrap_err();
/// assert_eq!(problems.iter().count(), 2);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problems(Vec<Problem>);

impl Problems {
    /// `value`, unless a problem was found.
    ///
    /// ```
    /// use typed_label_source::Problems;
    ///
    /// assert_eq!(Problems::unless_any(Vec::new(), 7), Ok(7));
    /// ```
    pub fn unless_any<T>(found: Vec<Problem>, value: T) -> Result<T, Self> {
        if found.is_empty() { Ok(value) } else { Err(Self(found)) }
    }

    /// These problems behind others.
    /// The same problems at another place: that of the option which led there.
    pub(crate) fn moved(mut self, at: At) -> Self {
        for problem in &mut self.0 {
            problem.at = at;
        }
        self
    }

    pub(crate) fn and(self, mut before: Vec<Problem>) -> Self {
        before.extend(self.0);
        Self(before)
    }

    /// The problems, in the order of what the user wrote.
    ///
    /// ```
    /// use typed_label_source::{At, Problem, Problems};
    ///
    /// let problems = Problems::from(Problem::new(At::Source, "", ""));
    /// assert_eq!(problems.iter().count(), 1);
    /// ```
    pub fn iter(&self) -> std::slice::Iter<'_, Problem> {
        self.0.iter()
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

impl std::error::Error for Problems {}

/// At most 20 of the problems, and how many more there are: a build that fails 65,536 times says no more than that.
///
/// ```
/// use typed_label_source::{At, Problem, problem::bounded};
///
/// assert_eq!(bounded(vec![Problem::new(At::Source, "", ""); 30]).len(), 21);
/// ```
pub fn bounded(mut problems: Vec<Problem>) -> Vec<Problem> {
    const MOST: usize = 20;
    if problems.len() > MOST + 1 {
        let more = problems.split_off(MOST);
        let what = format!("there are {} more problems like these", more.len());
        problems.push(Problem::new(more[0].at, what, "mend the first ones and build again"));
    }
    problems
}

/// The candidate that `given` is most likely a slip of: another case, or few edits.
///
/// ```
/// use typed_label_source::problem::nearest;
///
/// assert_eq!(nearest("pnuemonia", ["Pneumonia", "Mass"]), Some("Pneumonia"));
/// assert_eq!(nearest("cat", ["Pneumonia", "Mass"]), None);
/// ```
pub fn nearest<'a>(given: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = given.to_lowercase();
    let allowed = (folded.chars().count() / 3).max(1);
    candidates
        .into_iter()
        .map(|c| (strsim::osa_distance(&folded, &c.to_lowercase()), c))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_meant_is_at_most_a_third_away() {
        assert_eq!(nearest("kerass", ["timm", "keras"]), Some("keras"));
        assert_eq!(nearest("KERAS", ["timm", "keras"]), Some("keras"));
        assert_eq!(nearest("abcdef", ["abcxyz"]), None);
        assert_eq!(nearest("abcdef", ["abcdxy", "abcdey"]), Some("abcdey"));
        assert_eq!(nearest("abcdef", ["abcdxy"]), Some("abcdxy"));
        assert_eq!((nearest("a", ["b"]), nearest("ab", ["cd"])), (Some("b"), None));
    }

    #[test]
    fn a_list_that_is_one_longer_is_shown_whole() {
        let problems = |count| vec![Problem::new(At::Order, "what", "help"); count];
        assert_eq!(bounded(problems(21)), problems(21));
        let many = bounded(problems(22));
        assert_eq!(
            (many.len(), many[20].at(), many[20].what()),
            (21, At::Order, "there are 2 more problems like these")
        );
        let shown = Problems(problems(2));
        assert_eq!(shown.to_string(), "what\nhelp: help\n\nwhat\nhelp: help");
        assert_eq!((&shown).into_iter().count(), shown.into_iter().count());
    }
}
