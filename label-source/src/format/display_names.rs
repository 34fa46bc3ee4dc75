//! Reads a file that gives each class a second name, for people: a map from class names to texts, as lines, JSON or a table.

use super::file_problems::FileProblems;
use super::syntax::document::{Node, Value};
use super::syntax::{json, line_ends};
use super::tables::columns::Table;
use super::text_file::TextFile;
use crate::class_list::ClassList;
use crate::escape::quoted_list;
use crate::problem::{Diagnostics, Place, Problem, Reported};
use std::borrow::Cow;

/// A column that has this name is the one with the display names, if several could be.
const COLUMN: &str = "display_name";

/// A class name, its display name, and the line where they are.
type Pair<'a> = (Cow<'a, str>, Cow<'a, str>, usize);

/// The display name of each class of a list, in its order. Each must be there once, or more often with the same text; names that
/// no class has are left aside. A class for which `is_added` holds is of the options, and its name is its display name.
pub(crate) fn read(
    file: TextFile<'_>,
    classes: &ClassList,
    is_added: &dyn Fn(usize, &str) -> bool,
    diagnostics: &mut Diagnostics,
) -> Result<Vec<String>, Reported> {
    let mut problems = FileProblems::new(file.shown, diagnostics);
    let pairs = match file.text.trim_ascii_start().as_bytes().first() {
        Some(b'{') => {
            let root = problems.take(|shown| json::parse(shown, file.text, json::Kept::ALL));
            root.map(|root| of_map(&root, &mut problems))
        }
        _ if file.is_csv() => problems.take(|_| of_table(file, classes)),
        _ => Some(of_lines(file.text, &mut problems)),
    };
    let Some(pairs) = pairs else { return problems.finish(Vec::new()) };
    let mut found: Vec<Option<(Cow<'_, str>, usize)>> = vec![None; classes.names().len()];
    for (class, text, line) in pairs {
        let Some(index) = classes.index_of(&class) else { continue };
        match &found[index] {
            Some((first, first_line)) if *first != text => {
                problems.push(|file| two_texts(file, &class, (first, *first_line), (&text, line)));
            }
            _ if text.is_empty() => problems.push(|file| empty(file, &class, line)),
            _ => found[index] = Some((text, line)),
        }
    }
    let (mut names, mut missing) = (Vec::new(), Vec::new());
    for (index, class) in classes.names().iter().enumerate() {
        match found[index].take() {
            Some((text, _)) => names.push(text.into_owned()),
            None if is_added(index, class) => names.push(class.clone()),
            None => missing.push(class.as_str()),
        }
    }
    // What can't be read is reported, and may be what is missing.
    if !missing.is_empty() && problems.is_empty() {
        problems.push(|_| incomplete(file, &missing, classes.names().len()));
    }
    problems.finish(names)
}

/// `{"n01440764": "tench", ..}`, or Keras' `{"0": ["n01440764", "tench"], ..}`.
fn of_map<'a>(root: &Node<'a>, problems: &mut FileProblems<'_>) -> Vec<Pair<'a>> {
    let mut pairs = Vec::new();
    for (key, value) in root.map().unwrap_or_default() {
        let pair = match (&key.value, &value.value) {
            (Value::Text(class), Value::Text(text)) => Some((class.clone(), text.trim().to_owned().into(), value.line)),
            (Value::Text(_), Value::List(items)) => match &items[..] {
                [Node { value: Value::Text(class), .. }, Node { value: Value::Text(text), .. }] => {
                    Some((class.clone(), text.trim().to_owned().into(), value.line))
                }
                _ => None,
            },
            _ => None,
        };
        match pair {
            Some(pair) => pairs.push(pair),
            None => problems.push(|file| not_a_text(file, value.line, &value.shown())),
        }
    }
    pairs
}

/// `n01440764<TAB>tench, Tinca tinca`. Without a tab the class ends at the first space.
fn of_lines<'a>(text: &'a str, problems: &mut FileProblems<'_>) -> Vec<Pair<'a>> {
    let mut pairs = Vec::new();
    for (at, line) in line_ends::split(text).enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        let number = at + 1;
        match line.split_once('\t').or_else(|| line.trim().split_once(' ')) {
            Some((class, text)) => pairs.push((class.trim().into(), text.trim().into(), number)),
            None => problems.push(|file| one_word(file, number, line)),
        }
    }
    pairs
}

/// The column that has every class, and the one other that is not of numbers, or is called so.
fn of_table<'a>(file: TextFile<'a>, classes: &ClassList) -> Result<Vec<Pair<'a>>, Problem> {
    let Some(table) = Table::open(file, true)? else { return Ok(Vec::new()) };
    let mut rows = Vec::new();
    // How many classes each column has.
    let mut known = vec![0; table.columns.len()];
    for row in table.rows() {
        let row = row?;
        for (count, field) in known.iter_mut().zip(&row.fields) {
            *count += usize::from(classes.index_of(field.trim()).is_some());
        }
        rows.push(row);
    }
    let mut key = 0;
    for (column, count) in known.iter().enumerate() {
        if *count > known[key] {
            key = column;
        }
    }
    let mut others = Vec::new();
    for (column, facts) in table.facts()?.iter().enumerate() {
        if column != key && facts.numbers != facts.rows {
            others.push(column);
        }
    }
    let text = match others[..] {
        [text] => text,
        _ => table.find(COLUMN).ok().filter(|text| *text != key).ok_or_else(|| no_column(&table))?,
    };
    let mut pairs = Vec::new();
    for mut row in rows {
        let mut field = |at: usize| std::mem::take(&mut row.fields[at]).trim().to_owned().into();
        pairs.push((field(key), field(text), row.line));
    }
    Ok(pairs)
}

