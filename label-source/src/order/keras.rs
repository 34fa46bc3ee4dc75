//! Keras: `flow_from_directory`, and `image_dataset_from_directory` with its twins for text and audio. Every folder is a class, sorted by
//! code point.
//!
//! Source: keras 3.15.1, `keras/src/legacy/preprocessing/image.py`, `DirectoryIterator.__init__`, and
//! `keras/src/utils/dataset_utils.py`, `index_directory`.

use super::framework::{ANY_FOLDER, Framework, sorted};
use crate::class_list::ClassList;
use crate::escape::quoted_list;
use crate::folder;
use crate::problem::{Diagnostics, Place, Problem, Reported};
use crate::suggest::nearest;
use crate::user_path::UserPath;

/// `flow_from_directory`: hidden and empty folders are classes too.
pub(super) const KERAS: Framework = Framework {
    names: &["keras"],
    nicknames: &[
        ("tensorflow", "keras"),
        ("tf", "keras"),
        ("tf.keras", "keras"),
        ("flow_from_directory", "keras"),
        // The twins: other frameworks with the same rule. tests/orders/live/twins.py asks them, but paddle.
        ("tf-keras", "keras"),
        ("tf_keras", "keras"),
        ("keras-preprocessing", "keras"),
        ("keras_preprocessing", "keras"),
        ("sklearn", "keras"),
        ("scikit-learn", "keras"),
        ("load_files", "keras"),
        ("paddle", "keras"),
        ("paddlepaddle", "keras"),
        ("mxnet", "keras"),
        ("gluon", "keras"),
        ("mmpretrain", "keras"),
        ("mmcls", "keras"),
        ("openmmlab", "keras"),
    ],
    class_is: ANY_FOLDER,
    read: |at, _, diagnostics| {
        let folders = folder::subfolders(at, diagnostics)?;
        Ok(sorted(folder::as_text(at, folders, diagnostics)?))
    },
    read_listed: Some(|at, classes, allow_missing, diagnostics| {
        read_listed(at, classes, Some(allow_missing), sorted, diagnostics)
    }),
    takes_allow_missing: true,
    sort_names: |names, _| Some(sorted(names)),
    ..Framework::DEFAULT
};

/// `image_dataset_from_directory`, `text_dataset_from_directory` and `audio_dataset_from_directory`: hidden folders are not classes.
pub(super) const KERAS_UTILS: Framework = Framework {
    names: &["keras-utils"],
    nicknames: &[
        ("keras_utils", "keras-utils"),
        ("keras.utils", "keras-utils"),
        ("image_dataset_from_directory", "keras-utils"),
        ("text_dataset_from_directory", "keras-utils"),
        ("audio_dataset_from_directory", "keras-utils"),
    ],
    class_is: "a class is a folder in it that is not hidden, and there is none",
    read: |at, _, diagnostics| {
        let folders = folder::subfolders(at, diagnostics)?;
        Ok(sorted_visible(folder::as_text(at, folders, diagnostics)?))
    },
    read_listed: Some(|at, classes, _, diagnostics| read_listed(at, classes, None, sorted_visible, diagnostics)),
    sort_names: |names, _| Some(sorted_visible(names)),
    ..Framework::DEFAULT
};

/// `sorted`, without `startswith(".")`.
fn sorted_visible(mut folders: Vec<String>) -> Vec<String> {
    folders.retain(|name| !name.starts_with('.'));
    sorted(folders)
}

/// Reads the listed classes. `allow_missing` says whether a class may be without a folder; `None` if the function refuses that.
fn read_listed(
    at: &UserPath,
    classes: &[String],
    allow_missing: Option<bool>,
    keep: fn(Vec<String>) -> Vec<String>,
    diagnostics: &mut Diagnostics,
) -> Result<ClassList, Reported> {
    // A folder that is not listed may have any name.
    let folders = keep(folder::texts(folder::subfolders(at, diagnostics)?));
    let before = diagnostics.count();
    for (index, class) in classes.iter().enumerate() {
        if folders.binary_search(class).is_ok() {
            continue;
        }
        if allow_missing != Some(true) {
            diagnostics.push(class_without_folder(index, class, at.text(), &folders, allow_missing.is_some()));
        } else if class.is_empty() || class.contains(['/', '\\', '\0']) || class == "." || class == ".." {
            // Keras joins it to the path, and uses what is after the last slash of the result.
            diagnostics.push(not_a_folder_name(index, class));
        }
    }
    let list = ClassList::checked(classes.to_vec(), diagnostics)?;
    diagnostics.unless_since(before, list)
}

/// A name in `classes = [..]` that no folder has. If the function takes one, the help tells how to mean it.
fn class_without_folder(index: usize, class: &str, path: &str, folders: &[String], may_lack: bool) -> Problem {
    let help = match nearest(class, folders) {
        Some(name) => format!("there is {name:?}: write that"),
        None if folders.is_empty() => format!("{path:?} has no class folder at all"),
        None => format!("{path:?} has {}", quoted_list(folders, 8)),
    };
    let meant = if may_lack { "; or write `allow_missing = true`, if it has an index without a folder" } else { "" };
    Problem::new(
        Place::element("classes", index),
        format!("{path:?} has no folder for the class {class:?}"),
        format!("{help}{meant}"),
    )
}

/// A name in `classes = [..]` that leads somewhere else than to a folder in the dataset.
fn not_a_folder_name(index: usize, class: &str) -> Problem {
    Problem::new(
        Place::element("classes", index),
        format!("{class:?} is not a folder's name"),
        "list the class folders by their names alone, without a path",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_without_folder_is_told_what_there_is() {
        let help = |folders: &[&str], may_lack| {
            let folders: Vec<String> = folders.iter().map(|name| (*name).to_owned()).collect();
            class_without_folder(0, "cat", "pets", &folders, may_lack).help().to_owned()
        };
        assert_eq!(help(&["cats", "dog"], false), r#"there is "cats": write that"#);
        assert_eq!(help(&["dog"], false), r#""pets" has "dog""#);
        assert_eq!(help(&[], false), r#""pets" has no class folder at all"#);
        assert!(help(&[], true).ends_with("; or write `allow_missing = true`, if it has an index without a folder"));
    }
}
