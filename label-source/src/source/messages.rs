//! The messages about the options of a source, and about sources that must agree.

use crate::diff::Diff;
use crate::escape::{counted, quote_for_shell, quote_path_in};
use crate::lock::mkdir;
use crate::order::Order;
use crate::problem::{Place, Problem};
use crate::tool_folders::tool_that_makes;
use std::path::Path;

/// An option of folders, for a file.
pub(crate) fn only_for_folder(option: &'static str, file: &str, is_of_images: bool) -> Problem {
    // Of a table, the labels can be chosen as the folders can.
    if !is_of_images && ["classes", "allow_missing"].contains(&option) && is_table(file) {
        return only_for_images(option, "a dataset folder or a table of images", file);
    }
    let kind = if is_of_images { "read as a table of images" } else { "a class list file, which has its own order" };
    Problem::new(
        Place::option(option),
        format!("`{option}` is for a dataset folder; {file:?} is {kind}"),
        format!("remove `{option}`"),
    )
}

/// Whether a file's name says that it is a table.
fn is_table(file: &str) -> bool {
    let ending = Path::new(file).extension();
    ending.is_some_and(|ending| ["csv", "tsv"].iter().any(|table| ending.eq_ignore_ascii_case(table)))
}

/// An option of files, for a folder.
pub(crate) fn only_for_file(option: &'static str) -> Problem {
    Problem::new(
        Place::option(option),
        format!("`{option}` is for a class list file, not for a folder"),
        format!("remove `{option}`"),
    )
}

/// `unused = []`.
pub(crate) fn unused_is_empty() -> Problem {
    Problem::new(
        Place::option("unused"),
        "`unused` has no name in it",
        "write the name that the list has for outputs that are not in use, as in `unused = [\"N/A\"]`, or remove `unused`",
    )
}

/// The order of a table, for a folder.
pub(crate) fn dataframe_of_folder(path: &str) -> Problem {
    Problem::new(
        Place::option("order"),
        format!("`order = \"dataframe\"` is for a table of images; {path:?} is a folder"),
        "name the table, as in `#[labels(\"train.csv\", order = \"dataframe\", column = \"label\")]`, or remove `order`",
    )
}

/// `separator` for a file that is read as a class list.
pub(crate) fn separator_alone(file: &str) -> Problem {
    only_for_images("separator", "a table of images", file)
}

/// An option of tables of images, for a file that is read as a class list.
fn only_for_images(option: &'static str, sources: &str, file: &str) -> Problem {
    Problem::new(
        Place::option(option),
        format!("`{option}` is for {sources}, and {file:?} is read as a class list"),
        format!("if it has a row for each image, say so: `order = \"dataframe\"`; if not, remove `{option}`"),
    )
}

/// An option of class list files, for a table of images.
pub(crate) fn not_for_images(option: &'static str, file: &str) -> Problem {
    Problem::new(
        Place::option(option),
        format!("`{option}` is for a class list file; {file:?} is read as a table of images"),
        format!("remove `{option}`"),
    )
}

/// An option that says how a path is read, beside a list without one.
pub(crate) fn only_for_path(option: &'static str) -> Problem {
    Problem::new(
        Place::option(option),
        format!(
            "`{option}` says how a dataset folder or a class list file is read, and none is named: the classes are listed"
        ),
        format!("remove `{option}`, or name the path that it is about"),
    )
}

/// A URL, which no build reads.
pub(crate) fn url(url: &str, order: Option<Order>) -> Problem {
    let order = order.map_or_else(String::new, |order| format!(" --order {order}"));
    Problem::new(
        Place::PATH,
        format!("{url:?} is on another machine, and a build reads nothing from there"),
        format!(
            "copy the folder, or write its class list here with `cargo label list {}{order} --format json > class_indices.json` and \
             name that file",
            quote_for_shell(url)
        ),
    )
}

/// A background or a last class that is a class already, perhaps in another case of its letters.
pub(crate) fn end_is_a_class(
    option: &'static str,
    name: &str,
    source: &str,
    (there, index): (&str, usize),
    is_folder: bool,
) -> Problem {
    let what = if is_folder {
        format!("{source:?} has a folder {there:?} (index {index}); `{option}` adds a class that no folder has")
    } else {
        format!("{source:?} has the class {there:?} (index {index}); `{option}` adds one more class")
    };
    let what = if there == name { what } else { format!("{what}, {name:?}, of nearly the same name") };
    Problem::new(Place::option(option), what, format!("give the added class another name, or remove `{option}`"))
}

/// A background or a last class without a name.
pub(crate) fn end_without_name(option: &'static str) -> Problem {
    Problem::new(
        Place::option(option),
        format!("`{option}` adds a class, and has no name for it"),
        format!("write the class's name, as in `{option} = {:?}`", if option == "last" { "no object" } else { option }),
    )
}

