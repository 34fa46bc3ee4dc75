//! `cargo label identify`: finds the known list that a source has, or the nearest ones.

use crate::args::Identify;
use crate::formats::TextFormat;
use crate::known_lists::{display_names, names};
use crate::output::{Align, Exit, Failure, GOOD, HEADER, cli_error, display_name, json_text, print, table};
use crate::remote;
use crate::source_args::base;
use anstyle::Style;
use serde_json::{Value, json};
use std::cmp::Reverse;
use std::collections::HashSet;
use std::fmt::Write;
use typed_label_datasets::lists::{ALL, NameList};
use typed_label_source::escape::counted;
use typed_label_source::{ClassList, Diff, Source, width_alone};

/// How many of the nearest lists are shown.
const SHOWN: usize = 3;

pub(crate) fn run(arguments: &Identify) -> Result<Exit, Failure> {
    let path = &arguments.source;
    let model = Source::new(path).locate(base()).ok().filter(|_| !remote::is_url(path));
    if let Some(width) = model.and_then(|at| width_alone(at.path())) {
        return Err(without_names(path, width));
    }
    let list = arguments.source_args.read(path)?;
    let mut near: Vec<Likeness> = ALL.iter().filter_map(|known| Likeness::best(known, list.names())).collect();
    near.sort_by_key(|like| Reverse((like.is_same, like.has_all, like.same_index, like.another_index)));
    if arguments.format == TextFormat::Json {
        print(&as_json(path, &near))?;
        return Ok(Exit::differs_if(near.first().is_none_or(|like| !like.is_same)));
    }
    if near.first().is_some_and(|like| like.is_same) {
        let same = near.iter().filter(|like| like.is_same);
        print(&same.map(|like| like.said() + "\n").collect::<String>())?;
        return Ok(Exit::Fine);
    }
    print(&nearest(path, &list, &near))?;
    Ok(Exit::Differs)
}

/// How similar a known list is to the source.
struct Likeness {
    known: &'static NameList,
    /// What was compared: the names, the display names, or the display names with each name of the source up to its first comma.
    form: &'static str,
    names: Vec<String>,
    is_same: bool,
    /// Whether the two have the same names, in any order.
    has_all: bool,
    same_index: usize,
    another_index: usize,
}

impl Likeness {
    /// The most similar form of the list; none if less than half of the names of the shorter one are in both: the rest is chance.
    fn best(known: &'static NameList, list: &[String]) -> Option<Self> {
        let mut best = Self::of(known, "names", names(known), list);
        if let Some(display) = display_names(known) {
            let cut: Vec<String> = list.iter().enumerate().map(first_words).collect();
            let first = (cut != list).then(|| Self::of(known, "first words", display.clone(), &cut));
            for like in [Some(Self::of(known, "display names", display, list)), first].into_iter().flatten() {
                best = if like.shared() > best.shared() { like } else { best };
            }
        }
        let shorter = best.names.len().min(list.len());
        (best.shared() * 2 >= shorter).then_some(best)
    }

    fn of(known: &'static NameList, form: &'static str, names: Vec<String>, list: &[String]) -> Self {
        let same_index = names.iter().zip(list).filter(|(a, b)| a == b).count();
        let there: HashSet<&str> = names.iter().map(String::as_str).collect();
        let shared = list.iter().filter(|name| there.contains(name.as_str())).count();
        let (is_same, another_index) = (names == list, shared.saturating_sub(same_index));
        let has_all = shared == names.len() && shared == list.len();
        Self { known, form, names, is_same, has_all, same_index, another_index }
    }

    /// How many names are in both.
    fn shared(&self) -> usize {
        self.same_index + self.another_index
    }

    /// The line for a list that is the same.
    fn said(&self) -> String {
        let NameList { key, type_name, .. } = self.known;
        let by = if self.form == "names" { String::new() } else { format!(", by its {}", self.form) };
        format!(
            "{GOOD}the same{GOOD:#}: {key}{by}, {}; `{type_name}` of typed-label-datasets",
            counted(self.names.len() as u64, "class", "classes")
        )
    }
}

/// The lists that are the same, or the nearest.
fn as_json(path: &str, near: &[Likeness]) -> String {
    let is_same = near.first().is_some_and(|like| like.is_same);
    let shown = near.iter().enumerate().filter(|(place, like)| if is_same { like.is_same } else { *place < SHOWN });
    let lists: Value = shown
        .map(|(_, like)| {
            json!({
                "key": like.known.key, "type": like.known.type_name, "compared": like.form, "classes": like.names.len(),
                "same_index": like.same_index, "another_index": like.another_index,
            })
        })
        .collect();
    json_text(&json!({ "source": path, "same": is_same, "lists": lists }))
}

/// A name up to its first comma, without the index that `--repeated number` puts after it.
fn first_words((index, name): (usize, &String)) -> String {
    let first = name.split(',').next().unwrap_or(name);
    first.strip_suffix(&format!(" {index}")).unwrap_or(first).to_owned()
}

/// The message for a source that has no known list.
fn nearest(path: &str, list: &ClassList, near: &[Likeness]) -> String {
    let shown = display_name(path);
    let Some(first) = near.first() else {
        return format!("{HEADER}no known list{HEADER:#} has half of the names of {shown}\n");
    };
    let mut text = format!("{HEADER}no known list{HEADER:#} is that of {shown}; the nearest:\n");
    let rows: Vec<_> = near.iter().take(SHOWN).map(|like| row(like, list)).collect();
    let columns = ["list", "compared", "classes", "same index", "another index", "not there"];
    let columns: Vec<_> =
        columns.into_iter().zip([Align::Left, Align::Left].into_iter().chain([Align::Right; 4])).collect();
    text += &table(&columns, &rows);
    // Display names may be duplicates, and then are not a class list.
    let known = ClassList::new(first.names.clone()).ok();
    if let Some(diff) = known.and_then(|known| Diff::between(path, list, first.known.key, &known)) {
        let _ = writeln!(text, "{diff}");
    }
    text
}

fn row(like: &Likeness, list: &ClassList) -> Vec<(String, Style)> {
    let absent = list.names().len().saturating_sub(like.shared());
    let numbers = [like.names.len(), like.same_index, like.another_index, absent].map(|number| number.to_string());
    let cells = [like.known.key.to_owned(), like.form.to_owned()].into_iter().chain(numbers);
    cells.map(|cell| (cell, Style::new())).collect()
}

/// A model without names.
fn without_names(path: &str, width: u64) -> Failure {
    let fits = |list: &&NameList| names(list).len() as u64 == width;
    let keys: Vec<&str> = ALL.iter().filter(fits).map(|list| list.key).collect();
    let help = match keys.as_slice() {
        [] => "no known list has as many classes".to_owned(),
        keys => format!("as many classes has {}: try the model on an image whose class you know", keys.join(", ")),
    };
    cli_error(format!("{path:?} has {width} outputs and no names"), help)
}
