//! How a dataset folder or a class list file is read: the options beside its path.

use super::messages;
use crate::class_list::ClassList;
use crate::format::{self, Format};
use crate::order::{FolderOptions, Order};
use crate::problem::{Diagnostics, Reported};
use crate::user_path::{UserPath, empty_path};
use std::fs;

/// The options that say how a path is read, as far as they are given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Reading {
    pub(super) order: Option<Order>,
    pub(super) classes: Option<Vec<String>>,
    pub(super) allow_empty: Option<bool>,
    pub(super) allow_missing: Option<bool>,
    pub(super) format: Option<Format>,
    pub(super) background: Option<String>,
}

impl Reading {
    /// The list of the folder or file at a place.
    pub(super) fn load(&self, at: &UserPath, diagnostics: &mut Diagnostics) -> Result<ClassList, Reported> {
        if at.text().is_empty() {
            return Err(diagnostics.push(empty_path()));
        }
        if at.is_url() {
            return Err(diagnostics.push(messages::url(at.text())));
        }
        let before = diagnostics.count();
        let is_folder = fs::metadata(at.path()).map_or_else(|_| !at.is_named_as_file(), |kind| kind.is_dir());
        let list = if is_folder {
            let (order, options) = (self.order.unwrap_or_default(), self.folder_options());
            order.check_options(&options, diagnostics);
            if self.format.is_some() {
                diagnostics.push(messages::only_for_file("format"));
            }
            order.load(at, &options, diagnostics)
        } else {
            for option in self.given_folder_options() {
                diagnostics.push(messages::only_for_folder(option, at.text()));
            }
            format::load(at, self.format, diagnostics)
        };
        let list = self.add_background(list?, at.text(), is_folder, diagnostics)?;
        diagnostics.unless_since(before, list)
    }

    /// The classes that the user lists. An option that says how a path is read is an error, but for those that others need which
    /// must agree.
    pub(super) fn load_listed(&self, has_others: bool, diagnostics: &mut Diagnostics) -> Result<ClassList, Reported> {
        let before = diagnostics.count();
        let is_for_others = |option: &&str| has_others && ["order", "allow_empty"].contains(option);
        let given = self.given_folder_options().filter(|option| *option != "classes");
        for option in given.chain(self.format.map(|_| "format")).filter(|option| !is_for_others(option)) {
            diagnostics.push(messages::only_for_path(option));
        }
        let list = self.listed(diagnostics)?;
        diagnostics.unless_since(before, list)
    }

    /// The classes that the user lists, with the background.
    pub(super) fn listed(&self, diagnostics: &mut Diagnostics) -> Result<ClassList, Reported> {
        let list = ClassList::checked(self.classes.iter().flatten(), diagnostics)?;
        self.add_background(list, "classes", false, diagnostics)
    }

    /// Reports options of which one is for folders and the other for files: no path has both.
    pub(super) fn check_path_options(&self, diagnostics: &mut Diagnostics) {
        if self.format.is_some() && self.given_folder_options().next().is_some() {
            diagnostics.push(messages::only_for_file("format"));
        }
    }

    /// The background in front of the classes.
    fn add_background(
        &self,
        list: ClassList,
        source: &str,
        is_folder: bool,
        diagnostics: &mut Diagnostics,
    ) -> Result<ClassList, Reported> {
        let Some(background) = &self.background else { return Ok(list) };
        if let Some(index) = list.index_of(background) {
            return Err(diagnostics.push(messages::background_is_a_class(background, source, index, is_folder)));
        }
        ClassList::checked([background].into_iter().chain(list.names()), diagnostics)
    }

    /// Every option that is given and that only a folder knows.
    fn given_folder_options(&self) -> impl Iterator<Item = &'static str> {
        let given = [
            ("order", self.order.is_some()),
            ("classes", self.classes.is_some()),
            ("allow_empty", self.allow_empty.is_some()),
            ("allow_missing", self.allow_missing.is_some()),
        ];
        given.into_iter().filter(|(_, is_given)| *is_given).map(|(option, _)| option)
    }

    /// Whether a class folder without an image is a class.
    pub(super) fn keeps_empty_folders(&self) -> bool {
        self.order.unwrap_or_default().keeps_empty_folders(&self.folder_options())
    }

    fn folder_options(&self) -> FolderOptions<'_> {
        FolderOptions {
            classes: self.classes.as_deref(),
            allow_missing: self.allow_missing,
            allow_empty: self.allow_empty,
        }
    }
}
