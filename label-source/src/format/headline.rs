//! A table with a headline: a column of names, perhaps with one of indices; or Roboflow's `_classes.csv`, which has a column for
//! each class. A table of one row an image is refused, with the options that read it.

use super::columns::{Facts, Table, is_image};
use super::document::parse_index;
use super::entries::{Entry, wrong_index};
use super::file_options::FileOptions;
use super::file_problems::FileProblems;
use super::lines::is_dense;
use super::pairs::trimmed;
use super::text_file::TextFile;
use crate::class_list::MAX_CLASSES;
use crate::escape::quoted_list;
use crate::problem::{Place, Problem};
use std::borrow::Cow;
use std::collections::HashMap;

/// What a column of names is called, in lower case and with `_` between its words.
const NAMES: [&str; 16] = [
    "name",
    "names",
    "class",
    "classes",
    "class_name",
    "class_names",
    "classname",
    "label",
    "labels",
    "label_name",
    "labelname",
    "display_name",
    "displayname",
    "category",
    "categories",
    "category_name",
];

/// What a column of indices is called. pandas leaves the name of its own one out.
const INDICES: [&str; 17] = [
    "",
    "unnamed:_0",
    "index",
    "idx",
    "id",
    "class_id",
    "classid",
    "label_id",
    "labelid",
    "category_id",
    "class_index",
    "class_idx",
    "label_index",
    "label_idx",
    "number",
    "no",
    "nr",
];

/// What a column of images is called.
const FILES: [&str; 20] = [
    "file",
    "files",
    "filename",
    "file_name",
    "filenames",
    "filepath",
    "file_path",
    "path",
    "image",
    "images",
    "image_path",
    "image_id",
    "image_name",
    "image_index",
    "img",
    "img_path",
    "img_name",
    "fname",
    "url",
    "uri",
];

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
    let is_any = |words: &[&str]| table.columns.iter().any(|column| is_called(column, words));
    let is_chosen = options.column.is_some_and(|column| table.find(column).is_ok());
    let is_headline = is_any(&NAMES) && (is_any(&INDICES) || is_any(&FILES)) || is_chosen;
    is_headline && table.columns.len() > 1 && table.rows().take(100).all(|row| row.is_ok())
}

pub(crate) fn read<'a>(
    file: TextFile<'a>,
    options: &FileOptions<'_>,
    problems: &mut FileProblems<'_>,
) -> Vec<Entry<'a>> {
    let entries = Table::open(file, true).and_then(|table| match table {
        Some(table) => read_table(&table, options, problems),
        None => Ok(Vec::new()),
    });
    entries.unwrap_or_else(|problem| {
        problems.push(|_| problem);
        Vec::new()
    })
}

fn read_table<'a>(
    table: &Table<'a>,
    options: &FileOptions<'_>,
    problems: &mut FileProblems<'_>,
) -> Result<Vec<Entry<'a>>, Problem> {
    let (names, indices) = match plan(table, options)? {
        Plan::Names(names, indices) => (names, indices),
        Plan::Tags => {
            let columns = (0..).zip(table.columns.iter().skip(1));
            return Ok(columns.map(|(index, column)| Entry::new(index, column.clone(), 1)).collect());
        }
    };
    let mut entries = Vec::new();
    for (row, record) in (0..).zip(table.rows()) {
        let mut record = record?;
        let index = match indices {
            None => Some(row),
            Some(at) => parse_index(record.fields[at].trim()),
        };
        if let Some(index) = index {
            entries.push(Entry::new(index, trimmed(record.fields.swap_remove(names)), record.line));
        } else {
            let given = format!("{:?}", record.fields[indices.unwrap_or_default()]);
            problems.push(|file| wrong_index(file, record.line, &given));
        }
        // One more says that there are too many.
        if entries.len() > MAX_CLASSES {
            break;
        }
    }
    Ok(entries)
}

/// Whether a column is called by one of the words.
fn is_called(column: &str, words: &[&str]) -> bool {
    let word = column.to_lowercase().replace([' ', '-'], "_");
    words.contains(&&*word)
}

