//! A folder of a dataset's parts, given in place of the one that is to be read: every class is called after a part, `train`, `test` or
//! `annotations`.

use crate::collect::mapped;
use crate::escape::quoted_list;
use crate::folder;
use crate::problem::{Place, Problem};
use crate::split_names::{self, Parts, is_of_training, is_split};
use crate::user_path::UserPath;

/// Refuses classes that are all called after parts of a dataset. Folders of tools, and hidden ones, say nothing against it; one folder alone may
/// be a class of that name.
pub(super) fn check(at: &UserPath, names: &[String], takes_list: bool) -> Result<(), Problem> {
    let Some((folders, parts)) = all_parts(names) else { return Ok(()) };
    let has_classes = |part: &str| {
        let below = folder::shown_subfolders(&at.path().join(part));
        !below.is_empty() && split_names::parts(&mapped(&below, String::as_str)).is_none()
    };
    let find = |is_training| folders.iter().find(|part| is_of_training(part) == is_training && has_classes(part));
    let below = find(true).or_else(|| find(false)).map(|part| at.join(part));
    let below = below.as_ref().map(UserPath::text);
    Err(parts_as_classes(at.text(), &folders, (below, parts.has_annotations), takes_list))
}

/// The same for a folder of which only the names in it are known.
pub(super) fn check_names(at: &str, names: &[String], takes_list: bool) -> Result<(), Problem> {
    let Some((folders, parts)) = all_parts(names) else { return Ok(()) };
    let split = folders.iter().find(|part| is_of_training(part)).or(folders.iter().find(|part| is_split(part)));
    let below = split.map(|split| format!("{}/{split}", at.trim_end_matches('/')));
    Err(parts_as_classes(at, &folders, (below.as_deref(), parts.has_annotations), takes_list))
}

/// Whether no one means a folder of this name as a class: `.git`, `__MACOSX`.
pub(super) fn is_of_tool(name: &str) -> bool {
    name.starts_with('.') || name.starts_with("__")
}

/// The parts, if there are two or more and no class beside them.
fn all_parts(names: &[String]) -> Option<(Vec<&str>, Parts)> {
    let mut folders = mapped(names, String::as_str);
    folders.retain(|name| !is_of_tool(name));
    let parts = split_names::parts(&folders)?;
    Some((folders, parts))
}

/// The folder of a dataset's parts. `below` is the one to write, if a part has class folders; `takes_list` says whether the order takes
/// `classes`.
fn parts_as_classes(
    path: &str,
    parts: &[&str],
    (below, has_annotations): (Option<&str>, bool),
    takes_list: bool,
) -> Problem {
    let meant = if takes_list {
        format!("add `classes = {parts:?}`")
    } else {
        format!("name a file that lists them, as in `{parts:?}`, in place of the folder")
    };
    let help = match below {
        Some(below) => format!("write {below:?}; if these are the classes, {meant}"),
        None if has_annotations => format!(
            "if the classes of the annotations are meant, name the file that lists them, for example data.yaml; if these are the \
             classes, {meant}"
        ),
        None => format!("if these are the classes, {meant}; if not, name the folder that holds the class folders"),
    };
    Problem::new(
        Place::PATH,
        format!(
            "the classes of {path:?} would be {}: these are parts of a dataset, not classes",
            quoted_list(parts, 8)
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
                .ends_with(r#"name a file that lists them, as in `["test", "val"]`, in place of the folder"#)
        );
    }

    #[test]
    fn a_dataset_of_annotations_has_its_classes_in_a_file() {
        let help = |names: &[&str]| help(names, true).unwrap();
        assert!(
            help(&["images", "labels"]).contains("name the file that lists them, for example data.yaml; if these are")
        );
        assert!(help(&["annotations", "seg_train", "seg_test"]).starts_with(r#"write "s3://pets/seg_train""#));
    }

    #[test]
    fn folders_of_tools_are_no_classes_beside_splits() {
        assert!(help(&[".ipynb_checkpoints", "Train", "VAL", "__MACOSX"], true).is_some());
        for names in [&["train"][..], &[".git", "train"], &["bus", "train", "test"], &[]] {
            assert_eq!(help(names, true), None, "{names:?}");
        }
    }
}
