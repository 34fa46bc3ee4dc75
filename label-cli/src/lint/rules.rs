//! The rules of lint: one function each.

use super::messages;
use crate::inventory::{Holds, Inventory, Subfolder};
use crate::source_args::SourceArgs;
use std::collections::{BTreeMap, HashSet};
use std::path::Path;
use typed_label_source::natural_key::lenient_key;
use typed_label_source::{ClassList, Diagnostics, Order, UserPath, is_split, is_training, tool_that_makes};
use unicode_normalization::UnicodeNormalization;

/// How severe a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Severity {
    /// The list is right for the framework, but may surprise.
    Warning,
    /// A class that nobody meant, two that are one, or no list at all.
    Error,
}

/// A rule's name, severity and help.
pub(crate) struct Rule {
    pub(crate) name: &'static str,
    pub(crate) severity: Severity,
    /// What it finds, for `--help`.
    pub(crate) finds: &'static str,
}

impl Rule {
    const fn error(name: &'static str, finds: &'static str) -> Self {
        Self { name, severity: Severity::Error, finds }
    }

    const fn warning(name: &'static str, finds: &'static str) -> Self {
        Self { name, severity: Severity::Warning, finds }
    }
}

/// Found by reading the source.
pub(super) const NO_LIST: Rule = Rule::error("no-list", "the source gives no class list");

/// Found by comparing two sources.
pub(super) const DIFFERS: Rule = Rule::error("differs", "another SOURCE has other classes than the first one");

type Find = fn(&RuleInput<'_>, &mut Diagnostics);

/// Every rule about one source, and the function that looks for it.
pub(super) const RULES: &[(Rule, Find)] = &[
    (Rule::error("junk-folder", ".ipynb_checkpoints, __MACOSX and the like count as a class"), junk),
    (Rule::error("same-but-unicode", "two names are one, in different Unicode forms"), same_but_unicode),
    (Rule::warning("hidden-folder", "a folder whose name starts with a dot"), hidden),
    (Rule::warning("empty-folder", "a class folder with nothing inside"), empty),
    (Rule::warning("no-image", "a class folder without an image"), without_images),
    (Rule::warning("two-levels", "class folders that hold only folders"), two_levels),
    (Rule::warning("deeper-class", "a class that timm, burn and the like find deeper down"), deeper_class),
    (Rule::warning("loose-images", "images beside the class folders"), loose),
    (Rule::warning("same-but-case", "two names differ only in case"), same_but_case),
    (Rule::warning("not-nfc", "a name that sorts elsewhere than its usual Unicode form"), not_nfc),
    (Rule::warning("outer-space", "a name that starts or ends with a space"), outer_space),
    (Rule::warning("not-natural", "an order that a person would not guess"), not_natural),
];

/// What a rule needs to know of the other sources.
#[derive(Default)]
pub(super) struct OtherSources<'a> {
    /// The classes of which one of them has images, or which a file lists.
    pub(super) classes: HashSet<&'a str>,
    /// Whether a class list file has the same list.
    pub(super) have_list_in_file: bool,
}

/// What the rules look at.
pub(super) struct RuleInput<'a> {
    /// The source as the user wrote it.
    source: &'a str,
    /// The folder that holds the class folders; for a file, the source.
    path: &'a str,
    args: &'a SourceArgs,
    order: Order,
    list: Option<&'a ClassList>,
    is_folder: bool,
    /// What is in the folder, if it can be looked through.
    inventory: Option<&'a Inventory>,
    others: OtherSources<'a>,
    /// The classes and all folders, sorted.
    names: Vec<&'a str>,
}