fn plan(table: &Table<'_>, options: &FileOptions<'_>) -> Result<Plan, Problem> {
    let columns = &table.columns;
    if let Some(image) = columns.iter().find(|column| is_image(column)) {
        return Err(no_headline(table.file, image));
    }
    let facts = table.facts()?;
    let are_called =
        |words: &[&str]| -> Vec<usize> { (0..columns.len()).filter(|at| is_called(&columns[*at], words)).collect() };
    let files: Vec<usize> =
        (0..columns.len()).filter(|at| is_called(&columns[*at], &FILES) || facts[*at].are_images()).collect();
    let mut names = are_called(&NAMES);
    let mut indices = are_called(&INDICES);
    if options.column.is_none() {
        let is_tags = columns[0].eq_ignore_ascii_case("filename") && facts[1..].iter().all(Facts::are_flags);
        // One column `label` of 0 and 1 has the index of each image's class.
        if is_tags && columns.len() > 1 && !(columns.len() == 2 && names == [1]) {
            return Ok(Plan::Tags);
        }
    }
    // `label,name` with numbers below `label`: that is the index.
    if names.iter().any(|at| facts[*at].numbers == 0) {
        indices.extend(names.iter().filter(|at| facts[**at].numbers > 0 && facts[**at].numbers == facts[**at].rows));
        names.retain(|at| !indices.contains(at));
    }
    let names = match (options.column, &names[..]) {
        (Some(column), _) => table.find(column)?,
        (None, [at]) => *at,
        (None, []) if !files.is_empty() && columns.len() > 1 => return Err(images(table, &facts, &files, None)),
        (None, []) => return Err(no_names(table, &facts)),
        (None, _) => return Err(several_names(table, &names)),
    };
    let is_table_of_images = !files.is_empty() || facts[names].distinct() * 2 <= facts[names].rows;
    if facts[names].repeats() && is_table_of_images && !files.contains(&names) && columns.len() > 1 {
        return Err(images(table, &facts, &files, Some(names)));
    }
    indices.retain(|at| *at != names && facts[*at].numbers > 0);
    if indices.is_empty() {
        let all_numbers = |at: &usize| *at != names && facts[*at].rows > 1 && facts[*at].numbers == facts[*at].rows;
        if let Some(at) = (0..columns.len()).filter(all_numbers).find(|at| counts_other_rows(table, *at)) {
            return Err(may_be_indices(table.file, &columns[at]));
        }
    }
    Ok(Plan::Names(names, choose_indices(table, &indices, options)?))
}

/// Whether a column has the numbers from 0 on, each once, but not in the order of the rows.
fn counts_other_rows(table: &Table<'_>, at: usize) -> bool {
    numbers(table, at).is_some_and(|numbers| !numbers.is_sorted() && is_dense(numbers.into_iter(), 0))
}

/// The numbers of a column, if each cell is one; no more than a list can have, and one that says that there are too many.
fn numbers(table: &Table<'_>, at: usize) -> Option<Vec<u64>> {
    table.rows().take(MAX_CLASSES + 1).map(|row| parse_index(row.ok()?.fields[at].trim())).collect()
}

/// Of several columns of numbers, that which counts the rows.
fn choose_indices(
    table: &Table<'_>,
    candidates: &[usize],
    options: &FileOptions<'_>,
) -> Result<Option<usize>, Problem> {
    let [first, _, ..] = candidates else { return Ok(candidates.first().copied()) };
    let mut counting: Vec<(usize, Vec<u64>)> = Vec::new();
    for at in candidates {
        let counts = |numbers: &Vec<u64>| {
            let is_dense_from = |first| is_dense(numbers.iter().copied(), first);
            is_dense_from(0) || options.has_background() && is_dense_from(1)
        };
        counting.extend(numbers(table, *at).filter(counts).map(|numbers| (*at, numbers)));
    }
    match &counting[..] {
        // The first one is read, and what is wrong in it is reported.
        [] => Ok(Some(*first)),
        [(at, cells), others @ ..] => match others.iter().find(|(_, other)| other != cells) {
            Some((other, _)) => Err(two_indices(table.file, &table.columns[*at], &table.columns[*other])),
            None => Ok(Some(*at)),
        },
    }
}

/// The first row with a name that a row above it has too.
fn repeated_name<'a>(table: &Table<'a>, at: usize) -> Option<(Cow<'a, str>, usize, usize)> {
    let mut seen = HashMap::new();
    for record in table.rows() {
        let mut record = record.ok()?;
        let name = record.fields.swap_remove(at);
        if let Some(first) = seen.get(&name) {
            return Some((name, *first, record.line));
        }
        seen.insert(name, record.line);
    }
    None
}

