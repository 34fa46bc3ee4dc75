//! In: a dataset folder. Out: the index that every framework gives each class, side by side; also as a chart.

use crate::cli::{Orders, TableFormat, base};
use crate::output::{ERROR, Exit, FAINT, Failure, Side, WARNING, pretty, print, said, shown, table, write_file};
use crate::svg;
use anstyle::Style;
use serde_json::{Map, Value, json};
use std::collections::HashSet;
use std::fmt::Write;
use typed_label_source::{ClassList, Comparison, Order, Problems, Source, compare_orders};

pub(crate) fn run(arguments: &Orders) -> Result<Exit, Failure> {
    let at = Source::new(&arguments.folder).locate(base())?;
    // Messages name the folder as the user does.
    let comparison = compare_orders(at.path().strip_prefix(base()).unwrap_or(at.path()));
    if comparison.answers().iter().all(|(_, answer)| answer.is_err()) {
        // Keras refuses nothing that another order would take.
        comparison.of(Order::Keras).map_err(Problems::clone)?;
    }
    print(&match arguments.format {
        TableFormat::Table => in_columns(&comparison),
        TableFormat::Json => as_json(&comparison),
    })?;
    if let Some(file) = &arguments.svg {
        let (from, to) = chosen(arguments, &comparison);
        let list = |order| comparison.of(order).map_err(Problems::clone);
        write_file(file, &svg::slopes((from.name(), list(from)?), (to.name(), list(to)?)))?;
    }
    Ok(Exit::differs_if(!comparison.agree()))
}

/// The two orders of the chart.
fn chosen(arguments: &Orders, comparison: &Comparison) -> (Order, Order) {
    let from = arguments.from;
    let answers = || comparison.answers().iter().filter(|(order, answer)| *order != from && answer.is_ok());
    let differs = |order| comparison.of(order) != comparison.of(from);
    let first = || answers().find(|(order, _)| differs(*order)).or_else(|| answers().next());
    (from, arguments.to.or_else(|| first().map(|(order, _)| *order)).unwrap_or(from))
}

fn in_columns(comparison: &Comparison) -> String {
    let answers = comparison.answers();
    let lists = || answers.iter().filter_map(|(_, answer)| answer.as_ref().ok());
    let mut columns = vec![("class", Side::Left)];
    columns.extend(answers.iter().map(|(order, _)| (order.name(), Side::Right)));
    columns.push(("", Side::Left));
    let mut known = HashSet::new();
    let names = lists().flat_map(ClassList::names).filter(|name| known.insert(name.as_str()));
    let rows: Vec<_> = names
        .map(|name| {
            let indices: HashSet<_> = lists().map(|list| list.index_of(name)).collect();
            let style = if indices.len() > 1 { WARNING } else { Style::new() };
            let mut row = vec![(shown(name), style)];
            row.extend(answers.iter().map(|(_, answer)| match answer {
                Ok(list) => (list.index_of(name).map_or("-".into(), |index| index.to_string()), style),
                Err(_) => ("error".into(), ERROR),
            }));
            row.push((if indices.len() > 1 { "<- differs" } else { "" }.into(), WARNING));
            row
        })
        .collect();
    let mut text = table(&columns, &rows);
    for (order, answer) in answers {
        for problem in answer.as_ref().err().into_iter().flatten() {
            text.push('\n');
            text += &said(&ERROR, order.name(), problem);
        }
    }
    if comparison.agree() {
        let _ = writeln!(text, "{FAINT}every order agrees{FAINT:#}");
    }
    text
}

fn as_json(comparison: &Comparison) -> String {
    let mut orders = Map::new();
    for (order, answer) in comparison.answers() {
        let answer = match answer {
            Ok(list) => json!({ "classes": list.names() }),
            Err(problems) => {
                let problems =
                    problems.iter().map(|problem| json!({ "message": problem.what(), "help": problem.help() }));
                json!({ "problems": problems.collect::<Value>() })
            }
        };
        orders.insert(order.name().to_owned(), answer);
    }
    pretty(&json!({ "agree": comparison.agree(), "orders": orders }))
}
