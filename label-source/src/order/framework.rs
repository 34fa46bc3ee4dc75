//! What the file of each framework says of it.

use crate::class_list::ClassList;
use crate::problem::{Diagnostics, Place, Problem, Reported};
use crate::user_path::UserPath;
use std::str::FromStr;

/// One way in which a framework turns a folder into a list of classes.
pub(crate) struct Framework {
    /// What options call it; its own name first.
    pub(crate) names: &'static [&'static str],
    /// What people call it, and the name that is meant.
    pub(crate) nicknames: &'static [(&'static str, &'static str)],
    /// What a class is, for the message that a folder has none.
    pub(crate) class_is: &'static str,
    /// Reads the classes of a folder. The switch is `allow_empty`.
    pub(crate) read: fn(&UserPath, bool, &mut Diagnostics) -> Result<Vec<String>, Reported>,
    /// Takes the classes that the user lists, if the framework has such an argument.
    pub(crate) read_listed: Option<ReadListed>,
    /// Whether a listed class may be without a folder, if the user says so.
    pub(crate) takes_missing: bool,
    /// Whether the framework has an argument `allow_empty`.
    pub(crate) takes_allow_empty: bool,
    /// Puts the names of all folders in order, if those are all that the framework looks at. The switch is `allow_empty`.
    pub(crate) sort_names: fn(Vec<String>, bool) -> Option<Vec<String>>,
}

/// Reads the listed classes from a folder.
pub(crate) type ReadListed = fn(&UserPath, &[String], Missing, &mut Diagnostics) -> Result<ClassList, Reported>;

/// What a class without a folder means in an explicit list.
///
/// ```
/// use typed_label_source::Missing;
///
/// assert_eq!("allow".parse(), Ok(Missing::Allow));
/// assert!("ignore".parse::<Missing>().is_err());
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Missing {
    /// A typo: an error.
    #[default]
    Error,
    /// A class with an index and no image, as Keras' `flow_from_directory` takes it.
    Allow,
}

impl FromStr for Missing {
    type Err = Problem;

    fn from_str(word: &str) -> Result<Self, Problem> {
        match word {
            "error" => Ok(Self::Error),
            "allow" => Ok(Self::Allow),
            _ => Err(Problem::new(
                Place::option("missing"),
                format!("there is no `missing = {word:?}`"),
                "write `missing = \"error\"` or `missing = \"allow\"`",
            )),
        }
    }
}

/// The stem of a file's name that ends with one of these extensions, without case. Python's `lower` makes none of their letters
/// of any but ASCII ones.
pub(crate) fn stem<'a>(name: &'a [u8], extensions: &[&str]) -> Option<&'a [u8]> {
    extensions.iter().find_map(|extension| {
        let (stem, end) = name.split_at_checked(name.len().checked_sub(extension.len())?)?;
        end.eq_ignore_ascii_case(extension.as_bytes()).then_some(stem)
    })
}

/// What every help ends with if it changes a class's name.
pub(crate) const TRAIN_AGAIN: &str = "the model's indices follow only after training again";

/// What a class is to the frameworks that look for images at any depth.
pub(crate) const FOLDER_WITH_IMAGE: &str = "a class is a folder with an image in it, and there is none";

/// A folder without a class.
pub(crate) fn no_class(path: &str, class_is: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("the folder {path:?} has no class in it: {class_is}"),
        "name the folder that holds the class folders; they are often one level further down",
    )
}
