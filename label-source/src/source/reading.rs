//! How a dataset folder or a class list file is read: the options beside its path.

use super::messages;
use crate::class_list::ClassList;
use crate::format::{self, Format};
use crate::order::{FolderOptions, Missing, Order};
use crate::problem::{Diagnostics, Reported};
use crate::user_path::{UserPath, empty_path};
use std::fs;

/// The options that say how a path is read, as far as they are given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Reading {
    pub(super) order: Option<Order>,
    pub(super) classes: Option<Vec<String>>,
    pub(super) allow_empty: Option<bool>,
    pub(super) missing: Option<Missing>,
    pub(super) format: Option<Format>,
    pub(super) background: Option<String>,
}

impl Reading {
    /// The list of the folder or file at a place.
    pub(super) fn load(&self, at: &UserPath, diagnostics: &mut Diagnostics) -> Result<ClassList, Reported> {
        if at.text().is_empty() {
            return Err(diagnostics.push(empty_path()));
        }
        let before = diagnostics.count();
        let is_folder = fs::metadata(at.path()).map_or_else(|_| !at.is_named_as_file(), |kind| kind.is_dir());
        let list = if is_folder {
            self.load_folder(at, diagnostics)
        } else {
            self.refuse_folder_options(at.text(), diagnostics);
            format::load(at, self.format, diagnostics)
        }?;
        diagnostics.unless_since(before, list)
    }

    fn load_folder(&self, at: &UserPath, diagnostics: &mut Diagnostics) -> Result<ClassList, Reported> {
        let (order, options) = (self.order.unwrap_or_default(), self.folder_options());
        order.check_options(&options, diagnostics);
        if self.format.is_some() {
            diagnostics.push(messages::only_for_file("format"));
        }
        let list = order.load(at, &options, diagnostics)?;
        let Some(background) = &self.background else { return Ok(list) };
        if let Some(index) = list.index_of(background) {
            return Err(diagnostics.push(messages::background_is_a_class(background, at.text(), index)));
        }
        ClassList::checked([background].into_iter().chain(list.names()), diagnostics)
    }

    /// Reports every option that only a folder knows.
    fn refuse_folder_options(&self, file: &str, diagnostics: &mut Diagnostics) {
        let given = [
            ("order", self.order.is_some()),
            ("classes", self.classes.is_some()),
            ("allow_empty", self.allow_empty.is_some()),
            ("missing", self.missing.is_some()),
            ("background", self.background.is_some()),
        ];
        for (option, _) in given.into_iter().filter(|(_, is_given)| *is_given) {
            diagnostics.push(messages::only_for_folder(option, file));
        }
    }

    /// Whether a class folder without an image is a class.
    pub(super) fn keeps_empty_folders(&self) -> bool {
        self.order.unwrap_or_default().keeps_empty_folders(&self.folder_options())
    }

    fn folder_options(&self) -> FolderOptions<'_> {
        FolderOptions { classes: self.classes.as_deref(), missing: self.missing, allow_empty: self.allow_empty }
    }
}
