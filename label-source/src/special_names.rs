//! The options `unused` and `repeated`, for names of outputs that are not in use and names that several classes have. In a list that
//! can't be edited, each such name gets its index.

use crate::collect::{kept, mapped, sort};
use crate::escape::quoted_list;
use crate::problem::{Diagnostics, Place, Problem, Reported};
use std::collections::HashMap;
use std::fmt;
use std::str::FromStr;

/// Names of outputs that are not in use, if they are in the list twice or more; `???` once is enough.
const IDLE: &[&str] = &["N/A", "n/a", "unused", "-"];

/// What to do with a name that several classes have.
///
/// ```
/// use typed_label_source::{Repeated, Source};
///
/// let cranes = Source::listed(["crane", "heron", "crane"]);
/// assert!(cranes.read("/".as_ref()).unwrap_err().to_string().contains(r#"`repeated = "number"`"#));
/// let numbered = cranes.repeated("number".parse::<Repeated>()?).read("/".as_ref())?;
/// assert_eq!(numbered.names(), ["crane 0", "heron", "crane 2"]);
/// # Ok::<(), typed_label_source::Problems>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Repeated {
    /// Each of them gets its index after the name: `crane 134` and `crane 517`.
    Number,
}

impl Repeated {
    /// The words of the option `repeated`.
    pub fn names() -> impl Iterator<Item = &'static str> {
        ["number"].into_iter()
    }
}

impl FromStr for Repeated {
    type Err = Problem;

    fn from_str(word: &str) -> Result<Self, Problem> {
        if word == "number" { Ok(Self::Number) } else { Err(repeated_unknown(word)) }
    }
}

impl fmt::Display for Repeated {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("number")
    }
}

/// The two options, and where the list starts.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct SpecialNames<'a> {
    pub(crate) unused: &'a [String],
    pub(crate) repeated: Option<Repeated>,
    /// The index that the first name has in the finished list.
    pub(crate) first_index: usize,
    /// Whether this list must agree with another one that has the options: here they may find nothing.
    pub(crate) is_of_another: bool,
}

impl SpecialNames<'_> {
    /// Whether neither option is given: every name stays as it is.
    pub(crate) fn are_none(&self) -> bool {
        self.unused.is_empty() && self.repeated.is_none()
    }

    /// Whether gaps in a file's indices are outputs that are not in use.
    pub(crate) fn fill_gaps(&self) -> bool {
        !self.unused.is_empty()
    }

    /// The name of an output that is not in use.
    pub(crate) fn unused_name(&self, at: usize) -> String {
        format!("unused {}", self.first_index + at)
    }

    /// Gives each name that an option is about one with its index. Reports an option that finds nothing, and a new name that another
    /// class has. `had_gaps`: names for gaps have been added.
    pub(crate) fn number(&self, names: &mut [String], had_gaps: bool, source: &str, diagnostics: &mut Diagnostics) {
        if self.are_none() {
            return;
        }
        let mut seen: HashMap<&str, usize> = HashMap::with_capacity(names.len());
        for name in names.iter() {
            let count = seen.get(name.as_str()).map_or(1, |count| count + 1);
            seen.insert(name, count);
        }
        if !self.is_of_another {
            for (index, mark) in self.unused.iter().enumerate() {
                if !had_gaps && !seen.contains_key(mark.as_str()) {
                    diagnostics.push(unused_finds_nothing(index, mark, source));
                }
            }
        }
        let is_unused = |name: &String| self.unused.contains(name);
        let is_repeated = |name: &str| self.repeated.is_some() && seen[name] > 1;
        let mut made = Vec::new();
        let mut found_repeated = false;
        for (at, name) in names.iter().enumerate() {
            if is_unused(name) {
                made.push((at, self.unused_name(at), "unused"));
            } else if is_repeated(name) {
                found_repeated = true;
                made.push((at, format!("{name} {}", self.first_index + at), "repeated"));
            }
        }
        if self.repeated.is_some() && !found_repeated && !self.is_of_another {
            diagnostics.push(repeated_finds_nothing(source));
        }
        for (_, new, option) in &made {
            // A name that marked an output which is not in use is free now.
            if seen.contains_key(new.as_str()) && !is_unused(new) {
                diagnostics.push(made_name_is_a_class(option, new, source));
            }
        }
        for (at, new, _) in made {
            names[at] = new;
        }
    }
}

/// The places of names that mark an output that is not in use.
pub(crate) fn idle<'n>(names: &[&'n str]) -> Vec<(usize, &'n str)> {
    let often = kept(IDLE, |mark| names.iter().filter(|name| *name == mark).nth(1).is_some());
    let mut idle = Vec::new();
    for (at, name) in names.iter().enumerate() {
        if *name == "???" || often.contains(&name) {
            idle.push((at, *name));
        }
    }
    idle
}

/// Reports names of outputs that are not in use in a list in the code.
pub(crate) fn report_idle(names: &[String], source: &str, diagnostics: &mut Diagnostics) -> Result<(), Reported> {
    let idle = idle(&mapped(names, String::as_str));
    if idle.is_empty() {
        return Ok(());
    }
    let places = mapped(&idle, |(at, _)| at.to_string()).join(", ");
    let problem = outputs_not_in_use(source, &idle, &format!("index {places}"));
    Err(diagnostics.push(problem.at(Place::option("classes"))))
}

/// Outputs that are not in use; `places` says where each is.
pub(crate) fn outputs_not_in_use(source: &str, idle: &[(usize, &str)], places: &str) -> Problem {
    let mut marks = Vec::new();
    for (_, mark) in idle {
        if !marks.contains(mark) {
            marks.push(*mark);
        }
    }
    sort(&mut marks);
    let shown = quoted_list(&marks, marks.len());
    Problem::new(
        Place::PATH,
        format!("{source} has outputs that are not in use: {shown} ({places})"),
        format!("say so with `unused = {marks:?}`: each is then called after its index, as in `unused 12`"),
    )
}

/// `unused` with a name that no class has.
fn unused_finds_nothing(index: usize, mark: &str, source: &str) -> Problem {
    Problem::new(
        Place::element("unused", index),
        format!("no class of {source} is called {mark:?}"),
        "write the name as the list has it, or remove it here",
    )
}

/// `repeated` for a list of distinct names.
fn repeated_finds_nothing(source: &str) -> Problem {
    Problem::new(Place::option("repeated"), format!("no name in {source} is there twice"), "remove `repeated`")
}

/// A numbered name that a class has.
fn made_name_is_a_class(option: &'static str, name: &str, source: &str) -> Problem {
    Problem::new(
        Place::option(option),
        format!("`{option}` makes the name {name:?}, and {source} has a class of that name"),
        "write a file of your own in which each name is there once, in index order, and name that",
    )
}

/// `repeated = ".."` with another word.
fn repeated_unknown(given: &str) -> Problem {
    Problem::new(
        Place::option("repeated"),
        format!("`repeated` can't be {given:?}"),
        "write `repeated = \"number\"`: each of the classes gets its index after the name",
    )
}
