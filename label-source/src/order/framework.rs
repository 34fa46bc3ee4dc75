//! What the orders have in common: the description that each framework's file gives, and shared rules.

use crate::class_list::ClassList;
use crate::collect::sort;
use crate::problem::{Diagnostics, Place, Problem, Reported};
use crate::user_path::UserPath;
use std::path::{Path, PathBuf};

/// One way in which a framework turns a folder into a list of classes.
pub(crate) struct Framework {
    /// The names that options give it; its own name first.
    pub(crate) names: &'static [&'static str],
    /// Other names that people use, each with the right one.
    pub(crate) nicknames: &'static [(&'static str, &'static str)],
    /// What a class is, for the message that a folder has none.
    pub(crate) class_is: &'static str,
    /// Reads the classes of a folder. The switch is `allow_empty`.
    pub(crate) read: fn(&UserPath, bool, &mut Diagnostics) -> Result<Vec<String>, Reported>,
    /// Reads the classes that the user lists, if the framework has such an argument.
    pub(crate) read_listed: Option<ReadListed>,
    /// Whether a listed class may be without a folder, by `allow_missing`.
    pub(crate) takes_allow_missing: bool,
    /// Whether the framework has an argument `allow_empty`.
    pub(crate) takes_allow_empty: bool,
    /// Sorts the names of all folders, if the framework looks at nothing else. The switch is `allow_empty`.
    pub(crate) sort_names: fn(Vec<String>, bool) -> Option<Vec<String>>,
}

impl Framework {
    /// A framework that takes no list of classes and no switch, and looks into the folders.
    pub(crate) const DEFAULT: Self = Self {
        names: &[],
        nicknames: &[],
        class_is: ANY_FOLDER,
        read: |_, _, _| Ok(Vec::new()),
        read_listed: None,
        takes_allow_missing: false,
        takes_allow_empty: false,
        sort_names: |_, _| None,
    };
}

/// Reads the listed classes from a folder. The switch is `allow_missing`.
pub(crate) type ReadListed = fn(&UserPath, &[String], bool, &mut Diagnostics) -> Result<ClassList, Reported>;

/// Python's `sorted` of text: by code point, which is the byte order of UTF-8.
pub(crate) fn sorted(mut names: Vec<String>) -> Vec<String> {
    sort(&mut names);
    names
}

/// The names of folders, sorted and each once.
pub(crate) fn distinct<T: Ord>(mut names: Vec<T>) -> Vec<T> {
    sort(&mut names);
    names.dedup();
    names
}

/// Adds the folder of an image, unless the last image was in it, too. A folder can come again.
pub(crate) fn is_next_folder(folder: &Path, folders: &mut Vec<PathBuf>) -> bool {
    let is_next = folders.last().is_none_or(|last| last != folder);
    if is_next {
        folders.push(folder.to_owned());
    }
    is_next
}

/// The stem of a file's name that ends with one of these extensions, in any case. ASCII case is enough: Python's `lower` turns no other
/// letter into one of theirs.
pub(crate) fn stem<'a>(name: &'a [u8], extensions: &[&str]) -> Option<&'a [u8]> {
    extensions.iter().find_map(|extension| {
        let (stem, end) = name.split_at_checked(name.len().checked_sub(extension.len())?)?;
        end.eq_ignore_ascii_case(extension.as_bytes()).then_some(stem)
    })
}

/// The end of every help that changes a class's name.
pub(crate) const TRAIN_AGAIN: &str = "the model's indices follow only after training again";

/// What a class is to the frameworks that take every folder.
pub(crate) const ANY_FOLDER: &str = "a class is a folder in it, and there is none";

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

#[cfg(test)]
mod tests {
    use super::sorted;

    #[test]
    fn code_points_are_bytes() {
        let names = ["z", "Ａ", "\u{fffd}", "😀", "\u{d7ff}", "\u{e000}", "", "a", "aa"];
        let mut by_code = names.map(str::to_owned);
        by_code.sort_by_key(|name| name.chars().map(u32::from).collect::<Vec<_>>());
        assert_eq!(sorted(names.map(str::to_owned).to_vec()), by_code);
    }
}