/// Classes that the file does not have.
fn incomplete(file: TextFile<'_>, missing: &[&str], count: usize) -> Problem {
    let what = if missing.len() == count {
        format!("{} has a display name for none of the {count} classes; the first is {:?}", file.shown, missing[0])
    } else {
        let classes = quoted_list(missing, 5);
        format!("{} has no display name for {classes} ({} of {count} classes)", file.shown, missing.len())
    };
    let help = match file.text.trim_ascii_start().as_bytes().first() {
        Some(b'{') => "write each class as in `\"n01440764\": \"tench\"`",
        _ if file.is_csv() => "write a row for each class below a headline, with the class's name in one column",
        _ => "write a line for each class: its name, a tab, and its display name",
    };
    Problem::new(Place::PATH, what, help)
}

/// A class with two display names.
fn two_texts(file: &str, class: &str, (first, first_line): (&str, usize), (text, line): (&str, usize)) -> Problem {
    Problem::new(
        Place::PATH,
        format!(
            "{file} has two display names of the class {class:?}: {first:?} in line {first_line}, {text:?} in line {line}"
        ),
        "remove one of the two",
    )
}

fn empty(file: &str, class: &str, line: usize) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file}, line {line}: the display name of the class {class:?} is empty"),
        "write one; it may be the class's own name",
    )
}

fn not_a_text(file: &str, line: usize, given: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file}, line {line}: expected a class's display name, found {given}"),
        "write each class as in `\"n01440764\": \"tench\"`",
    )
}

fn one_word(file: &str, line: usize, given: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file}, line {line}: {:?} is a name alone, without a display name", given.trim()),
        "write the class's name, a tab, and its display name",
    )
}

/// A table of which no column, or more than one, can have the display names.
fn no_column(table: &Table<'_>) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{} does not tell which column has the display names; its headline has {}", table.file, table.shown()),
        format!(
            "call that column \"{COLUMN}\"; or write a table of two columns, the class's name and its display name"
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::Problems;

    fn names(name: &str, text: &str) -> Result<Vec<String>, String> {
        let classes = ClassList::new(["n2", "n1", "background"]).unwrap();
        let read = |diagnostics: &mut Diagnostics| {
            read(TextFile { shown: "it", name, text }, &classes, &|index, _| index == 2, diagnostics)
        };
        Diagnostics::collect(read).map_err(|problems: Problems| problems.to_string())
    }

    #[test]
    fn each_kind_of_file_is_read_by_name() {
        let expected = Ok(["tench, Tinca tinca", "crane", "background"].map(str::to_owned).to_vec());
        for (name, text) in [
            ("a.txt", "n1\tcrane\nn2\ttench, Tinca tinca\n\nn3\tcrane\r\n"),
            ("a.txt", "n1 crane\nn2   tench, Tinca tinca"),
            ("a.json", r#"{"n1": "crane", "n2": "tench, Tinca tinca", "n3": "x"}"#),
            ("a.json", r#"{"0": ["n1", "crane"], "1": ["n2", "tench, Tinca tinca"]}"#),
            ("a.csv", "name,display\nn1,crane\nn2,\"tench, Tinca tinca\"\n"),
            ("a.csv", "id,mid,display_name,latin\n0,n1,crane,x\n1,n2,\"tench, Tinca tinca\",y\n"),
            ("a.tsv", "text\tname\ncrane\tn1\ntench, Tinca tinca\tn2\n"),
            ("a.txt", "n1\tcrane\nn1\tcrane\nn2\ttench, Tinca tinca\nbackground\tbackground"),
        ] {
            assert_eq!(names(name, text), expected, "{text}");
        }
        assert_eq!(names("a.txt", "n1\tb\nn2\tb\nbackground\tnothing").unwrap()[2], "nothing");
    }

    #[test]
    fn what_is_not_complete_is_an_error() {
        for (name, text, expected) in [
            (
                "a.txt",
                "n1\tcrane\n",
                "it has no display name for \"n2\" (1 of 3 classes)\nhelp: write a line for each class",
            ),
            (
                "a.txt",
                "n1\tcrane\nn1\theron\nn2\tx",
                "it has two display names of the class \"n1\": \"crane\" in line 1, \"heron\" in line 2\nhelp: ",
            ),
            ("a.txt", "n1\nn2\n", "it, line 1: \"n1\" is a name alone, without a display name\nhelp: "),
            ("a.txt", "n1\t \nn2\tx", "it, line 1: the display name of the class \"n1\" is empty\nhelp: "),
            ("a.txt", "", "it has no display name for \"n2\" and \"n1\" (2 of 3 classes)\nhelp: "),
            ("a.json", r#"{"n1": 1, "n2": "x"}"#, "it, line 1: expected a class's display name, found `1`\nhelp: "),
            (
                "a.csv",
                "name,a,b\nn1,crane,x\nn2,tench,y\n",
                "it does not tell which column has the display names; its headline has \"name\", \"a\" and \"b\"\nhelp: ",
            ),
        ] {
            let problems = names(name, text).unwrap_err();
            assert!(problems.starts_with(expected), "{problems}");
        }
    }
}