impl<'a> RuleInput<'a> {
    pub(super) fn new(
        (source, args): (&'a str, &'a SourceArgs),
        list: Option<&'a ClassList>,
        folder: Option<&'a UserPath>,
        inventory: Option<&'a Inventory>,
        others: OtherSources<'a>,
    ) -> Self {
        let (path, is_folder) = (folder.map_or(source, UserPath::text), folder.is_some());
        let (order, names) = (args.order().unwrap_or_default(), Vec::new());
        let mut input = Self { source, path, args, order, list, is_folder, inventory, others, names };
        let classes = list.into_iter().flat_map(ClassList::names).map(String::as_str);
        input.names = classes.chain(input.subfolders().map(|folder| folder.name.as_str())).collect();
        input.names.sort_unstable();
        input.names.dedup();
        input
    }

    fn subfolders(&self) -> impl Iterator<Item = &'a Subfolder> + use<'a> {
        self.inventory.into_iter().flat_map(|inventory| &inventory.subfolders)
    }

    fn index(&self, name: &str) -> Option<usize> {
        self.list?.index_of(name)
    }

    /// Whether the user typed the list.
    fn is_typed(&self) -> bool {
        self.args.has("classes")
    }

    fn is_taken(&self, name: &str) -> bool {
        self.names.binary_search(&name).is_ok()
    }

    /// Why a name has no index.
    fn no_index(&self) -> String {
        match self.list {
            Some(_) => format!("it is not a class for {:?}", self.order.name()),
            None => self.no_list(),
        }
    }

    /// Says that no index is known.
    fn no_list(&self) -> String {
        format!("its effect on the indices is not known until {:?} makes a list", self.order.name())
    }

    /// The effect of an unwanted class on the indices of the others.
    fn shifts(&self, name: &str) -> String {
        let Some(index) = self.index(name) else { return self.no_index() };
        match self.list.map_or(0, |list| list.names().len()) - index - 1 {
            0 => format!("it is the class with index {index}, the last one: no other index moves"),
            1 => format!("it is the class with index {index}, and the one after it has an index one too high"),
            after => format!(
                "it is the class with index {index}, and the {after} classes after it have an index one too high"
            ),
        }
    }

    /// The effect of a new name on the index of its class.
    fn renamed(&self, name: &str, to: &str) -> String {
        // Only a folder's names are sorted: those of a file or of `--classes` stay where they are.
        let is_sorted = self.is_folder && !self.is_typed();
        let Some((index, list)) = self.index(name).zip(self.list).filter(|_| is_sorted && !to.is_empty()) else {
            return self.index(name).map_or_else(|| self.no_index(), |index| format!("it has index {index}"));
        };
        let new = list.names().iter().filter(|other| match self.order {
            Order::Timm => lenient_key(other) < lenient_key(to),
            _ => other.as_str() < to,
        });
        // The old name may be counted among those before the new one.
        let new = new.filter(|other| *other != name).count();
        if index == new {
            format!("it has index {index} under either name")
        } else {
            format!("it has index {index}, and would have index {new} as {to:?}")
        }
    }

    /// Whether the order takes the innermost folder of an image for its class.
    fn looks_deeper(&self) -> bool {
        matches!(self.order, Order::Timm | Order::HuggingFace | Order::Burn | Order::Fastai)
    }

    /// The class folders with this content that may be a mistake. One of which another source has images is not: a validation folder
    /// needs each class of the training folder.
    fn imageless(&self, holds: Holds) -> Vec<&str> {
        let mut names = self.class_folders(holds);
        names.retain(|name| self.index(name).is_none() || !self.others.classes.contains(name));
        names
    }

    /// The class folders with this content that no other rule reports.
    fn class_folders(&self, holds: Holds) -> Vec<&str> {
        let is = |folder: &&Subfolder| {
            folder.holds == holds && !folder.name.starts_with('.') && tool_that_makes(&folder.name).is_none()
        };
        self.subfolders().filter(is).map(|folder| folder.name.as_str()).collect()
    }

