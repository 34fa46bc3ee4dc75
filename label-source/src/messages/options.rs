//! In: an option that can't be meant. Out: why, and what to write.

use crate::escape::quoted_list;
use crate::problem::{Place, Problem};
use crate::suggest::nearest;

/// `order = ".."` with a word that is no framework's.
pub fn order_unknown(given: &str, known: &[&str]) -> Problem {
    // What the frameworks are called by.
    let meant = match given.to_lowercase().as_str() {
        "pytorch" | "torch" => Some("torchvision"),
        "tensorflow" | "tf" | "tf.keras" => Some("keras"),
        "yolo" => Some("ultralytics"),
        "hf" | "datasets" | "imagefolder" => Some("huggingface"),
        _ => nearest(given, known.iter().copied()),
    };
    let help = match meant {
        Some(order) => format!("write `order = {order:?}`; the orders are {}", quoted_list(known, known.len())),
        None => format!("the orders are {}", quoted_list(known, known.len())),
    };
    Problem::new(Place::option("order"), format!("there is no order {given:?}"), help)
}

/// A class that stands in a list twice.
pub fn class_twice(class: &str, first: usize, second: usize) -> Problem {
    Problem::new(
        Place::element("classes", second),
        format!("the class {class:?} is there twice: index {first} and index {second}"),
        "each class has one index; remove one of the two",
    )
}

/// `classes = []`, or a list without a name.
pub fn no_classes() -> Problem {
    Problem::new(
        Place::element("classes", 0),
        "the class list is empty",
        "list at least one class, or leave `classes` out to take every class folder",
    )
}

/// A name in `classes = [..]` that no folder has.
/// Where the order takes one, the help tells how to mean it.
pub fn class_without_folder(index: usize, class: &str, path: &str, folders: &[String], may_lack: bool) -> Problem {
    let help = match nearest(class, folders.iter().map(String::as_str)) {
        Some(name) => format!("there is {name:?}: write that"),
        None if folders.is_empty() => format!("{path:?} has no class folder at all"),
        None => format!("{path:?} has {}", quoted_list(folders, 8)),
    };
    let meant = if may_lack { "; or write `missing = \"allow\"`, if it has an index without a folder" } else { "" };
    let help = format!("{help}{meant}");
    Problem::new(Place::element("classes", index), format!("{path:?} has no folder for the class {class:?}"), help)
}

/// A name in `classes = [..]` that leads somewhere else than to a folder in the dataset.
pub fn class_no_folder_name(index: usize, class: &str) -> Problem {
    Problem::new(
        Place::element("classes", index),
        format!("{class:?} is no folder's name"),
        "list the class folders by their names alone, without a path",
    )
}

/// `classes = [..]` for an order that takes no list.
pub fn classes_unknown(order: &str) -> Problem {
    Problem::new(
        Place::element("classes", 0),
        format!("the order {order:?} takes no list of classes: it reads them from the folder"),
        "remove `classes`, or write `order = \"keras\"` or `order = \"keras-utils\"` if Keras got that list",
    )
}

/// `allow_empty` for an order that has no such option.
pub fn allow_empty_unknown(order: &str) -> Problem {
    Problem::new(
        Place::option("allow_empty"),
        format!("the order {order:?} has no `allow_empty`: that is torchvision's"),
        "remove `allow_empty`, or write `order = \"torchvision\"`",
    )
}

/// `missing = ".."` without `classes = [..]`.
pub fn missing_without_classes() -> Problem {
    Problem::new(
        Place::option("missing"),
        "`missing` says what a listed class without a folder means, and no classes are listed",
        "list them: `classes = [..]`; or remove `missing`",
    )
}

/// `missing = "allow"` for an order that refuses a class without a folder.
pub fn missing_refused(order: &str) -> Problem {
    Problem::new(
        Place::option("missing"),
        format!("the order {order:?} refuses a class without a folder: only Keras' `flow_from_directory` takes one"),
        "remove `missing`, or write `order = \"keras\"`",
    )
}

/// `missing = ".."` with another word.
pub fn missing_unknown(given: &str) -> Problem {
    Problem::new(
        Place::option("missing"),
        format!("there is no `missing = {given:?}`"),
        "write `missing = \"error\"` or `missing = \"allow\"`",
    )
}

/// An option of folders, for a file.
pub fn only_for_folder(at: Place, option: &str, file: &str) -> Problem {
    Problem::new(
        at,
        format!("`{option}` is for a dataset folder; {file:?} is a class list file, which has its own order"),
        format!("remove `{option}`"),
    )
}

/// An option of files, for a folder.
pub fn only_for_file(at: Place, option: &str) -> Problem {
    Problem::new(at, format!("`{option}` is for a class list file, not for a folder"), format!("remove `{option}`"))
}

/// A background that has a folder.
pub fn background_is_a_class(name: &str, path: &str, index: usize) -> Problem {
    Problem::new(
        Place::option("background"),
        format!("{path:?} has a folder {name:?} (index {index}); a background is a class that no folder has"),
        "give the background another name, or remove `background`",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_order_is_known_by_what_its_framework_is_called() {
        let known = ["keras", "torchvision", "ultralytics", "huggingface"];
        for (given, meant) in [
            ("PyTorch", "torchvision"),
            ("torch", "torchvision"),
            ("TensorFlow", "keras"),
            ("tf", "keras"),
            ("tf.keras", "keras"),
            ("YOLO", "ultralytics"),
            ("hf", "huggingface"),
            ("datasets", "huggingface"),
            ("imagefolder", "huggingface"),
            ("kerass", "keras"),
        ] {
            let help = order_unknown(given, &known).help().to_owned();
            assert!(help.starts_with(&format!("write `order = {meant:?}`; the orders are ")), "{given}: {help}");
        }
        assert!(order_unknown("xyzzy", &known).help().starts_with("the orders are "));
    }

    #[test]
    fn a_class_without_folder_is_told_what_there_is() {
        let help = |folders: &[&str], may_lack| {
            let folders: Vec<String> = folders.iter().map(|name| (*name).to_owned()).collect();
            class_without_folder(0, "cat", "pets", &folders, may_lack).help().to_owned()
        };
        assert_eq!(help(&["cats", "dog"], false), r#"there is "cats": write that"#);
        assert_eq!(help(&["dog"], false), r#""pets" has "dog""#);
        assert_eq!(help(&[], false), r#""pets" has no class folder at all"#);
        assert!(help(&[], true).ends_with("; or write `missing = \"allow\"`, if it has an index without a folder"));
    }
}
