//! `dataset_info.json` of Hugging Face's datasets: the names of the one feature that is a `ClassLabel`. `column` chooses if there are
//! several.

use super::document::Node;
use super::entries::{Entry, check_count, read_names};
use super::file_options::FileOptions;
use super::file_problems::FileProblems;
use crate::escape::quoted_list;
use crate::problem::{Place, Problem};

pub(crate) fn matches(root: &Node<'_>) -> bool {
    class_labels(root).next().is_some()
}

pub(crate) fn read<'a>(
    root: &Node<'a>,
    options: &FileOptions<'_>,
    problems: &mut FileProblems<'_>,
) -> Option<Vec<Entry<'a>>> {
    let features: Vec<(&str, &Node<'a>)> = class_labels(root).collect();
    let columns: Vec<&str> = features.iter().map(|(column, _)| *column).collect();
    let found = match (options.column, &*features) {
        (_, []) => return None,
        (None, [one]) => Some(one),
        (None, _) => {
            problems.push(|file| several_columns(file, &columns));
            None
        }
        (Some(given), all) => {
            let found = all.iter().find(|(column, _)| *column == given);
            if found.is_none() {
                problems.push(|file| no_such_column(file, given, &columns));
            }
            found
        }
    };
    let Some((_, feature)) = found else { return Some(Vec::new()) };
    let names = feature.get_once("names", problems)?;
    check_count(feature, "num_classes", names.len(), problems);
    Some(read_names(names, problems))
}

/// The features that have names, each with the column that it is.
fn class_labels<'n, 'a>(root: &'n Node<'a>) -> impl Iterator<Item = (&'n str, &'n Node<'a>)> {
    let features = root.get("features").and_then(Node::map).unwrap_or_default().iter();
    features.filter(|(_, feature)| feature.holds("names")).filter_map(|(column, feature)| {
        let column = column.word()?;
        Some((&**column, feature))
    })
}

/// Two features with names.
fn several_columns(file: &str, columns: &[&str]) -> Problem {
    let all = quoted_list(columns, columns.len());
    Problem::new(
        Place::PATH,
        format!("{file} has several columns of classes: {all}"),
        format!("say which one the model was trained for: `column = {:?}`", columns[0]),
    )
}

/// `column` with a name that no feature with classes has.
fn no_such_column(file: &str, given: &str, columns: &[&str]) -> Problem {
    let all = quoted_list(columns, columns.len());
    Problem::new(
        Place::option("column"),
        format!("{file} has no column of classes called {given:?}; there is {all}"),
        format!("write `column = {:?}`", columns[0]),
    )
}