/// A table that has no list of the classes, but the class of each image.
fn images(table: &Table<'_>, facts: &[Facts<'_>], files: &[usize], names: Option<usize>) -> Problem {
    let file = table.file;
    let what = match names.and_then(|at| Some((at, repeated_name(table, at)?))) {
        Some((at, (name, first, second))) => format!(
            "{file} has a row for each image, not for each class: {name:?} is in column {:?} of line {first} and of line {second}",
            table.columns[at]
        ),
        None => format!("{file} has a row for each image, not for each class; its headline has {}", table.shown()),
    };
    let labels = || {
        let all = (0..facts.len()).filter(|at| !files.contains(at) && facts[*at].can_be_labels());
        all.min_by_key(|at| {
            let column = table.columns[*at].to_lowercase();
            let is_word =
                ["label", "class", "categor", "target", "species", "breed"].iter().any(|word| column.contains(word));
            (!is_word, facts[*at].bars == 0, facts[*at].distinct())
        })
    };
    let flags: Vec<&str> = (0..facts.len()).filter(|at| facts[*at].are_flags()).map(|at| &*table.columns[at]).collect();
    let options = match names.or_else(labels) {
        Some(at) => {
            let column = format!("order = \"dataframe\", column = {:?}", table.columns[at]);
            if facts[at].bars > 0 { column + ", separator = \"|\"" } else { column }
        }
        None if flags.len() > 1 => format!("order = \"dataframe\", columns = {flags:?}"),
        None => "order = \"dataframe\", column = \"NAME\"".to_owned(),
    };
    // A text in memory has no path.
    let path = if file.starts_with('"') { file } else { "\"train.csv\"" };
    Problem::new(
        Place::PATH,
        what,
        format!("for the classes that `flow_from_dataframe` makes of it, write `#[labels({path}, {options})]`"),
    )
}

/// A table of images whose first line is a row.
fn no_headline(file: &str, image: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file} has a row for each image, and no headline: its first line has {image:?}"),
        "write a headline above it, as in `image,label`, and read it with `order = \"dataframe\"` and `column = \"label\"`",
    )
}

/// A headline with no word for names.
fn no_names(table: &Table<'_>, facts: &[Facts<'_>]) -> Problem {
    let (file, columns) = (table.file, &table.columns);
    if let [column] = &columns[..] {
        return Problem::new(
            Place::option("column"),
            format!("{file} has one column, and its first line {column:?} may be a headline or a name"),
            format!("say which: `column = {column:?}` for a headline, `format = \"labels_txt\"` for one name a line"),
        );
    }
    let text = (0..columns.len()).find(|at| facts[*at].numbers == 0 && !facts[*at].repeats());
    Problem::new(
        Place::option("column"),
        format!("{file} has no column that is called `name`, `class` or `label`: its headline has {}", table.shown()),
        format!(
            "if the first line is a headline, name the column: `column = {:?}`; if it is not, write one above it, as in `index,name`",
            text.map_or("NAME", |at| &*columns[at])
        ),
    )
}

/// More than one column of names.
fn several_names(table: &Table<'_>, names: &[usize]) -> Problem {
    let names: Vec<&str> = names.iter().map(|at| &*table.columns[*at]).collect();
    let choices: Vec<String> = names.iter().map(|name| format!("`column = {name:?}`")).collect();
    Problem::new(
        Place::option("column"),
        format!(
            "{} has {} columns that can be the names: {}",
            table.file,
            names.len(),
            quoted_list(&names, names.len())
        ),
        format!("say which: {}", choices.join(" or ")),
    )
}

/// A column of another name that has each number from 0 on.
fn may_be_indices(file: &str, column: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!(
            "column {column:?} of {file} has each number from 0 on once, in another order than the rows: it may have the indices"
        ),
        "if it does, call it `index` in the headline; if it does not, remove it from the file",
    )
}

/// Two columns that both count the rows, and differ.
fn two_indices(file: &str, first: &str, second: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file} has two columns that can be the index, {first:?} and {second:?}, and they differ"),
        "remove the one that is not the model's index",
    )
}
