//! A folder of a dataset's parts, given in place of the one that is to be read: every class is called after a part, `train`, `test` or
//! `annotations`.

use crate::escape::quoted_list;
use crate::folder;
use crate::problem::{Place, Problem};
use crate::split_names::{self, Parts, is_of_training, is_split};
use crate::user_path::UserPath;

/// Refuses classes that are all called after parts of a dataset, and one that is so alone. Folders of tools, and hidden ones, say
/// nothing against it.
pub(super) fn check(at: &UserPath, names: &[String], takes_list: bool) -> Result<(), Problem> {
    if let Some(part) = single_part(names) {
        let below = class_folder(at.join(part));
        return Err(part_as_class(at.text(), part, below.as_ref().map(UserPath::text), takes_list));
    }
    let Some((folders, parts)) = all_parts(names) else { return Ok(()) };
    let has_classes = |part: &&&str| {
        let below = text_subfolders(&at.join(part));
        let below: Vec<&str> = below.iter().map(String::as_str).collect();
        !below.is_empty() && split_names::parts(&below).is_none()
    };
    let training_first = || {
        let (training, others): (Vec<&str>, Vec<&str>) = folders.iter().partition(|part| is_of_training(part));
        training.into_iter().chain(others).collect::<Vec<_>>()
    };
    let below = training_first().iter().find(has_classes).map(|part| at.join(part));
    let below = below.as_ref().map(UserPath::text);
    Err(parts_as_classes(at.text(), &folders, (below, parts.has_annotations), takes_list))
}

/// The same for a folder of which only the names in it are known.
pub(super) fn check_names(at: &str, names: &[String], takes_list: bool) -> Result<(), Problem> {
    if let Some(part) = single_part(names) {
        let below = format!("{}/{part}", at.trim_end_matches('/'));
        return Err(part_as_class(at, part, Some(&below), takes_list));
    }
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
    let names: Vec<&str> = names.iter().map(String::as_str).filter(|name| !is_of_tool(name)).collect();
    let parts = split_names::parts(&names)?;
    Some((names, parts))
}

/// The one folder, if it is a part of a dataset.
fn single_part(names: &[String]) -> Option<&str> {
    let mut names = names.iter().map(String::as_str).filter(|name| !is_of_tool(name));
    names.next().filter(|name| names.next().is_none() && split_names::is_part(name))
}

/// The folder with the class folders: this one, or one below it if each folder on the way is a part that is alone.
fn class_folder(mut at: UserPath) -> Option<UserPath> {
    // A link can lead back up.
    for _ in 0..8 {
        let below = text_subfolders(&at);
        match single_part(&below) {
            Some(part) => at = at.join(part),
            None => return (!below.is_empty() && all_parts(&below).is_none()).then_some(at),
        }
    }
    None
}

fn text_subfolders(at: &UserPath) -> Vec<String> {
    folder::sorted_subfolders(at.path()).iter().map(|name| name.to_string_lossy().into_owned()).collect()
}

/// What to write if parts of a dataset are meant as classes.
fn meant(parts: &[&str], takes_list: bool) -> String {
    if takes_list {
        format!("add `classes = {parts:?}`")
    } else {
        let them = if parts.len() == 1 { "it" } else { "them" };
        format!("name a file that lists {them}, as in `{parts:?}`, in place of the folder")
    }
}

/// One part of a dataset alone. `below` is the folder to write, if it has class folders.
fn part_as_class(path: &str, part: &str, below: Option<&str>, takes_list: bool) -> Problem {
    let write = match below {
        Some(below) => format!("write {below:?}"),
        None => "name the folder that holds the class folders, or the table with the class of each image".to_owned(),
    };
    Problem::new(
        Place::PATH,
        format!("the only class of {path:?} would be {part:?}: this is a part of a dataset, not a class"),
        format!("{write}; if it is the one class, {}", meant(&[part], takes_list)),
    )
}

/// The folder of a dataset's parts. `below` is the one to write, if a part has class folders; `takes_list` says whether the order takes
/// `classes`.
fn parts_as_classes(
    path: &str,
    parts: &[&str],
    (below, has_annotations): (Option<&str>, bool),
    takes_list: bool,
) -> Problem {
    let meant = meant(parts, takes_list);
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
    fn one_part_alone_is_no_class() {
        for part in ["train", "Val", "test_2", "training set", "images"] {
            let expected = format!(
                "write \"s3://pets/{part}\"; if it is the one class, name a file that lists it, as in `[{part:?}]`, in place of \
                 the folder"
            );
            assert_eq!(help(&[".git", part], false).unwrap(), expected);
        }
        for name in ["trainer", "image", "mask", "x"] {
            assert_eq!(help(&[name], true), None, "{name}");
        }
    }

    #[test]
    fn folders_of_tools_are_no_classes_beside_splits() {
        assert!(help(&[".ipynb_checkpoints", "Train", "VAL", "__MACOSX"], true).is_some());
        for names in [&["bus"][..], &[".git", "bus"], &["bus", "train"], &["bus", "train", "test"], &[]] {
            assert_eq!(help(names, true), None, "{names:?}");
        }
    }
}
