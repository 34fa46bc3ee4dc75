//! A folder of splits, given in place of the one that is to be read: every class is called after a split, `train` or `test`.

use crate::escape::quoted_list;
use crate::folder;
use crate::problem::{Place, Problem};
use crate::split_names::{is_split, is_training};
use crate::user_path::UserPath;

/// Refuses classes that are all called after splits. Folders of tools, and hidden ones, say nothing against it; one folder alone may
/// be a class of that name.
pub(super) fn check(at: &UserPath, names: &[String], takes_list: bool) -> Result<(), Problem> {
    let Some(splits) = all_splits(names) else { return Ok(()) };
    let has_classes = |split: &&&str| !folder::sorted_subfolders(&at.path().join(split)).is_empty();
    let training_first = || {
        let (training, others): (Vec<&str>, Vec<&str>) = splits.iter().partition(|split| is_training(split));
        training.into_iter().chain(others).collect::<Vec<_>>()
    };
    let below = training_first().iter().find(has_classes).map(|split| at.join(split));
    Err(splits_as_classes(at.text(), &splits, below.as_ref().map(UserPath::text), takes_list))
}

/// The same for a folder of which only the names in it are known.
pub(super) fn check_names(at: &str, names: &[String], takes_list: bool) -> Result<(), Problem> {
    let Some(splits) = all_splits(names) else { return Ok(()) };
    let split = splits.iter().find(|split| is_training(split)).unwrap_or(&splits[0]);
    Err(splits_as_classes(at, &splits, Some(&format!("{}/{split}", at.trim_end_matches('/'))), takes_list))
}

/// Whether no one means a folder of this name as a class: `.git`, `__MACOSX`.
pub(super) fn is_of_tool(name: &str) -> bool {
    name.starts_with('.') || name.starts_with("__")
}

/// The splits, if there are two or more and no class beside them.
fn all_splits(names: &[String]) -> Option<Vec<&str>> {
    let names: Vec<&str> = names.iter().map(String::as_str).filter(|name| !is_of_tool(name)).collect();
    (names.len() > 1 && names.iter().all(|name| is_split(name))).then_some(names)
}

/// The folder of the splits. `below` is the one to write, if a split has class folders; `takes_list` says whether the order takes
/// `classes`.
fn splits_as_classes(path: &str, splits: &[&str], below: Option<&str>, takes_list: bool) -> Problem {
    let listed = format!("classes = {splits:?}");
    let meant = if takes_list { format!("add `{listed}`") } else { format!("write `{listed}` in place of the path") };
    let help = match below {
        Some(below) => format!("write {below:?}; if these are the classes, {meant}"),
        None => format!("if these are the classes, {meant}; if not, name the folder that holds the class folders"),
    };
    Problem::new(
        Place::PATH,
        format!(
            "the classes of {path:?} would be {}: these are parts of a dataset, not classes",
            quoted_list(splits, 8)
        ),
        help,
    )
}

#[cfg(test)]
mod tests {
    use super::check_names;

    fn help(names: &[&str], takes_list: bool) -> Option<String> {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        check_names("s3://pets/", &names, takes_list).err().map(|problem| problem.help().to_owned())
    }

    #[test]
    fn the_training_folder_is_the_one_to_write() {
        assert_eq!(
            help(&["test", "training"], true).unwrap(),
            r#"write "s3://pets/training"; if these are the classes, add `classes = ["test", "training"]`"#
        );
        assert!(
            help(&["test", "val"], false)
                .unwrap()
                .ends_with(r#"write `classes = ["test", "val"]` in place of the path"#)
        );
    }

    #[test]
    fn folders_of_tools_are_no_classes_beside_splits() {
        assert!(help(&[".ipynb_checkpoints", "Train", "VAL", "__MACOSX"], true).is_some());
        for names in [&["train"][..], &[".git", "train"], &["bus", "train", "test"], &[]] {
            assert_eq!(help(names, true), None, "{names:?}");
        }
    }
}
