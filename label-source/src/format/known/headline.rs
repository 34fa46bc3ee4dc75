//! A table with a headline: a column of names, perhaps with one of indices; or Roboflow's `_classes.csv`, which has a column for
//! each class. A table of one row an image is refused, with the options that read it.

mod image_rows;
mod image_signs;
mod messages;

use super::pairs::trimmed;
use crate::class_list::MAX_CLASSES;
use crate::format::entries::Entry;
use crate::format::file_options::FileOptions;
use crate::format::file_problems::FileProblems;
use crate::format::refused::class_statistics;
use crate::format::tables::cell_numbers::whole_number;
use crate::format::tables::columns::{FILES, Facts, NAMES, Table, is_image};
use crate::format::tables::index_column::{self, is_index};
use crate::format::text_file::TextFile;
use crate::format::text_lines::lines::is_dense;
use crate::problem::Problem;
use image_rows::{SPLITS, TARGETS, images};
use messages::{groups_as_names, no_headline, no_names, numbers_as_names, scores, several_names};

/// What a column of names is called that can have groups of classes too.
const GROUPS: &str = "category categories category_name";

/// What a column of other texts is called that each class has.
const DETAILS: &str = "description definition supercategory parent color colour hex rgb wnid synset code";

/// A column of names with more rows than these can be the labels of images.
const FEW: usize = 20;

/// Which columns hold the classes.
enum Plan {
    /// A column of names, and perhaps one of indices.
    Names(usize, Option<usize>),
    /// Every column but the first is a class.
    Tags,
}

/// Whether a file is a table by its own name, or by the words of its headline.
pub(crate) fn matches(file: TextFile<'_>, options: &FileOptions<'_>) -> bool {
    if file.is_csv() || file.is_of_another_syntax() {
        return file.is_csv();
    }
    let Ok(Some(table)) = Table::open(file, true) else { return false };
    let has_names = !table.called(NAMES).is_empty();
    let has_others = !table.places(|at| table.is_called(at, FILES) || is_index(&table, at)).is_empty();
    let is_chosen = options.column.is_some_and(|column| table.find(column).is_ok());
    let is_headline = has_names && has_others || is_chosen;
    is_headline && table.columns.len() > 1 && table.rows().take(100).all(|row| row.is_ok())
}

pub(crate) fn read<'a>(
    file: TextFile<'a>,
    options: &FileOptions<'_>,
    problems: &mut FileProblems<'_>,
) -> Vec<Entry<'a>> {
    let entries = Table::open(file, true).and_then(|table| match table {
        Some(table) => read_table(&table, options),
        None => Ok(Vec::new()),
    });
    entries.unwrap_or_else(|problem| {
        problems.push(|_| problem);
        Vec::new()
    })
}

fn read_table<'a>(table: &Table<'a>, options: &FileOptions<'_>) -> Result<Vec<Entry<'a>>, Problem> {
    let mut entries = Vec::new();
    let (names, indices) = match plan(table, options)? {
        Plan::Names(names, indices) => (names, indices),
        Plan::Tags => {
            for column in &table.columns[1..] {
                entries.push(Entry::new(entries.len() as u64, column.clone(), 1));
            }
            return Ok(entries);
        }
    };
    for record in table.rows() {
        let mut record = record?;
        let index = match indices {
            None => Some(entries.len() as u64),
            Some(at) => whole_number(&record.fields[at]),
        };
        // That each cell is an index has been checked.
        if let Some(index) = index {
            entries.push(Entry::new(index, trimmed(record.fields.swap_remove(names)), record.line));
        }
        // One more says that there are too many.
        if entries.len() > MAX_CLASSES {
            break;
        }
    }
    Ok(entries)
}

