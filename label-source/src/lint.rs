//! In: a source. Out: what is unusual in it, and what that does to the indices under its order. One function a rule.

use crate::class_list::ClassList;
use crate::diff::Diff;
use crate::folder::{self, Content, Inside, Look};
use crate::order::Order;
use crate::order::natural_key::any_key;
use crate::problem::{Problem, Problems};
use crate::source::Source;
use std::collections::BTreeMap;
use std::path::Path;
use unicode_normalization::UnicodeNormalization;

/// How bad it is.
///
/// ```
/// assert!(typed_label_source::Severity::Warning < typed_label_source::Severity::Error);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The indices are what the framework gives, but they may surprise.
    Warning,
    /// A class that nobody meant, two that are one, or no list at all.
    Error,
}

/// What a rule has found.
///
/// See [`lint`].
///
/// ```
/// use typed_label_source::{Source, lint};
/// let findings = lint(&Source::new("no/such/folder"), ".".as_ref());
/// assert_eq!(findings[0].rule, "no-list");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule's name.
    pub rule: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What was found, and the command that mends it.
    pub problem: Problem,
}

type Rule = fn(&Seen<'_>) -> Vec<Problem>;

/// Every rule, by its name.
const RULES: &[(&str, Severity, Rule)] = &[
    ("junk-folder", Severity::Error, junk),
    ("same-but-unicode", Severity::Error, same_but_unicode),
    ("hidden-folder", Severity::Warning, hidden),
    ("empty-folder", Severity::Warning, empty),
    ("no-image", Severity::Warning, without_images),
    ("loose-images", Severity::Warning, loose),
    ("same-but-case", Severity::Warning, same_but_case),
    ("not-nfc", Severity::Warning, not_nfc),
    ("outer-space", Severity::Warning, outer_space),
    ("not-natural", Severity::Warning, not_natural),
];

/// Folders that tools make.
const JUNK: &[(&str, &str)] = &[
    (".ipynb_checkpoints", "Jupyter"),
    ("__MACOSX", "a zip file of macOS"),
    ("@eaDir", "a Synology server"),
    ("lost+found", "the file system"),
    ("__pycache__", "Python"),
];

/// Looks for what is unusual in a source, though no framework refuses it.
///
/// ```
/// use typed_label_source::{Severity, Source, lint};
///
/// # let dir = std::env::temp_dir().join(format!("typed-label-lint-doc-{}", std::process::id()));
/// # for class in [".ipynb_checkpoints", "cat"] {
/// #     std::fs::create_dir_all(dir.join("train").join(class)).unwrap();
/// #     std::fs::write(dir.join("train").join(class).join("0.png"), "").unwrap();
/// # }
/// let findings = lint(&Source::new("train"), &dir);
/// assert_eq!((findings[0].rule, findings[0].severity), ("junk-folder", Severity::Error));
/// assert!(findings[0].problem.what().contains("it is the class with index 0"));
/// assert!(findings[0].problem.help().starts_with("run `rm -r train/.ipynb_checkpoints`"));
/// # std::fs::remove_dir_all(dir).unwrap();
/// ```
pub fn lint(source: &Source, base: &Path) -> Vec<Finding> {
    let error = |problem| Finding { rule: "no-list", severity: Severity::Error, problem };
    let list = source.read_alone(base);
    let at = source.locate(base).ok().filter(|at| at.path().is_dir());
    let look = at.as_ref().map(folder::look).transpose();
    let mut findings: Vec<Finding> = list.as_ref().err().into_iter().flatten().cloned().map(error).collect();
    let look = match look {
        Ok(look) => look,
        // The order may not look there, but some image loader will.
        Err(problem) => {
            if list.is_ok() {
                findings.push(error(problem));
            }
            Some(Look::default())
        }
    };
    let list = list.ok();
    let mut names: Vec<&str> = list.iter().flat_map(ClassList::names).map(String::as_str).collect();
    names.extend(look.iter().flat_map(|look| &look.folders).map(|folder| folder.name.as_str()));
    names.sort_unstable();
    names.dedup();
    let seen = Seen {
        path: source.text(),
        order: source.order.unwrap_or_default(),
        source,
        list: list.as_ref(),
        look: look.as_ref(),
        names,
    };
    for (rule, severity, find) in RULES {
        let found = Problems(find(&seen)).bounded().into_iter();
        findings.extend(found.map(|problem| Finding { rule, severity: *severity, problem }));
    }
    findings
}

/// Whether a source has other classes than the first one, as training and validation folder must not; `index` counts those
/// behind the first.
///
/// ```
/// use typed_label_source::{Source, lint_pair};
///
/// # let dir = std::env::temp_dir().join(format!("typed-label-lint-pair-doc-{}", std::process::id()));
/// # for class in ["train/cat", "train/dog", "validation/cat"] { std::fs::create_dir_all(dir.join(class)).unwrap(); }
/// let finding = lint_pair(0, &Source::new("train"), &Source::new("validation"), &dir).unwrap();
/// assert_eq!(finding.rule, "differs");
/// assert!(finding.problem.help().contains("`mkdir validation/dog`"));
/// # std::fs::remove_dir_all(dir).unwrap();
/// ```
pub fn lint_pair(index: usize, first: &Source, other: &Source, base: &Path) -> Option<Finding> {
    // Why there is no list, `lint` has said.
    let (ours, theirs) = (first.read_alone(base).ok()?, other.read_alone(base).ok()?);
    let (a, b) = (first.text(), other.text());
    let diff = Diff::between(a, &ours, b, &theirs)?;
    let is_folder = |source: &Source| source.locate(base).is_ok_and(|at| at.path().is_dir());
    let can_make = [first, other].map(|source| is_folder(source) && source.keeps_empty_folders());
    let problem = crate::messages::lock::disagrees(index, &diff, [a, b], is_folder(other), can_make);
    Some(Finding { rule: "differs", severity: Severity::Error, problem })
}

/// What the rules look at.
struct Seen<'a> {
    path: &'a str,
    order: Order,
    source: &'a Source,
    list: Option<&'a ClassList>,
    /// What lies in the folder; `None` for a file.
    look: Option<&'a Look>,
    /// The classes, and the folders that are none; sorted.
    names: Vec<&'a str>,
}

