//! `cargo label diff`: how the class lists of two sources differ, by name and index.

use crate::annotation::Annotation;
use crate::args::Diff as Arguments;
use crate::formats::DiffFormat;
use crate::known_lists::list_of;
use crate::output::{
    Align, ERROR, Exit, Failure, GOOD, HEADER, cli_error, command_name, display_name, json_text, print, table,
};
use crate::source_args::{SourceArgs, base, found_nothing};
use crate::{remote, stdin};
use anstyle::Style;
use serde_json::{Value, json};
use typed_label_source::escape::counted;
use typed_label_source::{ClassList, Diagnostics, Diff, Order, Place, Problem, Source, width_fits};

pub(crate) fn run(arguments: &Arguments) -> Result<Exit, Failure> {
    let Arguments { a, b, dataset, source_args, other_order, input_name, format } = arguments;
    match (stdin::is_stdin(a), b.as_deref().is_some_and(stdin::is_stdin)) {
        (true, true) => return Err(two_inputs()),
        (false, false) if input_name.is_some() => return Err(no_input()),
        _ => {}
    }
    let named = |path: &'_ str| match (stdin::is_stdin(path), input_name) {
        (true, Some(name)) => name.clone(),
        (true, None) => "the input".to_owned(),
        (false, _) => path.to_owned(),
    };
    // clap has seen to it that there is a B or a dataset.
    let b = match (b, dataset) {
        (Some(b), _) => b,
        (None, key) => return with_known((a, &named(a)), key.as_deref().unwrap_or_default(), source_args, *format),
    };
    let other = other_order.map_or_else(|| source_args.clone(), |order| source_args.with_order(order));
    Diagnostics::collect(|diagnostics| {
        for problem in orders_of_files(a, b, source_args, *other_order) {
            diagnostics.push(problem);
        }
        Ok(())
    })?;
    // A model without names can be compared with a list by its width, but not with another such model.
    match (width_alone(a), width_alone(b)) {
        (Some(width), None) => return by_width((a, width), (&named(b), &other.for_path(b, &[b]).read(b)?), *format),
        (None, Some(width)) => {
            return by_width((b, width), (&named(a), &source_args.for_path(a, &[a]).read(a)?), *format);
        }
        _ => {}
    }
    let (left, right) = Diagnostics::collect(|diagnostics| {
        let left = diagnostics.take_all(source_args.for_path(a, &[a, b]).read(a));
        let right = diagnostics.take_all(other.for_path(b, &[a, b]).read(b));
        for problem in found_nothing(&[(source_args, a), (&other, b)]) {
            diagnostics.push(problem);
        }
        Ok((left?, right?))
    })?;
    // One folder in two orders: the orders tell them apart.
    let called = |path: &str, of: &SourceArgs| match (a == b, of.order()) {
        (true, order) => format!("{path} ({})", order.unwrap_or_default()),
        _ => named(path),
    };
    let (a, b) = (called(a, source_args), called(b, &other));
    compare((&a, &left), (&b, &right), *format)
}

/// Compares a source with a known list.
fn with_known(
    (a, named): (&str, &str),
    key: &str,
    source_args: &SourceArgs,
    format: DiffFormat,
) -> Result<Exit, Failure> {
    let known = list_of(key, &SourceArgs::default())?;
    match (width_alone(a), source_args.flags().first()) {
        (Some(_), Some((flag, _))) => Err(no_names_to_read(flag, a)),
        (Some(width), None) => by_width((a, width), (key, &known), format),
        (None, _) => compare((named, &source_args.read(a)?), (key, &known), format),
    }
}

fn class_count(count: usize) -> String {
    counted(count as u64, "class", "classes")
}

fn compare((a, left): (&str, &ClassList), (b, right): (&str, &ClassList), format: DiffFormat) -> Result<Exit, Failure> {
    let diff = Diff::between(a, left, b, right);
    print(&match (format, &diff) {
        (DiffFormat::Json, diff) => as_json((a, left), (b, right), diff.as_ref()),
        (_, None) => format!("{GOOD}the same{GOOD:#}: {}, in one order\n", class_count(left.names().len())),
        (DiffFormat::Text, Some(diff)) => format!("{diff}\n"),
        (DiffFormat::Table, Some(diff)) => in_columns((a, left), (b, right), diff),
        (DiffFormat::Github, Some(diff)) => annotated([a, b], &diff.to_string()),
    })?;
    Ok(Exit::differs_if(diff.is_some()))
}

/// `diff - -`.
fn two_inputs() -> Failure {
    cli_error("the standard input is one class list, not two", "name the file or folder of the other one")
}

/// `--input-name` without `-`.
fn no_input() -> Failure {
    cli_error(
        "`--input-name` is what to call the standard input, and neither A nor B is `-`",
        "write `-` for one of the two, or leave `--input-name` out",
    )
}

