//! `dataset_info.json` of Hugging Face's datasets: the names of the one feature that is a `ClassLabel`. `column` chooses if there are
//! several. `dataset_infos.json` has them below the name of each configuration.

use super::keyed_list::{Keyed, is_same};
use crate::collect::{mapped, picked};
use crate::escape::quoted_list;
use crate::format::entries::{Entry, check_count, read_names};
use crate::format::file_options::FileOptions;
use crate::format::file_problems::FileProblems;
use crate::format::syntax::document::Node;
use crate::format::text_file::TextFile;
use crate::problem::{Place, Problem};

pub(crate) fn matches(root: &Node<'_>) -> bool {
    infos(root).iter().any(|info| has_labels(info))
}

/// Whether a file can have an info for each configuration, to go by its name.
pub(crate) fn may_have_configs(file: TextFile<'_>) -> bool {
    ["dataset_info.json", "dataset_infos.json"].contains(&file.name)
}

fn has_labels(info: &Node<'_>) -> bool {
    !class_labels(info).is_empty()
}

pub(crate) fn read<'a>(
    root: &Node<'a>,
    options: &FileOptions<'_>,
    problems: &mut FileProblems<'_>,
) -> Option<Vec<Entry<'a>>> {
    let infos = infos(root);
    let (first, others) = infos.split_first()?;
    let entries = read_info(first, options, problems)?;
    for other in others {
        if problems.is_empty() && !is_same(&entries, &read_info(other, options, problems)?) {
            problems.push(|file| configs_differ(file, first.line, other.line));
        }
    }
    Some(entries)
}

/// The infos of a file: itself, or those below the names of configurations.
fn infos<'n, 'a>(root: &'n Node<'a>) -> Vec<&'n Node<'a>> {
    if root.get("features").is_some() {
        return vec![root];
    }
    picked(root.map().unwrap_or_default(), |(_, info)| Some(info).filter(|info| has_labels(info)))
}

fn read_info<'a>(
    info: &Node<'a>,
    options: &FileOptions<'_>,
    problems: &mut FileProblems<'_>,
) -> Option<Vec<Entry<'a>>> {
    let features = class_labels(info);
    let columns = mapped(&features, |(column, _)| *column);
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
fn class_labels<'n, 'a>(root: &'n Node<'a>) -> Vec<Keyed<'n, 'a>> {
    picked(root.get("features").and_then(Node::map).unwrap_or_default(), |(column, feature)| {
        let column = column.word().filter(|_| feature.holds("names"))?;
        Some((&**column, feature))
    })
}

/// Configurations with different classes.
fn configs_differ(file: &str, first: usize, second: usize) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file} has configurations with different classes, in line {first} and line {second}"),
        "write the names of the one that the model was trained with into a file of its own, as in `[\"cat\", \"dog\"]`, and name that",
    )
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