impl Seen<'_> {
    fn index(&self, name: &str) -> Option<usize> {
        self.list?.index_of(name)
    }

    fn is_folder(&self) -> bool {
        self.look.is_some()
    }

    /// Whether the list is an explicit one.
    fn is_typed(&self) -> bool {
        self.source.classes.is_some()
    }

    fn is_taken(&self, name: &str) -> bool {
        self.names.binary_search(&name).is_ok()
    }

    /// Why a name has no index.
    fn no_index(&self) -> String {
        match self.list {
            Some(_) => format!("it is no class for {:?}", self.order.name()),
            None => self.no_list(),
        }
    }

    /// That nothing can be said about indices.
    fn no_list(&self) -> String {
        format!("what that does to the indices can't be told before {:?} makes a list", self.order.name())
    }

    /// What a class that nobody meant does to the others.
    fn shifts(&self, name: &str) -> String {
        let Some(index) = self.index(name) else { return self.no_index() };
        match self.list.map_or(0, |list| list.names().len()) - index - 1 {
            0 => format!("it is the class with index {index}, the last one: no other index moves"),
            1 => format!("it is the class with index {index}, and the one behind it has an index one too high"),
            behind => format!(
                "it is the class with index {index}, and the {behind} classes behind it have an index one too high"
            ),
        }
    }

    /// What another name for a class does to its index.
    fn renamed(&self, name: &str, to: &str) -> String {
        // The order sorts no names of a file, nor of an explicit list.
        let is_sorted = self.is_folder() && !self.is_typed();
        let Some((index, list)) = self.index(name).zip(self.list).filter(|_| is_sorted && !to.is_empty()) else {
            return self.index(name).map_or_else(|| self.no_index(), |index| format!("it has index {index}"));
        };
        let new = list.names().iter().filter(|other| match self.order {
            Order::Timm => any_key(other) < any_key(to),
            _ => other.as_str() < to,
        });
        // The old name is among those before the new one, if it stands there.
        let new = new.filter(|other| *other != name).count();
        if index == new {
            format!("it has index {index} under either name")
        } else {
            format!("it has index {index}, and would have index {new} as {to:?}")
        }
    }

    /// The class folders with this content that no other rule names.
    fn folders(&self, content: Content) -> Vec<&str> {
        let is = |folder: &&Inside| {
            folder.content == content && !folder.name.starts_with('.') && maker(&folder.name).is_none()
        };
        self.look.iter().flat_map(|look| &look.folders).filter(is).map(|folder| folder.name.as_str()).collect()
    }

    /// What class folders without images are to the order.
    fn without_images(&self, names: &[&str]) -> String {
        let is_class = names.iter().filter(|name| self.index(name).is_some()).count();
        let order = self.order.name();
        let (each, it) = if names.len() == 1 { ("it", "it") } else { ("each", "one of them") };
        match self.index(names[0]) {
            _ if self.list.is_none() && self.order == Order::Torchvision => format!("{order:?} refuses that"),
            _ if self.list.is_none() => self.no_list(),
            Some(index) if is_class == names.len() && names.len() == 1 => {
                format!("for {order:?} it is the class with index {index}, of which the model sees nothing")
            }
            _ if is_class == names.len() => format!("for {order:?} each is a class, of which the model sees nothing"),
            _ => format!("{each} is no class for {order:?}, and the first image in {it} moves the classes behind it"),
        }
    }

    /// Groups of names that one function makes equal.
    fn same(&self, key: impl Fn(&str) -> String) -> impl Iterator<Item = Vec<&str>> {
        let mut groups: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for name in &self.names {
            groups.entry(key(name)).or_default().push(name);
        }
        groups.into_values().filter(|names| names.len() > 1)
    }
}

