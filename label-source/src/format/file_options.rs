//! The options that say how a class list file is read.

use super::kind::Format;
use crate::collect::given;
use crate::problem::{Diagnostics, Place, Problem};
use crate::special_names::SpecialNames;

/// The options that a class list file can have.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct FileOptions<'a> {
    pub(crate) format: Option<Format>,
    /// The column of a table that holds the names.
    pub(crate) column: Option<&'a str>,
    /// Categories of COCO that are not classes.
    pub(crate) without: Option<&'a [String]>,
    /// How a table of images is read, if the file is one.
    pub(crate) images: Option<ImageTable<'a>>,
    pub(crate) special: SpecialNames<'a>,
    /// How many classes are added to those of the file: a background, a last one.
    pub(crate) added: usize,
    /// Whether the file is a lock, whose classes may be called as any folder.
    pub(crate) is_lock: bool,
}

/// Which columns of a table of images have the labels, and which labels are classes.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct ImageTable<'a> {
    /// The column of the labels.
    pub(crate) column: Option<&'a str>,
    /// What separates several labels in a cell of that column.
    pub(crate) separator: Option<&'a str>,
    /// One column for each class instead, of 0 and 1.
    pub(crate) columns: Option<&'a [String]>,
    /// These labels of the column, in this order.
    pub(crate) classes: Option<&'a [String]>,
    /// Whether one of them may be without an image.
    pub(crate) allow_missing: bool,
    /// Labels of the column that are not classes.
    pub(crate) without: Option<&'a [String]>,
    /// Whether the options are another table's, with which this one must agree.
    pub(crate) is_of_another: bool,
}

impl FileOptions<'_> {
    /// Whether the list gets a background at index 0: ids that count from 1 are then indices.
    pub(crate) fn has_background(&self) -> bool {
        self.special.first_index > 0
    }

    /// Reports each option that the format does not have; `known` are those that it has.
    pub(super) fn check(&self, file: &str, format: &str, known: &[&str], diagnostics: &mut Diagnostics) {
        for option in given(&[("column", self.column.is_some()), ("without", self.without.is_some())]) {
            // A file that must agree gets the options of the source: those that do not fit it are not a mistake.
            if !self.special.is_of_another && !known.contains(&option) {
                diagnostics.push(not_of_the_format(option, file, format));
            }
        }
    }
}

/// An option that files of another format have.
fn not_of_the_format(option: &'static str, file: &str, format: &str) -> Problem {
    let (is_for, help) = match option {
        "without" => (
            "COCO's categories, whose ids are not indices, and for a table of images",
            if format == "csv" {
                "if it has a row for each image, say so: `order = \"dataframe\"`; if not, remove `without`: each class of this file is \
                 an output of the model"
            } else {
                "remove `without`: each class of this file is an output of the model, and to leave one out would move the others"
            },
        ),
        _ => ("a table with a headline", "remove it, or name the table that is meant"),
    };
    Problem::new(
        Place::option(option),
        format!("`{option}` is for {is_for}; {file} is read as `format = \"{format}\"`"),
        help,
    )
}
