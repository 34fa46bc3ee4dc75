//! Reads class list files of all formats. The format is recognized by the content, not by the file's name; `format = ".."` says it if the
//! content can't.
//!
//! A format is a row of `table` and a file in `known`. The layers, each importing only those before it: `kind` (the formats'
//! names in Rust), `key_words`, `words`, `file_problems`, `syntax` (parsers), `entries` (what a format finds), `text_lines` and `tables`
//! (what several formats share), `model`, `direction` and `file_ending`; `known` (one file a format) and `refused` (what is not a
//! class list); `table`; `check_entries` (makes the class list); `tables::dataframe` (tables of images); `display_names`; `detect`;
//! `input`.

mod check_entries;
mod detect;
mod direction;
mod display_names;
mod entries;
mod file_ending;
mod file_options;
mod file_problems;
mod input;
mod key_words;
mod kind;
mod known;
mod model;
mod refused;
mod syntax;
mod table;
mod tables;
mod text_file;
mod text_lines;
mod words;

pub(crate) use file_options::{FileOptions, ImageTable};
pub use kind::Format;
#[doc(hidden)]
pub use model::width_fits;

use crate::class_list::ClassList;
use crate::collect::mapped;
use crate::escape::quoted_list;
use crate::problem::{Diagnostics, Place, Problem, Problems, Reported};
use crate::suggest::nearest;
use crate::user_path::UserPath;
use input::Named;
use std::fmt;
use std::io::Cursor;
use std::path::Path;
use std::str::FromStr;
use table::FORMATS;

impl Format {
    /// Every format, in the order in which a file's content is asked for them.
    pub fn all() -> impl Iterator<Item = Self> {
        FORMATS.iter().map(|row| row.format)
    }

    /// Every name that options give to a format.
    pub fn names() -> impl Iterator<Item = &'static str> {
        FORMATS.iter().map(|row| row.name)
    }

    /// The name that options give it.
    #[must_use]
    pub fn name(self) -> &'static str {
        table::row_of(self).name
    }
}

impl FromStr for Format {
    type Err = Problem;

    fn from_str(name: &str) -> Result<Self, Problem> {
        let row = FORMATS.iter().find(|row| row.name == name).ok_or_else(|| format_unknown(name))?;
        Ok(row.format)
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The number of scores for one image of a model without a class list: all that it says of its classes. `None`: it has a list, or
/// says nothing.
#[doc(hidden)]
#[must_use]
pub fn width_alone(path: &Path) -> Option<u64> {
    input::width_alone(path)
}

/// Loads the display name of each class from the file at a place. A class for which `is_added` holds is its own.
pub(crate) fn load_display_names(
    at: &UserPath,
    classes: &ClassList,
    is_added: &dyn Fn(usize, &str) -> bool,
    diagnostics: &mut Diagnostics,
) -> Result<Vec<String>, Reported> {
    input::load_display_names(at.text(), at.path(), classes, is_added, diagnostics)
}

/// Loads the class list file at a place; its name and content tell the format if none is given.
pub(crate) fn load(
    at: &UserPath,
    options: &FileOptions<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<ClassList, Reported> {
    input::load_path(at.text(), at.path(), options, diagnostics)
}

impl ClassList {
    /// Reads a class list file; its content tells the [`Format`].
    ///
    /// # Errors
    /// Every problem that one look at the file shows, each with its line.
    ///
    /// ```
    /// use typed_label_source::ClassList;
    ///
    /// # let path = std::env::temp_dir().join(format!("typed-label-read-doc-{}.json", std::process::id()));
    /// # std::fs::write(&path, r#"{"id2label": {"0": "cat", "1": "dog"}}"#).unwrap();
    /// let list = ClassList::read(&path)?; // config.json
    /// assert_eq!(list.names(), ["cat", "dog"]);
    /// # std::fs::remove_file(path).unwrap();
    /// # Ok::<(), typed_label_source::Problems>(())
    /// ```
    pub fn read(path: impl AsRef<Path>) -> Result<Self, Problems> {
        let path = path.as_ref();
        Diagnostics::collect(|diagnostics| {
            input::load_path(&path.to_string_lossy(), path, &FileOptions::default(), diagnostics)
        })
    }

    /// Reads the content of a class list file, which tells the format if none is given.
    ///
    /// # Errors
    /// Every problem of the content, each with its line.
    ///
    /// ```
    /// use typed_label_source::{ClassList, Format};
    ///
    /// let bytes = br#"{"0": 1, "1": 2, "2": 0}"#; // which of the two is the index?
    /// assert!(ClassList::from_bytes(bytes, None).unwrap_err().to_string().contains(r#"`format = "class_indices"`"#));
    /// assert_eq!(ClassList::from_bytes(bytes, Some(Format::ClassIndices))?.names(), ["2", "0", "1"]);
    /// # Ok::<(), typed_label_source::Problems>(())
    /// ```
    pub fn from_bytes(bytes: &[u8], format: Option<Format>) -> Result<Self, Problems> {
        let content = &mut Cursor::new(bytes);
        Diagnostics::collect(|diagnostics| {
            let (file, options) =
                (Named { shown: "the input", name: "" }, FileOptions { format, ..Default::default() });
            input::load_content(file, content, bytes.len() as u64, &options, diagnostics)
        })
    }

    /// The list as Keras' own `class_indices` JSON, one class a line, in index order: what a lock file holds.
    ///
    /// ```
    /// # use typed_label_source::ClassList;
    /// let json = ClassList::new(["cat", "dog"])?.to_class_indices_json();
    /// assert_eq!(json, "{\n  \"cat\": 0,\n  \"dog\": 1\n}\n");
    /// # Ok::<(), typed_label_source::Problems>(())
    /// ```
    pub fn to_class_indices_json(&self) -> String {
        known::class_indices::write(self.names())
    }
}

/// `format = ".."` with a word that is not a format's.
fn format_unknown(given: &str) -> Problem {
    let known = mapped(FORMATS, |row| row.name);
    let all = quoted_list(&known, known.len());
    let help = match nearest(given, &known) {
        Some(format) => format!("write `format = {format:?}`; the formats are {all}"),
        None => format!("the formats are {all}; without `format`, the file's content tells"),
    };
    Problem::new(Place::option("format"), format!("there is no format {given:?}"), help)
}