/// Who makes folders of this name.
fn maker(name: &str) -> Option<&'static str> {
    JUNK.iter().find(|(junk, _)| *junk == name).map(|(_, maker)| *maker)
}

fn nfc(name: &str) -> String {
    name.nfc().collect()
}

/// Folders of tools that are classes to the order.
fn junk(seen: &Seen<'_>) -> Vec<Problem> {
    let found = seen.names.iter().filter(|name| seen.index(name).is_some());
    let found = found.filter_map(|name| maker(name).map(|maker| (name, maker, seen.shifts(name))));
    found
        .map(|(name, maker, then)| match seen.look {
            Some(_) => crate::messages::lint::junk(seen.path, name, maker, &then),
            None => crate::messages::lint::junk_in_file(seen.path, name, maker, &then),
        })
        .collect()
}

/// Other hidden folders, and those of tools that only another order would take for classes.
fn hidden(seen: &Seen<'_>) -> Vec<Problem> {
    let folders = seen.look.iter().flat_map(|look| &look.folders).map(|folder| folder.name.as_str());
    folders
        .filter(|name| name.starts_with('.') || maker(name).is_some())
        .filter_map(|name| match (maker(name), seen.index(name)) {
            (Some(_), Some(_)) => None,
            (Some(maker), None) => {
                let others = if seen.list.is_some() { ", but others count it" } else { "" };
                Some(crate::messages::lint::junk(seen.path, name, maker, &(seen.shifts(name) + others)))
            }
            (None, _) => {
                let is_taken = seen.is_taken(name.trim_start_matches('.'));
                Some(crate::messages::lint::hidden(seen.path, name, is_taken, &seen.shifts(name)))
            }
        })
        .collect()
}

/// Class folders with nothing inside.
fn empty(seen: &Seen<'_>) -> Vec<Problem> {
    let names = seen.folders(Content::Nothing);
    let found =
        (!names.is_empty()).then(|| crate::messages::lint::empty(seen.path, &names, &seen.without_images(&names)));
    found.into_iter().collect()
}