fn plan(table: &Table<'_>, options: &FileOptions<'_>) -> Result<Plan, Problem> {
    let columns = &table.columns;
    if let Some(image) = columns.iter().find(|column| column.split([' ', '\t']).any(is_image)) {
        return Err(no_headline(table.file, image));
    }
    let facts = table.facts()?;
    let files = table.places(|at| table.is_called(at, FILES) || facts[at].are_images());
    let mut names = table.called(NAMES);
    if options.column.is_none() && is_of_tags(table, &facts) {
        return Ok(Plan::Tags);
    }
    // `label,name` with numbers below `label`: that is the index.
    let mut indices = Vec::new();
    if options.column.is_some() {
        // The numbers beside the names that the user has named, as in `label,species`.
        indices = table.places(|at| names.contains(&at) && facts[at].are_numbers() && !facts[at].repeats());
    } else if names.iter().any(|at| facts[*at].numbers == 0) {
        indices = table.places(|at| names.contains(&at) && facts[at].are_numbers());
        names.retain(|at| !indices.contains(at));
    }
    let names = match (options.column, &names[..]) {
        (Some(column), _) => table.find(column)?,
        (None, [at]) => *at,
        (None, []) if has_scores(table, &facts)? => return Err(scores(table)),
        (None, []) if !files.is_empty() && columns.len() > 1 => {
            return Err(images(table, &facts, &files, (None, None)));
        }
        (None, []) => {
            // scikit-learn's report has no word above its names.
            if let Some(text) = table.places(|at| facts[at].can_be_names()).first() {
                class_statistics::check(table, *text, false, options)?;
            }
            // Kaggle's `id,breed`: the ids are those of images.
            let ids = table.places(|at| is_index(table, at) && facts[at].can_be_names());
            let labels = table.places(|at| facts[at].can_be_labels());
            if let (Some(labels), false) = (labels.first(), ids.is_empty()) {
                return Err(images(table, &facts, &ids, (Some(*labels), None)));
            }
            return Err(no_names(table, &facts));
        }
        (None, _) => return Err(several_names(table, &names)),
    };
    if options.column.is_none() && files.is_empty() {
        // EPIC-Kitchens' `id,key,category`: the groups of the classes are called as classes are.
        let counts = |at| index_column::numbers(table, at).is_some_and(|cells| is_dense(&cells, 0));
        let indices = table.places(|at| is_index(table, at) && counts(at));
        let texts = table.places(|at| at != names && !is_index(table, at) && facts[at].can_be_names());
        if let (Some(text), false) = (texts.first(), indices.is_empty()) {
            if facts[names].repeats() {
                return Err(groups_as_names(table.file, &columns[names], &columns[*text]));
            }
            if table.is_called(names, GROUPS) && !table.is_called(*text, DETAILS) {
                return Err(several_names(table, &[*text, names]));
            }
        }
    }
    let is_table_of_images = !files.is_empty() || facts[names].distinct() * 2 <= facts[names].rows;
    let are_targets = options.column.is_none() && facts[names].are_numbers() && !files.is_empty();
    let has_more = columns.len() > 1 || facts[names].rows > FEW;
    if (facts[names].repeats() && is_table_of_images || are_targets) && !files.contains(&names) && has_more {
        return Err(images(table, &facts, &files, (Some(names), None)));
    }
    // The format says that each row is a class.
    if options.format.is_none() {
        if let Some(sign) = image_signs::sign(table, &facts, &files, (names, &indices))? {
            return Err(images(table, &facts, &files, (Some(names), Some(sign))));
        }
    }
    if options.column.is_none() && facts[names].are_numbers() && !facts[names].repeats() {
        if let Some(text) = table.places(|at| at != names && facts[at].can_be_names()).first() {
            return Err(numbers_as_names(table.file, &columns[names], &columns[*text]));
        }
    }
    let indices = index_column::find(table, &facts, names, &indices, options)?;
    class_statistics::check(table, names, indices.is_some(), options)?;
    Ok(Plan::Names(names, indices))
}

/// Whether every column but the first is a class: Roboflow's `_classes.csv`, under that name or another. A table of images can
/// have columns of 0 and 1 too, which say the index of a class of two, or the split.
fn is_of_tags(table: &Table<'_>, facts: &[Facts<'_>]) -> bool {
    let is_tags = table.is_called(0, "filename") && facts.len() > 1 && facts[1..].iter().all(Facts::are_flags);
    let classes = table.places(|at| at > 0 && !table.is_called(at, TARGETS)).len();
    let is_named = table.name.eq_ignore_ascii_case("_classes.csv");
    is_tags && (classes > 1 && table.called(SPLITS).is_empty() || is_named && (classes > 0 || facts.len() > 2))
}

/// Whether all columns but the first, which has ids, have numbers, some with a fraction.
fn has_scores(table: &Table<'_>, facts: &[Facts<'_>]) -> Result<bool, Problem> {
    let has_ids = is_index(table, 0) || table.is_called(0, FILES);
    if facts.len() < 3 || !has_ids || facts[1..].iter().all(Facts::are_numbers) {
        return Ok(false);
    }
    for at in 1..facts.len() {
        if !class_statistics::has_figures(table, at)? {
            return Ok(false);
        }
    }
    Ok(true)
}
