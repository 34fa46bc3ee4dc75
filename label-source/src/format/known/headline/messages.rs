//! The messages about a table whose headline does not show which column has the names.

use crate::collect::{count, mapped};
use crate::escape::quoted_list;
use crate::format::tables::cell_numbers::whole_number;
use crate::format::tables::columns::{Facts, NAMES, Table};
use crate::format::tables::index_column;
use crate::format::words::{are_digits, is_one_of};
use crate::problem::{Place, Problem};

/// A table of images whose first line is a row.
pub(super) fn no_headline(file: &str, image: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file} has a row for each image, and no headline: its first line has {image:?}"),
        "write a headline above it, as in `image,label`, and read it with `order = \"dataframe\"` and `column = \"label\"`",
    )
}

/// All names in one line.
fn one_line(table: &Table<'_>) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{} is one line with {} cells: {}", table.file, table.columns.len(), table.shown()),
        "if they are the classes, write them one a line below a headline, as in `name`",
    )
}

/// A headline of which the words are columns, with something else between them.
fn other_separator(file: &str, headline: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!(
            "the columns of {file} are not separated by a comma, a semicolon or a tab: its headline is {headline:?}"
        ),
        "write a comma between the columns, in the headline and in each row, as in `index,name`",
    )
}

/// A headline with no word for names.
pub(super) fn no_names(table: &Table<'_>, facts: &[Facts<'_>]) -> Problem {
    let (file, columns) = (table.file, &table.columns);
    if let [column] = &columns[..] {
        let is_between = |c: char| !c.is_alphanumeric() && c != '_';
        let is_one = |known: &str| column.split(is_between).any(|word| is_one_of(&word.to_lowercase(), known));
        if is_one(NAMES) && is_one(index_column::INDICES) {
            return other_separator(file, column);
        }
        return Problem::new(
            Place::option("column"),
            format!("{file} has one column, and its first line {column:?} may be a headline or a name"),
            if column.len() > LONGEST {
                "write a short headline above the names, as in `name`".to_owned()
            } else if table.is_quoted {
                // One name a line would have the quotes.
                format!(
                    "say which: `column = {column:?}` for a headline; if it is a name, write a headline above it: `name`"
                )
            } else {
                format!(
                    "say which: `column = {column:?}` for a headline, `format = \"labels_txt\"` for one name a line"
                )
            },
        );
    }
    if facts.iter().all(|facts| facts.rows == 0) {
        return one_line(table);
    }
    // pandas writes nothing above its row numbers, and numbers above columns without a name.
    let is_of_pandas =
        columns.iter().any(String::is_empty) || columns.iter().all(|column| whole_number(column).is_some());
    if !is_of_pandas && columns.iter().any(|column| is_number_or_id(column)) {
        return first_line_is_row(table);
    }
    if let Some(index) = columns[0].split_once(';').filter(|(index, _)| is_number_or_id(index)) {
        return two_separators(table, index);
    }
    let is_text = |at: usize| facts[at].numbers == 0 && !facts[at].repeats();
    let texts = table.places(|at| !index_column::is_index(table, at) && is_text(at));
    Problem::new(
        Place::option("column"),
        format!("{file} has no column that is called `name`, `class` or `label`: its headline has {}", table.shown()),
        format!(
            "if the first line is a headline, name the column: `column = {:?}`; if it is not, write one above it, as in `index,name`",
            texts.first().map_or("..", |at| &*columns[*at])
        ),
    )
}

/// A longer headline is none.
const LONGEST: usize = 200;

/// Whether a cell is a number, or an id of Freebase or of `WordNet`, as no column is called.
fn is_number_or_id(cell: &str) -> bool {
    let is_synset = cell.strip_prefix('n').is_some_and(|digits| digits.len() == 8 && are_digits(digits));
    is_synset || cell.starts_with("/m/") || !cell.is_empty() && whole_number(cell).is_some()
}

/// A table whose first line is a row.
fn first_line_is_row(table: &Table<'_>) -> Problem {
    let has_one_name = count(&table.columns, |cell| !is_number_or_id(cell)) == 1;
    let mut columns: Vec<&str> = Vec::new();
    for cell in &table.columns {
        let word = match is_number_or_id(cell) {
            false if has_one_name => "name",
            false => "..",
            true if whole_number(cell).is_some() && !columns.contains(&"index") => "index",
            true => "code",
        };
        columns.push(word);
    }
    let headline = columns.join(",");
    Problem::new(
        Place::option("column"),
        format!("{} has no headline: its first line has {}", table.file, table.shown()),
        format!("write a headline above it, as in `{headline}`, with `name` above the column of the classes' names"),
    )
}

/// A table of figures, without a column of texts.
pub(super) fn scores(table: &Table<'_>) -> Problem {
    Problem::new(
        Place::PATH,
        format!(
            "{} has no names of classes in its rows, but numbers below each column except {:?}, such as the scores of images",
            table.file, table.columns[0]
        ),
        "name the class list that the model was saved with",
    )
}

/// A column whose name says that it has names, and that has numbers beside a column of texts.
pub(super) fn numbers_as_names(file: &str, numbers: &str, texts: &str) -> Problem {
    Problem::new(
        Place::option("column"),
        format!(
            "column {numbers:?} of {file} has only numbers: they may be the indices of the names in column {texts:?}"
        ),
        format!(
            "say which column has the names: `column = {texts:?}`, with {numbers:?} as the index; or `column = {numbers:?}`, if the \
             numbers are the names"
        ),
    )
}

/// A column whose name says that it has names, each several times, beside indices and another column that has each text once.
pub(super) fn groups_as_names(file: &str, groups: &str, texts: &str) -> Problem {
    Problem::new(
        Place::option("column"),
        format!(
            "column {groups:?} of {file} has a name several times, and column {texts:?} has each of its texts once: {groups:?} may have \
             groups of classes"
        ),
        format!("if {texts:?} has the names, say `column = {texts:?}`; if not, name the file that lists the classes"),
    )
}

/// More than one column of names.
pub(super) fn several_names(table: &Table<'_>, names: &[usize]) -> Problem {
    let names = mapped(names, |at| &*table.columns[*at]);
    let choices = mapped(&names, |name| format!("`column = {name:?}`"));
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

/// An index before `;`, and a comma in the name, as in `0;1,5 mm`.
fn two_separators(table: &Table<'_>, (index, name): (&str, &str)) -> Problem {
    Problem::new(
        Place::PATH,
        format!(
            "{} has `;` and `,` in its lines, and no headline says which is the separator: the first line has {index:?} before `;`, and \
             {name:?} between `;` and `,`",
            table.file
        ),
        "write a headline with the separator above the lines, as in `index;name`",
    )
}
