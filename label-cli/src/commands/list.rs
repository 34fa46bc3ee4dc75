//! `cargo label list`: prints the classes of a source in index order, for people, Keras, Python or Rust.

use super::generate;
use crate::args::List;
use crate::formats::ListFormat;
use crate::inventory::count_images;
use crate::known_lists::{list_of, type_name};
use crate::output::{Align, Exit, FAINT, Failure, WARNING, cli_error, display_name, print, print_problem, table};
use crate::remote;
use crate::source_args::base;
use anstyle::Style;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use proc_macro2::{Ident, Span};
use std::fmt::Write;
use typed_label_build::{Builder, Class, Request, Wording, fingerprint, labels};
use typed_label_source::escape::is_control_or_bidi;
use typed_label_source::{ClassList, Diagnostics, Place, Problem, Problems, Source};

pub(crate) fn run(arguments: &List) -> Result<Exit, Failure> {
    if arguments.count && arguments.format != ListFormat::Table {
        return Err(cli_error("`--count` is a column of the table", "leave `--count` or `--format` out"));
    }
    if !arguments.rename.is_empty() && !has_variants(arguments.format) {
        return Err(cli_error(
            "`--rename` names a variant, and this format has none",
            "leave `--rename` or `--format` out",
        ));
    }
    // clap has seen to it that there is a source or a dataset.
    let source = arguments.source.as_deref().unwrap_or_default();
    let list = || match &arguments.dataset {
        Some(key) => list_of(key, &arguments.source_args),
        None => Ok(arguments.source_args.read(source)?),
    };
    let text = match arguments.format {
        ListFormat::Table => in_columns(arguments, &list()?)?,
        ListFormat::Json => list()?.to_class_indices_json(),
        ListFormat::Txt => lines(&list()?)?,
        ListFormat::Python => python(list()?.names()),
        ListFormat::Fingerprint => format!("{:#018x}\n", fingerprint(list()?.names())),
        ListFormat::Rust => {
            if let Some(key) = &arguments.dataset {
                return Err(is_a_type(key));
            }
            remote::refuse(source)?;
            let builder = labels(arguments.source_args.source(source));
            let rename = |builder: Builder, (class, variant): &(String, String)| builder.rename(class, variant);
            generate::code(&arguments.rename.iter().fold(builder, rename))?
        }
        ListFormat::Enum => plain_enum(arguments, &list()?)?,
    };
    print(&text)?;
    Ok(Exit::Fine)
}

fn has_variants(format: ListFormat) -> bool {
    matches!(format, ListFormat::Table | ListFormat::Rust | ListFormat::Enum)
}

/// Each class with its variant. A problem names the flag `--rename`, which `generate` has, too.
fn variants(arguments: &List, list: &ClassList) -> (Vec<Class>, Option<Problems>) {
    let request = Request { renames: arguments.rename.clone(), ..Request::new("") };
    let mut diagnostics = Diagnostics::default();
    let label_type = request.label_type(&Ident::new("Classes", Span::call_site()), Some(list), &mut diagnostics);
    let problems = diagnostics.into_problems();
    (label_type.classes, problems.map(|problems| Wording::Generate.problems(&problems)))
}

/// An enum without attributes, for code without typed-label or for `#[derive(Label)]`.
fn plain_enum(arguments: &List, list: &ClassList) -> Result<String, Problems> {
    let name = arguments.dataset.as_deref().map_or("Classes", type_name);
    let (classes, problems) = variants(arguments, list);
    problems.map_or(Ok(()), Err)?;
    let variants: Vec<String> = classes.into_iter().map(|class| format!("    {},\n", class.variant)).collect();
    Ok(format!("pub enum {name} {{\n{}}}\n", variants.concat()))
}

fn in_columns(arguments: &List, list: &ClassList) -> Result<String, Failure> {
    let mut columns = vec![("index", Align::Right), ("class", Align::Left), ("variant", Align::Left)];
    let counts = if arguments.count { Some(counted(arguments, list)?) } else { None };
    if counts.is_some() {
        columns.push(("images", Align::Right));
    }
    let (classes, problems) = variants(arguments, list);
    let mut rows = Vec::with_capacity(classes.len());
    for (index, class) in classes.into_iter().enumerate() {
        let plain = Style::new();
        let mut row = vec![(index.to_string(), plain), (display_name(&class.name), plain), (class.variant, FAINT)];
        row.extend(
            counts.as_ref().map(|counts| (counts[index].to_string(), if counts[index] == 0 { WARNING } else { plain })),
        );
        rows.push(row);
    }
    let mut text = table(&columns, &rows);
    if let Some(counts) = counts {
        let _ = writeln!(text, "{FAINT}{} images in {} classes{FAINT:#}", counts.iter().sum::<u64>(), counts.len());
    }
    for problem in problems.map(Problems::bounded).into_iter().flatten() {
        print_problem(&WARNING, "warning", &problem);
    }
    Ok(text)
}

/// Counts the images of a folder's classes, with a progress bar on a terminal.
fn counted(arguments: &List, list: &ClassList) -> Result<Vec<u64>, Problems> {
    let path = arguments.source.as_deref().unwrap_or_default();
    let folder = Source::new(path).locate(base());
    let Some(folder) = folder.ok().filter(|at| !remote::is_url(path) && at.path().is_dir()) else {
        return Err(no_images(path).into());
    };
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len} folders  {elapsed}");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    let counts = count_images(&folder, arguments.source_args.order().unwrap_or_default(), list, |done, all| {
        bar.set_length(all as u64);
        bar.set_position(done as u64);
    });
    bar.finish_and_clear();
    counts
}

/// `--format rust` of a known list, whose type is in a crate.
fn is_a_type(key: &str) -> Failure {
    cli_error(
        format!("the label type of {key} is in the crate typed-label-datasets"),
        format!("run `cargo add typed-label-datasets --features {key}`"),
    )
}

/// `--count` of a source that is not a folder on disk.
fn no_images(path: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{path:?} is not a folder on disk, so there are no images to count"),
        "leave `--count` out, or name the dataset folder",
    )
}

fn lines(list: &ClassList) -> Result<String, Failure> {
    for name in list.names() {
        let why = if name.contains(is_control_or_bidi) {
            "it has a character that terminals and editors interpret"
        } else if name.trim() != name.as_str() || name.is_empty() {
            "space around it would be lost"
        } else {
            continue;
        };
        return Err(cli_error(
            format!("the class {name:?} can't be a line of its own: {why}"),
            "write `--format json`, which keeps every name",
        ));
    }
    Ok(list.names().join("\n") + "\n")
}

/// A list of Python string literals. They differ from Rust's only in `\u` escapes.
fn python(names: &[String]) -> String {
    let literal = |name: &String| {
        let mut literal = String::from("\"");
        for c in name.chars() {
            let escaped = format!("{c:?}");
            let escaped = escaped[1..escaped.len() - 1].trim_start_matches('\\');
            match (c, u32::from(c)) {
                ('"' | '\\', _) => literal.extend(['\\', c]),
                (_, code) if escaped.starts_with("u{") && code > 0xffff => drop(write!(literal, "\\U{code:08x}")),
                (_, code) if escaped.starts_with("u{") || code < 0x20 => drop(write!(literal, "\\u{code:04x}")),
                _ => literal.push(c),
            }
        }
        literal + "\""
    };
    let names: Vec<String> = names.iter().map(|name| format!("    {},\n", literal(name))).collect();
    format!("[\n{}]\n", names.concat())
}
