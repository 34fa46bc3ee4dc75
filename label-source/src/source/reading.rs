//! The options that say how a path is read, and the reading itself.

use super::messages;
use crate::class_list::ClassList;
use crate::collect::given;
use crate::format::{self, FileOptions, Format, ImageTable};
use crate::order::{FolderOptions, Order, allow_missing_without_classes};
use crate::problem::{Diagnostics, Reported};
use crate::special_names::{Repeated, SpecialNames, report_idle};
use crate::user_path::{UserPath, empty_path};
use std::fs;

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
                diagnostics.push(messages::only_for_path(option));
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

    /// Reports an empty list. An empty `without` is not one: it says that every category is a class.
    fn report_empty_options(&self, diagnostics: &mut Diagnostics) {
        if !self.is_of_another && self.unused.as_ref().is_some_and(Vec::is_empty) {
            diagnostics.push(messages::unused_is_empty());
        }
    }

    /// Whether the file has a row for each image.
    pub(crate) fn is_of_images(&self) -> bool {
        self.order == Some(Order::Dataframe) || self.columns.is_some()
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

    /// The background before the classes, and the last class after them.
    fn add_ends(
        &self,
        list: ClassList,
        source: &str,
        is_folder: bool,
        diagnostics: &mut Diagnostics,
    ) -> Result<ClassList, Reported> {
        let lower = |name: &Option<String>| name.as_deref().map(str::to_lowercase);
        if self.background.is_some() && lower(&self.background) == lower(&self.last) {
            return Err(diagnostics.push(messages::two_equal_ends()));
        }
        let before = diagnostics.count();
        let mut new = |option, name: &'_ Option<String>, place| {
            let name = name.clone()?;
            if name.trim().is_empty() {
                diagnostics.push(messages::end_without_name(option));
                return None;
            }
            let is_it = |there: &String| there.to_lowercase() == name.to_lowercase();
            // `Background` beside `background` is one class in two spellings, not two classes.
            match list.index_of(&name).or_else(|| list.names().iter().position(is_it)) {
                // A list that must agree may have its background already.
                Some(index) if self.is_of_another && index == place => return None,
                Some(index) => {
                    let there = (&*list.names()[index], index);
                    diagnostics.push(messages::end_is_a_class(option, &name, source, there, is_folder));
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
    fn given_folder_options(&self) -> Vec<&'static str> {
        given(&[
            ("order", self.order.is_some_and(|order| order != Order::Dataframe)),
            ("classes", self.classes.is_some() && !self.is_of_images()),
            ("allow_empty", self.allow_empty.is_some()),
            ("allow_missing", self.allow_missing.is_some() && !self.is_of_images()),
        ])
    }

    /// Every option that is given and that only a file knows.
    fn given_file_options(&self) -> Vec<&'static str> {
        given(&[
            ("order", self.order == Some(Order::Dataframe)),
            ("format", self.format.is_some()),
            ("column", self.column.is_some()),
            ("columns", self.columns.is_some()),
            ("separator", self.separator.is_some()),
            ("without", self.without.is_some()),
        ])
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

    fn special_names(&self) -> SpecialNames<'_> {
        SpecialNames {
            unused: self.unused.as_deref().unwrap_or_default(),
            repeated: self.repeated,
            first_index: usize::from(self.background.is_some()),
            is_of_another: self.is_of_another,
        }
    }
}
