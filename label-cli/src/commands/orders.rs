//! `cargo label orders`: shows the index that each framework gives each class of a folder, side by side or as a chart.

use crate::args::Orders;
use crate::formats::TableFormat;
use crate::output::{
    Align, Cell, ERROR, Exit, FAINT, Failure, HEADER, WARNING, display_name, json_text, print, render_problem, table,
    worded, write_file,
};
use crate::plot;
use crate::remote;
use crate::source_args::base;
use anstyle::Style;
use serde_json::{Map, Value, json};
use std::collections::HashSet;
use std::fmt::Write;
use std::fs;
use std::iter;
use typed_label_source::{ClassList, Order, Place, Problem, Problems, Source};

pub(crate) fn run(arguments: &Orders) -> Result<Exit, Failure> {
    let comparison = OrderComparison::of_folder(&arguments.folder)?;
    if comparison.answers.iter().all(|(_, answer)| answer.is_err()) {
        // If all refuse, Keras' reasons are the ones that count.
        comparison.of(Order::Keras).map_err(Problems::clone)?;
    }
    print(&match arguments.format {
        TableFormat::Table => in_columns(&comparison),
        TableFormat::Json => as_json(&comparison),
    })?;
    if let Some(file) = &arguments.svg {
        let (from, to) = chosen(arguments, &comparison);
        let list = |order| comparison.of(order).map_err(Problems::clone);
        write_file(file, &plot::slopes((from.name(), list(from)?), (to.name(), list(to)?)))?;
    }
    Ok(Exit::differs_if(!comparison.agree()))
}

type Answer = Result<ClassList, Problems>;

/// Orders that make the same list of a folder, or none.
struct Group<'a> {
    list: Option<&'a ClassList>,
    /// At least one.
    orders: Vec<Order>,
}

/// What each order makes of one folder.
struct OrderComparison {
    /// In the order of [`Order::ALL`].
    answers: Vec<(Order, Answer)>,
}

impl OrderComparison {
    /// Reads a dataset folder in every order; a class list file has none.
    fn of_folder(folder: &str) -> Result<Self, Problems> {
        remote::refuse(folder)?;
        let source = Source::new(folder);
        if fs::metadata(source.locate(base())?.path()).is_ok_and(|found| !found.is_dir()) {
            return Err(is_a_file(folder).into());
        }
        let read = |order| (order, source.clone().order(order).read(base()));
        Ok(Self { answers: Order::ALL.iter().copied().map(read).collect() })
    }

    fn of(&self, order: Order) -> Result<&ClassList, &Problems> {
        self.answers[order as usize].1.as_ref()
    }

    /// The answers to show.
    fn shown(&self) -> impl Iterator<Item = &(Order, Answer)> {
        self.answers.iter().filter(|answer| is_shown(answer))
    }

    /// The shown orders by their lists; those that make none are a group, too.
    fn groups(&self) -> Vec<Group<'_>> {
        let mut groups: Vec<Group<'_>> = Vec::new();
        for (order, answer) in self.shown() {
            let list = answer.as_ref().ok();
            match groups.iter_mut().find(|group| group.list == list) {
                Some(group) => group.orders.push(*order),
                None => groups.push(Group { list, orders: vec![*order] }),
            }
        }
        groups
    }

    /// Whether all orders make the same list, so that the choice does not matter.
    fn agree(&self) -> bool {
        let first = self.answers.first().and_then(|(_, answer)| answer.as_ref().ok());
        first.is_some() && self.shown().all(|(_, answer)| answer.as_ref().ok() == first)
    }
}

/// Whether an order has a column: one that is given the folder above the splits has none if it makes no list.
fn is_shown((order, answer): &(Order, Answer)) -> bool {
    answer.is_ok() || !order.is_given_splits()
}

/// A file in place of a dataset folder.
fn is_a_file(path: &str) -> Problem {
    let parent = path.rfind(['/', '\\']).map_or(".", |slash| &path[..slash]);
    Problem::new(
        Place::PATH,
        format!("{path:?} is a file, not a folder with one folder per class"),
        format!("name the folder that holds the class folders, for example {parent:?}"),
    )
}

/// The two orders of the chart.
fn chosen(arguments: &Orders, comparison: &OrderComparison) -> (Order, Order) {
    let from = arguments.from;
    let answers = || comparison.answers.iter().filter(|(order, answer)| *order != from && answer.is_ok());
    let differs = |order| comparison.of(order) != comparison.of(from);
    let first = || answers().find(|(order, _)| differs(*order)).or_else(|| answers().next());
    (from, arguments.to.or_else(|| first().map(|(order, _)| *order)).unwrap_or(from))
}

