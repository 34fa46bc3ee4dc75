//! Class list files of every kind, each with what must come out: `files/cases` has the files, `files/expected.json` the answers,
//! `files/trees.json` the dataset folders among the cases.

use serde_json::Value;
use std::path::{Path, PathBuf};
use test_support::{Dir, Entry};
use typed_label_source::{ClassList, Problem, Problems, Source};

/// Puts an option of `expected.json` into the source, which calls it as the macros do.
fn set(source: Source, option: &str, value: &Value) -> Result<Source, Problem> {
    let text = || value.as_str().unwrap();
    let texts = || value.as_array().unwrap().iter().map(|text| text.as_str().unwrap());
    Ok(match option {
        "format" => source.format(text().parse()?),
        "order" => source.order(text().parse()?),
        "column" => source.column(text()),
        "columns" => source.columns(texts()),
        "separator" => source.separator(text()),
        "background" => source.background(text()),
        "last" => source.last(text()),
        "repeated" => source.repeated(text().parse()?),
        "classes" => source.classes(texts()),
        "unused" => source.unused(texts()),
        "without" => source.without(texts()),
        "agrees_with" => source.agrees_with(texts()),
        _ => panic!("{option}"),
    })
}

/// What is wrong with an answer; `None` if it is the expected one.
fn difference(answer: &Result<ClassList, Problems>, expected: &Value) -> Option<String> {
    if let Some(names) = expected["names"].as_array() {
        return match answer {
            Ok(list) if names.iter().eq(list.names()) => None,
            Ok(list) => Some(format!("{:?} instead of {names:?}", list.names())),
            Err(problems) => Some(format!("{names:?}, but: {problems}")),
        };
    }
    let problems = match answer {
        Ok(list) => return Some(format!("{:?} instead of the error {}", list.names(), expected["error"])),
        Err(problems) => problems,
    };
    let text = problems.to_string().to_lowercase();
    let has = |word: &Value| text.contains(&word.as_str().unwrap().to_lowercase());
    let has_words = expected["error"].as_array().unwrap().iter().all(has);
    let has_count = expected["errors"].as_u64().is_none_or(|count| count == problems.iter().count() as u64);
    let have_help = problems.iter().all(|problem| problem.to_string().contains("\nhelp: "));
    (!has_words || !has_count || !have_help).then(|| format!("an error with {expected}, but: {problems}"))
}

/// The options that a help shows in backticks, each as its name and value.
fn advised(help: &str) -> Vec<Vec<(String, Value)>> {
    let spans = help.split('`').skip(1).step_by(2);
    let options = |span: &str| -> Option<Vec<(String, Value)>> {
        let span = match span.strip_prefix("#[labels(") {
            // Another file, which is read in place of this one.
            Some(call) if call.starts_with("\"labels.txt\"") => return None,
            Some(call) => call.strip_suffix(")]")?.split_once(", ")?.1,
            None => span,
        };
        // Between options there is a comma after a quote or a bracket; no value of a help has one in it.
        let items = span.replace("\", ", "\"\u{1}").replace("], ", "]\u{1}");
        let item = |item: &str| {
            let (name, value) = item.split_once(" = ")?;
            Some((name.to_owned(), serde_json::from_str(value).ok()?))
        };
        items.split('\u{1}').map(item).collect()
    };
    spans.filter_map(options).collect()
}

/// Whoever does what a help says has a list, and the right one if the cases have it.
#[test]
fn the_options_that_a_help_names_lead_to_the_list() {
    let (cases, expected, dir) = cases();
    let mut wrong = Vec::new();
    let mut count = 0;
    let plain = expected.as_object().unwrap().iter().filter(|(_, answer)| answer["options"].is_null());
    for (case, _) in plain {
        let base = if case.starts_with("trees/") { dir.path() } else { &cases };
        let Err(problems) = Source::new(case).read(base) else { continue };
        let [problem] = &problems.iter().collect::<Vec<_>>()[..] else { continue };
        for options in advised(problem.help()) {
            let options: serde_json::Map<String, Value> = options.into_iter().collect();
            let source = options.iter().try_fold(Source::new(case), |source, (name, value)| set(source, name, value));
            let list = source.map_err(Problems::from).and_then(|source| source.read(base));
            let same = expected.as_object().unwrap().iter().find(|(other, answer)| {
                other.split('#').next() == Some(case) && answer["options"].as_object() == Some(&options)
            });
            count += 1;
            match same {
                Some((_, expected)) => wrong.extend(difference(&list, expected).map(|text| format!("{case}: {text}"))),
                None if list.is_err() => wrong.push(format!("{case}: {options:?} of {problem}\ngives {list:?}")),
                None => {}
            }
        }
    }
    assert!(count >= 20, "{count}");
    assert!(wrong.is_empty(), "{} helps are wrong:\n\n{}", wrong.len(), wrong.join("\n\n"));
}

/// The folder of the cases, what is expected of each, and the folder in which `trees/` has been made.
fn cases() -> (PathBuf, Value, Dir) {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/files/cases");
    let expected: Value = serde_json::from_str(include_str!("files/expected.json")).unwrap();
    let trees: Value = serde_json::from_str(include_str!("files/trees.json")).unwrap();
    let dir = Dir::new();
    for (tree, entries) in trees.as_object().unwrap() {
        let entry = |kind: &str| if kind == "dir" { Entry::Folder } else { Entry::File("image") };
        let entries = entries.as_array().unwrap().iter();
        let root = Path::new("trees").join(tree);
        dir.make(entries.map(|e| (root.join(e[0].as_str().unwrap()), entry(e[1].as_str().unwrap()))));
    }
    (cases, expected, dir)
}

/// A part of the cases can be asked for alone: `CASES=yaml/ cargo test -p typed-label-source --test it files::`.
#[test]
fn every_file_gives_its_list_or_its_error() {
    let (cases, expected, dir) = cases();
    let wanted = std::env::var("CASES").unwrap_or_default();
    let mut wrong = Vec::new();
    for (case, expected) in expected.as_object().unwrap().iter().filter(|(case, _)| case.starts_with(&wanted)) {
        let path = case.split('#').next().unwrap();
        let base = if path.starts_with("trees/") { dir.path() } else { &cases };
        let mut options = expected["options"].as_object().into_iter().flatten();
        let source = options.try_fold(Source::new(path), |source, (option, value)| set(source, option, value));
        let answer = source.map_err(Problems::from).and_then(|source| source.read(base));
        wrong.extend(difference(&answer, expected).map(|difference| format!("{case}: {difference}")));
    }
    assert!(wrong.is_empty(), "{} cases are wrong:\n\n{}", wrong.len(), wrong.join("\n\n"));
}