/// Class folders with something inside, but no image.
fn without_images(seen: &Seen<'_>) -> Vec<Problem> {
    let names = seen.folders(Content::NoImage);
    let found = (!names.is_empty())
        .then(|| crate::messages::lint::without_images(seen.path, &names, &seen.without_images(&names)));
    found.into_iter().collect()
}

/// Images beside the class folders.
fn loose(seen: &Seen<'_>) -> Vec<Problem> {
    let Some(look) = seen.look.filter(|look| !look.loose.is_empty()) else { return Vec::new() };
    let order = seen.order.name();
    let then = match (seen.order, seen.list) {
        (Order::Timm, _) => format!("{order:?} refuses that"),
        (_, None) => seen.no_list(),
        (Order::Burn, Some(_)) => format!("{order:?} takes the folder itself for their class, which moves the others"),
        _ => format!("{order:?} never reads them, and no index moves"),
    };
    vec![crate::messages::lint::loose(seen.path, &look.loose, &then)]
}

/// Names that are one on file systems without case.
fn same_but_case(seen: &Seen<'_>) -> Vec<Problem> {
    let then = "on macOS and Windows they are one folder, and the classes behind it have an index one lower";
    let groups = seen.same(|name| nfc(name).to_lowercase());
    let groups = groups.filter(|names| names.iter().any(|name| nfc(name) != nfc(names[0])));
    groups.map(|names| crate::messages::lint::same_but_case(seen.path, &names, seen.is_folder(), then)).collect()
}

/// One name in two Unicode forms.
fn same_but_unicode(seen: &Seen<'_>) -> Vec<Problem> {
    let then = "on macOS they are one folder, and the classes behind it have an index one lower";
    let groups = seen.same(nfc).map(|mut names| {
        // The usual form is the one to keep.
        names.sort_by_key(|name| nfc(name) != *name);
        names
    });
    groups.map(|names| crate::messages::lint::same_but_unicode(seen.path, &names, seen.is_folder(), then)).collect()
}

/// Names whose letters come in parts: copied from another system, the same dataset has other indices.
fn not_nfc(seen: &Seen<'_>) -> Vec<Problem> {
    let found = seen.names.iter().map(|name| (*name, nfc(name))).filter(|(name, nfc)| name != nfc);
    let found = found.filter(|(_, nfc)| !seen.is_taken(nfc));
    let problem = |(name, nfc): (&str, String)| {
        crate::messages::lint::not_nfc(seen.path, name, &nfc, seen.is_folder(), &seen.renamed(name, &nfc))
    };
    found.map(problem).collect()
}

/// Names with a space that nobody sees.
fn outer_space(seen: &Seen<'_>) -> Vec<Problem> {
    let found = seen.names.iter().filter(|name| name.trim() != **name);
    let problem = |name: &&str| {
        let (is_taken, then) = (seen.is_taken(name.trim()), seen.renamed(name, name.trim()));
        crate::messages::lint::outer_space(seen.path, name, is_taken, seen.is_folder(), &then)
    };
    found.map(problem).collect()
}

/// An order that a person would not guess, and did not type.
fn not_natural(seen: &Seen<'_>) -> Vec<Problem> {
    let Some(list) = seen.list.filter(|list| !seen.is_typed() && !list.is_natural()) else { return Vec::new() };
    let mut natural: Vec<&String> = list.names().iter().collect();
    natural.sort_by_key(|name| any_key(name));
    let first = list.names().iter().zip(natural).enumerate().find(|(_, (is, expected))| is != expected);
    let problem = |(index, (is, expected)): (usize, (&String, &String))| {
        let options = seen.is_folder().then(|| seen.source.command_options());
        crate::messages::lint::not_natural(seen.path, options.as_deref(), index, is, expected)
    };
    first.map(problem).into_iter().collect()
}