/// A folder that build.rs watches, and that is not there.
pub(super) fn watched_absent(folder: &str) -> String {
    format!(
        "build.rs watches the folder {folder:?}, which does not exist: Cargo runs build.rs at every build, and notices nothing else"
    )
}

/// `background` and `last` of one name.
pub(crate) fn two_equal_ends() -> Problem {
    Problem::new(
        Place::option("last"),
        "`background` and `last` add two classes of one name, or of nearly the same",
        "give one of them another name",
    )
}

/// `agrees_with` of the file that is the source.
pub(crate) fn agrees_with_itself(index: usize, path: &str) -> Problem {
    Problem::new(
        Place::element("agrees_with", index),
        format!("{path:?} is the source itself: that it agrees says nothing"),
        "remove it here, or name the file of the model",
    )
}

/// A problem of a file that must agree. It has no options of its own: if the source is a file, the options of the source apply.
pub(crate) fn of_other_file(problem: &Problem, path: &str, is_source_file: bool) -> Problem {
    let options = ["format", "column", "columns", "separator", "order", "without"];
    let names_option = options.iter().any(|option| problem.help().contains(&format!("`{option} = ")));
    if !names_option && !problem.help().contains("`#[labels(") {
        return problem.clone();
    }
    let write = format!(
        "write the list of {path:?} in index order, as in `[\"cat\", \"dog\"]`, into a file of its own, and name that here"
    );
    let help = if is_source_file {
        format!("{}; the option is then the source's too: if it does not fit that, {write}", problem.help())
    } else {
        format!("a file in `agrees_with` has no options of its own: {write}")
    };
    Problem::new(problem.place(), problem.what(), help)
}

/// The help if one side has a folder that a tool has made: it must go, not be made on the other side.
fn remove_folder_of_tool(diff: &Diff, folders: [&str; 2], is_folder: [bool; 2]) -> Option<String> {
    for (only, folder, is_folder) in
        &[(diff.only_left(), folders[0], is_folder[0]), (diff.only_right(), folders[1], is_folder[1])]
    {
        for (_, class) in *only {
            if let (Some(tool), true) = (tool_that_makes(class), *is_folder) {
                let command = quote_path_in(folder, class);
                return Some(format!(
                    "{tool} makes that folder: run `rm -r {command}`, and train again what was trained with it"
                ));
            }
        }
    }
    None
}

/// A model without names, whose output is not as wide as the list is long.
#[must_use]
pub fn other_width(index: usize, [ours, theirs]: [&str; 2], width: u64, count: usize) -> Problem {
    Problem::new(
        Place::element("agrees_with", index),
        format!(
            "the model {theirs:?} gives {} for each image, but {ours:?} has {}",
            counted(width, "score", "scores"),
            counted(count as u64, "class", "classes"),
        ),
        if width == count as u64 + 1 {
            "if one output is not a class of the list, say so: `background = \"background\"` at index 0, `last = \"no object\"` after the \
             last; if not, name the list of this model"
                .to_owned()
        } else {
            format!("name the list that {theirs:?} was trained with, or the model that belongs to {ours:?}")
        },
    )
}

/// A source that does not agree. `can_make` says of each side whether an empty folder would be a class of it.
#[must_use]
pub fn disagrees(
    index: usize,
    diff: &Diff,
    [ours, theirs]: [&str; 2],
    is_folder: bool,
    can_make: [bool; 2],
) -> Problem {
    if let Some(help) = remove_folder_of_tool(diff, [ours, theirs], can_make) {
        return Problem::new(Place::element("agrees_with", index), diff.to_string(), help);
    }
    let help = match (diff.only_left(), diff.only_right(), can_make) {
        ([(_, class), ..], [], [_, true]) => {
            format!("if {theirs:?} has no example of it, make an empty folder: `{}`", mkdir(theirs, class))
        }
        ([], [(_, class), ..], [true, _]) => {
            format!("if {ours:?} has no example of it, make an empty folder: `{}`, and train again", mkdir(ours, class))
        }
        _ if is_folder => match diff.renamed() {
            Some((new, old)) => format!(
                "if {old:?} is the same class, rename its folder: `mv {} {}`; if not, give {theirs:?} the classes that {ours:?} has",
                quote_path_in(theirs, old),
                quote_path_in(theirs, new)
            ),
            None => format!("give {theirs:?} the classes that {ours:?} has"),
        },
        _ => format!(
            "if the model was trained with {theirs:?}, write that in place of {ours:?}; if it was trained with {ours:?}, make \
             {theirs:?} again"
        ),
    };
    Problem::new(Place::element("agrees_with", index), diff.to_string(), help)
}
