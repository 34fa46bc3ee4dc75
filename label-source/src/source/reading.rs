//! The options that say which classes there are. A list in the code is read here.

use super::list_messages;
use crate::class_list::ClassList;
use crate::collect::given;
use crate::format::Format;
use crate::order::Order;
use crate::problem::{Diagnostics, Reported};
use crate::special_names::{Repeated, SpecialNames, report_idle};

/// The options that say how a path is read, as far as they are given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Reading {
    pub(crate) order: Option<Order>,
    pub(crate) classes: Option<Vec<String>>,
    pub(crate) allow_empty: Option<bool>,
    pub(crate) allow_missing: Option<bool>,
    pub(crate) format: Option<Format>,
    pub(crate) column: Option<String>,
    pub(crate) columns: Option<Vec<String>>,
    pub(crate) separator: Option<String>,
    pub(crate) without: Option<Vec<String>>,
    pub(crate) unused: Option<Vec<String>>,
    pub(crate) repeated: Option<Repeated>,
    pub(crate) background: Option<String>,
    pub(crate) last: Option<String>,
    /// Whether the options are those of a source with which this one must agree.
    pub(crate) is_of_another: bool,
}

impl Reading {
    /// The classes that the user lists. An option that says how a path is read is an error, but for those that others need which
    /// must agree.
    pub(crate) fn load_listed(&self, has_others: bool, diagnostics: &mut Diagnostics) -> Result<ClassList, Reported> {
        let before = diagnostics.count();
        self.report_empty_options(diagnostics);
        let has_folder_order = self.order != Some(Order::Dataframe);
        let is_for_others = |option| has_others && (option == "allow_empty" || option == "order" && has_folder_order);
        let mut options = self.given_folder_options();
        if self.is_of_images() && self.allow_missing.is_some() {
            options.push("allow_missing");
        }
        options.extend_from_slice(&self.given_file_options());
        for option in options {
            if option != "classes" && !is_for_others(option) {
                diagnostics.push(list_messages::only_for_path(option));
            }
        }
        let list = self.listed(diagnostics)?;
        diagnostics.unless_since(before, list)
    }

    /// The classes that the user lists, with what the options make of them.
    pub(crate) fn listed(&self, diagnostics: &mut Diagnostics) -> Result<ClassList, Reported> {
        let mut names = self.classes.clone().unwrap_or_default();
        self.special_names().number(&mut names, false, "`classes`", diagnostics);
        report_idle(&names, "`classes`", diagnostics)?;
        let list = ClassList::checked(names, diagnostics)?;
        self.add_ends(list, "classes", false, diagnostics)
    }

    /// Reports an empty list. An empty `without` is not one: it says that every category is a class.
    pub(super) fn report_empty_options(&self, diagnostics: &mut Diagnostics) {
        if !self.is_of_another && self.unused.as_ref().is_some_and(Vec::is_empty) {
            diagnostics.push(list_messages::unused_is_empty());
        }
    }

    /// Whether the file has a row for each image.
    pub(crate) fn is_of_images(&self) -> bool {
        self.order == Some(Order::Dataframe) || self.columns.is_some()
    }

    /// The background before the classes, and the last class after them.
    pub(super) fn add_ends(
        &self,
        list: ClassList,
        source: &str,
        is_folder: bool,
        diagnostics: &mut Diagnostics,
    ) -> Result<ClassList, Reported> {
        let lower = |name: &Option<String>| name.as_deref().map(str::to_lowercase);
        if self.background.is_some() && lower(&self.background) == lower(&self.last) {
            return Err(diagnostics.push(list_messages::two_equal_ends()));
        }
        let before = diagnostics.count();
        let mut new = |option, name: &'_ Option<String>, place| {
            let name = name.clone()?;
            if name.trim().is_empty() {
                diagnostics.push(list_messages::end_without_name(option));
                return None;
            }
            let is_it = |there: &String| there.to_lowercase() == name.to_lowercase();
            // `Background` beside `background` is one class in two spellings, not two classes.
            match list.index_of(&name).or_else(|| list.names().iter().position(is_it)) {
                // A list that must agree may have its background already.
                Some(index) if self.is_of_another && index == place => return None,
                Some(index) => {
                    let there = (&*list.names()[index], index);
                    diagnostics.push(list_messages::end_is_a_class(option, &name, source, there, is_folder));
                }
                None => {}
            }
            Some(name)
        };
        let before_all = new("background", &self.background, 0);
        let after = new("last", &self.last, list.names().len() - 1);
        diagnostics.unless_since(before, ())?;
        if before_all.is_none() && after.is_none() {
            return Ok(list);
        }
        let mut names = list.into_names();
        if let Some(name) = before_all {
            names.insert(0, name);
        }
        if let Some(name) = after {
            names.push(name);
        }
        ClassList::checked(names, diagnostics)
    }

    /// Every option that is given and that only a folder knows. A table of images has labels to choose, too.
    pub(super) fn given_folder_options(&self) -> Vec<&'static str> {
        given(&[
            ("order", self.order.is_some_and(|order| order != Order::Dataframe)),
            ("classes", self.classes.is_some() && !self.is_of_images()),
            ("allow_empty", self.allow_empty.is_some()),
            ("allow_missing", self.allow_missing.is_some() && !self.is_of_images()),
        ])
    }

    /// Every option that is given and that only a file knows.
    pub(super) fn given_file_options(&self) -> Vec<&'static str> {
        given(&[
            ("order", self.order == Some(Order::Dataframe)),
            ("format", self.format.is_some()),
            ("column", self.column.is_some()),
            ("columns", self.columns.is_some()),
            ("separator", self.separator.is_some()),
            ("without", self.without.is_some()),
        ])
    }

    pub(super) fn special_names(&self) -> SpecialNames<'_> {
        SpecialNames {
            unused: self.unused.as_deref().unwrap_or_default(),
            repeated: self.repeated,
            first_index: usize::from(self.background.is_some()),
            is_of_another: self.is_of_another,
        }
    }
}
