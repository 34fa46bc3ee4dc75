//! Tells a table that has a row for each image from a class list, if no name repeats: by its column of images, or by cells of several
//! labels.

use crate::class_list::MAX_CLASSES;
use crate::format::key_words::with_underscores;
use crate::format::tables::columns::{FILES, Facts, Table, parts};
use crate::format::tables::index_column::{self, INDICES};
use crate::format::text_lines::lines::counted_from;
use crate::format::words::is_one_of;
use crate::problem::Problem;
use std::collections::HashMap;

/// What a column of files of any kind is called: only its cells tell that they are images.
const OF_ANY_KIND: &str = "file files path url uri";

/// What a column of images is called that can also say how many there are.
const SEVERAL: &str = "filenames images videos";

/// Words for a picture that a class has, in the name of a column.
const OF_CLASSES: &str = "avatar cover emblem emoji example examples flag glyph icon icons illustration logo marker \
    preview sample samples swatch symbol template thumb thumbnail";

/// Columns of numbers that may count rows as well as classes.
const ROW_NUMBERS: &str = "index idx id number no nr";

/// What says that a row is an image.
pub(super) enum Sign {
    /// A column of images.
    Column(usize),
    /// A cell of several labels, of which another row has one, too.
    Joined { column: usize, cell: String, line: usize, other: usize },
}

impl Sign {
    pub(super) fn shown(&self, table: &Table<'_>) -> String {
        match self {
            Self::Column(at) => {
                let first = table.rows().next().and_then(Result::ok);
                let cell = first.as_ref().map_or("", |row| row.fields[*at].trim());
                format!("column {:?} has images, as {cell:?}", table.columns[*at])
            }
            Self::Joined { column, cell, line, other } => format!(
                "line {line} has several labels in column {:?}, {cell:?}, and line {other} has one of them, too",
                table.columns[*column]
            ),
        }
    }
}

/// What says that a row is an image, although the column `names` has each name once. `more` are further columns of indices.
pub(super) fn sign(
    table: &Table<'_>,
    facts: &[Facts<'_>],
    files: &[usize],
    (names, more): (usize, &[usize]),
) -> Result<Option<Sign>, Problem> {
    let counts = |at| index_column::numbers(table, at).is_some_and(|numbers| counted_from(&numbers).is_some());
    // pandas counts the rows of any table, in a column without a name.
    let is_called = |at| table.is_called(at, INDICES) || more.contains(&at);
    let indices = table.places(|at| at != names && is_called(at) && counts(at));
    if indices.iter().any(|at| !table.is_called(*at, ROW_NUMBERS)) {
        return Ok(None);
    }
    for at in table.places(|at| files.contains(&at) && at != names && !is_of_class(&table.columns[at])) {
        // `name,images` with numbers says how many images each class has.
        let are_counts = facts[at].are_numbers() && table.is_called(at, SEVERAL);
        let is_of_images = table.is_called(at, FILES) && !table.is_called(at, OF_ANY_KIND);
        // Ids have no ending.
        let are_ids = is_of_images && facts[at].empty == 0 && !facts[at].repeats() && !are_counts;
        let are_images = facts[at].are_images() || are_ids;
        if are_images && (indices.is_empty() || !are_named_after(table, at, names)?) {
            return Ok(Some(Sign::Column(at)));
        }
    }
    if facts[names].bars == 0 || !indices.is_empty() { Ok(None) } else { joined(table, names) }
}

/// Whether a column's name says that each class has a picture.
fn is_of_class(column: &str) -> bool {
    with_underscores(column).split('_').any(|word| is_one_of(word, OF_CLASSES))
}

/// Whether the name of each file has the name of the class in it.
fn are_named_after(table: &Table<'_>, files: usize, names: usize) -> Result<bool, Problem> {
    // `st_bernard.jpg` of `St. Bernard`.
    let bare = |text: &str| {
        let mut bare = String::new();
        for c in text.chars() {
            if c.is_alphanumeric() {
                bare.extend(c.to_lowercase());
            }
        }
        bare
    };
    for record in table.rows() {
        let fields = record?.fields;
        let file = fields[files].rsplit(['/', '\\']).next().unwrap_or_default();
        if !bare(file).contains(&bare(&fields[names])) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The first row with several labels of which another row has one.
fn joined(table: &Table<'_>, column: usize) -> Result<Option<Sign>, Problem> {
    let mut rows = Vec::new();
    for row in table.rows().take(MAX_CLASSES) {
        rows.push(row?);
    }
    let cell = |at: usize| rows[at].fields[column].trim();
    let is_joined = |at: usize| parts(cell(at), '|').len() > 1;
    // The first row that has a label.
    let mut first: HashMap<&str, usize> = HashMap::new();
    for at in 0..rows.len() {
        for label in parts(cell(at), '|') {
            let other = *first.entry(label).or_insert(at);
            if other != at && (is_joined(other) || is_joined(at)) {
                let (at, other) = if is_joined(other) { (other, at) } else { (at, other) };
                let (line, other) = (rows[at].line, rows[other].line);
                return Ok(Some(Sign::Joined { column, cell: cell(at).to_owned(), line, other }));
            }
        }
    }
    Ok(None)
}