    /// What the order does with class folders that have no image.
    fn role_of_imageless(&self, names: &[&str]) -> String {
        let is_class = names.iter().filter(|name| self.index(name).is_some()).count();
        let order = self.order.name();
        let (each, it) = if names.len() == 1 { ("it", "it") } else { ("each", "one of them") };
        match self.index(names[0]) {
            _ if self.list.is_none() && self.order == Order::Torchvision => format!("{order:?} refuses that"),
            _ if self.list.is_none() => self.no_list(),
            Some(index) if is_class == names.len() && names.len() == 1 => {
                format!("for {order:?} it is the class with index {index}, without an image to train on")
            }
            _ if is_class == names.len() => format!("for {order:?} each is a class, without an image to train on"),
            _ => format!("{each} is not a class for {order:?}, and the first image in {it} moves the classes after it"),
        }
    }

    /// Groups of names for which a function gives the same text.
    fn same(&self, key: impl Fn(&str) -> String) -> impl Iterator<Item = Vec<&str>> {
        let mut groups: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for name in &self.names {
            groups.entry(key(name)).or_default().push(name);
        }
        groups.into_values().filter(|names| names.len() > 1)
    }
}

fn nfc(name: &str) -> String {
    name.nfc().collect()
}

/// Folders of tools that are classes to the order.
fn junk(input: &RuleInput<'_>, diagnostics: &mut Diagnostics) {
    let message = if input.is_folder { messages::junk } else { messages::junk_in_file };
    for name in input.names.iter().filter(|name| input.index(name).is_some()) {
        if let Some(tool) = tool_that_makes(name) {
            diagnostics.push(message(input.path, name, tool, &input.shifts(name)));
        }
    }
}

/// Other hidden folders, and those of tools that only another order would take for classes.
fn hidden(input: &RuleInput<'_>, diagnostics: &mut Diagnostics) {
    for name in input.subfolders().map(|folder| folder.name.as_str()) {
        match (tool_that_makes(name), input.index(name)) {
            (Some(tool), None) => {
                let others = if input.list.is_some() { ", but others count it" } else { "" };
                diagnostics.push(messages::junk(input.path, name, tool, &(input.shifts(name) + others)));
            }
            (None, _) if name.starts_with('.') => {
                let is_taken = input.is_taken(name.trim_start_matches('.'));
                diagnostics.push(messages::hidden(input.path, name, is_taken, &input.shifts(name)));
            }
            (Some(_), Some(_)) | (None, _) => {}
        }
    }
}

/// Class folders with nothing inside.
fn empty(input: &RuleInput<'_>, diagnostics: &mut Diagnostics) {
    let names = input.imageless(Holds::Nothing);
    if !names.is_empty() {
        diagnostics.push(messages::empty(
            input.path,
            &names,
            input.index(names[0]).is_some(),
            &input.role_of_imageless(&names),
        ));
    }
}

/// Class folders with something inside, but no image.
fn without_images(input: &RuleInput<'_>, diagnostics: &mut Diagnostics) {
    let names = input.imageless(Holds::NoImage);
    if !names.is_empty() {
        diagnostics.push(messages::without_images(
            input.path,
            &names,
            input.index(names[0]).is_some(),
            &input.role_of_imageless(&names),
        ));
    }
}

/// Images beside the class folders.
fn loose(input: &RuleInput<'_>, diagnostics: &mut Diagnostics) {
    let Some(inventory) = input.inventory.filter(|inventory| !inventory.loose_images.is_empty()) else { return };
    let order = input.order.name();
    let own_name = Path::new(input.path).file_name().unwrap_or_default().to_string_lossy();
    let then = match (input.order, input.list) {
        (Order::Timm, _) => format!("{order:?} refuses that"),
        (_, None) => input.no_list(),
        (Order::Burn | Order::Fastai, Some(list)) if list.index_of(&own_name).is_some() => {
            format!("{order:?} takes the folder itself for their class, which moves the others")
        }
        _ => format!("{order:?} never reads them, and no index moves"),
    };
    diagnostics.push(messages::loose(input.path, &inventory.loose_images, &then));
}