fn in_columns(comparison: &OrderComparison) -> String {
    let groups = comparison.groups();
    let first = groups.iter().find_map(|group| group.list);
    // The header of a column: the names of the group's orders, one below the other.
    let header = |group: &Group<'_>, line: usize| {
        let mark = if group.list.is_some() && group.list != first { "*" } else { "" };
        group.orders.get(line).map_or_else(String::new, |order| format!("{order}{mark}"))
    };
    let top: Vec<String> = groups.iter().map(|group| header(group, 0)).collect();
    let mut columns = vec![("class", Align::Left)];
    columns.extend(top.iter().map(|header| (header.as_str(), Align::Right)));
    let height = groups.iter().map(|group| group.orders.len()).max().unwrap_or_default();
    let mut rows: Vec<Vec<Cell>> = (1..height)
        .map(|line| {
            let empty = (String::new(), HEADER);
            iter::once(empty).chain(groups.iter().map(|group| (header(group, line), HEADER))).collect()
        })
        .collect();
    let mut known = HashSet::new();
    let names = groups.iter().filter_map(|group| group.list).flat_map(ClassList::names);
    rows.extend(names.filter(|name| known.insert(name.as_str())).map(|name| {
        let expected = first.and_then(|first| first.index_of(name));
        let cells = groups.iter().map(|group| match group.list {
            Some(list) => {
                let index = list.index_of(name);
                let style = if index == expected { Style::new() } else { WARNING };
                (index.map_or("-".into(), |index| index.to_string()), style)
            }
            None => ("error".into(), ERROR),
        });
        iter::once((display_name(name), Style::new())).chain(cells).collect()
    }));
    let mut text = table(&columns, &rows);
    text.push('\n');
    if comparison.agree() {
        let _ = writeln!(text, "{FAINT}every order agrees{FAINT:#}");
    } else {
        text += &summary(&groups);
    }
    for (order, _) in comparison.answers.iter().filter(|answer| !is_shown(answer)) {
        let _ =
            writeln!(text, "{FAINT}{order} reads the folder above the splits: it makes no list of this one{FAINT:#}");
    }
    for (order, answer) in comparison.shown() {
        for problem in answer.as_ref().err().into_iter().flatten() {
            text.push('\n');
            text += &render_problem(&ERROR, order.name(), problem);
        }
    }
    text
}

/// In how many classes each group differs from the first one that has a list.
fn summary(groups: &[Group<'_>]) -> String {
    let mut lists = groups.iter().filter_map(|group| Some((group.list?, &group.orders)));
    let Some((expected, orders)) = lists.next() else { return String::new() };
    let first = orders[0];
    let mut text = String::new();
    for (list, orders) in lists {
        let added = list.names().iter().filter(|name| expected.index_of(name).is_none());
        let all: Vec<_> = expected.names().iter().chain(added).collect();
        let different = all.iter().filter(|name| list.index_of(name) != expected.index_of(name)).count();
        let verb = if orders.len() == 1 { "differs" } else { "differ" };
        let _ = writeln!(
            text,
            "{WARNING}* {} {verb} from {first} in {different} of {} classes{WARNING:#}",
            in_words(orders),
            all.len()
        );
    }
    if text.is_empty() { format!("{FAINT}every order that makes a list agrees{FAINT:#}\n") } else { text }
}

fn in_words(orders: &[Order]) -> String {
    let names: Vec<&str> = orders.iter().map(|order| order.name()).collect();
    match names.split_last() {
        Some((last, before)) if !before.is_empty() => format!("{} and {last}", before.join(", ")),
        _ => names.concat(),
    }
}

fn as_json(comparison: &OrderComparison) -> String {
    let mut orders = Map::new();
    for (order, answer) in comparison.shown() {
        let answer = match answer {
            Ok(list) => json!({ "classes": list.names() }),
            Err(problems) => {
                let problems = problems.iter().map(worded);
                let problems = problems.map(|problem| json!({ "message": problem.what(), "help": problem.help() }));
                json!({ "problems": problems.collect::<Value>() })
            }
        };
        orders.insert(order.name().to_owned(), answer);
    }
    json_text(&json!({ "agree": comparison.agree(), "orders": orders }))
}

#[cfg(test)]
mod tests {
    use super::OrderComparison;
    use test_support::Dir;
    use typed_label_source::Order;

    #[test]
    fn orders_differ_if_numbers_have_several_lengths() {
        let dir = Dir::new();
        dir.classes("", ["Class_1", "Class_2", "Class_10"]);
        let comparison = OrderComparison::of_folder(dir.to_str().unwrap()).unwrap();
        assert!(!comparison.agree());
        assert_eq!(comparison.of(Order::Keras).unwrap().names(), ["Class_1", "Class_10", "Class_2"]);
        assert_eq!(comparison.of(Order::Timm).unwrap().names(), ["Class_1", "Class_2", "Class_10"]);
        assert!(comparison.of(Order::Timm).unwrap().is_natural());

        let [few, file] = ["few", "file.txt"].map(|name| dir.join(name));
        dir.classes("few", ["a", "b"]);
        let same = OrderComparison::of_folder(few.to_str().unwrap()).unwrap();
        assert!(same.agree() && same.of(Order::Keras).unwrap().is_natural());
        dir.file("file.txt", "cat\n");
        let problem = OrderComparison::of_folder(file.to_str().unwrap()).err().unwrap().to_string();
        assert!(problem.contains("file.txt\" is a file, not a folder with one folder per class"), "{problem}");

        let none = OrderComparison::of_folder("no/such/folder").unwrap();
        assert!(none.answers.iter().all(|(_, answer)| answer.is_err()));
        assert!(!none.agree() && none.of(Order::Burn).is_err());
    }
}
