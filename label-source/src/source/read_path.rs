//! Reads the folder or file at a path, as the options say.

use super::messages;
use super::reading::Reading;
use crate::class_list::ClassList;
use crate::format::{self, FileOptions, Format, ImageTable};
use crate::order::{FolderOptions, Order, allow_missing_without_classes};
use crate::problem::{Diagnostics, Reported};
use crate::user_path::{UserPath, empty_path};
use std::fs;

impl Reading {
    /// The list of the folder or file at a place.
    pub(crate) fn load(&self, at: &UserPath, diagnostics: &mut Diagnostics) -> Result<ClassList, Reported> {
        if at.text().is_empty() {
            return Err(diagnostics.push(empty_path()));
        }
        if at.is_url() {
            return Err(diagnostics.push(messages::url(at.text(), self.order)));
        }
        let before = diagnostics.count();
        self.report_empty_options(diagnostics);
        let is_of_images = self.is_of_images();
        let is_folder = fs::metadata(at.path()).map_or_else(|_| !at.is_named_as_file(), |kind| kind.is_dir());
        let list = if is_folder {
            let (order, options) = (self.order.unwrap_or_default(), self.folder_options());
            if order == Order::Dataframe {
                return Err(diagnostics.push(messages::dataframe_of_folder(at.text())));
            }
            order.check_options(&options, diagnostics);
            for option in self.given_file_options() {
                diagnostics.push(messages::only_for_file(option));
            }
            let list = order.load(at, &options, diagnostics);
            self.number(list?, at.text(), diagnostics)
        } else {
            for option in self.given_folder_options() {
                diagnostics.push(messages::only_for_folder(option, at.text(), is_of_images));
            }
            if is_of_images {
                self.check_image_options(at.text(), diagnostics);
            } else if self.separator.is_some() {
                diagnostics.push(messages::separator_alone(at.text()));
            }
            let list = format::load(at, &self.file_options(), diagnostics);
            if is_of_images && !self.is_of_another { self.number(list?, at.text(), diagnostics) } else { list }
        };
        let list = self.add_ends(list?, at.text(), is_folder, diagnostics)?;
        diagnostics.unless_since(before, list)
    }

    /// The same for a file that must agree: without what is said of a folder alone.
    pub(crate) fn of_other_file(&self) -> Self {
        let order = self.order.filter(|order| *order == Order::Dataframe);
        let ours = Self { order, allow_empty: None, is_of_another: true, ..self.clone() };
        if ours.is_of_images() { ours } else { Self { classes: None, allow_missing: None, ..ours } }
    }

    /// Reports an option for folders beside an option for files: no path has both.
    pub(crate) fn check_path_options(&self, diagnostics: &mut Diagnostics) {
        if !self.given_folder_options().is_empty() {
            for option in self.given_file_options() {
                diagnostics.push(messages::only_for_file(option));
            }
        }
    }

    /// Reports options that a table of images does not have.
    fn check_image_options(&self, file: &str, diagnostics: &mut Diagnostics) {
        if self.format.is_some_and(|format| format != Format::Csv) {
            diagnostics.push(messages::not_for_images("format", file));
        }
        if self.allow_missing.is_some() && self.classes.is_none() {
            diagnostics.push(allow_missing_without_classes("an image"));
        }
    }

    /// A folder's names, or a table's, with the indices that options give them.
    fn number(&self, list: ClassList, source: &str, diagnostics: &mut Diagnostics) -> Result<ClassList, Reported> {
        let special = self.special_names();
        if special.are_none() {
            return Ok(list);
        }
        let mut names = list.into_names();
        special.number(&mut names, false, &format!("{source:?}"), diagnostics);
        ClassList::checked(names, diagnostics)
    }

    /// Whether a class folder without an image is a class.
    pub(crate) fn keeps_empty_folders(&self) -> bool {
        self.order.unwrap_or_default().keeps_empty_folders(&self.folder_options())
    }

    fn folder_options(&self) -> FolderOptions<'_> {
        FolderOptions {
            classes: self.classes.as_deref(),
            allow_missing: self.allow_missing,
            allow_empty: self.allow_empty,
        }
    }

    fn file_options(&self) -> FileOptions<'_> {
        FileOptions {
            format: self.format,
            column: self.column.as_deref(),
            without: self.without.as_deref(),
            images: self.is_of_images().then_some(ImageTable {
                column: self.column.as_deref(),
                separator: self.separator.as_deref(),
                columns: self.columns.as_deref(),
                classes: self.classes.as_deref(),
                allow_missing: self.allow_missing.unwrap_or_default(),
                without: self.without.as_deref(),
                is_of_another: self.is_of_another,
            }),
            special: self.special_names(),
            added: usize::from(self.background.is_some()) + usize::from(self.last.is_some()),
            is_lock: false,
        }
    }
}