/// Class folders of which each may hold a dataset of its own.
fn two_levels(input: &RuleInput<'_>, diagnostics: &mut Diagnostics) {
    let mut names = input.class_folders(Holds::OnlyFolders);
    names.retain(|name| input.index(name).is_some());
    if !names.is_empty() && !input.looks_deeper() && !input.is_typed() {
        diagnostics.push(messages::two_levels(input.path, &names, input.order.name()));
    }
}

/// Classes that are no folder of the dataset folder itself.
fn deeper_class(input: &RuleInput<'_>, diagnostics: &mut Diagnostics) {
    let Some((list, inventory)) = input.list.zip(input.inventory).filter(|_| input.looks_deeper()) else { return };
    let mut names: Vec<&str> = list.names().iter().map(String::as_str).collect();
    names.retain(|name| inventory.subfolders.iter().all(|folder| folder.name != *name));
    if matches!(input.order, Order::Burn | Order::Fastai) && !inventory.loose_images.is_empty() {
        // The dataset folder's own name, which `loose-images` reports.
        names.retain(|name| Path::new(input.path).file_name().is_none_or(|own| own != *name));
    }
    let splits = input.class_folders(Holds::OnlyFolders);
    let split = splits.iter().find(|name| is_training(name)).or(splits.first());
    let split = split.filter(|_| splits.iter().all(|name| is_split(name)));
    if !names.is_empty() {
        diagnostics.push(messages::deeper_class(input.path, &names, input.order.name(), split.copied()));
    }
}

/// Names that a file system without case takes for one.
fn same_but_case(input: &RuleInput<'_>, diagnostics: &mut Diagnostics) {
    let then = "on macOS and Windows they are one folder, and the classes after it have an index one lower";
    for names in input.same(|name| nfc(name).to_lowercase()) {
        if names.iter().any(|name| nfc(name) != nfc(names[0])) {
            diagnostics.push(messages::same_but_case(input.path, &names, input.is_folder, then));
        }
    }
}

/// One name in two Unicode forms.
fn same_but_unicode(input: &RuleInput<'_>, diagnostics: &mut Diagnostics) {
    let then = "on macOS they are one folder, and the classes after it have an index one lower";
    for mut names in input.same(nfc) {
        // The name in the usual form comes first: it is kept.
        names.sort_by_key(|name| nfc(name) != *name);
        diagnostics.push(messages::same_but_unicode(input.path, &names, input.is_folder, then));
    }
}

/// Names in Unicode's decomposed form: copied to another system, the same dataset may have other indices.
fn not_nfc(input: &RuleInput<'_>, diagnostics: &mut Diagnostics) {
    for name in &input.names {
        let nfc = nfc(name);
        if nfc != *name && !input.is_taken(&nfc) {
            let then = input.renamed(name, &nfc);
            diagnostics.push(messages::not_nfc(input.path, name, &nfc, input.is_folder, &then));
        }
    }
}

/// Names with a space that nobody sees.
fn outer_space(input: &RuleInput<'_>, diagnostics: &mut Diagnostics) {
    for name in input.names.iter().filter(|name| name.trim() != **name) {
        let (is_taken, then) = (input.is_taken(name.trim()), input.renamed(name, name.trim()));
        diagnostics.push(messages::outer_space(input.path, name, is_taken, input.is_folder, &then));
    }
}

/// An order that a person would not guess, and did not type.
fn not_natural(input: &RuleInput<'_>, diagnostics: &mut Diagnostics) {
    let Some(list) = input.list.filter(|list| !list.is_natural()) else { return };
    // The order of a file, or of `--classes`, is meant.
    if !input.is_folder || input.is_typed() || input.others.have_list_in_file {
        return;
    }
    let mut natural: Vec<&String> = list.names().iter().collect();
    natural.sort_by_key(|name| lenient_key(name));
    let mut places = list.names().iter().zip(natural).enumerate();
    if let Some((index, (is, expected))) = places.find(|(_, (is, expected))| is != expected) {
        diagnostics.push(messages::not_natural(input.source, &input.args.flags(), index, is, expected));
    }
}