/// A problem for each flag that gives an order to a file.
fn orders_of_files(a: &str, b: &str, source_args: &SourceArgs, other_order: Option<Order>) -> Vec<Problem> {
    let Some(other) = other_order else { return Vec::new() };
    let is_file = |path: &str| {
        let found = Source::new(path).locate(base()).ok().filter(|_| !remote::is_url(path));
        stdin::is_stdin(path) || found.is_some_and(|at| at.path().is_file())
    };
    let of_a = source_args.order().filter(|order| *order != Order::Dataframe).map(|order| ("--order", order, a));
    let all = of_a.into_iter().chain([("--other-order", other, b)]);
    all.filter(|(_, _, path)| is_file(path)).map(|(flag, _, path)| order_of_a_file(flag, path)).collect()
}

/// A flag gives an order to a file, which has its own.
fn order_of_a_file(flag: &str, path: &str) -> Problem {
    let list = if stdin::is_stdin(path) {
        "the input is a class list".into()
    } else {
        format!("{path:?} is a class list file")
    };
    Problem::new(
        Place::option("order"),
        format!("`{flag}` is for a dataset folder; {list}, which has its own order"),
        format!("remove `{flag}`"),
    )
}

/// An option about reading names beside a model without names.
fn no_names_to_read(flag: &str, model: &str) -> Failure {
    cli_error(
        format!("`{flag}` is about how names are read, and {model:?} has none: it is compared by its width"),
        format!("leave `{flag}` out"),
    )
}

/// The width of the model at a path, if it has no names.
fn width_alone(path: &str) -> Option<u64> {
    if remote::is_url(path) || stdin::is_stdin(path) {
        return None;
    }
    Source::new(path).locate(base()).ok().and_then(|at| typed_label_source::width_alone(at.path()))
}

/// A difference for GitHub, at the file B; at A if B is not a file.
fn annotated([a, b]: [&str; 2], message: &str) -> String {
    let file =
        |path: &str| Source::new(path).locate(base()).ok().map(|at| at.path().to_owned()).filter(|at| at.is_file());
    let annotation = Annotation {
        is_error: true,
        title: format!("{} diff", command_name()),
        file: file(b).or_else(|| file(a)),
        at: None,
        message: message.to_owned(),
        help: None,
    };
    annotation.github()
}

/// Compares a model without names with a list.
fn by_width(
    (model, width): (&str, u64),
    (other, list): (&str, &ClassList),
    format: DiffFormat,
) -> Result<Exit, Failure> {
    let count = list.names().len();
    let agrees = width_fits(width, count);
    print(&match (format, agrees) {
        (DiffFormat::Json, _) => json_text(&json!({
            "same": agrees,
            "by_width_alone": true,
            "model": { "source": model, "width": width },
            "list": { "source": other, "classes": list.names() },
        })),
        (_, true) => format!(
            "{HEADER}agrees by width alone{HEADER:#}: {} has no names, and as many outputs as {} has classes ({count})\n",
            display_name(model),
            display_name(other),
        ),
        (format, false) => {
            let widths = format!(
                "{} gives {} for each image, and {} has {}",
                display_name(model),
                counted(width, "score", "scores"),
                display_name(other),
                class_count(count)
            );
            match format {
                DiffFormat::Github => annotated([other, model], &widths),
                _ => format!("{ERROR}another width{ERROR:#}: {widths}\n"),
            }
        }
    })?;
    Ok(Exit::differs_if(!agrees))
}

/// Every class whose index differs: those of the left list in its order, then the others.
fn in_columns((a, left): (&str, &ClassList), (b, right): (&str, &ClassList), diff: &Diff) -> String {
    let names = left.names().iter().chain(diff.only_right().iter().map(|(_, name)| name));
    let rows = names.map(|name| (name, left.index_of(name), right.index_of(name))).filter(|(_, a, b)| a != b);
    let rows: Vec<_> = rows
        .map(|(name, a, b)| {
            let index = |index: Option<usize>, style| (index.map_or("-".into(), |index| index.to_string()), style);
            vec![(display_name(name), Style::new()), index(a, ERROR), index(b, GOOD)]
        })
        .collect();
    let (a, b) = (display_name(a), display_name(b));
    table(&[("class", Align::Left), (&a, Align::Right), (&b, Align::Right)], &rows)
}

fn as_json((a, left): (&str, &ClassList), (b, right): (&str, &ClassList), diff: Option<&Diff>) -> String {
    let named = |names: &[(usize, String)]| -> Vec<Value> {
        names.iter().map(|(index, name)| json!({ "name": name, "index": index })).collect()
    };
    let moved = |(name, from, to): &(String, usize, usize)| json!({ "name": name, "a": from, "b": to });
    let value = json!({
        "same": diff.is_none(),
        "a": { "source": a, "classes": left.names() },
        "b": { "source": b, "classes": right.names() },
        "first": diff.map(Diff::first),
        "only_in_a": diff.map_or_else(Vec::new, |diff| named(diff.only_left())),
        "only_in_b": diff.map_or_else(Vec::new, |diff| named(diff.only_right())),
        "moved": diff.map_or_else(Vec::new, |diff| diff.moved().iter().map(moved).collect()),
    });
    json_text(&value)
}
